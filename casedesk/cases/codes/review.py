"""What is looked at together, decided, reminded of, and closed."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class TaskKind(Codes):
    """What is to be done, in words that name nobody: a reminder may be read by anybody."""

    CALL = "call", N_("Call in the safe way")
    VISIT = "visit", N_("Prepare a visit")
    PAPERS = "papers", N_("Prepare papers")
    PROVIDER = "provider", N_("Ask a service")
    ACCOMPANY = "accompany", N_("Go along to an appointment")
    SUPERVISOR = "supervisor", N_("Speak with the supervisor")
    RISK = "risk", N_("Look at the risk again")
    CONSENT = "consent", N_("Ask her for consent: to be served here")
    OTHER = "other", N_("Something else, see the note")


class FlagKind(Codes):
    """What whoever opens the file must know first."""

    SUICIDE = "suicide", N_("Thoughts of suicide")
    WEAPON = "weapon", N_("A weapon in the house")
    CHILD = "child", N_("A child in danger")
    STAFF = "staff", N_("Danger for staff")
    INTERPRETER = "interpreter", N_("Interpreter needed")
    COURT = "court", N_("Before a court")
    MEDICAL = "medical", N_("Needs a doctor soon")
    OTHER = "other", N_("Other, see the note")


class ApprovalOf(Codes):
    """What a supervisor approves."""

    ASSESSMENT = "assessment", N_("Assessment")
    PLAN = "plan", N_("Action plan")
    CLOSURE = "closure", N_("Closure")


class ApprovalState(Codes):
    """Where an approval stands. Nobody approves their own."""

    REQUESTED = "1-requested", N_("To approve")
    APPROVED = "2-approved", N_("Approved")
    SENT_BACK = "3-sent_back", N_("Sent back")
    WITHDRAWN = "4-withdrawn", N_("Withdrawn")


class ClosureReason(Codes):
    """Why a case is closed (Guidelines, step 6)."""

    NEEDS_MET = "needs_met", N_("Needs are met")
    ASKED = "asked", N_("She asked to close")
    NO_CONTACT = "no_contact", N_("No contact for 30 days after three tries")
    MOVED = "moved", N_("Moved away")
    TRANSFERRED = "transferred", N_("Transferred")
    DECEASED = "deceased", N_("Died")
    OTHER = "other", N_("Other")


class ClosureCheck(Codes):
    """What is gone through before a case is closed."""

    SAFETY_PLAN = "safety_plan", N_("The safety plan was looked at again")
    PLAN = "plan", N_("The action plan is complete")
    NO_MORE_HELP = "no_more_help", N_("She wants no further help")
    MAY_RETURN = "may_return", N_("She was told that she can come back")


class DocumentKind(Codes):
    """What an attachment is."""

    PHOTO = "photo", N_("Photo")
    SCAN = "scan", N_("Scanned paper")
    CERTIFICATE = "certificate", N_("Medical certificate")
    COURT = "court", N_("Paper of a court or authority")
    CONSENT = "consent", N_("Signed consent")
    OTHER = "other", N_("Other")


class Media(Codes):
    """The form in which an attachment is kept; each can be looked at inside the window."""

    JPEG = "jpeg", N_("Photo, JPEG")
    PNG = "png", N_("Picture, PNG")
    PDF = "pdf", N_("PDF")
