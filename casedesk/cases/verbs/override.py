"""Something leaves without her consent: a supervisor decides it, with its legal basis, for one recipient."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.codes.answers import Answer
from casedesk.cases.keeping import demand_open, keep, keep_ended
from casedesk.cases.letting_out import DECIDED
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override
from casedesk.cases.rules.releasing import for_chapters_of_today, mark_of
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.staff.noticing import notify
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_

AT_MOST = timedelta(days=30)
"""So long at most an override holds: as long as a consent does without another word."""


@verb(Permission.APPROVE_CASES)
def override(work: Work, *, override: Override) -> Override:
    """Keeps a supervisor's decision that these things may go to this recipient without her consent.

    Raises InField for what is missing or lasts too long, FileClosed, and NotGranted without the file's key.
    """
    demand_open(work, override.case_id)
    today = local(work.now()).date()
    if not (override.items or override.chapters or override.parts):
        raise InField("items", N_("Nothing is chosen yet, so nothing can be sent. Choose the least that helps."))
    if not today <= override.until <= today + AT_MOST:
        sentence = N_("This lies outside the next {days} days. The rest is kept. Choose a day within them.")
        raise InField("until", sentence, days=AT_MOST.days)
    if override.told_first is not Answer.YES and not (override.why_not_told or "").strip():
        raise InField("why_not_told", N_("Why she was not told is missing. The rest is kept. Say it in a few words."))
    if override.referral is not None:
        letter = work.get(Referral, override.referral)
        override = replace(override, provider=letter.provider, mark=mark_of(letter))
    if override.provider is None and not (override.recipient or "").strip():
        raise InField("recipient", N_("The recipient is missing. Everything else is kept. Say who receives this."))
    kept = keep(work, for_chapters_of_today(replace(override, given=today)))
    codes = {"basis": kept.basis.value, "told": kept.told_first.value, DECIDED: str(kept.id)}
    work.journal("override", kept.case_id, words=kept.reason, **codes)
    notify(work, person=work.get(Case, kept.case_id).worker, action="override", file=kept.case_id)
    advance(work, kept.case_id)
    return kept


@verb(Permission.APPROVE_CASES)
def end_override(work: Work, *, override: UUID) -> Override:
    """Ends it today, also in a closed file: nothing more leaves on it."""
    found = work.get(Override, override)
    return keep_ended(work, replace(found, withdrawn=local(work.now()).date()))
