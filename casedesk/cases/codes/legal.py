"""The ways of the law, and of those who settle quarrels without it (Law on Domestic Violence, 2005)."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class LegalStep(Codes):
    """One step before an authority."""

    COMPLAINT = "complaint", N_("Complaint")
    CERTIFICATE = "certificate", N_("Medical certificate")
    ADMINISTRATIVE = "administrative", N_("Administrative decision")
    PROTECTION_ORDER = "protection_order", N_("Protection order")
    PROSECUTOR = "prosecutor", N_("Prosecutor")
    HEARING = "hearing", N_("Court date")
    JUDGMENT = "judgment", N_("Judgment")
    DIVORCE = "divorce", N_("Divorce or custody")
    DOCUMENTS = "documents", N_("Civil papers")
    OTHER = "other", N_("Other")


ORDERS = (LegalStep.PROTECTION_ORDER, LegalStep.ADMINISTRATIVE)
"""What protects her until a day, and must be renewed before it."""


class LegalState(Codes):
    """Where a legal step stands."""

    PREPARED = "1-prepared", N_("Prepared")
    SUBMITTED = "2-submitted", N_("Submitted")
    GRANTED = "3-granted", N_("Granted")
    REFUSED = "4-refused", N_("Refused")
    WITHDRAWN = "5-withdrawn", N_("Withdrawn by her")
    ENDED = "6-ended", N_("Ended")


BEGUN = (LegalState.PREPARED, LegalState.SUBMITTED)
"""Where an answer is still awaited."""


class Mediator(Codes):
    """Who brings the two sides to one table."""

    VILLAGE = "village", N_("Village chief")
    COMMUNE = "commune", N_("Commune council")
    CCWC = "ccwc", N_("Commune committee for women and children")
    POLICE = "police", N_("Police")
    MINISTRY = "ministry", N_("Ministry or department")
    FAMILY = "family", N_("Family or elders")
    RELIGIOUS = "religious", N_("Religious leader")
    OTHER = "other", N_("Other")


class MediationOutcome(Codes):
    """How a mediation ended."""

    COMING = "1-coming", N_("Not held yet")
    AGREED = "2-agreed", N_("Agreement signed")
    NOT_AGREED = "3-not_agreed", N_("No agreement")
    SHE_STOPPED = "4-she_stopped", N_("She stopped it")
    BROKEN = "5-broken", N_("Agreement broken later")


HELD = tuple(outcome for outcome in MediationOutcome if outcome is not MediationOutcome.COMING)
"""Outcomes of a mediation that took place."""
