"""The middle of the case page: the timeline, one part, one entry, a form, a history – one at a time, never a window."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from casedesk.cases.codes.case import CaseStatus, Part
from casedesk.cases.keeping import FileClosed
from casedesk.cases.records.household import FamilyMember
from casedesk.cases.records.plan import PlanLine
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.looked_panel import LookedPanel
from casedesk.ui.case.panel import Panel, Sight
from casedesk.ui.case.panels import has_page, panel_for, room_of
from casedesk.ui.case.timeline_panel import TimelinePanel
from casedesk.ui.looks.lettering import px
from casedesk.ui.parts.editor import PartEditor
from casedesk.ui.parts.history import HistoryView
from casedesk.ui.widgets.card import Card

_LINES = (PlanLine, FamilyMember)
"""Of these one follows the other: a new one is shown among the rest, where the next is added."""
LOWEST = 300
"""The middle is never lower than this, in pixels at 100 %."""


class Middle(QStackedWidget):
    """Middle(sight): `turned(Part or None)` tells which part is shown, `editing(bool)` whether a form is open, or
    something that needs as much room.

    `gone(Place)` asks for another page, `said(str)` for a toast.
    """

    turned = Signal(object)
    editing = Signal(bool)
    gone = Signal(object)
    said = Signal(str)

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self._sight = sight
        self._form: PartEditor | None = None
        self._again: Callable[[], Panel] | None = None
        self.whole: Part | None = None
        """The part that is shown as a whole; None for the timeline, an entry, a form."""
        self.timeline = TimelinePanel(sight)
        self._listen(self.timeline)
        self.addWidget(self.timeline)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False  # what stands here scrolls by itself; a long entry does not make the page longer

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(480), px(LOWEST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().minimumSizeHint().width(), px(LOWEST))

    def panel(self) -> Panel | None:
        """The panel that is read now; None while a form or a history stands there."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Panel) else None

    def form(self) -> PartEditor | None:
        """The form that is open."""
        return self._form

    def form_settles(self) -> None:
        """Puts the focus on the first empty field of an open form."""
        if self._form is not None:
            self._form.settle()

    def show_file(self, sight: Sight) -> None:
        """The same place of the file as it is now; an open form stays open."""
        self._sight = sight
        if self._form is not None:
            self._form.seated_together(sight.together)
        self.timeline.show_file(sight)
        panel = self.panel()
        if self._again is None or panel is None or panel is self.timeline:
            return
        place, focused = panel.place(), panel.isAncestorOf(self.window().focusWidget() or self.window())
        fresh = self._show(self._again)
        if type(fresh) is type(panel):
            fresh.restore(place)
        if focused:
            fresh.focus_list()

    def show_timeline(self) -> bool:
        """Everything that happened. False when an open form could not keep what was typed."""
        if not self._leave_form():
            return False
        self._again = self.whole = None
        self.setCurrentWidget(self.timeline)
        self._clear()
        self.turned.emit(None)
        return True

    def show_part(self, part: Part, row: UUID | None = None) -> bool:
        """A part, or one entry of it. False when an open form could not keep what was typed."""
        if not self._leave_form():
            return False
        self._show(lambda: panel_for(part, row, self._sight))
        self.whole = part if row is None else None
        self.turned.emit(part)
        return True

    def show_looked(self) -> bool:
        """Who has looked."""
        if not self._leave_form():
            return False
        self._show(lambda: LookedPanel(self._sight, self.gone.emit))
        self.turned.emit(None)
        return True

    def write(self, part: Part, row: UUID | None = None, kind: type[Record] | None = None) -> None:
        """The form of an entry, or of a new one of a kind; incidents and referrals have pages of their own."""
        if self._sight.file.case.status is not CaseStatus.OPEN:
            self._sight.troubled(FileClosed())
            return
        file = self._sight.file
        room = room_of(part, file.case.id, row, new=row is None) if has_page(file, part, row, kind) else None
        if room is not None:
            self.gone.emit(room)
        elif self._leave_form():
            self._open_form(part, row, kind)

    def leave(self) -> bool:
        """Keeps what was typed. False when it could not be kept."""
        return self._form is None or self._form.leave() is not False

    def primary(self) -> QPushButton | None:
        """The primary button of an open form."""
        return self._form.primary() if self._form is not None else None

    def _open_form(self, part: Part, row: UUID | None, kind: type[Record] | None) -> None:
        self._form = form = PartEditor(self._sight.desk, self._sight.file, part, row, row is None, kind)
        form.seated_together(self._sight.together)
        form.saved.connect(lambda entry: self._saved(part, entry, new=row is None))
        form.cancelled.connect(lambda: self._written(part, row))
        form.said.connect(self.said)
        self._put(form)
        self.turned.emit(part)
        self.editing.emit(True)
        form.settle()

    def _saved(self, part: Part, entry: Record | None, *, new: bool) -> None:
        beside = new and isinstance(entry, _LINES)
        self._written(part, entry.id if isinstance(entry, Record) and not beside else None)

    def _written(self, part: Part, row: UUID | None) -> None:
        self._form = None
        self.editing.emit(False)
        self.show_part(part, row)
        self.focus_panel()

    def focus_panel(self) -> None:
        """Puts the focus where the middle is read."""
        panel = self.panel()
        if panel is not None:
            panel.focus_list()

    def _leave_form(self) -> bool:
        if not self.leave():
            return False
        if self._form is not None:
            self._form = None
            self.editing.emit(False)
        return True

    def _show(self, make: Callable[[], Panel]) -> Panel:
        self._again = make
        panel = make()
        self._listen(panel)
        self._put(panel)
        return panel

    def _put(self, panel: QWidget) -> None:
        self.whole = None
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        self._clear()

    def _clear(self) -> None:
        """Only the timeline is kept behind what is shown."""
        for place in reversed(range(self.count())):
            old = self.widget(place)
            if old is not None and old not in (self.timeline, self.currentWidget()):
                self.removeWidget(old)
                old.deleteLater()

    def _listen(self, panel: Panel) -> None:
        panel.opened.connect(self._open)
        panel.adding.connect(lambda part, kind: self.write(part, None, kind))
        panel.changing.connect(self.write)
        panel.tracing.connect(self._trace)
        panel.said.connect(self.said)
        panel.widened.connect(self.editing)
        panel.going.connect(self.gone)

    def _open(self, part: Part, row: UUID | None) -> None:
        file = self._sight.file
        paged = self.panel() is not self.timeline and has_page(file, part, row)
        room = room_of(part, file.case.id, row) if paged else None
        if room is not None and row is not None:
            self.gone.emit(room)
        elif self.show_part(part, row):
            self.focus_panel()

    def _trace(self, record: Record) -> None:
        """Every version of an entry, once the look is in the journal; what stands in the way is told on the page."""
        before, sight = self._again, self._sight
        try:
            history = HistoryView(sight.desk, case=sight.file.case.id, entry=record)
        except Mendable as trouble:
            sight.troubled(trouble)
            return
        self._again = None
        card = Card(_("What changed"))
        card.add(history, 1)
        history.closed.connect(lambda: self._back_to(before))
        self._put(card)
        history.setFocus()

    def _back_to(self, before: Callable[[], Panel] | None) -> None:
        if before is None:
            self.show_timeline()
        else:
            self._show(before)
        self.focus_panel()
