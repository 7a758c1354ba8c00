"""Her safety plan leaves: the journal first, then a page in her language, made on whatever thread."""

from __future__ import annotations

from collections.abc import Callable

from casedesk.cases.case_file import CaseFile
from casedesk.cases.consent_texts import is_written_in
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.text.translation import _, language, speaking
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make


def noted_plan(desk: Desk, verb: Callable[..., None], file: CaseFile, plan: SafetyPlan) -> Make:
    """Notes that it leaves, by the verb for a printer or a file, and gives what makes it."""
    from casedesk.reports.her_paper import PAPER, her_paper  # a case is opened without all that makes a PDF

    words = {"paper": PAPER, "parts": plan.on_paper.value, "for_whom": _("The person herself")}
    desk.do(verb, case=file.case.id, hers=True, **words)
    spoken, training = her_language(file), desk.access.vault.training

    def make() -> bytes:
        with speaking(spoken):
            return her_paper(plan, training=training)

    return make


def her_language(file: CaseFile) -> str:
    """The language she speaks, if headings are written in it; else that of the window."""
    safe = file.safe_contact
    return safe.language.value if safe is not None and is_written_in(safe.language) else language()
