"""Where a case stands."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class CaseKind(Codes):
    """What a file is for; each kind has its own series of codes."""

    SURVIVOR = "survivor", N_("Support after an incident")
    FAMILY = "family", N_("Family support")


class CaseStatus(Codes):
    """Whether a case is worked on."""

    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")
    TRANSFERRED = "transferred", N_("Transferred")
    DUPLICATE = "duplicate", N_("Duplicate")


AGAIN = (CaseStatus.CLOSED, CaseStatus.TRANSFERRED)
"""What is opened again when she comes back, from another centre too; a duplicate's file goes on elsewhere."""


class Step(Codes):
    """The six steps of case management (Inter-Agency GBV Case Management Guidelines, 2017)."""

    INTRODUCTION = "1-introduction", N_("Introduction")
    ASSESSMENT = "2-assessment", N_("Assessment")
    PLANNING = "3-planning", N_("Planning")
    ACTION = "4-action", N_("Action")
    FOLLOW_UP = "5-follow-up", N_("Follow-up")
    CLOSURE = "6-closure", N_("Closure")


class Risk(Codes):
    """How great the danger is judged to be. High cannot be closed without a supervisor."""

    STANDARD = "1-standard", N_("Standard")
    MEDIUM = "2-medium", N_("Medium")
    HIGH = "3-high", N_("High")


class Part(Codes):
    """The parts of a case file, in the order of the work."""

    CONSENTS = "consents", N_("Consents")
    IDENTITY = "identity", N_("Identity")
    HOUSEHOLD = "household", N_("Family")
    SAFETY_NOW = "safety_now", N_("Safety and health now")
    ASSESSMENT = "assessment", N_("Assessment")
    INCIDENTS = "incidents", N_("Incidents")
    RISK = "risk", N_("Risk")
    SAFETY_PLAN = "safety_plan", N_("Safety plan")
    PLAN = "plan", N_("Action plan")
    REFERRALS = "referrals", N_("Referrals")
    FOLLOW_UPS = "follow_ups", N_("Visits and calls")
    LEGAL = "legal", N_("Legal")
    REVIEWS = "reviews", N_("Reviews and tasks")
    ATTACHMENTS = "attachments", N_("Attachments")
    CLOSURE = "closure", N_("Closure")
    CONTACT = "contact", N_("First and safe contact")


class NextStep(Codes):
    """What comes next on a case. The hint is the button that starts it."""

    REFER_HEALTH = "refer_health", N_("Health referral while the medical window is open"), N_("Start the referral")
    RECORD_CONSENT = "record_consent", N_("Explain the services and ask for her consent"), N_("Record her consent")
    CHECK_SAFETY = "check_safety", N_("Ask about safety and health now"), N_("Start the safety check")
    RECORD_IDENTITY = "record_identity", N_("Record who she is, kept apart"), N_("Record identity")
    RECORD_INCIDENT = "record_incident", N_("Record the incident"), N_("Record the incident")
    ASSESS_NEEDS = "assess_needs", N_("Ask about her needs and strengths"), N_("Start the assessment")
    ASK_RISK = "ask_risk", N_("Ask about the risk"), N_("Start the questions")
    WRITE_PLAN = "write_plan", N_("Write the plan with her"), N_("Add a need")
    ASK_APPROVAL = "ask_approval", N_("Ask the supervisor to approve the action plan"), N_("Ask for approval")
    PLAN_SENT_BACK = "plan_sent_back", N_("The supervisor sent the plan back"), N_("Read the comment")
    REFER = "refer", N_("Finish the drafted referral"), N_("Open the referral")
    ASK_ANSWER = "ask_answer", N_("Ask for the answer to a referral"), N_("Open the referral")
    FOLLOW_UP = "follow_up", N_("Follow up"), N_("Record a follow-up")
    REVIEW_PLAN = "review_plan", N_("Look at the plan with her"), N_("Open the plan")
    REVIEW_CLOSURE = "review_closure", N_("All goals are met. Think about closing"), N_("Prepare the closure")
    ASK_CLOSURE = "ask_closure", N_("Ask the supervisor to approve the closure"), N_("Ask for approval")
    AWAIT_CLOSURE = "await_closure", N_("The closure waits for a supervisor"), N_("Open the closure")
    CLOSE_TRANSFERRED = "close_transferred", N_("The other centre took the case. Close the file"), N_("Close the file")
    CLOSURE_SENT_BACK = "closure_sent_back", N_("The supervisor sent the closure back"), N_("Read the comment")
    NOTHING = "nothing", N_("Nothing is due"), N_("Add to the file")
