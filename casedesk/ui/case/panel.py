"""What stands in the middle of the case page: one part of the file at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind, CaseStatus, Part
from casedesk.cases.queries.case_file import reveal
from casedesk.cases.saying import said
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.part_words import ways_to_add
from casedesk.ui.desk import Desk
from casedesk.ui.looks.focus import OWN_RING
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card

WRITES = "writes"
"""The property of buttons that write into the file."""


@dataclass(frozen=True)
class Sight:
    """One open file as a panel sees it: when, whether she reads along, and where trouble is told."""

    desk: Desk
    file: CaseFile
    now: datetime
    together: bool
    troubled: Callable[[Mendable], None]

    def seen(self, **other: Any) -> Sight:
        """The same file seen otherwise."""
        return replace(self, **other)

    def uncover(self, record: Record, name: str) -> str | None:
        """A sealed value in words, once it is in the journal that it was uncovered; None after trouble, told."""
        case = self.file.case.id
        try:
            values = self.desk.ask(reveal, case=case, kind=type(record), row=record.id, fields=[name])
        except Mendable as trouble:
            self.troubled(trouble)
            return None
        return said(record.__fields__[name], values[name])


@dataclass(frozen=True, slots=True)
class Spot:
    """How far a panel is scrolled down, in pixels, and the key or number of its current row."""

    scrolled: int = 0
    key: object = None


class Panel(Card):
    """Panel(title, sight, actions=()): a card with what it is called and what can be done with it.

    `going(Place)` asks for another page, `opened(Part, row)` for an entry,
    `adding(Part, kind or None)` for a new one, `changing(Part, row)` for its
    form; `tracing(record)` asks for its history, `said(str)` is for a toast, `widened(bool)` asks for
    as much room as a form has, or needs it no more.
    """

    opened = Signal(object, object)
    adding = Signal(object, object)
    changing = Signal(object, object)
    tracing = Signal(object)
    said = Signal(str)
    widened = Signal(bool)
    going = Signal(object)

    def __init__(self, title: str, sight: Sight, actions: Sequence[QWidget] = ()) -> None:
        holder = QWidget() if actions else None
        if holder is not None:
            holder.setLayout(row_of(*actions))
        super().__init__(title, action=holder)
        self.setAccessibleName(title)
        self.setProperty(OWN_RING, True)  # an empty part holds the focus without a ring; what it has draws its own
        self.sight = sight

    def lay_on_top(self, bar: QWidget) -> None:
        """Puts something above what is read here, with the margins of a card."""
        side = px(0 if self.body.contentsMargins().left() else 16)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(side, 0, side, px(4))
        column.addWidget(bar)
        self.body.insertWidget(0, holder)

    def focus_list(self) -> None:
        """Puts the focus on what can be read here, never on a button that changes something."""
        self.setFocus()

    def place(self) -> Spot:
        """Where the reader is in it, for `restore` after a refresh."""
        return Spot()

    def restore(self, place: Spot) -> None:
        """Goes back to where the reader was."""

    def add_button(self, part: Part, case: CaseKind = CaseKind.SURVIVOR) -> QWidget:
        """The button that begins a new entry of a part; where such a file holds several kinds, a menu of them."""
        ways = ways_to_add(part, case)
        if len(ways) == 1:
            return writing(button(_(ways[0][1].add), lambda: self.adding.emit(part, None), compact=True))
        adding = writing(button(_("Add"), icon=Icon.ADD, compact=True))
        menu = QMenu(adding)
        menu.setAccessibleName(_("Add"))
        for kind, words in ways:
            menu.addAction(_(words.add)).triggered.connect(lambda _on=False, kind=kind: self.adding.emit(part, kind))
        adding.clicked.connect(lambda: menu.popup(adding.mapToGlobal(QPoint(0, adding.height() + 2))))
        return adding

    def change_button(self, part: Part, row: UUID, words: str = "") -> QWidget:
        """The button that opens the form of an entry."""
        return writing(button(words or _("Change"), lambda: self.changing.emit(part, row), compact=True))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """A file that is closed shows no button that writes."""
        if self.sight.file.case.status is not CaseStatus.OPEN:
            for one in self.findChildren(QPushButton):
                if one.property(WRITES):
                    one.hide()
        super().showEvent(event)

    def history_button(self, record: Record | Callable[[], Record | None]) -> QPushButton:
        """The button that tells what changed, when and by whom: in an entry, or in the one that is chosen now."""

        def trace() -> None:
            found = record() if callable(record) else record
            if found is not None:
                self.tracing.emit(found)

        made = button(_("History"), trace, compact=True, quiet=True)
        made.setAccessibleDescription(_("What changed, when, by whom"))
        return made


class Scroll(QScrollArea):
    """Scroll(): a column of widgets that scrolls downwards; `column` is its layout."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(px(4), px(4), px(8), px(4))  # its ring does not touch the words
        self.column.setSpacing(px(8))
        self.setWidget(inner)
        inner.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """What it holds scrolls, so it asks for little."""
        return QSize(px(320), px(160))


def writing(made: QPushButton) -> QPushButton:
    """Marks a button that writes: a closed file does not show it."""
    made.setProperty(WRITES, True)
    return made
