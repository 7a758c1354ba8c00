"""What can go into a case summary, and what needs a reason first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.store.fields import InField
from casedesk.text.codes import Codes
from casedesk.text.translation import N_, _, n_

MONTHS_SHOWN = timedelta(days=92)
"""How far back the timeline of a summary goes: three months."""


class Chapter(Codes):
    """One part of a summary, in the order of the paper."""

    NAME = "name", N_("Full name and address")
    SAFE_CONTACT = "safe_contact", N_("Safe contact"), N_("without the number")
    NUMBER = "number", N_("Safe number, and through whom")
    STEPS = "steps", N_("Six steps and next step")
    SAFETY = "safety", N_("Safety and health check")
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
    REFERRALS = "referrals", N_("Referrals")
    VISITS = "visits", N_("Visits and calls")
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


SEALED = frozenset(
    {
        Chapter.NAME, Chapter.NUMBER, Chapter.FAMILY_WORDS, Chapter.WORDS, Chapter.STORY, Chapter.RISK_WORDS,
        Chapter.SAFETY_PLAN, Chapter.EARLIER_PLANS, Chapter.LEGAL_WORDS, Chapter.DECISIONS, Chapter.TITLES,
        Chapter.ENDING,
    }
)  # fmt: skip
"""Chapters that tell who she is, where she is, what happened or what was said: off until a reason is given."""

USUAL = frozenset(
    {
        Chapter.SAFE_CONTACT, Chapter.STEPS, Chapter.PLAN, Chapter.CONSENTS, Chapter.REFERRALS, Chapter.TIMELINE,
        Chapter.NOTES,
    }
)  # fmt: skip
"""What a case conference needs."""

GROUPS: Mapping[str, tuple[Chapter, ...]] = {
    N_("Where she stands"): (Chapter.SAFE_CONTACT, Chapter.STEPS, Chapter.TIMELINE),
    N_("What was asked"): (
        Chapter.SAFETY, Chapter.HOUSEHOLD, Chapter.INCIDENTS, Chapter.NEEDS, Chapter.RISK,
    ),
    N_("What is done"): (
        Chapter.PLAN, Chapter.CONSENTS, Chapter.REFERRALS, Chapter.VISITS, Chapter.LEGAL,
    ),
    N_("Looking back"): (Chapter.REVIEWS, Chapter.ATTACHMENTS, Chapter.CLOSURE, Chapter.NOTES),
    N_("Sealed words, with a reason"): tuple(chapter for chapter in Chapter if chapter in SEALED),
}  # fmt: skip
"""How the chapters are chosen: under the heading where somebody looks for them. The last group is what is sealed."""

_PARTS = {
    Chapter.HOUSEHOLD: Part.HOUSEHOLD, Chapter.INCIDENTS: Part.INCIDENTS, Chapter.NEEDS: Part.ASSESSMENT,
    Chapter.RISK: Part.RISK, Chapter.CONSENTS: Part.CONSENTS, Chapter.REFERRALS: Part.REFERRALS,
    Chapter.VISITS: Part.FOLLOW_UPS, Chapter.LEGAL: Part.LEGAL, Chapter.REVIEWS: Part.REVIEWS,
    Chapter.ATTACHMENTS: Part.ATTACHMENTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be printed, for whom, by whom and when (the centre's own time); `reason` opens sealed chapters."""

    chapters: Collection[Chapter]
    for_whom: str
    printed_by: str
    now: datetime
    reason: str = field(default="", repr=False)


def check_reason(chapters: Collection[Chapter], reason: str) -> None:
    """Raises InField when a sealed chapter is asked for without saying why."""
    if SEALED.intersection(chapters) and not reason.strip():
        raise InField("reason", N_("The reason is missing. Nothing has left. Say why this must stand on paper."))


def counted(file: CaseFile, chapter: Chapter, now: datetime) -> str:
    """How much a chapter holds, in a few words; nothing where that is no number."""
    if chapter is Chapter.PLAN:
        return n_("{n} need", "{n} needs", len(file.plan))
    if chapter in _PARTS:
        return str(len(file.in_part(_PARTS[chapter])))
    return _("off, unless a reason is given") if chapter in SEALED else chapter.hinted()
