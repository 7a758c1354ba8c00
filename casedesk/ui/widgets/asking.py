"""A question in a dialog: only for what cannot be undone or needs a second person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.prose import Prose


class Question(QDialog):
    """Question(parent, *, title, text, safe, act, then, content=None): made by `ask`.

    The safe answer is primary, default and focused; Esc is the safe answer. Verbs, never Yes, No or OK.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        text: str,
        safe: str,
        act: str,
        then: Callable[[], object],
        content: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("CaseDesk")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.act = button(act)
        self.safe = primary(safe)
        self.act.clicked.connect(self.accept)
        self.safe.clicked.connect(self.reject)
        self.safe.setDefault(True)
        self.accepted.connect(lambda: then())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(18), px(18), px(16))
        column.setSpacing(px(6))
        column.addWidget(Prose(title, style=Style.HEADING, role=Role.INK))
        column.addWidget(Prose(text, style=Style.SMALL))
        if content is not None:
            column.addWidget(content)
        column.addSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addStretch(1)
        row.addWidget(self.act)
        row.addWidget(self.safe)
        column.addLayout(row)
        self.setFixedWidth(px(440))
        self.safe.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=Role.SURFACE, border=Role.EDGE, radius=0)


def ask(
    parent: QWidget,
    *,
    title: str,
    text: str,
    safe: str,
    act: str,
    then: Callable[[], object],
    content: QWidget | None = None,
) -> Question:
    """Opens the question without blocking; `then` runs only if `act` was pressed. Returns the open dialog."""
    question = Question(parent, title=title, text=text, safe=safe, act=act, then=then, content=content)
    question.open()
    question.safe.setFocus()
    return question
