"""A card that asks for the next step: what it asks scrolls where the window is low, its main button is always seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.store.fields import InField
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.control import Control
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

SIDE, RING = 16, 4
"""Pixels at 100 % beside what is asked; so much of them lies within what scrolls, for the ring of the focus."""
LEAST = 56
"""Pixels at 100 % of what is asked that are seen at least: one answer."""


class StepCard(Card):
    """StepCard(): `button()` is the primary one; `show_problem(trouble)` tells of trouble where it is mended.

    A subclass calls `_begin_anew`, then says and asks with `_say`, `_put` and `_foot`. `needed(width)` is the height in
    pixels at which nothing scrolls, `least(width)` the height it can do with.
    """

    def __init__(self) -> None:
        super().__init__()
        self._primary: QPushButton | None = None
        self._fields: dict[str, Field] = {}
        self._controls: dict[str, Any] = {}
        self._page = Page(margins=False)
        self._page.content.installEventFilter(self)
        self._inside: QWidget | None = None
        self._below: QWidget | None = None
        self.body.setContentsMargins(px(SIDE - RING), px(12 - RING), px(SIDE - RING), px(12 - RING))
        self.body.setSpacing(0)
        self.add(self._page, 1)

    def button(self) -> QPushButton | None:
        """The primary button of this step."""
        return self._primary

    def asked(self) -> Mapping[str, QWidget]:
        """The controls of what is asked, by name."""
        return dict(self._controls)

    def begin(self) -> bool:
        """Puts the focus on the first thing that is asked here; False when nothing is."""
        for control in self._controls.values():
            control.setFocus()
            return True
        return False

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble in its field; False when it is none of this card."""
        field = self._fields.get(trouble.field)
        if field is None:
            return False
        field.set_problem(trouble.said())
        field.control.setFocus()
        QTimer.singleShot(0, field, lambda: self._page.ensureWidgetVisible(field))  # once its problem has its room
        return True

    def needed(self, width: int) -> int:
        """The height at which all of it is seen."""
        return self._around(width) + (_height(self._inside, self._breadth(width)) if self._inside is not None else 0)

    def least(self, width: int) -> int:
        """The height at which its button is seen, and one answer."""
        return min(self.needed(width), self._around(width) + px(LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """What is asked takes another height than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _begin_anew(self) -> None:
        """Nothing is asked, and nothing is at the foot."""
        for old in (self._inside, self._below):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._fields.clear()
        self._controls.clear()
        self._primary = None
        self._inside, self._column = _column()
        self._below, self._buttons = _column()
        self._page.add(self._inside)
        self.add(self._below)

    def _say(self, words: str) -> None:
        self._column.addWidget(Prose(words, role=Role.INK))

    def _put(self, name: str, label: str, control: QWidget, *, optional: bool = False) -> Field:
        field = Field(label, control, optional=optional)
        self._fields[name], self._controls[name] = field, control
        self._column.addWidget(field)
        if isinstance(control, Control):
            control.changed.connect(field.clear_problem)
        return field

    def _foot(self, act: QPushButton, *ways: QPushButton) -> None:
        """The main button, with other ways beside it, or where the words are long above it."""
        self._primary = act
        if sum(one.sizeHint().width() + px(8) for one in (*ways, act)) <= self._room():
            self._buttons.addLayout(row_of(*ways, None, act))
            return
        if ways:
            self._column.addLayout(Flow(*ways, gap=16))
        self._buttons.addLayout(row_of(None, act))

    def _foot_of_two(self, other: QPushButton, act: QPushButton) -> None:
        """Two buttons on one line, or under each other where their words are long; the second is the main one."""
        self._primary = act
        if other.sizeHint().width() + act.sizeHint().width() + px(8) <= self._room():
            self._buttons.addLayout(row_of(None, other, act))
        else:
            self._buttons.addWidget(act)
            self._buttons.addWidget(other)

    def _read(self, name: str) -> Any:
        try:
            return self._controls[name].value()
        except Mendable as trouble:
            raise InField(name, trouble.sentence, **trouble.values) from None

    def _room(self) -> int:
        return self.width() - 2 * px(SIDE) - 2

    def _breadth(self, width: int) -> int:
        """What is left of a width for what stands in the card."""
        return width - 2 * px(SIDE - RING) - 2

    def _around(self, width: int) -> int:
        """The height of everything but what is asked."""
        below = _height(self._below, self._breadth(width)) if self._below is not None else 0
        return 2 * px(12 - RING) + 2 + below


def _column() -> tuple[QWidget, QVBoxLayout]:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(px(RING), px(RING), px(RING), px(RING))
    column.setSpacing(px(8))
    return whole, column


def _height(part: QWidget, width: int) -> int:
    """The height a part needs in a width."""
    layout = part.layout()
    if layout is None:
        return 0
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
