"""A package that is open: chapters and entries at the left, the one that is looked at beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casedesk.text.translation import _, n_
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.receiving.entry_view import EntryView
from casedesk.ui.receiving.outline import Outline, OutlineModel, Row
from casedesk.ui.receiving.ticks import Tick, Ticks
from casedesk.ui.screen import REGION
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, explain, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice

SIDE = 372
"""Width of the list, in pixels at 100 %."""


class LookView(QWidget):
    """LookView(rows, ticks, show): `show(row, turned)` builds what stands beside a row.

    `onward`, `turned_down` and `another` are what was pressed. Enter in the list goes to the fields beside it, Esc
    back.
    """

    onward = Signal()
    turned_down = Signal()
    another = Signal()

    def __init__(
        self, rows: Sequence[Row], ticks: Ticks, show: Callable[[Row, Callable[[], object]], EntryView]
    ) -> None:
        super().__init__()
        self._ticks, self._show = ticks, show
        self._asked = self._names = False
        self._model = OutlineModel(rows, ticks.of, self)
        self._model.turned.connect(self._turn)
        self.outline = Outline(self._model, name=_("What is in the package"))
        self.outline.looked.connect(self._look)
        self.outline.entered.connect(self._enter)
        self.main = primary(_("Go on"), self.onward.emit, icon=Icon.ARROW)
        self.entry: EntryView | None = None
        self.notice = Notice("", Tone.WAIT)
        self._count = Line(style=Style.SMALL, role=Role.INK2)
        self._beside = QStackedWidget()
        every = link(_("All or none"), self._turn_all)
        listed = Card(_("What is in the package"), action=every)
        listed.body.setContentsMargins(px(8), 0, px(8), px(8))
        listed.add(self.outline, 1)
        listed.setFixedWidth(px(SIDE))
        both = QHBoxLayout()
        both.setSpacing(px(12))
        both.addWidget(listed)
        both.addWidget(self._beside, 1)
        down = button(_("Turn it down…"), self.turned_down.emit, icon=Icon.TURNED_BACK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.notice)
        column.addLayout(both, 1)
        other = link(_("Choose another package"), self.another.emit)
        column.addLayout(row_of(self._count, other, None, down, self.main, gap=12))
        for region in (listed, self._beside):
            region.setObjectName(REGION)
        if rows:
            self.outline.choose(1 if len(rows) > 1 else 0)
        self._renew()

    def begin(self) -> None:
        """Focus to the list."""
        self.outline.setFocus()

    @property
    def shows_words(self) -> bool:
        """Whether what is sealed can be read now."""
        return self._asked or self._names

    def show_names(self, shown: bool) -> None:
        """Names were switched on or off (F9); what was asked for here stays."""
        self._names = shown
        self._show_words()

    def _turn_words(self) -> None:
        """Shows what is sealed as long as the package is open, or hides it again."""
        self._asked = not self.shows_words
        self._names = False
        self._show_words()

    def _show_words(self) -> None:
        if self.entry is not None:
            self.entry.show_words(self.shows_words)

    def _look(self, row: Row) -> None:
        view = self._show(row, self._renew)
        old, self.entry = self.entry, view
        view.asked.connect(self._turn_words)
        view.show_words(self.shows_words)
        self._beside.addWidget(view)
        self._beside.setCurrentWidget(view)
        if old is not None:
            self._beside.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _enter(self) -> None:
        if self.entry is not None:
            self.entry.begin()

    def _turn(self, entries: Sequence[UUID], keep: bool) -> None:
        self._ticks.tick(entries, keep)
        self._renew()

    def _turn_all(self) -> None:
        every = self._ticks.entries()
        self._turn(every, self._ticks.of(every) is not Tick.ALL)

    def _renew(self) -> None:
        self._model.renew()
        if self.entry is not None:
            self.entry.renew()
        kept, of = len(self._ticks.kept()), len(self._ticks.entries())
        self._count.setText(n_("{n} of {all} entry will be kept", "{n} of {all} entries will be kept", kept, all=of))
        explain(self.main, can=kept > 0, why=_("Nothing is ticked. Turn the package down, if nothing is to be kept."))
