"""State marks, risk bars, consent answers and steps, drawn the same in widgets and in rows (LOOK.md, section 4)."""

from __future__ import annotations

import enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.looks.strokes import MIDDLE_LEFT, box, words
from casedesk.ui.looks.theme import colour


class Mark(enum.Enum):
    """A state: its shape and its tone. The word is given by whoever shows it."""

    DRAFT = ("draft", Icon.DRAFT, Tone.NEUTRAL)
    WAITS = ("waits", Icon.HOURGLASS, Tone.WAIT)
    UNDER_WAY = ("under way", Icon.UNDER_WAY, Tone.INFO)
    SENT = ("sent", Icon.ARROW, Tone.INFO)
    DONE = ("done", Icon.DONE, Tone.GOOD)
    TURNED_BACK = ("turned back", Icon.TURNED_BACK, Tone.WAIT)
    LATE = ("late", Icon.CLOCK, Tone.URGENT)
    STALE = ("stale", Icon.STALE, Tone.WAIT)
    CLOSED = ("closed", Icon.CLOSED, Tone.NEUTRAL)
    SEALED = ("sealed", Icon.LOCK, Tone.NEUTRAL)

    def __init__(self, key: str, icon: Icon, tone: Tone) -> None:
        self.icon = icon
        self.tone = tone


class Risk(enum.IntEnum):
    """How many of the three rising bars are filled; 0 is not assessed."""

    NOT_ASSESSED = 0
    STANDARD = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def tone(self) -> Tone:
        """Neutral, wait, urgent."""
        return (Tone.NEUTRAL, Tone.NEUTRAL, Tone.WAIT, Tone.URGENT)[self]


class Answer(enum.Enum):
    """What she said of one item."""

    AGREED = "agreed"
    REFUSED = "refused"
    NOT_ASKED = "not asked"
    NEVER_SENT = "never sent"


def chip_width(text: str, *, drawing: bool = True) -> int:
    """Room a chip takes for its word."""
    word = QFontMetrics(typeface(Style.CAPTION)).horizontalAdvance(text) + 1
    return word + px(12) + (px(18) if drawing else 0)


def paint_chip(painter: QPainter, left: int, middle: int, text: str, mark: Mark) -> QRect:
    """A state as a filled chip, `left` at its edge, centred on `middle`; returns its rectangle."""
    return paint_tone_chip(painter, left, middle, text, mark.tone, mark.icon)


def paint_tone_chip(
    painter: QPainter, left: int, middle: int, text: str, tone: Tone, icon: Icon | None = None, risk: Risk | None = None
) -> QRect:
    """A chip of any tone, with an icon, a risk mark, or neither."""
    height = tall(Measure.CHIP)
    drawing = icon is not None or risk is not None
    rect = QRect(left, middle - height // 2, chip_width(text, drawing=drawing), height)
    box(painter, rect, fill=tone.ground, radius=4)
    inner = rect.adjusted(px(6), 0, -px(5), 0)
    side = px(13)
    square = QRect(inner.x(), middle - side // 2, side, side)
    if risk is not None:
        paint_risk_bars(painter, square, risk)
    elif icon is not None:
        icons.draw(painter, square, icon, tone.mark)
    if drawing:
        inner.setLeft(inner.x() + px(18))
    words(painter, inner, text, typeface(Style.CAPTION), tone.mark)
    return rect


def paint_risk_bars(painter: QPainter, rect: QRect, risk: Risk) -> None:
    """Three rising bars, as many filled as the risk is high."""
    ink = risk.tone.mark
    width = rect.width() * 0.24
    gap = rect.width() * 0.11
    foot = QRectF(rect).bottom()
    for place, share in enumerate((0.42, 0.7, 1.0)):
        bar = QRectF(rect.x() + place * (width + gap), foot - rect.height() * share, width, rect.height() * share)
        if place < risk:
            box(painter, bar, fill=ink, radius=1)
        else:
            box(painter, bar, border=ink, radius=1)


def paint_risk(painter: QPainter, rect: QRect, risk: Risk, text: str, *, ink: Role = Role.INK) -> None:
    """The risk bars and their word, at the left of a rectangle."""
    side = px(15)
    paint_risk_bars(painter, QRect(rect.x(), rect.center().y() - side // 2, side, side), risk)
    words(painter, rect.adjusted(px(22), 0, 0, 0), text, typeface(Style.BODY), ink)


def paint_answer(painter: QPainter, square: QRect, answer: Answer) -> None:
    """The box of an answer: filled tick, cross, dashed, or padlock."""
    if answer is Answer.AGREED:
        box(painter, square, fill=Role.ACCENT, radius=3)
        icons.draw(painter, square.adjusted(1, 1, -1, -1), Icon.DONE, Role.ON_ACCENT)
    elif answer is Answer.REFUSED:
        box(painter, square, fill=Role.SURFACE, border=Role.EDGE, radius=3)
        icons.draw(painter, square.adjusted(2, 2, -2, -2), Icon.CLOSE, Role.INK2)
    elif answer is Answer.NOT_ASKED:
        box(painter, square, border=Role.EDGE, radius=3, dashed=True)
    else:
        icons.draw(painter, square, Icon.LOCK, Role.INK2)


def paint_answer_words(painter: QPainter, rect: QRect, answer: Answer, text: str) -> None:
    """An answer and its word at the left of a rectangle."""
    side = px(16)
    paint_answer(painter, QRect(rect.x(), rect.center().y() - side // 2, side, side), answer)
    ink = Role.INK if answer is Answer.AGREED else Role.INK2
    words(painter, rect.adjusted(px(24), 0, 0, 0), text, typeface(Style.SMALL), ink)


def paint_mini_steps(painter: QPainter, left: int, middle: int, *, done: int, of: int = 6) -> int:
    """Small bars: done ones filled, the current one ringed, later ones empty; returns the x after them."""
    width, gap, height = px(12), px(3), px(5)
    for place in range(of):
        bar = QRectF(left + place * (width + gap) + 0.5, middle - height / 2 + 0.5, width - 1, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Role.ACCENT if place <= done else Role.EDGE), 1.2))
        painter.setBrush(colour(Role.ACCENT) if place < done else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 2, 2)
        painter.restore()
    return left + of * (width + gap)


def paint_dots(painter: QPainter, rect: QRect) -> None:
    """Five dots instead of words that are hidden."""
    words(painter, rect, "• • • • •", typeface(Style.CAPTION, bold=True), Role.INK2, MIDDLE_LEFT)


def paint_late(painter: QPainter, rect: QRect, text: str) -> None:
    """A late date: the clock and coloured words."""
    left = icons.draw_beside(painter, rect, Icon.CLOCK, Role.URGENT, 14)
    area = QRect(left - px(4), rect.y(), rect.right() - left + px(4), rect.height())
    words(painter, area, text, typeface(Style.BODY), Role.URGENT)
