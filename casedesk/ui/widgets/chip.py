"""Chips and marks as widgets; rows paint the same with marks.py."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.looks.strokes import words
from casedesk.ui.widgets.marks import (
    Answer,
    Mark,
    Risk,
    chip_width,
    paint_answer_words,
    paint_mini_steps,
    paint_tone_chip,
)


class Chip(QLabel):
    """Chip(text, mark=None, *, tone=None, icon=None, risk=None): a state as word, shape and tone; not focusable.

    Give a `Mark`, or a `Risk`, or a `Tone` with or without an icon. Read aloud as “state: …”.
    """

    def __init__(
        self,
        text: str,
        mark: Mark | None = None,
        *,
        tone: Tone | None = None,
        icon: Icon | None = None,
        risk: Risk | None = None,
    ) -> None:
        super().__init__(text)
        self._tone = tone or (mark.tone if mark else risk.tone if risk is not None else Tone.NEUTRAL)
        self._icon = icon or (mark.icon if mark else None)
        self._risk = risk
        self.setFont(typeface(Style.CAPTION))
        self.setAccessibleName(_("state: {state}", state=text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        drawing = self._icon is not None or self._risk is not None
        return QSize(chip_width(self.text(), drawing=drawing), tall(Measure.CHIP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            middle = tall(Measure.CHIP) // 2
            paint_tone_chip(painter, 0, middle, self.text(), self._tone, self._icon, self._risk)


class AnswerMark(QLabel):
    """AnswerMark(text, answer): the box of a consent answer and its word, to look at only."""

    def __init__(self, text: str, answer: Answer) -> None:
        super().__init__(text)
        self._answer = answer
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(26) + QFontMetrics(typeface(Style.SMALL)).horizontalAdvance(self.text()), px(24))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            paint_answer_words(painter, self.rect(), self._answer, self.text())


class MiniSteps(QLabel):
    """MiniSteps(text, *, done, of=6): small bars, `done` of them filled, and the current step's word."""

    def __init__(self, text: str, *, done: int, of: int = 6) -> None:
        super().__init__(text)
        self._done = done
        self._of = of
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_done(self, done: int) -> None:
        """Another number of steps is done."""
        self._done = done
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        width = QFontMetrics(typeface(Style.BODY)).horizontalAdvance(self.text()) + 2 if self.text() else 0
        return QSize(px(15) * self._of + (px(10) if width else 0) + width, px(24))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            after = paint_mini_steps(painter, 0, self.height() // 2, done=self._done, of=self._of)
            area = self.rect().adjusted(after + px(8), 0, 0, 0)
            words(painter, area, self.text(), typeface(Style.BODY), Role.INK2)
