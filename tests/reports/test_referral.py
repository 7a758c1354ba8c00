"""The letter of a referral: the agreed items alone, the same on screen and on paper, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from casedesk.cases.codes.work import Item
from casedesk.reports.referral_paper import referral_paper
from casedesk.reports.referral_slip import Slip, Terms, slip
from casedesk.text.translation import speaking
from tests.cases.test_slip import CANARIES, source
from tests.factories import DAY, provider
from tests.reports.tools import letters, text_of

DESK = provider(name="Legal aid desk", khmer_name="ការិយាល័យជំនួយផ្នែកច្បាប់")


def made(*agreed: Item) -> Slip | None:
    terms = Terms(agreed, DAY, date(2026, 12, 16), "Chan Bopha", "Lotus")
    return slip(source(), to=DESK, terms=terms, today=DAY)


def paper_of(found: Slip | None, *, training: bool = False) -> bytes:
    assert found is not None
    return referral_paper(found, printed_by="Chan Bopha", printed_at="16 Nov 2026, 10:42", training=training)


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
    for words in (found.number, found.to, found.on, found.consent, *(word for row in found.rows for word in row)):
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


def test_training_stands_on_a_practice_letter() -> None:
    assert "TRAINING" in text_of(paper_of(made(Item.PURPOSE), training=True))
    assert "TRAINING" not in text_of(paper_of(made(Item.PURPOSE)))
