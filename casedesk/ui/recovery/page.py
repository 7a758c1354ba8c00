"""Settings › Recovery sheets: which there are, new ones, and the yearly test."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from casedesk.security.recovery import Sheet
from casedesk.store.recovery import recovering
from casedesk.store.recovery.sheet_state import sheets_now
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.recovery.making import MakingView
from casedesk.ui.recovery.overview import Overview
from casedesk.ui.recovery.trying import TryingView
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.asking import ask

View = Overview | MakingView | TryingView


class RecoveryPage(SettingsPage):
    """RecoveryPage(desk, background): one view at a time; what was typed or made goes with the view it stood in."""

    def __init__(self, desk: Desk, background: Background, *, ways_out: WaysOut | None = None) -> None:
        super().__init__(desk, background)
        self._ways = ways_out or WaysOut()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.view: View | None = None
        self.show_sheets()

    def facts(self) -> Sequence[str]:
        return (_("Paper that brings a supervisor back in. Two open, one never."),)

    def primary(self) -> QPushButton | None:
        return self.view.primary() if self.view is not None else None

    def settle(self) -> None:
        if not isinstance(self.view, Overview | None):  # no button has the focus when a page is opened
            self.view.begin()

    def leave(self) -> bool | None:
        if isinstance(self.view, MakingView):
            self.view.forget()
        return None

    def begin_with_it(self) -> None:
        self.show_sheets(new=True)

    def show_sheets(self, said: str = "", *, new: bool = False) -> None:
        """Which sheets there are; `said` tells what was just done. In a `new` vault they may be left for later."""
        view = Overview(self.desk.glance(sheets_now), new=new)
        view.later_asked.connect(lambda: self.go.emit(Place(Room.TODAY)))
        view.make_asked.connect(self.make)
        view.test_asked.connect(self.test)
        view.revoke_asked.connect(self._ask_to_revoke)
        if said:
            view.notice.say(said, tone=Tone.GOOD)
        self._put(view)

    def make(self) -> None:
        """New sheets."""
        view = MakingView(self.desk, self.background, self._ways)
        view.finished.connect(lambda: self.show_sheets(_("The new sheets open the vault from now on, all others end.")))
        view.left.connect(self.show_sheets)
        self._put(view)

    def test(self) -> None:
        """Two sheets are tried."""
        view = TryingView(self.desk)
        view.finished.connect(self.show_sheets)
        view.left.connect(self.show_sheets)
        self._put(view)

    def _put(self, view: View) -> None:
        old, self.view = self.view, view
        self._column.addWidget(view)
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
            view.show()
            view.begin()

    def _ask_to_revoke(self, sheet: Sheet) -> None:
        ask(
            self,
            title=_("Revoke sheet {number}?", number=sheet.number),
            text=_(
                "It will open nothing any more, with no other sheet. Nothing else changes. If somebody may have copied "
                "it, make new sheets instead."
            ),
            safe=_("Keep it"),
            act=_("Revoke it"),
            then=lambda: self._revoke(sheet),
        )

    def _revoke(self, sheet: Sheet) -> None:
        access, number = self.desk.access, sheet.number
        self.background(
            lambda: recovering.revoke_sheet(access, number=number),
            lambda _done: self.show_sheets(_("Sheet {number} opens nothing any more.", number=number)),
            self._tell,
        )

    def _tell(self, trouble: Mendable) -> None:
        if isinstance(self.view, Overview):
            self.view.notice.say(trouble.said(), tone=Tone.WAIT)
