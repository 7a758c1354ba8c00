"""What comes next, why it can be done now, and the button for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose


class NextStep(QFrame):
    """NextStep(what, why, button=None, *, missing="", pressing=False): stands beside the stepper.

    `button` is the primary button. `pressing` says the reason in the urgent tone: it is late, or a window closes.
    `calm` leaves the word “Next” out: nothing has to be done.
    When something is missing, `missing` says it as a link and `missing_taken` tells that it was pressed.
    """

    missing_taken = Signal()

    def __init__(
        self, what: str, why: str, button: QPushButton | None = None, *, missing: str = "", pressing: bool = False,
        calm: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        column = QVBoxLayout()
        column.setSpacing(px(1))
        column.addStretch(1)
        if not calm:
            column.addWidget(Line(_("Next"), style=Style.CAPTION, role=Role.INK2))
        column.addWidget(Prose(what, style=Style.BODY, role=Role.INK, bold=True))
        reason = Prose(why, style=Style.CAPTION, role=Role.URGENT if pressing else Role.INK2, link=missing)
        reason.linkActivated.connect(lambda: self.missing_taken.emit())
        column.addWidget(reason)
        column.addStretch(1)
        row.addLayout(column, 1)
        reason.setVisible(bool(why or missing))
        if button is not None:
            row.addWidget(button)
