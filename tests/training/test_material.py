"""The invented training material fits the code lists and speaks both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from casedesk.cases.codes.incident import IncidentType
from casedesk.cases.codes.work import Need, Service
from casedesk.cases.records.referral import Provider
from casedesk.paths import resources
from casedesk.security.roles import GIVEN, Role
from casedesk.text import places
from casedesk.text.phones import phone_digits, said_phone
from casedesk.text.spelling import word_key

KHMER = re.compile("[\u1780-\u17ff]")
WORDS_FOR_SOMEBODY = re.compile(r"\b(s?he|her|him|his)\b", re.IGNORECASE)


def material(name: str) -> dict[str, Any]:
    return tomllib.loads(resources("training", f"{name}.toml").read_text("utf-8"))


def entries(part: object) -> Iterator[dict[str, Any]]:
    """Every entry that is written in two languages, however deep."""
    if isinstance(part, dict):
        if "en" in part:
            yield part
        for inner in part.values():
            yield from entries(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from entries(inner)


@pytest.mark.parametrize(("kind", "least"), [("families", 80), ("women", 80), ("men", 80)])
def test_names_are_pairs_and_all_different(kind: str, least: int) -> None:
    names = material("names")[kind]
    assert len(names) >= least
    for khmer, latin in names:
        assert KHMER.search(khmer)
        assert latin.isascii()
        assert word_key(latin.lower())
    assert len({khmer for khmer, _latin in names}) == len({latin for _khmer, latin in names}) == len(names)


def test_the_staff_holds_every_role() -> None:
    staff = material("centre")["staff"]
    assert len(staff) == 14
    assert len({person["short"] for person in staff}) == 14
    assert {Role(role) for person in staff for role in person["roles"]} == set(GIVEN)
    assert [len(person["roles"]) for person in staff if person.get("founder")] == [3]
    workers = [person for person in staff if person["roles"] == ["social_worker"]]
    assert len(workers) == 8


def test_places_are_known() -> None:
    centre = material("centre")
    codes = [centre["place"], *centre["districts"], *(one["district"] for one in material("providers")["provider"])]
    assert all(places.known(code) for code in codes)


def test_every_service_can_be_referred_to_and_no_number_is_real() -> None:
    providers = material("providers")["provider"]
    assert {Service(code) for one in providers for code in one["services"]} == set(Service)
    for one in providers:
        assert phone_digits(one["phone"]).startswith("0120000")
        assert said_phone(one["phone"]) == one["phone"]
        assert KHMER.search(one["khmer_name"])
    assert len({one["phone"] for one in providers}) == len(providers) >= 25
    assert any(one["verified"] > 180 for one in providers)
    assert any("closed" in one for one in providers)
    told = {name for one in providers for name in one}
    assert told == set(Provider.__fields__)


def test_every_entry_says_the_same_in_two_languages_and_fits_anybody() -> None:
    written = list(entries(material("words")))
    assert len(written) > 120
    for entry in written:
        assert KHMER.search(entry["km"])
        assert not KHMER.search(entry["en"])
        assert "\u200b" not in entry["km"]
        assert not WORDS_FOR_SOMEBODY.search(entry["en"])


def test_words_exist_for_every_need_service_and_incident() -> None:
    words = material("words")
    assert {Need(line["need"]) for line in words["plan"]["lines"]} == set(Need)
    assert {Service(code) for entry in words["referral"]["purpose"] for code in entry["services"]} == set(Service)
    assert {IncidentType(code) for entry in words["incident"]["account"] for code in entry["types"]} == set(
        IncidentType
    )
