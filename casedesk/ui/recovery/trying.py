"""Two sheets are tried: it proves that they open everything, and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from casedesk.security import keyfile
from casedesk.security.recovery import Sheet
from casedesk.security.sheets import recognised
from casedesk.store.recovery.sheet_state import drill
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.recovery.sheet_entry import TwoSheets
from casedesk.ui.widgets.beside import at_foot
from casedesk.ui.widgets.buttons import button, explain, primary
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


class TryingView(Page):
    """TryingView(desk): `finished(sentence)` after two sheets were proved good, `left` when it was given up."""

    finished = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=False)
        self._desk = desk
        self.add(
            Prose(
                _(
                    "Type two sheets, each from its paper. The test opens the recovery keys, the database, the keys "
                    "of the team and one case, and closes them again. It changes nothing and is in the journal."
                ),
                widest=760,
            )
        )
        self.sheets = TwoSheets(self._recognise)
        self.sheets.changed.connect(self._judge)
        self.add(self.sheets)
        self.notice = Notice("", Tone.WAIT)
        self.add(self.notice)
        self.test = primary(_("Test these two"), self._try)
        self.cancel = button(_("Not now"), self.left.emit)
        self.add_layout(at_foot(self.test, self.cancel))
        self.body.addStretch(1)
        self._judge()

    def begin(self) -> None:
        """Puts the focus where typing goes on."""
        self.sheets.begin()

    def primary(self) -> QPushButton:
        """The one button that leads on."""
        return self.test

    def _recognise(self, text: str) -> Sheet:
        return recognised(keyfile.read(self._desk.access.folder).header, text)

    def _judge(self) -> None:
        explain(self.test, can=self.sheets.ready(), why=_("Two different sheets are needed."))

    def _try(self) -> None:
        text, other = self.sheets.texts()
        try:
            done = self._desk.do(drill, text=text, other_text=other)
        except Mendable as trouble:
            self.notice.say(trouble.said())
            return
        one, two = sorted(done.numbers)
        if done.case:
            said = _("Sheets {one} and {two} open the database, the team’s keys and a case.", one=one, two=two)
        else:
            said = _("Sheets {one} and {two} open the database and the team’s keys.", one=one, two=two)
        self.finished.emit(said)
