"""What is due on one case, from its own file: the soonest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, NextStep, Part
from casedesk.cases.codes.work import ENDED, EXPECTED, Need, ReferralState
from casedesk.cases.records.referral import ReferralIn
from casedesk.cases.rules.consent_rules import asked_as_grown_up, is_due
from casedesk.cases.rules.due_thing import DueThing as DueThing
from casedesk.cases.rules.law_due import law_due
from casedesk.cases.rules.preparing import PART_OF, said_step
from casedesk.cases.rules.progress import STALE, due_here
from casedesk.cases.rules.review_due import review_due
from casedesk.cases.rules.risk_due import risk_due
from casedesk.cases.rules.visit_due import tasks_due, visits_due
from casedesk.cases.saying import said_help
from casedesk.text.dates import local
from casedesk.text.translation import _

TO_ANSWER = timedelta(days=2)
"""So soon whoever sent her to us hears whether we take her on."""
_SOON = timedelta(days=7)
"""A consent that ends within a week is worth asking for again."""
_FROM_ELSEWHERE = frozenset({NextStep.ASK_ANSWER, NextStep.FOLLOW_UP, NextStep.REVIEW_PLAN, NextStep.NOTHING})


def due_on(file: CaseFile, today: date) -> tuple[DueThing, ...]:
    """Everything with a date on an open case; nothing on a closed one."""
    if file.case.status is not CaseStatus.OPEN:
        return ()
    things = (_here(thing, file.case.opened) for thing in _all(file, today))
    return tuple(sorted(things, key=lambda thing: (thing.on, thing.at is None, str(thing.at))))


def _here(thing: DueThing, opened: date) -> DueThing:
    on = due_here(thing.on, opened)
    return thing if on == thing.on else replace(thing, on=on, at=None)


def _all(file: CaseFile, today: date) -> Iterator[DueThing]:
    case = file.case
    if case.due is not None and case.next_step not in _FROM_ELSEWHERE:
        yield DueThing(case.due, None, said_step(case.next_step, case.kind), PART_OF[case.next_step])
    yield from visits_due(file)
    yield from tasks_due(file)
    for line in file.plan:
        if line.by is not None and line.progress not in ENDED:
            words = _("Plan: {need}", need=line.need.said())
            yield DueThing(line.by, None, words, Part.PLAN, line.id)
    yield from _referrals(file, today)
    yield from _family(file, today)
    yield from law_due(file, today)
    yield from review_due(file)
    yield from risk_due(file)


def _family(file: CaseFile, today: date) -> Iterator[DueThing]:
    """A consent to be asked for again, of a caregiver too; a child in danger without an open line of the plan yet."""
    consent = file.consent
    if consent is not None and asked_as_grown_up(consent, file.identity):
        yield DueThing(consent.given, None, _("Ask a caregiver, and the child"), Part.CONSENTS, consent.id)
    if consent is not None and consent.expires is not None and is_due(consent, today):
        yield DueThing(consent.expires, None, _("Ask for her consent again"), Part.CONSENTS, consent.id)
    planned = any(line.need is Need.CHILDREN and line.progress not in ENDED for line in file.plan)
    for member in () if planned else file.members:
        if member.at_risk is Answer.YES:
            on = local(member.written_at).date()
            yield DueThing(on, None, _("Plan what a child needs"), Part.HOUSEHOLD, member.id)


def _referrals(file: CaseFile, today: date) -> Iterator[DueThing]:
    for referral in file.referrals:
        service = said_help(referral)
        if referral.state is ReferralState.SENT and referral.sent is not None:
            words = _("Ask for the answer: {service}", service=service)
            yield DueThing(referral.sent + STALE, None, words, Part.REFERRALS, referral.id)
        if referral.state in EXPECTED and referral.appointment is not None:
            at = local(referral.appointment)
            words = _("Ask how the appointment went: {service}", service=service)
            coming = _("Appointment: {service}", service=service)
            yield DueThing(at.date(), at, coming if at.date() >= today else words, Part.REFERRALS, referral.id)
    for came in file.of(ReferralIn):
        if came.taken is None or (came.answered is None and came.she_agrees is Answer.YES):
            yield DueThing(came.on + TO_ANSWER, None, _("Answer who sent her"), Part.REFERRALS, came.id)
    for release in file.releases:
        if release.withdrawn is None and today <= release.until <= today + _SOON:
            yield DueThing(release.until, None, _("A consent to send ends"), Part.CONSENTS, release.id)
