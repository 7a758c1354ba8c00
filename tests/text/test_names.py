"""Names folded, compared and found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text.folding import fold
from casedesk.text.name_index import Entry, NameIndex
from casedesk.text.phones import phone_digits, said_phone
from casedesk.text.spelling import likeness, word_key

NAMES = st.text(st.sampled_from("abdhkmnorstuvy éសុខដារ៉ា្ំ\u200b០1"), max_size=12)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Sok Dara", "sok dara"),
        ("  SOK-dara. ", "sok dara"),
        ("Frédéric Đặng", "frederic dang"),
        ("O’Neil d'Or", "oneil dor"),
        ("សុខ\u200bដារ៉ា", "សុខដារ៉ា"),
        ("ផ្ទះលេខ ១២", "ផ្ទះលេខ 12"),
        ("PP-0042", "pp 0042"),
        ("កេីត", "កើត"),
        ("ស្ដី", "ស្តី"),
        ("ច\u17c1\u17b6", "ចោ"),
        ("  SOK\u00a0 Dara", "sok dara"),
    ],
)
def test_folding(typed: str, key: str) -> None:
    assert fold(typed) == key


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    "spellings",
    [
        "Sok Sokh",
        "Srey Srei Sreay Sray",
        "Chan Chann",
        "Phirun Pirun Phyrun",
        "Sou Sov",
        "Sothea Sothia",
        "Voeurn Voeun Veun",
        "Chorn Chon",
        "Vuthy Vuthi Vutty",
        "Kunthea Kunthear",
        "Chhouk Chhuk",
        "Chanthou Chanthu",
        "Keo Kev Kéo",
        "Ros Roh",
        "Nhem Nem",
        "Daline Dalyn",
    ],
)
def test_usual_spellings_share_a_key(spellings: str) -> None:
    first, *others = spellings.split()
    assert {word_key(fold(other)) for other in others} == {word_key(fold(first))}
    assert all(likeness(first, other) >= 0.95 for other in others)


def test_different_names_have_different_keys() -> None:
    names = "Sok Seng Heng Hong Chan Chea Dara Bopha Vuthy Kunthea Sophea Sopheap Pisey Srey Sao Keo Ly Meas"
    assert len({word_key(fold(name)) for name in names.split()}) == len(names.split())


@given(NAMES, NAMES)
def test_likeness_lies_between_nought_and_one_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, one) == (1 if fold(one) else 0)


def test_likeness() -> None:
    assert likeness("Sok Dara", "Dara SOK") == 1
    assert likeness("Srey Mom", "Sreymom") == 1
    assert likeness("សុខ ដារ៉ា", "សុខដារ៉ា") == 1
    assert likeness("Sok Dara", "Dara Sokh") > 0.95
    assert likeness("Samnang", "Somnang") > 0.7
    assert likeness("Sok Dara", "Chea Vuthy") < 0.3
    assert likeness("សុខ", "Sok") == 0


@pytest.mark.parametrize(
    "typed",
    [
        "012 000 001",
        "012\u200b 000 001",
        "012-000-001",
        "+855 12 000 001",
        "00855 12 000 001",
        "(012) 000001",
        "០១២ ០០០ ០០១",
    ],
)
def test_one_number_however_typed(typed: str) -> None:
    assert phone_digits(typed) == "012000001"
    assert said_phone(typed) == "012 000 001"


def test_other_numbers() -> None:
    assert phone_digits("+33 1 00 00 00 00") == "+33100000000"
    assert phone_digits("her sister, 012") == ""
    assert said_phone(" her sister ") == "her sister"
    assert phone_digits("+855") == "+855"


@pytest.fixture
def people() -> NameIndex[int]:
    """Six fictitious files."""
    return NameIndex(
        [
            Entry(1, ("សុខ ដារ៉ា", "Sok Dara"), ("012 000 001",), "PP-0042"),
            Entry(2, ("ចាន់ សុខា", "Chann Sokha"), ("+855 77 000 002",), "PP-0004"),
            Entry(3, ("ស្រី មុំ", "Srey Mom", "Aunt Mom"), (), "PP-0420"),
            Entry(4, ("Misok Dany",), ("023 000 042",), "FS-0042"),
            Entry(5, ("Sok",), (), "PP-0105"),
            Entry(6, ("Lina (លីណា)",)),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        (" -", []),
        ("s", [1, 3, 5, 2, 4]),
        ("sok", [5, 1, 2, 4]),
        ("dara sok", [1]),
        ("SOK dar", [1]),
        ("sokdara", [1]),
        ("sreimom", [3]),
        ("srei mum", []),
        ("chan sokh", [2]),
        ("jan sokha", [2]),
        ("aunt", [3]),
        ("42", [1, 4, 3]),
        ("pp-42", [1]),
        ("pp-04", [2, 3]),
        ("PP42", [1]),
        ("pp 0042", [1]),
        ("012 000", [1]),
        ("77 000 002", [2]),
        ("+855 12 000 001", [1]),
        ("សុខ", [1, 2]),
        ("ដារ៉ា\u200bសុខ", []),
        ("ដារ៉ា សុខ", [1]),
        ("សុខដារ៉ា", [1]),
        ("mom ស្រី", [3]),
        ("lina", [6]),
        ("លីណា", [6]),
        ("zz", []),
    ],
)
def test_who_is_found_for_what_is_typed(people: NameIndex[int], typed: str, found: list[int]) -> None:
    assert people.find(typed) == found


def test_no_more_than_asked_for(people: NameIndex[int]) -> None:
    assert people.find("s", limit=2) == [1, 3]


def test_changes_are_found_at_once(people: NameIndex[int]) -> None:
    people.put(Entry(1, ("Kong Vuthy",), (), "PP-0043"))
    people.put(Entry(7, ("Sok Dara",), (), "PP-0044"))
    people.remove(2)
    people.remove(99)
    assert people.find("sok dara") == [7]
    assert people.find("vuthi") == people.find("43") == [1]
    assert people.find("42") == [4, 3]
    assert people.find("chan") == people.find("pp-4") == []
    assert len(people) == 6
    people.clear()
    assert people.find("s") == []


def test_no_name_shows_in_a_trace() -> None:
    assert "Dara" not in repr(Entry(1, ("Sok Dara",), ("012000001",), "PP-0042"))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), NAMES)), max_size=25),
    st.lists(NAMES, max_size=4, unique=True),
)
def test_the_index_knows_what_a_plain_look_knows(changes: list[tuple[int, str | None]], queries: list[str]) -> None:
    index = NameIndex[int]()
    kept: dict[int, str] = {}
    for person, name in changes:
        if name is None:
            index.remove(person)
            kept.pop(person, None)
        else:
            index.put(Entry(person, (name,)))
            kept[person] = name
    fresh = NameIndex(Entry(person, (name,)) for person, name in kept.items())
    for query in queries:
        found = set(index.find(query))
        assert found == set(fresh.find(query))
        asked = fold(query)
        one_script = [
            person for person, name in kept.items() if asked in fold(name) and fold(name).isascii() == asked.isascii()
        ]
        assert not asked or found.issuperset(one_script)


def test_many_people_fill_many_pages() -> None:
    index = NameIndex(
        Entry(n, (f"Sok {'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}",), (), f"PP-{n:05}") for n in range(9000)
    )
    assert index.find("pp-8999") == [8999]
    assert len(index.find("sok aka", limit=9000)) == 0
    assert index.find("sok ak", limit=90) == index.find("ak sok", limit=90) == list(range(0, 9000, 100))


@pytest.mark.parametrize("typed", ["sreymom", "srey mom", "sok sreymom", "soksreymom", "srei mom"])
def test_a_given_name_is_found_in_one_word_or_two(typed: str) -> None:
    people = NameIndex([Entry(1, ("Sok Sreymom",)), Entry(2, ("Sok Srey Mom",)), Entry(3, ("Sok Dara",))])
    assert set(people.find(typed)) == {1, 2}
