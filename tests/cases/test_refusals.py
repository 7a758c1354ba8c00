"""What she refused holds: whoever acts against it says why, or does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from casedesk.cases.codes.review import ApprovalOf, TaskKind
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.alerts import Alert, alerts_of
from casedesk.cases.rules.refusals import against, asks_why, held_to, refused_items
from casedesk.cases.verbs.approving import SaidNo, ask_approval
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.visiting import VisitRefused, leave_for_visit
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.records import NOBODY, Record
from tests import factories as make
from tests.centre import do
from tests.factories import DAY, NOON

LATER = NOON + timedelta(hours=1)
CHECKED = {"who_home": "Her sister", "pretext": "The rice", "back_by": LATER + timedelta(hours=2), "told": "Dara"}


def no_to(*items: ServiceItem, **other: Any) -> ConsentToServe:
    agreed = tuple(item for item in ServiceItem if item not in items)
    return make.consent(NOBODY, **{"agreed": agreed, "refused": items, **other})


def call(outcome: Outcome, mode: Mode = Mode.PHONE) -> Record:
    return make.follow_up(NOBODY, at=LATER, mode=mode, outcome=outcome)


@pytest.mark.parametrize(
    ("entry", "refused", "stands_against"),
    [
        (call(Outcome.PLANNED), ServiceItem.CONTACT, True),
        (call(Outcome.NOT_REACHED), ServiceItem.CONTACT, True),
        (call(Outcome.REACHED), ServiceItem.CONTACT, False),  # she may have called herself
        (call(Outcome.PLANNED, Mode.OFFICE), ServiceItem.CONTACT, False),
        (call(Outcome.PLANNED, Mode.HOME_VISIT), ServiceItem.CONTACT, True),
        (call(Outcome.PLANNED, Mode.HOME_VISIT), ServiceItem.VISIT, True),
        (call(Outcome.PLANNED), ServiceItem.VISIT, False),
        (make.conference(NOBODY), ServiceItem.DISCUSS, True),
        (make.conference(NOBODY), ServiceItem.CONTACT, False),
        (make.task(NOBODY), ServiceItem.CONTACT, True),
        (make.task(NOBODY, done=DAY), ServiceItem.CONTACT, False),
        (make.task(NOBODY, kind=TaskKind.SUPERVISOR), ServiceItem.DISCUSS, True),
        (make.task(NOBODY, kind=TaskKind.PAPERS), ServiceItem.DISCUSS, False),
    ],
)
def test_what_stands_against_a_refusal(entry: Record, refused: ServiceItem, stands_against: bool) -> None:
    assert against(entry, [no_to(refused)]) is (refused if stands_against else None)
    assert against(entry, [no_to()]) is None
    assert against(entry, []) is None


def test_the_newest_answer_counts_and_taking_back_ends_visits() -> None:
    earlier, later = no_to(ServiceItem.CONTACT), no_to(given=DAY + timedelta(days=1))
    assert refused_items([earlier]) == {ServiceItem.CONTACT}
    assert refused_items([earlier, later]) == frozenset()
    assert refused_items([no_to(withdrawn=DAY)]) == {ServiceItem.VISIT}


def test_a_conference_held_before_she_refused_stands() -> None:
    later = no_to(ServiceItem.DISCUSS, given=DAY + timedelta(days=1))
    assert against(make.conference(NOBODY), [no_to(), later]) is None


def test_a_reason_is_asked_and_enough() -> None:
    with pytest.raises(InField, match="does not agree to be contacted") as trouble:
        held_to(make.task(NOBODY, in_spite="  "), [no_to(ServiceItem.CONTACT)])
    assert trouble.value.field == "in_spite"
    held_to(make.task(NOBODY, in_spite="Her life is in danger"), [no_to(ServiceItem.CONTACT)])


def test_only_a_form_that_may_go_against_her_no_asks_why() -> None:
    kind = type(make.conference(NOBODY))
    assert asks_why(kind, None, [no_to(ServiceItem.DISCUSS)])
    assert not asks_why(kind, None, [no_to(ServiceItem.CONTACT)])
    assert asks_why(kind, make.conference(NOBODY, in_spite="The law"), [no_to()]), "what was written stays in sight"


@pytest.fixture
def refusing(access: Access) -> UUID:
    """A file of somebody who refuses everything that can be refused."""
    case: UUID = make.registered(access, days=(), after=None, before=None).id
    make.kept(access, make.consent(case, agreed=(), refused=tuple(ServiceItem)))
    return case


def test_the_vault_holds_to_it(access: Access, refusing: UUID) -> None:
    visit = make.follow_up(refusing, at=LATER, mode=Mode.HOME_VISIT, **CHECKED)
    for entry in (visit, make.conference(refusing), make.task(refusing)):
        with pytest.raises(InField) as trouble:
            do(access, record, entry=entry)
        assert trouble.value.field == "in_spite"
    assert do(access, open_case, case=refusing).of(type(visit)) == ()


def test_a_visit_planned_before_she_refused_waits_for_a_reason(access: Access) -> None:
    case: UUID = make.registered(access, days=(), after=None, before=None).id
    [visit] = make.kept(access, make.follow_up(case, at=LATER, mode=Mode.HOME_VISIT, **CHECKED))
    make.kept(access, make.consent(case, agreed=(), refused=(ServiceItem.CONTACT,)))
    with pytest.raises(VisitRefused):
        do(access, leave_for_visit, visit=visit.id)
    [other] = make.kept(
        access, make.follow_up(case, at=LATER, mode=Mode.HOME_VISIT, in_spite="The child is alone", **CHECKED)
    )
    do(access, leave_for_visit, visit=other.id)


def test_asking_for_approval_says_why_and_the_reason_is_sealed(access: Access, refusing: UUID) -> None:
    make.kept(access, make.plan_line(refusing))
    for nothing in ("", "   "):
        with pytest.raises(SaidNo):
            do(access, ask_approval, case=refusing, what=ApprovalOf.PLAN, in_spite=nothing)
    asked = do(access, ask_approval, case=refusing, what=ApprovalOf.PLAN, in_spite=" Her child is in danger ")
    assert asked.in_spite == "Her child is in danger"
    assert Approval.__fields__["in_spite"].sealed


def test_where_she_agreed_no_reason_is_kept(access: Access) -> None:
    case: UUID = make.registered(access).id
    make.kept(access, make.consent(case), make.plan_line(case))
    assert do(access, ask_approval, case=case, what=ApprovalOf.PLAN, in_spite="None is needed").in_spite is None


def test_the_head_of_the_file_says_what_she_does_not_want(access: Access, refusing: UUID) -> None:
    assert alerts_of(do(access, open_case, case=refusing)) == (Alert.NO_FILE, Alert.NO_CONTACT)
