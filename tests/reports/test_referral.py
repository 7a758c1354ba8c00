"""The letter of a referral: the agreed items alone, the same on screen and on paper, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from casedesk.cases.codes.referring import Paper
from casedesk.cases.codes.work import Item
from casedesk.cases.rules.releasing import ON_THE_SLIP
from casedesk.reports.referral_paper import referral_paper
from casedesk.reports.referral_slip import Slip, Terms, slip
from casedesk.text.translation import speaking
from tests.cases.test_slip import CANARIES, source
from tests.factories import DAY, provider
from tests.reports.tools import letters, text_of

DESK = provider(name="Legal aid desk", khmer_name="ការិយាល័យជំនួយផ្នែកច្បាប់")


def made(*agreed: Item, paper: Paper = Paper.LETTER) -> Slip | None:
    terms = Terms(agreed, DAY, date(2026, 12, 16), "Chan Bopha", "Lotus")
    return slip(source(), to=DESK, terms=terms, today=DAY, paper=paper)


def paper_of(found: Slip | None, *, training: bool = False) -> bytes:
    assert found is not None
    return referral_paper(found, training=training)


@pytest.mark.parametrize("item", Item)
def test_one_agreed_item_brings_no_other_onto_the_paper(item: Item) -> None:
    read = letters(text_of(paper_of(made(item)), "-layout"))
    for other, canaries in CANARIES.items():
        for canary in canaries:
            assert (letters(canary) in read) == (canary in CANARIES[item]), (item, other)


def test_the_letter_names_no_sex_unless_it_is_agreed() -> None:
    found = made(*(item for item in Item if item not in (Item.SEX_AND_AGE, Item.SAFE_CONTACT)))
    said = text_of(paper_of(found)).lower().split()
    assert not {"she", "her", "he", "his", "him", "female", "male", "woman", "man"} & set(said)


def test_nothing_agreed_makes_no_letter() -> None:
    assert made() is None


def test_every_word_of_the_slip_stands_on_the_paper() -> None:
    found = made(*Item)
    read = letters(text_of(paper_of(found), "-layout"))
    assert found is not None
    for words in (
        found.title,
        found.number,
        found.to,
        found.on,
        found.consent,
        found.foot(),
        *(word for row in found.rows for word in row),
    ):
        for line in words.splitlines():
            for piece in line.split():
                assert piece in read, piece


def test_the_consent_says_for_whom_and_until_when() -> None:
    found = made(Item.PURPOSE)
    assert found is not None
    assert "16 November 2026" in found.consent
    assert "until 16 December 2026" in found.consent
    assert ("Please answer to", "Chan Bopha, Lotus, by 30 November 2026") in found.rows


def test_khmer_can_be_read_out_of_the_letter() -> None:
    with speaking("km"):
        found = made(Item.FIRST_NAME, Item.PURPOSE)
        read = letters(text_of(paper_of(found)))
    assert found is not None
    assert found.to == "ការិយាល័យជំនួយផ្នែកច្បាប់"
    assert letters(found.to) in read
    assert "ស្រីមុំ" in read
    assert "សុខ" not in read.replace("ស្រីមុំ", "")


def test_who_finds_a_slip_learns_no_name_and_no_way_to_reach_her() -> None:
    found = made(*Item, paper=Paper.SLIP)
    read = letters(text_of(paper_of(found), "-layout"))
    for item, canaries in CANARIES.items():
        for canary in canaries:
            assert (letters(canary) in read) == (item in ON_THE_SLIP), item
    assert letters("Chan Bopha") not in read
    assert letters("Lotus") in read


def test_without_an_item_that_may_be_carried_there_is_no_slip() -> None:
    assert made(Item.FULL_NAME, Item.ADDRESS, paper=Paper.SLIP) is None


def test_training_stands_on_a_practice_letter() -> None:
    assert "TRAINING" in text_of(paper_of(made(Item.PURPOSE), training=True))
    assert "TRAINING" not in text_of(paper_of(made(Item.PURPOSE)))
