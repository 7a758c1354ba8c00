"""What a play leaves on paper: case summaries, and the journal as a list of codes."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs.let_out import let_out
from casedesk.reports.chapters import USUAL, Asked
from casedesk.reports.from_case import summary_of
from casedesk.security.journal import Entry
from casedesk.store import journal
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.translation import _, speaking


def summary(work: Work, *, case: UUID, language: str) -> bytes:
    """The case summary as a PDF, its export noted in the journal of this work."""
    from casedesk.reports.case_summary import case_summary  # a fifth of a second, only when a page is made

    file = open_case(work, case=case)
    with speaking(language):
        for_whom, person = _("Case conference"), work.access.person
        chapters = tuple(chapter for chapter in Chapter if chapter in USUAL)
        let_out(work, leaving=Leaving(case, Paper.SUMMARY, Way.SAVED, Audience.OURS, for_whom, chapters=chapters))
        by = person.khmer_name if language == "km" and person.khmer_name else person.name
        return case_summary(summary_of(file, Asked(USUAL, for_whom, by, local(work.now()))))


def listing(work: Work) -> list[str]:
    """Every entry of the journal in a line: number, moment, action, case code, and its codes. No name is in it."""
    numbers = {case.id: case.number for case in work.find(Case)}
    return [_line(one, numbers.get(one.object, "") if one.object else "") for one in journal.entries(work.db)]


def _line(entry: Entry, code: str) -> str:
    return f"{entry.seq:4}  {entry.at:%Y-%m-%d %H:%M:%S}Z  {entry.action:16}  {code:8}  {_told(entry.details)}".rstrip()


def _told(details: bytes) -> str:
    """The codes of an entry; what is sealed stays sealed."""
    told = journal.codes_of(details)
    return "  ".join(f"{name}={value}" for name, value in told.items() if value and name != "sealed")
