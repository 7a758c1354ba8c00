"""The steps of a case (or of a referral): each is a button to that step."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE, box, disc, rule
from casedesk.ui.looks.theme import colour


class Stage(enum.Enum):
    """How far one step is."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    REOPENED = "reopened"


class Stepper(QWidget):
    """Stepper(steps, *, name): `steps` are (word, Stage) pairs in order; `name` is said aloud.

    `picked(place)` tells which step was pressed, from 0; `show_steps(steps)` replaces them.
    """

    picked = Signal(int)

    def __init__(self, steps: Sequence[tuple[str, Stage]], *, name: str) -> None:
        super().__init__()
        self._buttons: list[_Step] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[tuple[str, Stage]]) -> None:
        """Other steps, or the same ones further on."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [_Step(self, place, word, stage) for place, (word, stage) in enumerate(steps)]
        for step in self._buttons:
            step.clicked.connect(lambda _on=False, place=step.place: self.picked.emit(place))
            step.show()
        self._place()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        widest = max((step.sizeHint().width() for step in self._buttons), default=0)
        height = max((step.sizeHint().height() for step in self._buttons), default=0)
        return QSize((widest + px(6)) * len(self._buttons), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(sum(step.sizeHint().width() + 4 for step in self._buttons), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if not self._buttons:
            return
        wanted = [step.sizeHint().width() + 4 for step in self._buttons]
        spare = max(self.width() - sum(wanted), 0) / len(wanted)
        even = self.width() / len(wanted)
        equal = all(width <= even for width in wanted)
        left = 0.0
        for step, width in zip(self._buttons, wanted, strict=True):
            room = even if equal else width + spare
            step.setGeometry(round(left + (room - width) / 2), 0, width, step.sizeHint().height())
            left += room

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            for before, after in zip(self._buttons, self._buttons[1:], strict=False):
                done = before.stage is Stage.DONE and after.stage in (Stage.DONE, Stage.NOW)
                start, end = before.circle(), after.circle()
                middle = before.y() + start.center().y()
                role = Role.ACCENT if done else Role.LINE
                rule(painter, before.x() + start.right(), middle, after.x() + end.left(), middle, role, 2)


class _Step(QAbstractButton):
    def __init__(self, parent: QWidget, place: int, word: str, stage: Stage) -> None:
        super().__init__(parent)
        self.place = place
        self.stage = stage
        self.setText(word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._font = typeface(Style.SMALL, bold=stage is Stage.NOW)
        said = {
            Stage.DONE: _("done"),
            Stage.NOW: _("now"),
            Stage.LATER: _("later"),
            Stage.REOPENED: _("reopened"),
        }[stage]
        self.setAccessibleName(_("{n}. {step}: {state}", n=place + 1, step=word, state=said))

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(typeface(Style.SMALL, bold=True))
        return QSize(metrics.horizontalAdvance(self.text()) + px(4), px(28) + px(2) + metrics.height())

    def circle(self) -> QRectF:
        """Where the circle is drawn."""
        side = px(22)
        return QRectF(self.width() / 2 - side / 2, px(3), side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        circle = self.circle()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.stage is Stage.DONE:
                disc(painter, circle, Role.ACCENT_HOVER if self.underMouse() else Role.ACCENT)
                inset = px(5)
                icons.draw(painter, circle.toRect().adjusted(inset, inset, -inset, -inset), Icon.DONE, Role.ON_ACCENT)
            else:
                self._paint_number(painter, circle)
            painter.setFont(self._font)
            painter.setPen(colour(Role.INK if self.stage in (Stage.DONE, Stage.NOW) else Role.INK2))
            foot = QRect(0, px(28), self.width(), self.height() - px(28))
            painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.text())

    def _paint_number(self, painter: QPainter, circle: QRectF) -> None:
        now = self.stage is Stage.NOW
        if now:
            disc(painter, circle.adjusted(-3, -3, 3, 3), Role.SOFT)
        box(
            painter,
            circle,
            fill=Role.HOVER if self.underMouse() else Role.SURFACE,
            border=Role.ACCENT if now else Role.EDGE,
            radius=circle.width() / 2,
            width=2 if now else 1,
            dashed=self.stage is Stage.REOPENED,
        )
        painter.setFont(typeface(Style.CAPTION, bold=now, khmer=False))
        painter.setPen(QPen(colour(Role.ACCENT if now else Role.INK2)))
        painter.drawText(circle, CENTRE, str(self.place + 1))
