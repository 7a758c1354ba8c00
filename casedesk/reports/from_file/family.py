"""Her family and household: relations and living, and apart from them names, ages and notes."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part as PartOfFile
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.saying import said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import coded_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows, Table
from casedesk.text.translation import _

_TOLD = ("relation", "sex", "lives_with", "earns", "schooling", "at_risk")


def household(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """A line for each member, without a name; then how the household lives, the newest description first."""
    rows = tuple(tuple(said_in(one, name) for name in _TOLD) for one in file.of(FamilyMember))
    head = (_("Relation"), _("Sex"), _("Lives with her"), _("Earns money"), _("School or care"), _("In danger"))
    if rows or not file.of(Household):
        yield Table(PartOfFile.HOUSEHOLD.said(), head, rows, empty=_("Nothing about the family yet."))
    for home in file.of(Household):
        yield Rows(on_day(_("Household"), home.on), coded_rows(home, but=("on",)))


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Names, ages and notes of the family, and notes on the household. Sealed."""
    members = [Rows(_("Family: {who}", who=one.relation.said()), sealed_rows(one)) for one in file.of(FamilyMember)]
    homes = [Rows(on_day(_("Notes on the household"), home.on), sealed_rows(home)) for home in file.of(Household)]
    yield from or_nothing([*members, *homes], _("Family: names and notes"), _("Nothing was written down."))
