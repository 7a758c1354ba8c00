"""A dialog with a short form of what lets something leave: what cannot be kept is answered in its field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.beginning import sections_of
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose

R = TypeVar("R", bound=Record)
WIDE, HIGHEST, LOWEST, ABOUT = 620, 360, 120, 40
"""Pixels at 100 %: what is longer scrolls, so that the answers below stay in sight."""
RING = 3
"""Room for the ring of what has the focus, in pixels at 100 %."""


class PermitDialog(Dialog, Generic[R]):
    """PermitDialog(parent, desk, kind, *, title, told, begins, skip, act, safe, perform).

    `told` stands above the form, a line each; `perform(record)` may raise Mendable, and the dialog stays. The safe
    answer is default, Ctrl Enter keeps the form as on a page; the first empty field has the focus.
    """

    def __init__(
        self, parent: QWidget, desk: Desk, kind: type[R], *, title: str, told: Collection[str],
        begins: Mapping[str, Any], skip: Collection[str], act: str, safe: str, perform: Callable[[R], object],
    ) -> None:  # fmt: skip
        super().__init__(parent.window(), width=WIDE)
        self._over = parent.window()
        self.setAccessibleDescription("\n".join(told))
        self._perform = perform
        self.form: RecordForm[R] = RecordForm(
            kind, defaults=begins, skip=skip, today=desk.today(), now=desk.now, title=_first_heading(kind, skip)
        )
        self.trouble = Notice("", Tone.WAIT)
        self.trouble.setObjectName("trouble")
        self.act = button(act, self._try, hint="Ctrl+Enter")
        column = self._in_line(self.headed(title), told)
        self._inside = _Inside(self.form)
        column.addWidget(self._inside)
        column.addWidget(self.trouble)
        column.addSpacing(px(6))
        answers = self.answers(self.act, primary(safe, self.reject))
        answers.setContentsMargins(px(RING), 0, px(RING), 0)
        column.addLayout(answers)

    def _in_line(self, column: QVBoxLayout, told: Collection[str]) -> QVBoxLayout:
        """The column with what is told: the fields below, not their rings, stand under these words."""
        around = column.contentsMargins()
        column.setContentsMargins(around.left() - px(RING), around.top(), around.right() - px(RING), around.bottom())
        words = QVBoxLayout()
        words.setContentsMargins(px(RING), 0, px(RING), 0)
        words.setSpacing(column.spacing())
        for line in told:
            words.addWidget(Prose(line, style=Style.SMALL, role=Role.INK))
        if (title := column.takeAt(0)) is not None:
            words.insertItem(0, title)
        column.addLayout(words)
        return column

    def open(self) -> None:
        """Opens it, no higher than the window it stands over."""
        high = self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        self._inside.shrink(max(0, high + px(ABOUT) - self._over.height()))
        super().open()
        self.form.focus_first_empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.act.click()
        else:
            super().keyPressEvent(event)

    def _try(self) -> None:
        self.trouble.say("")
        try:
            self._perform(self.form.record())
        except Mendable as trouble:
            if not (isinstance(trouble, InField) and self.form.show_problem(trouble)):
                self.trouble.say(trouble.said())
        else:
            self.accept()


def _first_heading(kind: type[Record], skip: Collection[str]) -> str:
    """What the title of the dialog says already, so that the form need not."""
    return next((heading for heading, _names in sections_of(kind, skip)), "")


class _Inside(QScrollArea):
    """As high as the form, up to a height that leaves room for the answers below."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._form, self._highest = form, px(HIGHEST)
        form.setContentsMargins(px(RING), 0, px(RING), 0)
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)

    def shrink(self, by: int) -> None:
        """So many pixels lower; the rest scrolls."""
        self._highest = max(px(LOWEST), self._highest - by)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = px(WIDE) - 2 * px(18)
        high = self._form.heightForWidth(wide) if self._form.hasHeightForWidth() else self._form.sizeHint().height()
        return QSize(wide, min(high + px(4), self._highest))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(320), self.sizeHint().height())
