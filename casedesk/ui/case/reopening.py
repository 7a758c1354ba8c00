"""Opens a closed file again: the reason is asked for and stays in the file."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casedesk.cases.verbs.closing import reopen
from casedesk.text.translation import _
from casedesk.ui.case.why_dialog import WhyDialog
from casedesk.ui.desk import Desk


def ask_to_reopen(page: QWidget, desk: Desk, case: UUID) -> WhyDialog:
    """The question why, over the page, to be opened; once it is answered the file is open."""
    return WhyDialog(
        page.window(),
        title=_("Open this file again?"),
        text=_("It is worked on as before. When and why it was closed stays written in it."),
        label=_("Why"),
        help=_("Only who can open the file, and the supervisors, read it."),
        act=_("Open it again"),
        safe=_("Leave it closed"),
        perform=partial(_reopen, desk, case),
    )


def _reopen(desk: Desk, case: UUID, why: str) -> None:
    desk.do(reopen, case=case, why=why)
    desk.done.emit(_("The file is open again."), None)
