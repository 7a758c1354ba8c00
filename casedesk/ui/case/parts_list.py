"""The parts of the file at the left: what is there, how much of it, what is unfinished or late."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind, CaseStatus
from casedesk.cases.codes.case import Part as PartCode
from casedesk.cases.rules.alerts import child_in_danger
from casedesk.cases.rules.due import DueThing, due_on
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.case.part_words import PARTS
from casedesk.ui.looks.icons import Icon
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.parts import Part

TIMELINE = "timeline"
_SOON = timedelta(days=7)


def parts_of(file: CaseFile, drafts: Collection[PartCode], today: date, *, together: bool) -> list[Part]:
    """The timeline, then every part. While she reads along nothing is counted."""
    due = {} if together else _due(file, today)
    return [Part(_("Timeline"), Icon.TIMELINE, key=TIMELINE)] + [
        _part(code, file, due.get(code), today, draft=code in drafts, together=together, first=place == 0)
        for place, code in enumerate(shown_parts(file))
    ]


_NOT_OF_A_FAMILY = frozenset({PartCode.INCIDENTS, PartCode.RISK, PartCode.SAFETY_PLAN})


def shown_parts(file: CaseFile) -> list[PartCode]:
    """A family's file shows no incidents, risk and safety plan, unless something stands there."""
    without = _NOT_OF_A_FAMILY if file.case.kind is CaseKind.FAMILY else frozenset[PartCode]()
    return [code for code in PartCode if code not in without or file.in_part(code)]


def _part(
    code: PartCode, file: CaseFile, due: DueThing | None, today: date, *, draft: bool, together: bool, first: bool
) -> Part:
    note, mark = _state(code, file, due, today, draft=draft)
    spoken = ""
    if code is PartCode.HOUSEHOLD and not together and child_in_danger(file) and mark is not Mark.DRAFT:
        note, mark, spoken = str(len(file.members)), Mark.LATE, _("in danger")
    counted = "" if together and note.isdecimal() else note
    return Part(code.said(), PARTS[code].icon, counted, mark, key=code, ruled=first, spoken=spoken)


def _state(
    code: PartCode, file: CaseFile, due: DueThing | None, today: date, *, draft: bool
) -> tuple[str, Mark | None]:
    if draft:
        return _("draft"), Mark.DRAFT
    if due is not None and due.on < today:
        return _("late"), Mark.LATE
    if due is not None and code in (PartCode.PLAN, PartCode.REFERRALS, PartCode.FOLLOW_UPS):
        return short_day(due.on, today), None
    count = len(file.in_part(code))
    return (str(count) if count and code not in _ONE else ""), (Mark.DONE if _complete(code, file) else None)


_ONE = frozenset({PartCode.IDENTITY, PartCode.SAFETY_NOW, PartCode.ASSESSMENT, PartCode.CONTACT})
"""Parts that are there or not."""
_TICKED = _ONE | {PartCode.CONSENTS}


def _complete(code: PartCode, file: CaseFile) -> bool:
    if code is PartCode.CONSENTS:
        return file.consent is not None
    return code in _TICKED and bool(file.in_part(code))


def _due(file: CaseFile, today: date) -> dict[PartCode, DueThing]:
    """The soonest thing of each part, if it is late or comes within a week."""
    found: dict[PartCode, DueThing] = {}
    for thing in due_on(file, today) if file.case.status is CaseStatus.OPEN else ():
        if thing.on <= today + _SOON:
            found.setdefault(thing.part, thing)
    return found
