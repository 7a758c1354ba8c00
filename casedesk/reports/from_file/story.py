"""What happened: the coded facts of each incident, and her own words."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.rules.classification import QUESTIONS
from casedesk.cases.rules.contexts import contexts_of
from casedesk.cases.saying import listed
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import coded_rows
from casedesk.reports.summary import Part, Prose, Rows
from casedesk.text.translation import _


def incidents(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Each incident as the tables count it, the first one first."""
    for incident in reversed(file.incidents):
        head = [
            (_("Type"), incident.type.said()),
            (_("Context"), listed([one.said() for one in contexts_of(incident)])),
        ]
        yield Rows(_("Incident {n}", n=incident.ordinal), (*head, *coded_rows(incident, but=QUESTIONS)))
    if not file.incidents:
        yield Rows(_("Incidents"), (), empty=_("No incident is recorded."))


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Each incident as she told it. Sealed."""
    told = [incident for incident in reversed(file.incidents) if incident.account]
    for incident in told:
        yield Prose(_("Incident {n}, in her words", n=incident.ordinal), incident.account or "")
    if not told:
        yield Prose(_("In her words"), "", empty=_("Nothing was written down."))
