"""The danger as it was judged: the safety check, the risk, and apart from them why it was judged so."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.medical_window import medical_window
from casedesk.cases.saying import said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import coded_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows, Table
from casedesk.text.dates import day, said_moment, time_left
from casedesk.text.translation import _


def safety(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Every check of safety and health, the newest first, and the medical window while it is open."""
    for check in file.safety_checks:
        window = medical_window(check.assault_at, asked.now)
        left = ((_("Medical window"), time_left(window.closes, asked.now)),) if window else ()
        yield Rows(_checked(check), (*coded_rows(check, but=("at",)), *left))
    if not file.safety_checks:
        yield Rows(_("Safety and health"), (), empty=_("Not asked yet."))


def safety_words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What was done, and who stayed with her. Sealed."""
    parts = [Rows(_checked(check), sealed_rows(check)) for check in file.safety_checks]
    yield from or_nothing(parts, Chapter.SAFETY_WORDS.said(), _("Nothing was written down."))


def _checked(check: SafetyNow) -> str:
    return _("Safety and health, {moment}", moment=said_moment(check.at))


def risk(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Every time the risk was asked about, in levels only."""
    head = (_("Asked on"), _("By the questions"), _("Her own view"), _("Own judgement"), _("Again on"))
    names = ("band", "her_view", "judgement", "review_on")
    rows = tuple((day(one.on), *(said_in(one, name) for name in names)) for one in file.of(RiskAssessment))
    yield Table(_("Risk"), head, rows, empty=_("The risk was not asked about yet."))


def risk_words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Why it was judged so. Sealed."""
    parts = [Rows(on_day(_("Risk"), one.on), sealed_rows(one)) for one in file.of(RiskAssessment)]
    yield from or_nothing(parts, _("Risk: answers and reasons"), _("Nothing was written down."))
