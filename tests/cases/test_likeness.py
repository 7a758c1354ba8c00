"""Names of one person, however written, are found to be one; other people are not. The tables are how it is judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.codes.person import Sex
from casedesk.cases.rules.likeness import LIKELY, Described, Years, alike, like, pairs
from casedesk.text.khmer_sounds import sounds

HERE, NEARBY, FAR = "120801", "120802", "030405"


def person(*names: str, born: int | None = None, sex: Sex = Sex.FEMALE, place: str = "") -> Described:
    return Described(names, sex, Years(born, born) if born else None, place)


ONE_NAME = [
    ("Sok Chantha", "Sokh Chanthar"),
    ("Sok Srey", "Sok Srei"),
    ("Sok Srey", "Sokh Sreay"),
    ("Sok Chantha", "Chantha Sok"),
    ("Sok Sreymom", "Sok Srey Mom"),
    ("Sok Sreymom", "Srey Mom Sok"),
    ("Phirun", "Pirun"),
    ("Kim Sophea", "KIM Sophia"),
    ("Chhim Ratana", "Chim Rathana"),
    ("សុខ ស្រីមុំ", "សុខ ស្រីមុំ"),
    ("សុខ ស្រីមុំ", "ស្រីមុំ សុខ"),
    ("សុខ ចាន់ថា", "សុខ ចាន់​ថា"),
    ("Sok Chantha, Mao", "Mao"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_another_spelling_is_enough(one: str, other: str) -> None:
    assert alike(person(one), person(other)) >= LIKELY
    assert alike(person(other), person(one)) >= LIKELY


ONE_SOUND = [
    ("សុខ ស្រីមុំ", "Sok Sreymom"),
    ("សុខ ស្រីមុំ", "Sokh Srey Mom"),
    ("សុខ ចាន់ថា", "Chantha Sok"),
    ("គឹម សុភា", "Kim Sophea"),
    ("ឡេង ពិសី", "Leng Pisei"),
    ("ហេង ផល្លា", "Heng Phala"),
    ("ម៉ៅ វណ្ណា", "Mao Vanna"),
    ("អ៊ុក ចន្ធូ", "Ouk Chanthou"),
    ("ជា សុវណ្ណារី", "Chea Sovannary"),
    ("ស៊ឹម បុប្ផា", "Sim Bopha"),
    ("យឹម ស្រីពៅ", "Yim Sreypov"),
    ("ចាន់ វឿន", "Chan Voeurn"),
]


@pytest.mark.parametrize(("khmer", "latin"), ONE_SOUND)
def test_two_scripts_are_heard_and_need_one_thing_more(khmer: str, latin: str) -> None:
    assert alike(person(khmer), person(latin)) < LIKELY
    assert alike(person(khmer, born=1990), person(latin, born=1991)) >= LIKELY
    assert alike(person(khmer, place=HERE), person(latin, place=NEARBY)) >= LIKELY


OTHERS = [
    ("Sok Dara", "Sok Bora"),
    ("Sok Chantha", "Keo Pisey"),
    ("Kim Sophea", "Kim Sophal"),
    ("Ly Chenda", "Keo Sina"),
    ("សុខ ស្រីមុំ", "Keo Pisey"),
    ("សុខ ស្រីមុំ", "កែវ ពិសី"),
    ("Sok", "Keo"),
]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_people_are_never_taken_for_one(one: str, other: str) -> None:
    same = {"born": 1990, "place": HERE}
    assert alike(person(one, **same), person(other, **same)) < LIKELY  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "worth"),
    [
        (person("Sok Chantha", born=1991), True),
        (person("Sok Chantha", born=1995), False),
        (Described(("Sok Chantha",), Sex.FEMALE, Years(1992, 1993, guessed=True)), True),
        (person("Sok Chantha", born=1990, sex=Sex.MALE), False),
        (person("Sok Chantha", place=FAR), True),
        (person("Sok Chanthy", born=1990), False),
        (person("Sok Chanthy", born=1990, place=HERE), True),
        (person(), False),
        (Described(("Sok Chantha",)), True),
    ],
)
def test_age_sex_and_place_decide_with_the_name(other: Described, worth: bool) -> None:
    assert (alike(person("Sok Chantha", born=1990, place=HERE), other) >= LIKELY) is worth


def test_any_of_several_names_is_enough() -> None:
    assert alike(person("សុខ ចាន់ថា", "Sok Chantha"), person("Keo Pisey", "Sokh Chanthar")) >= LIKELY


def test_all_pairs_are_found_once() -> None:
    many = {n: person(*names, born=1990) for n, names in enumerate([*ONE_NAME, *((two[1],) for two in ONE_SOUND)])}
    everyone = {**many, **{100 + n: person(names[1], born=1990) for n, names in enumerate(ONE_NAME)}}
    met = {frozenset((one, other)) for _score, one, other in pairs(everyone)}
    assert all(frozenset((n, 100 + n)) in met for n in range(len(ONE_NAME)))
    for n, described in everyone.items():
        rest = {other: one for other, one in everyone.items() if other != n}
        assert {other for _score, other in like(described, rest)} >= {other for other in rest if {n, other} in met}


@given(st.text(alphabet="sokhreymចាន់ថាសុខ ,", max_size=20), st.text(alphabet="sokhreymចាន់ថាសុខ ,", max_size=20))
def test_it_is_the_same_both_ways_and_a_share_of_one(one: str, other: str) -> None:
    there, back = alike(person(one), person(other)), alike(person(other), person(one))
    assert 0 <= there <= 1
    assert (there >= LIKELY) is (back >= LIKELY)


def test_what_is_heard_of_a_name() -> None:
    assert sounds("សុខ ស្រីមុំ") == sounds("Sokh Sreymum") == ("sk", "srm")
    assert sounds("Иван") == ()
