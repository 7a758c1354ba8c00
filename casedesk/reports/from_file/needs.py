"""What she and her family need: the answers of assessments and questionnaires, and apart from them their words."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.risk import Questioned
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import coded_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows
from casedesk.text.translation import _


def needs(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The coded answers, the newest assessment first."""
    parts = [Rows(heading, coded_rows(entry, but=("on", "topic"))) for heading, entry in _asked(file)]
    yield from or_nothing(parts, _("Assessment and needs"), _("No assessment yet."))


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Story, strengths and notes. Sealed."""
    parts = [Rows(heading, sealed_rows(entry)) for heading, entry in _asked(file)]
    yield from or_nothing(parts, _("Her story, strengths and needs"), _("Nothing was written down."))


def _asked(file: CaseFile) -> Iterator[tuple[str, Assessment | FamilyNeeds | Questioned]]:
    for one in file.of(Assessment):
        yield on_day(_("Assessment"), one.on), one
    for family in file.of(FamilyNeeds):
        yield on_day(_("The family’s needs"), family.on), family
    for questioned in file.of(Questioned):
        yield on_day(_("Questions asked: {topic}", topic=questioned.topic.said()), questioned.on), questioned
