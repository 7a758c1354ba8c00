"""Who she is, and how she can be reached without danger."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.rules.slip import full_name, safe_times, sex_and_age, whole_address
from casedesk.cases.saying import facts, said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import coded_rows
from casedesk.reports.summary import Part, Rows
from casedesk.text.translation import _

_PRIVATE = frozenset({ReachBy.OTHER_PHONE, ReachBy.THROUGH})
_CALLING = ("number", "through", "say_first", "other_voice")


def name(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Name, sex, age and address. Sealed."""
    who = file.identity
    rows = () if who is None else (
        (_("Name"), full_name(who)),
        (_("Other names"), who.other_names or ""),
        (_("Sex, age"), sex_and_age(who)),
        (_("Date of birth"), said_in(who, "born")),
        (_("Age in years"), said_in(who, "age")),
        (_("Address"), whole_address(who)),
        (_("Interpreter or access need"), who.access_need or ""),
    )  # fmt: skip
    yield Rows(_("Name and address"), rows, empty=_("Not recorded."))


def beginning(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """How the case began, and her situation as tables count it; no name."""
    contact, who = file.contact, file.identity
    began = () if contact is None else coded_rows(contact)
    band = () if who is None else ((_("Age"), who.age_band.said()), *coded_rows(who))
    yield Rows(Chapter.BEGINNING.said(), (*began, *band), empty=_("Not recorded."))


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
    """The safe number, through whom, and how to call so that nothing happens to her. Sealed."""
    safe = file.safe_contact
    if safe is None:
        return
    told = {fact.field.name: fact for fact in facts(safe)}
    rows = [(told[name].label, told[name].words) for name in _CALLING if name in told]
    if rows and Chapter.SAFE_CONTACT not in asked.chapters:
        rows += [(_("Safe time"), safe_times(safe)), (_("Never"), said_in(safe, "never"))]
    yield Rows(_("Safe number"), tuple(rows), empty=_("Not recorded."))
