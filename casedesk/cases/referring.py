"""What the verbs of a referral do inside: its turn, her consent to it, and its next step. Called behind a verb."""

from __future__ import annotations

from dataclasses import replace

from casedesk.cases.advance import advance
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.consent_ends import refuse_taken_back
from casedesk.cases.keeping import keep, keep_ended
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.store.fields import InField
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class OutOfTurn(Mendable):
    """The referral is not in the state this step begins from."""

    sentence = N_("This referral is at another step by now. Nothing was changed. Open it again to see where it is.")


def in_state(referral: Referral, *states: ReferralState) -> None:
    """Raises OutOfTurn when the referral is in none of these states."""
    if referral.state not in states:
        raise OutOfTurn


def keep_consent(work: Work, referral: Referral, consent: ConsentToRelease) -> Referral:
    """Keeps what she agreed to for a referral, in place of an earlier answer.

    Raises InField for a day that is past, OutOfTurn once it was sent, TakenBack.
    """
    in_state(referral, *UNSENT)
    refuse_taken_back(work, referral.case_id)
    if consent.until < consent.given:
        raise InField("until", N_("This day is past. The answers are kept. Choose a day until which she agrees."))
    earlier = _consent_of(work, referral)
    if earlier is not None:
        given = {name: getattr(consent, name) for name in consent.__fields__}
        consent = replace(earlier, **given)
    keep(work, consent)
    return kept_referral(work, replace(referral, state=ReferralState.CONSENTED))


def end_consent(work: Work, referral: Referral) -> None:
    """She takes back what she agreed to for it; what already left is not called back by this."""
    consent = _consent_of(work, referral)
    if consent is not None and consent.withdrawn is None:
        keep_ended(work, replace(consent, withdrawn=local(work.now()).date()))


def kept_referral(work: Work, referral: Referral) -> Referral:
    """Keeps a referral at its next step and brings the case up to date."""
    saved = keep(work, referral)
    advance(work, referral.case_id)
    return saved


def _consent_of(work: Work, referral: Referral) -> ConsentToRelease | None:
    """The consent given for a referral, alive or not."""
    return next(iter(work.find(ConsentToRelease, ConsentToRelease.referral == referral.id)), None)
