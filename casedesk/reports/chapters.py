"""What can go into a case summary, and what needs a reason first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import SEALED, Chapter
from casedesk.store.fields import InField
from casedesk.text.translation import N_, _, n_

MONTHS_SHOWN = timedelta(days=92)
"""How far back the timeline of a summary goes: three months."""


USUAL = frozenset(
    {
        Chapter.SAFE_CONTACT, Chapter.STEPS, Chapter.PLAN, Chapter.CONSENTS, Chapter.REFERRALS, Chapter.TIMELINE,
        Chapter.NOTES,
    }
)  # fmt: skip
"""What a case conference needs."""

GROUPS: Mapping[str, tuple[Chapter, ...]] = {
    N_("Where she stands"): (Chapter.SAFE_CONTACT, Chapter.STEPS, Chapter.BEGINNING, Chapter.TIMELINE),
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
