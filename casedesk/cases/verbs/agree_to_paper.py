"""Her consent that a paper goes to somebody outside a referral: asked where the paper is, taken back at any time."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.consent_ends import refuse_taken_back
from casedesk.cases.keeping import keep, keep_ended
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.rules.releasing import for_chapters_of_today
from casedesk.cases.verbs.refer import withdraw_consent
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_


@verb(Permission.WRITE_CASES)
def agree_to_paper(work: Work, *, consent: ConsentToRelease) -> ConsentToRelease:
    """Records that she agrees that exactly these chapters or parts go to this recipient, for this purpose, until then.

    Raises InField for what is missing or a day that is past, TakenBack when she does not want to be served any more,
    FileClosed, and NotGranted without the file's key.
    """
    today = local(work.now()).date()
    refuse_taken_back(work, consent.case_id)
    if consent.referral is not None or consent.items:
        raise ValueError("a referral is agreed to where its letter is")
    if not (consent.chapters or consent.parts):
        raise InField("chapters", N_("Nothing is chosen yet, so there is nothing to agree to. Choose what she allows."))
    if not (consent.recipient or "").strip():
        raise InField("recipient", N_("The recipient is missing. Everything else is kept. Say who receives this."))
    if not consent.purpose.strip():
        raise InField("purpose", N_("The purpose is missing. Everything else is kept. Say what she agrees to it for."))
    if consent.until < today:
        raise InField("until", N_("This day is past. The answers are kept. Choose a day until which she agrees."))
    kept = keep(work, for_chapters_of_today(replace(consent, given=today, withdrawn=None)))
    advance(work, kept.case_id)
    return kept


@verb(Permission.WRITE_CASES)
def take_back(work: Work, *, consent: UUID) -> ConsentToRelease:
    """She takes a consent to send back, also in a closed file: nothing more leaves on it. What left stays outside."""
    found = work.get(ConsentToRelease, consent)
    if found.referral is not None:
        withdraw_consent(work, referral=found.referral)
        return work.get(ConsentToRelease, consent)
    return keep_ended(work, replace(found, withdrawn=local(work.now()).date()))
