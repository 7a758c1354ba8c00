"""What is due before an authority, and what is to be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.legal import LegalState, LegalStep, MediationOutcome
from casedesk.cases.rules.due import due_on
from tests import factories as make
from tests.cases.files import A_DAY, CASE, file
from tests.factories import DAY, NOON


def said(held: CaseFile, today: date = DAY) -> list[tuple[int, str]]:
    """Days from the sixteenth, and words."""
    return [((one.on - DAY).days, one.words) for one in due_on(held, today)]


def test_an_order_that_ends_is_due_two_weeks_before_and_late_after() -> None:
    order = make.legal_event(CASE, step=LegalStep.PROTECTION_ORDER, state=LegalState.GRANTED, expires=DAY + 20 * A_DAY)
    held = file(legal=order)
    assert said(held) == []
    (due,) = due_on(held, DAY + 6 * A_DAY)
    assert (due.on, due.words, due.part, due.row) == (order.expires, "Renew: Protection order", Part.LEGAL, order.id)
    assert said(held, DAY + 23 * A_DAY) == [(20, "Renew: Protection order")]


def test_a_court_date_is_due_on_its_day_then_what_came_of_it_until_it_is_written() -> None:
    hearing = make.legal_event(CASE, step=LegalStep.HEARING, on=DAY + 3 * A_DAY)
    assert said(file(legal=hearing)) == [(3, "Court date")]
    assert said(file(legal=hearing), DAY + 4 * A_DAY) == [(3, "Ask what came of it: Court date")]
    assert said(file(legal=replace(hearing, state=LegalState.GRANTED)), DAY + 4 * A_DAY) == []


def test_the_next_date_keeps_its_hour_and_is_asked_about_until_somebody_wrote() -> None:
    step = make.legal_event(CASE, next_at=NOON + 2 * A_DAY, written_at=NOON)
    (due,) = due_on(file(legal=step), DAY)
    assert due.words == "Next date: Complaint"
    assert due.at is not None
    assert said(file(legal=step), DAY + 3 * A_DAY) == [(2, "Ask what came of it: Complaint")]
    assert said(file(legal=replace(step, written_at=NOON + 2 * A_DAY)), DAY + 3 * A_DAY) == []
    assert said(file(legal=replace(step, state=LegalState.WITHDRAWN))) == []


def test_a_mediation_of_others_is_due_until_it_is_known_how_it_ended() -> None:
    coming = make.mediation(CASE, on=DAY + A_DAY)
    assert said(file(held=coming)) == [(1, "Mediation by others")]
    assert said(file(held=coming), DAY + 2 * A_DAY) == [(1, "Ask how the mediation went")]
    assert said(file(held=replace(coming, outcome=MediationOutcome.SHE_STOPPED)), DAY + 2 * A_DAY) == []


def test_only_the_newest_safety_plan_is_looked_at_again() -> None:
    plans = (make.safety_plan(CASE, review_on=DAY + 30 * A_DAY), make.safety_plan(CASE, review_on=DAY + A_DAY))
    assert said(file(plans=plans)) == [(30, "Look at the safety plan with her")]


def test_a_conference_is_due_again_and_what_it_agreed_until_it_is_done() -> None:
    newest = make.conference(CASE, due=DAY + 2 * A_DAY, next_on=DAY + 30 * A_DAY)
    older = make.conference(CASE, due=DAY + A_DAY, next_on=DAY, done=DAY)
    assert said(file(held=(newest, older))) == [(2, "What the conference agreed on"), (30, "Case conference")]
