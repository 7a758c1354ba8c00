"""The frame of every dialog: the house's ground and margins, a title, the safe answer last and focused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.prose import Prose


class Dialog(QDialog):
    """Dialog(parent, *, width=0): as wide as so many pixels at 100 %, or as its content. It is destroyed once closed.

    `headed(title)` is the column to fill, `answers(act, safe)` the row of buttons that ends it. The last button is
    the safe answer: default, and focused by `open`.
    """

    def __init__(self, parent: QWidget, *, width: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle("CaseDesk")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if width:
            self.setFixedWidth(px(width))

    def headed(self, title: str, page: QWidget | None = None) -> QVBoxLayout:
        """The column of the dialog, or of one of its pages, under a title that is also said aloud."""
        self.setAccessibleName(title)
        column = QVBoxLayout(page or self)
        column.setContentsMargins(px(18), px(18), px(18), px(16))
        column.setSpacing(px(8))
        column.addWidget(Prose(title, style=Style.HEADING, role=Role.INK, widest=560))
        return column

    def answers(self, *buttons: QPushButton) -> QHBoxLayout:
        """The buttons at the foot, the safe one last."""
        self.safe = buttons[-1]
        self.safe.setDefault(True)
        return row_of(None, *buttons, gap=10)

    def open(self) -> None:
        """Opens without blocking."""
        super().open()
        self.safe.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=Role.SURFACE, border=Role.EDGE, radius=0)
