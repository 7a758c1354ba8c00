"""What stands above and below the places of the rail."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE, MIDDLE_LEFT, box, disc, key_cap, key_cap_width, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.buttons import shortcut_words


def paint_brand(painter: QPainter, square: QRect) -> None:
    """The mark of the program: a rounded square with a short bar."""
    box(painter, square, fill=Role.ACCENT, radius=square.width() * 0.28)
    bar = QRect(square.x() + square.width() // 4, square.center().y(), square.width() // 2, 2)
    box(painter, bar, fill=Role.ON_ACCENT, radius=0)


class BrandMark(QWidget):
    """BrandMark(below="", *, inset=8): the mark and name of the program; `below` is “Practice” in the practice file.

    `inset` are the pixels left free before the mark.
    """

    def __init__(self, below: str = "", *, inset: int = 8) -> None:
        super().__init__()
        self._below = below
        self._inset = px(inset)
        self._narrow = False
        self.setAccessibleName(f"CaseDesk {below}".strip())
        self.setFixedHeight(px(42 if below else 26))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(120), self.height())

    def set_narrow(self, narrow: bool) -> None:
        """The mark alone."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            side = px(20)
            paint_brand(painter, QRect(self._inset, px(3), side, side))
            if self._narrow:
                return
            left = self._inset + px(29)
            first = QRect(left, 0, self.width() - left, px(26))
            words(painter, first, "CaseDesk", typeface(Style.HEADING, khmer=False), Role.INK)
            second = QRect(left, px(23), self.width() - left, px(19))
            words(painter, second, self._below, typeface(Style.CAPTION, bold=True), Role.WAIT)


class SavedLine(QWidget):
    """SavedLine(): the quiet line at the foot: what was saved when."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._waiting = False
        self._narrow = False
        self.setFixedHeight(tall(Measure.SMALL_BUTTON))

    def say(self, said: str, *, waiting: bool = False) -> None:
        """Other words; `waiting` draws a clock instead of the tick."""
        self._said = said
        self._waiting = waiting
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """The tick alone."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._said:
            return
        with QPainter(self) as painter:
            area = self.rect().adjusted(px(10), 0, 0, 0)
            icon = Icon.CLOCK if self._waiting else Icon.DONE
            left = icons.draw_beside(painter, area, icon, Role.INK2, 14)
            if not self._narrow:
                rest = QRect(left, 0, self.width() - left, self.height())
                words(painter, rest, self._said, typeface(Style.CAPTION), Role.INK2)


class FootButton(QAbstractButton):
    """FootButton(icon, words, shortcut): Hide and Lock."""

    def __init__(self, icon: Icon, text: str, shortcut: str) -> None:
        super().__init__()
        self._icon = icon
        self._hint = shortcut_words(shortcut)
        self._narrow = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._hint)
        self.setToolTip(f"{text}  {self._hint}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(36), tall(Measure.BUTTON))

    def set_narrow(self, narrow: bool) -> None:
        """The icon alone."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect(), fill=Role.HOVER, radius=6)
            area = self.rect().adjusted(px(9), 0, 0, 0)
            left = icons.draw_beside(painter, area, self._icon, Role.INK2, 18) + px(3)
            if self._narrow:
                return
            font = typeface(Style.CAPTION, khmer=False)
            cap = key_cap_width(self._hint, font)
            rest = QRect(left, 0, self.width() - left - cap - px(12), self.height())
            words(painter, rest, self.text(), typeface(Style.BODY), Role.INK2)
            place = QRect(self.width() - cap - px(8), 0, cap, self.height())
            key_cap(painter, place, self._hint, font, Role.INK3, Role.LINE)


class PersonLine(QWidget):
    """PersonLine(name, role, initials): who is here."""

    def __init__(self, name: str, role: str, initials: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._initials = initials
        self._narrow = False
        self.setAccessibleName(", ".join(part for part in (name, role) if part))
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(2 * QFontMetrics(typeface(Style.CAPTION)).height() + px(6))

    def set_narrow(self, narrow: bool) -> None:
        """The initials alone."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._name:
            return
        with QPainter(self) as painter:
            side = px(28)
            circle = QRect(px(8) if not self._narrow else px(3), (self.height() - side) // 2, side, side)
            disc(painter, circle, Role.SOFT)
            painter.setFont(typeface(Style.CAPTION, bold=True, khmer=False))
            painter.setPen(colour(Role.ACCENT))
            painter.drawText(circle, CENTRE, self._initials)
            if self._narrow:
                return
            left = px(45)
            half = self.height() // 2
            first = QRect(left, 0, self.width() - left, half)
            words(painter, first, self._name, typeface(Style.CAPTION, bold=True), Role.INK, MIDDLE_LEFT)
            words(painter, first.translated(0, half), self._role, typeface(Style.CAPTION), Role.INK2, MIDDLE_LEFT)
