"""Ctrl K: find a case by code or name, from anywhere in the window."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.queries.caseload import CaseRow, case_rows, case_rows_with_names, coded
from casedesk.cases.queries.search import search
from casedesk.security.roles import Permission, may
from casedesk.store.emergency import emergency_team
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.next_steps import short
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.agenda import Agenda, Item
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.filters import SearchBox
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.marks import Mark

MOST = 50
ROWS = 7
WIDTH = 560


class Find(QFrame):
    """Find(desk, window, names=False): a field with its list, in the window itself, so that hiding hides it too.

    `found(Place)` when a case is opened; `closed` when it went away. Codes show; names only while names are on.
    """

    found = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, window: QWidget, *, names: bool = False) -> None:
        super().__init__(window)
        self._desk, self._window, self._names = desk, window, names
        self._before = window.window().focusWidget()
        self.setAccessibleName(_("Find a case"))
        self.field = SearchBox(_("Search a code or a name"))
        self.list = Agenda(name=_("Cases found"))
        self._note = Line(style=Style.CAPTION, role=Role.INK2)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(10))
        column.setSpacing(px(8))
        for part in (self.field, self.list, self._note):
            column.addWidget(part)
        self.emergency = link(_("Open a case of another team…"), self._open_emergency, style=Style.SMALL)
        column.addLayout(row_of(self.emergency, None))
        self.emergency.setVisible(may(desk.access.person.roles, Permission.BREAK_GLASS) and _teams(desk))
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.list.open_current)
        for part in (self.field, self.list):
            part.installEventFilter(self)
        self.list.opened.connect(self._open)
        desk.names.ready.connect(self._search)
        window.installEventFilter(self)
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus()

    def names_shown(self, shown: bool) -> None:
        """Names were switched on or off."""
        self._names = shown
        self._search()

    def close_up(self) -> None:
        """Goes away; what was typed goes with it, and the focus is where it was."""
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self.hide()
        self._window.removeEventFilter(self)
        self.closed.emit()
        self.deleteLater()

    def _search(self) -> None:
        typed = self.field.text().strip()
        rows = self._rows(typed) if typed else []
        self.list.show_items([self._item(row) for row in rows])
        self.list.choose_first()
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(max(1, self.list.wanted_height(ROWS)))
        self._note.setText(self._said(typed, len(rows)))
        self._place()

    def _rows(self, typed: str) -> Sequence[CaseRow]:
        index = self._desk.names.index
        if index is None:
            ids = [case.bytes for case in self._desk.glance(coded, typed=typed, limit=MOST)]
            return self._desk.glance(case_rows, ids=ids)
        ids = [case.bytes for case in self._desk.ask(search, index=index, typed=typed, limit=MOST)]
        return self._desk.ask(case_rows_with_names, ids=ids) if self._names else self._desk.glance(case_rows, ids=ids)

    def _item(self, row: CaseRow) -> Item:
        title = _("{code}, {name}", code=row.number, name=row.name) if row.name else row.number
        closed = row.status is not CaseStatus.OPEN
        line = _("{step}: {next}", step=row.step.said(), next=short(row.next_step)) if not closed else ""
        state, mark = (row.status.said(), Mark.CLOSED) if closed else ("", None)
        return Item(title, line, Icon.CASES, state=state, mark=mark, key=row.id)

    def _said(self, typed: str, rows: int) -> str:
        if self._desk.names.index is None:
            return _("Search by name is ready in a moment. Codes are found already.")
        if typed and not rows:
            return _("No case matches.")
        return _("Enter opens, Esc closes.")

    def _open(self, case: UUID) -> None:
        self.close_up()
        self.found.emit(Place(Room.CASE, case))

    def _open_emergency(self) -> None:
        self.close_up()
        self.found.emit(Place(Room.EMERGENCY))

    def _place(self) -> None:
        self.setFixedWidth(min(px(WIDTH), self._window.width() - px(48)))
        self.adjustSize()
        self.move((self._window.width() - self.width()) // 2, px(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:  # here it closes this list; behind it, it would leave the page
                event.accept()
            return False
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._steer(event)
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        """Arrows move in the list while one goes on typing."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        row = self.list.currentIndex().row() + step
        if step and 0 <= row < len(self.list.items()):
            self.list.setCurrentIndex(self.list.model().index(row, 0))
        return bool(step)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=Role.SURFACE, border=Role.EDGE, radius=8)


def _teams(desk: Desk) -> bool:
    """Whether there is another team at all."""
    return emergency_team(desk.access.trust) is not None
