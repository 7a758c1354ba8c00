"""Who she is, and how she can be reached without danger."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.rules.slip import full_name, safe_times, sex_and_age, whole_address
from casedesk.cases.saying import facts, said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.summary import Part, Rows
from casedesk.text.translation import _

_PRIVATE = frozenset({ReachBy.OTHER_PHONE, ReachBy.THROUGH})


def name(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Name, sex, age and address. Sealed."""
    who = file.identity
    rows = () if who is None else (
        (_("Name"), full_name(who)),
        (_("Other names"), who.other_names or ""),
        (_("Sex, age"), sex_and_age(who)),
        (_("Address"), whole_address(who)),
    )  # fmt: skip
    yield Rows(_("Name and address"), rows, empty=_("Not recorded."))


def safe_contact(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """How and when, without number and person unless these are asked for too."""
    safe = file.safe_contact
    if safe is None:
        return
    reach = safe.reach_by.said()
    if Chapter.NUMBER not in asked.chapters:
        private = safe.number or safe.reach_by in _PRIVATE
        reach = _("{way}. The rest is in the file only.", way=reach) if private else reach
    rows = (
        (_("Reach by"), reach),
        (_("Safe time"), safe_times(safe)),
        (_("Never"), said_in(safe, "never")),
        (_("Language"), said_in(safe, "language")),
        (_("Checked"), said_in(safe, "checked")),
    )
    yield Rows(_("Safe contact"), rows)


def number(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The safe number, and through whom. Sealed."""
    if file.safe_contact is None:
        return
    told = {fact.field.name: fact for fact in facts(file.safe_contact)}
    rows = tuple((told[name].label, told[name].words) for name in ("number", "through") if name in told)
    yield Rows(_("Safe number"), rows, empty=_("Not recorded."))
