"""The chapters of a case summary, and which of them are sealed."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Chapter(Codes):
    """One part of a summary, in the order of the paper."""

    NAME = "name", N_("Who she is and where she lives")
    SAFE_CONTACT = "safe_contact", N_("Safe contact"), N_("without the number")
    NUMBER = "number", N_("Safe number, and through whom")
    BEGINNING = "beginning", N_("First contact and situation")
    STEPS = "steps", N_("Six steps and next step")
    SAFETY = "safety", N_("Safety and health check")
    SAFETY_WORDS = "safety_words", N_("Safety: what was done")
    HOUSEHOLD = "household", N_("Family and household")
    FAMILY_WORDS = "family_words", N_("Family: names and notes")
    INCIDENTS = "incidents", N_("Incidents, coded facts")
    WORDS = "words", N_("What happened, in her words")
    NEEDS = "needs", N_("Assessment and needs")
    STORY = "story", N_("Her story, strengths and needs")
    RISK = "risk", N_("Risk")
    RISK_WORDS = "risk_words", N_("Risk: answers and reasons")
    SAFETY_PLAN = "safety_plan", N_("Safety plan")
    EARLIER_PLANS = "earlier_plans", N_("Safety plan: earlier versions")
    PLAN = "plan", N_("Action plan")
    CONSENTS = "consents", N_("Consents")
    CONSENT_WORDS = "consent_words", N_("Consents: people and reasons")
    REFERRALS = "referrals", N_("Referrals")
    REFERRAL_WORDS = "referral_words", N_("Referrals: purposes and feedback")
    VISITS = "visits", N_("Visits and calls")
    VISIT_WORDS = "visit_words", N_("Visits: how it goes")
    LEGAL = "legal", N_("Legal and mediation")
    LEGAL_WORDS = "legal_words", N_("Legal: offices and outcomes")
    REVIEWS = "reviews", N_("Reviews and tasks")
    DECISIONS = "decisions", N_("Reviews: decisions and notes")
    ATTACHMENTS = "attachments", N_("Attachments")
    TITLES = "titles", N_("Attachments: titles and notes")
    CLOSURE = "closure", N_("Closure")
    ENDING = "ending", N_("Closure: how she is now")
    TIMELINE = "timeline", N_("Timeline"), N_("last 3 months")
    NOTES = "notes", N_("Lines to write on")


EDITION = "chapters.2"
"""What the chapters hold in this version. Raise it when one comes to hold more: who agreed to less is asked again."""

SEALED = frozenset(
    {
        Chapter.NAME, Chapter.NUMBER, Chapter.SAFETY_WORDS, Chapter.FAMILY_WORDS, Chapter.WORDS, Chapter.STORY,
        Chapter.RISK_WORDS, Chapter.SAFETY_PLAN, Chapter.EARLIER_PLANS, Chapter.CONSENT_WORDS, Chapter.REFERRAL_WORDS,
        Chapter.VISIT_WORDS, Chapter.LEGAL_WORDS, Chapter.DECISIONS, Chapter.TITLES, Chapter.ENDING,
    }
)  # fmt: skip
"""Chapters that tell who she is, where she is, what happened or what was said: off until a reason is given."""
