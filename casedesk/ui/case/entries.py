"""Happenings of a file as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casedesk.cases.codes.case import Part
from casedesk.cases.rules.timeline import Happening
from casedesk.cases.rules.timeline_words import Meaning
from casedesk.text.dates import clock, short_day
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.timeline import Entry

MARKS = {
    Meaning.DRAFT: Mark.DRAFT, Meaning.WAITS: Mark.WAITS, Meaning.SENT: Mark.SENT, Meaning.DONE: Mark.DONE,
    Meaning.TURNED_BACK: Mark.TURNED_BACK, Meaning.LATE: Mark.LATE, Meaning.STALE: Mark.STALE,
    Meaning.CLOSED: Mark.CLOSED,
}  # fmt: skip
"""The shape and tone of each meaning."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a row in the file; `what` tells several happenings of one entry apart."""

    part: Part
    row: UUID
    what: str = ""


def entry_of(happening: Happening, now: datetime) -> Entry:
    """One row: when, what, one line, perhaps a state. Its key is a `Where`."""
    words = happening.words
    return Entry(
        when=said_when(happening, now),
        icon=Icon[happening.icon],
        title=words.title,
        line=words.line,
        state=words.state,
        mark=MARKS[words.meaning] if words.meaning else None,
        key=Where(happening.part, happening.row, words.title),
    )


def said_when(happening: Happening, now: datetime) -> str:
    """The hour of today, else the day."""
    if happening.at.date() != now.date():
        return short_day(happening.at.date(), now.date())
    return clock(happening.at) if happening.timed else _("today")
