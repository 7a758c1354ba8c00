"""Her safety plan leaves: the journal first, then a page in her language, made on whatever thread."""

from __future__ import annotations

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.consent_texts import is_written_in
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs.let_out import let_out
from casedesk.text.translation import _, language, speaking
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make


def noted_plan(desk: Desk, way: Way, file: CaseFile, plan: SafetyPlan) -> Make:
    """Notes that it leaves, and gives what makes it. It is hers, so no consent to send is asked for."""
    from casedesk.reports.her_paper import her_paper  # a case is opened without all that makes a PDF

    whom, parts = _("The person herself"), (Part.SAFETY_PLAN,)
    desk.do(let_out, leaving=Leaving(file.case.id, Paper.SAFETY_PLAN, way, Audience.HERSELF, whom, parts=parts))
    spoken, training = her_language(file), desk.access.vault.training

    def make() -> bytes:
        with speaking(spoken):
            return her_paper(plan, training=training)

    return make


def her_language(file: CaseFile) -> str:
    """The language she speaks, if headings are written in it; else that of the window."""
    safe = file.safe_contact
    return safe.language.value if safe is not None and is_written_in(safe.language) else language()
