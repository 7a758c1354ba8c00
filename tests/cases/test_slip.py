"""Nothing leaves but the agreed items, whatever the file holds."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.codes.contact import Never, ReachBy
from casedesk.cases.codes.person import Sex
from casedesk.cases.codes.work import Item
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.slip import Source, in_file, released
from casedesk.store.records import NOBODY
from casedesk.text.ages import AgeBand
from casedesk.text.translation import speaking
from tests.factories import referral, safe_contact

CANARIES = {
    Item.FIRST_NAME: ("CANARYGIVEN",),
    Item.SAFE_CONTACT: ("CANARYAUNT", "CANARYFIRST", "CANARYVOICE", "012 000 111", "12:00–13:00", "Leave a message"),
    Item.SEX_AND_AGE: ("Male", "26–40"),
    Item.PURPOSE: ("CANARYPURPOSE",),
    Item.ACCESS_NEED: ("CANARYACCESS",),
    Item.FULL_NAME: ("CANARYFAMILY", "CANARYGIVEN"),
    Item.ADDRESS: ("CANARYSTREET", "Phnom Penh"),
    Item.SUMMARY: ("CANARYSUMMARY",),
}


def source() -> Source:
    """A file in which every item is a word of its own."""
    return Source(
        referral=referral(NOBODY, NOBODY, purpose="CANARYPURPOSE", summary="CANARYSUMMARY"),
        identity=Identity(
            case_id=NOBODY, latin_name="CANARYFAMILY CANARYGIVEN", khmer_name="សុខ ស្រីមុំ", other_names="CANARYOTHER",
            sex=Sex.MALE, age=30, age_band=AgeBand.UP_TO_40, access_need="CANARYACCESS", place="120801",
            address="CANARYSTREET",
        ),
        safe_contact=safe_contact(
            reach_by=ReachBy.OTHER_PHONE, through="CANARYAUNT", say_first="CANARYFIRST", other_voice="CANARYVOICE",
            never=(Never.MESSAGE,),
        ),
    )  # fmt: skip


@given(st.sets(st.sampled_from(Item)))
def test_only_agreed_items_are_released(agreed: set[Item]) -> None:
    told = released(source(), agreed)
    assert set(told) == agreed
    said = "\n".join(told.values())
    allowed = {canary for item in agreed for canary in CANARIES[item]}
    for canaries in CANARIES.values():
        for canary in canaries:
            assert (canary in said) == (canary in allowed)
    assert "CANARYOTHER" not in said


def test_items_keep_their_order_however_they_were_answered() -> None:
    assert list(released(source(), [Item.SUMMARY, Item.FIRST_NAME])) == [Item.FIRST_NAME, Item.SUMMARY]


def test_what_is_not_in_the_file_is_left_out() -> None:
    bare = Source(referral(NOBODY, NOBODY), None, None)
    assert set(released(bare, set(Item))) == {Item.PURPOSE}


@pytest.mark.parametrize(
    ("khmer", "latin", "language", "first"),
    [
        ("សុខ ស្រីមុំ", "Sok Sreymom", "en", "Sreymom"),
        ("សុខ ស្រីមុំ", "Sok Sreymom", "km", "ស្រីមុំ"),
        ("សុខ ស្រីមុំ", None, "en", "ស្រីមុំ"),
        ("សុខស្រីមុំ", "Sok Sreymom", "km", "Sreymom"),
        ("សុខស្រីមុំ", None, "km", ""),
        (None, "Sreymom", "en", "Sreymom"),
        (None, "Sok Srey Mom", "en", "Srey Mom"),
        (None, None, "en", ""),
    ],
)
def test_a_first_name_never_brings_the_family_name_along(
    khmer: str | None, latin: str | None, language: str, first: str
) -> None:
    who = Identity(case_id=NOBODY, khmer_name=khmer, latin_name=latin)
    with speaking(language):
        assert in_file(Source(referral(NOBODY, NOBODY), who, None), Item.FIRST_NAME) == first


@pytest.mark.parametrize(
    ("after", "before", "hours"),
    [
        (time(12), time(13), "Mon, Tue, 12:00–13:00"),
        (time(12), None, "Mon, Tue, from 12:00"),
        (None, time(13), "Mon, Tue, until 13:00"),
        (None, None, "Mon, Tue"),
    ],
)
def test_safe_times_are_said_as_far_as_they_were_agreed(after: time | None, before: time | None, hours: str) -> None:
    reach = in_file(Source(referral(NOBODY, NOBODY), None, safe_contact(after=after, before=before)), Item.SAFE_CONTACT)
    assert reach.splitlines() == ["Own phone 012 000 111", hours]


def test_a_number_that_is_not_asked_for_any_more_is_not_sent() -> None:
    """It stays in the record when the way to reach her changes, and is not shown on the form."""
    stale = Source(referral(NOBODY, NOBODY), None, safe_contact(reach_by=ReachBy.SHE_COMES))
    assert "012" not in in_file(stale, Item.SAFE_CONTACT)
