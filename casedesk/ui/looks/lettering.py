"""Type styles, the bundled fonts, and measures that grow with them (LOOK.md, sections 5 and 6)."""

from __future__ import annotations

import enum

from PySide6.QtGui import QFont, QFontDatabase

from casedesk.paths import resources
from casedesk.text.translation import language

_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansKhmer-Regular.ttf", "NotoSansKhmer-Bold.ttf")
_LATIN = ("Noto Sans", "Noto Sans Khmer")
_KHMER = ("Noto Sans Khmer", "Noto Sans")
_percent = [100]


class Style(enum.Enum):
    """A type style: points in Latin, points in Khmer, bold."""

    DISPLAY = (19.5, 21.5, True)
    TITLE = (15.0, 16.5, True)
    QUESTION = (12.75, 14.0, True)
    HEADING = (11.25, 12.5, True)
    BODY = (10.5, 11.5, False)
    SMALL = (9.75, 10.75, False)
    CAPTION = (9.0, 10.0, False)


class Measure(enum.Enum):
    """Heights of single lines: pixels in Latin, in Khmer."""

    BUTTON = (34, 36)
    SMALL_BUTTON = (28, 31)
    ROW = (38, 41)
    COMPACT_ROW = (30, 33)
    HEAD = (32, 35)
    CHIP = (22, 25)
    PART = (31, 34)
    RAIL = (40, 42)
    TIMELINE = (55, 63)


def load_fonts() -> None:
    """Makes the bundled fonts known to the toolkit."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources("fonts", name)))


def set_size(percent: int) -> None:
    """Sets the size of all text, in per cent."""
    _percent[0] = percent


def size_percent() -> int:
    """The size of all text, in per cent."""
    return _percent[0]


def typeface(style: Style, *, bold: bool | None = None, khmer: bool | None = None) -> QFont:
    """The font of a style in the language of the window; `khmer` decides for text in another language."""
    in_khmer = language() == "km" if khmer is None else khmer
    latin_points, khmer_points, heavy = style.value
    font = QFont()
    font.setFamilies(_KHMER if in_khmer else _LATIN)
    font.setPointSizeF((khmer_points if in_khmer else latin_points) * _percent[0] / 100)
    font.setBold(heavy if bold is None else bold)
    return font


def px(pixels: float) -> int:
    """A length that grows with the chosen text size."""
    return round(pixels * _percent[0] / 100)


def tall(measure: Measure) -> int:
    """The height of a single line in this language and text size, in pixels."""
    latin, khmer = measure.value
    return px(khmer if language() == "km" else latin)


def line_height() -> int:
    """Line height of running text in per cent of the font's own line, which is already 1.37 em."""
    return 117 if language() == "km" else 100
