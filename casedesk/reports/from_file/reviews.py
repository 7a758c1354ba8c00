"""What colleagues looked at together, what is kept in the file, and how it was closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from casedesk.cases.case_file import CaseFile
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.review import Approval, Conference, Flag, Task
from casedesk.cases.rules.further_words import TOLD
from casedesk.cases.saying import facts, said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import bare, coded_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows, Table
from casedesk.store.records import Record
from casedesk.text.dates import day, local
from casedesk.text.translation import _

_REVIEWS: Mapping[type[Record], str] = {Flag: "since", Task: "due", Conference: "on", Approval: "asked"}
"""Each kind with its day."""
_LATER = ("until", "due", "done", "next_on", "decided")


def reviews(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Flags, tasks, conferences and approvals: the day, what, and where it stands."""
    rows = []
    for one, by in _newest_first(file):
        told = TOLD[type(one)].say(bare(one), asked.now.date(), False)
        rows.append((said_in(one, by), told.title, told.state))
    head = (_("Date"), _("What"), _("State"))
    yield Table(_("Reviews and tasks"), head, tuple(rows), widths=(2, 5, 2), empty=_("No task and no review yet."))


def decisions(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What was decided and noted. Sealed."""
    parts = []
    for one, by in _newest_first(file):
        title = TOLD[type(one)].say(bare(one), asked.now.date(), False).title
        parts.append(Rows(_("{what}, {day}", what=title, day=said_in(one, by)), (*sealed_rows(one), *_later(one, by))))
    yield from or_nothing(parts, _("Reviews: decisions and notes"), _("Nothing was written down."))


def _later(one: Record, by: str) -> Iterator[tuple[str, str]]:
    """The days that follow from it."""
    return ((fact.label, fact.words) for fact in facts(one) if fact.field.name in _LATER and fact.field.name != by)


def _newest_first(file: CaseFile) -> list[tuple[Record, str]]:
    """All of them with the name of their day, by that day: a table is read along its dates."""
    held = [(one, by) for kind, by in _REVIEWS.items() for one in file.of(kind)]
    return sorted(held, key=lambda pair: _day_of(getattr(*pair)), reverse=True)


def _day_of(when: date | datetime) -> date:
    return local(when).date() if isinstance(when, datetime) else when


def attachments(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What is kept in the file, by kind."""
    rows = tuple((day(one.on), one.kind.said()) for one in file.of(Attachment))
    head = (_("Added on"), _("What it is"))
    yield Table(_("Attachments"), head, rows, widths=(1, 3), empty=_("No attachment yet."))


def titles(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What attachments are called, and the notes on them. Sealed."""
    parts = [Rows(on_day(one.kind.said(), one.on), sealed_rows(one)) for one in file.of(Attachment)]
    yield from or_nothing(parts, _("Attachments: titles and notes"), _("Nothing was written down."))


def closure(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Why and when the file was closed, and opened again."""
    parts = [Rows(_("Closure"), (*coded_rows(one), *_days(one))) for one in file.of(Closure)]
    yield from or_nothing(parts, _("Closure"), _("The file is not closed."))


def ending(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """How she was, and why the file was opened again. Sealed."""
    parts = [
        Rows(on_day(_("Closure"), one.on), (*sealed_rows(one), (_("Why it was opened again"), one.why_reopened or "")))
        for one in file.of(Closure)
        if one.outcome or one.why_reopened
    ]
    yield from or_nothing(parts, _("Closure: how she is now"), _("Nothing was written down."))


def _days(one: Closure) -> Iterator[tuple[str, str]]:
    yield _("Closed"), day(one.closed) if one.closed else ""
    yield _("Opened again"), day(one.reopened) if one.reopened else ""
