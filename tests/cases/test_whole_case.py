"""What may go along with a whole case: every kind is decided, every field named, and nothing goes by itself."""

from __future__ import annotations

from typing import get_args
from uuid import UUID, uuid4

import pytest

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import ReferralState, Service
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import Referral, ReferralIn, ServiceStanding
from casedesk.cases.records.release import Override, Release
from casedesk.cases.records.review import Approval, Conference, Task
from casedesk.cases.rules.whole_case import (
    STAYS,
    Agreed,
    along,
    checked_agreed,
    fields_of,
    is_needed,
    is_usual,
    named,
    parts,
    proposed,
    travelling,
)
from casedesk.cases.whole_case_out import going
from casedesk.store.records import Record
from tests import factories as f
from tests.cases.files import A_DAY, CASE, file

AT_HOME = {
    ConsentToServe, ConsentToRelease, Referral, ReferralIn, Override, Release, Task, Conference, Approval, Closure,
    FirstContact,
}  # fmt: skip
REFERRAL = f.referral(CASE, uuid4(), whole=True)


def everything() -> Agreed:
    fields = [named(kind, one.name) for kind in STAYS for one in fields_of(kind)]
    return Agreed(parts(), tuple(fields))


def test_every_kind_of_entry_is_decided_to_go_or_to_stay() -> None:
    assert {*KINDS} - {*STAYS} == AT_HOME


@pytest.mark.parametrize("kind", STAYS, ids=lambda kind: kind.__name__)
def test_what_never_goes_is_a_field_of_the_kind(kind: type[Record]) -> None:
    assert {*STAYS[kind]} <= {*kind.__fields__}


@pytest.mark.parametrize("kind", STAYS, ids=lambda kind: kind.__name__)
def test_no_identity_of_a_colleague_or_a_row_can_go(kind: type[Record]) -> None:
    going_along = along(kind, (one.name for one in fields_of(kind)))
    types = {(kind.__fields__[name].type, *get_args(kind.__fields__[name].type)) for name in going_along}
    assert not {one for several in types for one in several} & {UUID, bytes}


def test_names_of_staff_never_go() -> None:
    assert not {"told", "who_home", "present"} & {one.name for one in fields_of(FollowUp)}


def test_nothing_is_agreed_to_by_itself() -> None:
    assert going(file(who=f.identity(CASE)), REFERRAL, Agreed()).entries == ()
    assert checked_agreed(Agreed(parts())) == Agreed()


def test_who_did_it_is_not_proposed_and_neither_are_incidents() -> None:
    assert not [name for name in proposed().fields if name.startswith("incidents.")]
    assert not any(is_usual(Incident, name) for name in ("relationship", "their_sex", "account"))
    assert Part.RISK not in proposed().parts


def test_what_was_agreed_to_goes_and_nothing_beside_it() -> None:
    who = f.identity(CASE, address="House 12")
    agreed = Agreed((Part.IDENTITY,), ("identities.latin_name", "identities.sex", "safe_contacts.number"))
    (entry,) = going(file(who=who, safe=f.safe_contact(CASE)), REFERRAL, checked_agreed(agreed)).entries
    assert entry.values() == {"latin_name": "Sok Sreymom", "sex": "female"}


def test_an_age_goes_with_the_day_it_was_given_on() -> None:
    agreed = Agreed((Part.IDENTITY,), ("identities.age",))
    (entry,) = going(file(who=f.identity(CASE, age_on=f.DAY)), REFERRAL, agreed).entries
    assert entry.values() == {"age": 30, "age_on": "2026-11-16"}


def test_a_kind_without_what_it_needs_stays_at_home() -> None:
    assert is_needed(Incident, "rape")
    asked = Agreed((Part.INCIDENTS,), ("incidents.interviewed", "incidents.place"))
    assert checked_agreed(asked) == Agreed()


def test_unknown_names_are_no_way_out() -> None:
    asked = Agreed((Part.IDENTITY,), ("identities.case_id", "identities.", "journal.words", "identities.sex"))
    assert checked_agreed(asked).fields == ("identities.sex",)


def test_an_answer_that_other_answers_put_aside_does_not_go() -> None:
    told = f.assessment(CASE, children_need="Shoes for school")
    assert "children_need" not in going(file(one=told), REFERRAL, everything()).entries[0].values()


def test_an_attachment_goes_only_by_its_own_name() -> None:
    one, other = (f.attachment(CASE, content_key="ab", title=title) for title in ("One", "Other"))
    agreed = Agreed((Part.ATTACHMENTS,), ("attachments.kind", "attachments.title"), (one.id,))
    goes = going(file(papers=[one, other]), REFERRAL, agreed)
    assert [paper.title for paper in goes.papers] == ["One"]
    removed = f.attachment(CASE, id=one.id, removed=f.DAY)
    assert going(file(papers=[removed]), REFERRAL, agreed).papers == ()


def test_the_mark_changes_with_every_word() -> None:
    agreed = Agreed((Part.IDENTITY,), ("identities.latin_name",))
    who = f.identity(CASE)
    before = going(file(who=who), REFERRAL, agreed).mark()
    assert before == going(file(who=who), REFERRAL, agreed).mark()
    later = f.identity(CASE, id=who.id, latin_name="Sok Srey Mom")
    assert before != going(file(who=later), REFERRAL, agreed).mark()
    assert before != going(file(who=who), f.referral(CASE, uuid4(), purpose="Other"), agreed).mark()


def test_every_part_that_may_go_has_a_kind_that_does() -> None:
    assert all(travelling(part) for part in parts())
    assert {part for part in Part if not travelling(part)} == {Part.CONSENTS, Part.CLOSURE}
    assert Attachment in travelling(Part.ATTACHMENTS)


def test_a_referral_that_was_sent_goes_as_how_its_service_stands() -> None:
    ours, other = f.provider(ours=True), f.provider()
    sent = {"service": Service.HEALTH, "sent": f.DAY}
    held = file(
        told=f.standing(CASE),
        asked=[
            f.referral(CASE, other.id, state=ReferralState.ACCEPTED, **sent),
            f.referral(CASE, other.id, state=ReferralState.SERVED, served=f.DAY + A_DAY, **sent),
            f.referral(CASE, ours.id, state=ReferralState.FEEDBACK, **sent),
            f.referral(CASE, other.id, state=ReferralState.REJECTED, **sent),
            f.referral(CASE, other.id), f.referral(CASE, other.id, whole=True, state=ReferralState.SENT, sent=f.DAY),
        ],
        providers=(ours, other),
    )  # fmt: skip
    goes = going(held, REFERRAL, everything()).entries
    assert {type(one.record) for one in goes} == {ServiceStanding}
    assert sorted((one.values()["status"], one.values()["on"][8:]) for one in goes) == [
        ("already", "17"), ("by_us", "16"), ("declined", "16"), ("referred", "16"),
    ]  # fmt: skip
    assert all({*one.values()} == {"on", "service", "status"} for one in goes), "neither to whom nor why"
