"""One step of taking a case in whose work takes a while: what began it is off meanwhile, and it can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.progress import ProgressCard


class StepView(QWidget):
    """StepView(doing): `main` begins the work, `notice` tells of trouble; `advance(part, of)` shows how far it is."""

    cancelled = Signal()
    main: QPushButton

    def __init__(self, doing: str) -> None:
        super().__init__()
        self.notice = Notice("", Tone.WAIT)
        self.progress = ProgressCard(doing)
        self.progress.cancelled.connect(self.cancelled)
        self.progress.hide()

    def advance(self, part: int, of: int) -> None:
        """The work goes on; the first time the focus goes to Cancel."""
        self.progress.advance(part, of)
        if self.main.isEnabled():
            self.notice.say("")
            self.progress.show()
            self.progress.begin()
            self._allow(False)

    def _rest(self, focus: QWidget) -> None:
        """The work is over: what is shown can be used again, and the focus stands where one goes on."""
        self._allow(True)
        focus.setFocus()
        self.progress.hide()

    def _allow(self, can: bool) -> None:
        """Whether what is shown can be used."""
        self.main.setEnabled(can)
