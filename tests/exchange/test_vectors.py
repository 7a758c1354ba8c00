"""The recorded vectors: what every reader of the format must open, and what it must refuse."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import UUID

import pytest

from casedesk.exchange.centre_key import published, read_centre_key
from casedesk.exchange.inside import read, written
from casedesk.exchange.spelling import moment
from casedesk.exchange.trouble import NotTakenIn
from casedesk.security.identity import Identity
from tests.exchange.making import AT, RECIPIENT, SENDER, STRANGER, a_content, a_key, in_pieces, opened
from tests.exchange.recording import KEY, ONE, TWO, VECTORS, inner, private
from tests.exchange.second_reader import read_package
from tests.house.rule import ROOT

SAID: dict[str, Any] = json.loads((VECTORS / "vectors.json").read_text("utf-8"))
WHO: dict[str, Identity] = {"sender": SENDER, "recipient": RECIPIENT, "stranger": STRANGER}
READINGS, CONTENTS = SAID["readings"]["each"], SAID["contents"]


def named(vector: Any) -> str:
    return str(vector["what"])


def test_the_keys_are_those_of_the_vectors() -> None:
    assert {name: private(who) for name, who in WHO.items()} == SAID["keys"]


def test_a_published_key_is_written_with_the_same_bytes_as_ever() -> None:
    file = (VECTORS / KEY).read_bytes()
    assert read_centre_key(file) == a_key()
    assert published(RECIPIENT, centre="Lotus House", training=False, at=AT) == file


@pytest.mark.parametrize(("name", "paper"), [(ONE, b"\xff\xd8\xff fictitious"), (TWO, bytes(range(256)) * 300)])
def test_a_recorded_package_opens_for_both_readers(name: str, paper: bytes) -> None:
    assert opened((VECTORS / name).read_bytes()).content == a_content(paper)
    seed, x25519 = (bytes.fromhex(SAID["keys"]["recipient"][part]) for part in ("mlkem768_seed", "x25519"))
    found = read_package((VECTORS / name).read_bytes(), seed, x25519)
    assert [one["fields"] for one in found.entries] == [one.fields for one in a_content().entries]
    assert [content for _, content in found.attachments] == [paper]
    assert found.key.hex() == SAID["packages"][name]["content_key"]
    assert inner(VECTORS / name) == SAID["packages"][name]


@pytest.mark.parametrize("vector", READINGS, ids=named)
def test_a_package_is_read_as_its_circumstances_say(vector: dict[str, Any]) -> None:
    said = {**SAID["usual"], **vector}
    file = bytearray((VECTORS / SAID["readings"]["of"]).read_bytes())
    changed = bytes.fromhex(said.get("bytes", ""))
    at = said.get("at", 0)
    file[at : at + len(changed)] = changed
    verdict = "opens"
    try:
        opened(
            bytes(file[: said.get("length", len(file))]),
            mine=[WHO[said["mine"]]],
            confirmed=lambda keys: keys in [WHO[name].public for name in said["confirmed"]],
            known=lambda found: found in [*map(UUID, said["known"])],
            now=moment(said["now"]),
            training=said["training"],
        )
    except NotTakenIn as told:
        verdict = type(told).__name__
    assert verdict == vector["verdict"]


@pytest.mark.parametrize("vector", CONTENTS, ids=named)
def test_a_content_is_read_or_refused(vector: dict[str, Any]) -> None:
    pieces = in_pieces(bytes.fromhex(vector["hex"]))
    verdict = "reads"
    try:
        content = read(pieces)
    except NotTakenIn as told:
        verdict = type(told).__name__
    else:
        assert b"".join(written(content)[1]) == b"".join(pieces)
    assert verdict == vector["verdict"]


def test_the_page_names_every_refusal() -> None:
    page = (ROOT / "docs" / "transfer-package.md").read_text("utf-8")
    assert {f"`{kind.__name__}`" for kind in (*NotTakenIn.__subclasses__(),)} - {"`PackageUnreadable`"} <= {
        *re.findall("`[A-Za-z]+`", page)
    }
