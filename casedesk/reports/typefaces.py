"""The bundled fonts, and which of them draws which letter."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from casedesk.paths import resources

KHMER_SIZE = 1.1
"""Khmer letters are drawn larger than Latin ones of the same style, to be read as easily."""

_KHMER_RUN = re.compile("[\u1780-\u17ff\u19e0-\u19ff\u200c\u200d]+(?: +[\u1780-\u17ff\u19e0-\u19ff\u200c\u200d]+)*")


def font_runs(text: str, bold: bool) -> Iterator[tuple[str, float, str]]:
    """A text as stretches of one font: font name, factor on the size, the stretch.

    Khmer letters are in Noto Sans Khmer, which has no Latin ones; all else is in Noto Sans. A letter neither
    font knows comes out as the font's empty box, and is still itself when the text is copied.
    """
    load_fonts()
    weight = "Bold" if bold else "Regular"
    latin, khmer = f"NotoSans-{weight}", f"NotoSansKhmer-{weight}"
    start = 0
    for run in _KHMER_RUN.finditer(text):
        if run.start() > start:
            yield latin, 1, text[start : run.start()]
        yield khmer, KHMER_SIZE, run.group()
        start = run.end()
    if start < len(text):
        yield latin, 1, text[start:]


@functools.cache
def load_fonts() -> None:
    """Makes the bundled fonts known to ReportLab, once."""
    for name in ("NotoSans-Regular", "NotoSans-Bold", "NotoSansKhmer-Regular", "NotoSansKhmer-Bold"):
        registerFont(TTFont(name, str(resources("fonts", f"{name}.ttf"))))
