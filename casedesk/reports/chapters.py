"""What can go into a case summary, and what needs a reason first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from casedesk.cases.case_file import CaseFile
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
    INCIDENTS = "incidents", N_("Incidents, coded facts")
    WORDS = "words", N_("What happened, in her words")
    PLAN = "plan", N_("Action plan")
    CONSENTS = "consents", N_("Consents")
    REFERRALS = "referrals", N_("Referrals")
    TIMELINE = "timeline", N_("Timeline"), N_("last 3 months")
    NOTES = "notes", N_("Lines to write on")


SEALED = frozenset({Chapter.NAME, Chapter.NUMBER, Chapter.WORDS})
"""Chapters that tell who she is, where she is, or what happened: off until a reason is given."""

USUAL = frozenset(Chapter) - SEALED - {Chapter.SAFETY, Chapter.INCIDENTS}
"""What a case conference needs."""


def check_reason(chapters: Collection[Chapter], reason: str) -> None:
    """Raises InField when a sealed chapter is asked for without saying why."""
    if SEALED.intersection(chapters) and not reason.strip():
        raise InField("reason", N_("The reason is missing. Nothing has left. Say why this must stand on paper."))


def counted(file: CaseFile, chapter: Chapter, now: datetime) -> str:
    """How much a chapter holds, in a few words; nothing where that is no number."""
    match chapter:
        case Chapter.PLAN:
            return n_("{n} need", "{n} needs", len(file.plan))
        case Chapter.REFERRALS:
            return str(len(file.referrals))
        case Chapter.CONSENTS:
            return str(len(file.consents) + len(file.releases))
        case Chapter.INCIDENTS:
            return str(len(file.incidents))
        case _:
            return _("off, unless a reason is given") if chapter in SEALED else chapter.hinted()
