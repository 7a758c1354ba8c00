"""Above a paper for somebody outside: on what it leaves, or why it cannot and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.cases.codes.referring import Audience
from casedesk.cases.rules.releasing import Leaving, NoLiveConsent
from casedesk.cases.verbs.let_out import may_leave
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.asking import ask_her, ask_supervisor, may_override, said_permit
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.notice import Notice


class PermitBar(QWidget):
    """PermitBar(desk, leaving): `leaving()` is what would leave now. `look()` asks anew; `permitted` once it may.

    Nothing is shown for a paper that needs no consent, or while nobody is named.
    """

    permitted = Signal()

    def __init__(self, desk: Desk, leaving: Callable[[], Leaving]) -> None:
        super().__init__()
        self._desk, self._leaving = desk, leaving
        self._notice = Notice("", Tone.WAIT)
        self.ask = button(_("Ask her…"), self._ask_her)
        self.override = button(_("Let it leave without her consent…"), self._ask_supervisor, quiet=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._notice, 1)
        row.addWidget(self.override)
        row.addWidget(self.ask)
        self.hide()

    def look(self) -> None:
        """On what it leaves at this moment."""
        leaving = self._leaving()
        if leaving.audience is not Audience.OUTSIDE:
            self.hide()
            return
        trouble: Mendable | None = None
        told = _("Only with her consent. Say first for whom it is.")
        asks = bool(leaving.recipient.strip())
        if asks:
            try:
                permit = self._desk.glance(may_leave, leaving=leaving)
                told = said_permit(permit) if permit is not None else ""
            except Mendable as found:
                trouble, told = found, found.said()
        self._notice.say(told, tone=Tone.GOOD if asks and trouble is None else Tone.WAIT)
        self.ask.setVisible(isinstance(trouble, NoLiveConsent))
        self.override.setVisible(trouble is not None and may_override(self._desk))
        self.show()

    def _ask_her(self) -> None:
        ask_her(self, self._desk, self._leaving(), self._granted)

    def _ask_supervisor(self) -> None:
        ask_supervisor(self, self._desk, self._leaving(), self._granted)

    def _granted(self) -> None:
        self.look()
        self.permitted.emit()
