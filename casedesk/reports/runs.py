"""Words shaped by HarfBuzz: their glyphs and their width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr

from casedesk.reports.ink import INK
from casedesk.reports.raised import RaisedText
from casedesk.reports.typefaces import font_runs


@dataclass(frozen=True)
class Words:
    """Text in one voice."""

    text: str
    bold: bool = False
    ink: Color = INK


@dataclass(frozen=True)
class Run:
    """A stretch of one font, shaped. `size` and `advance` in points."""

    text: str
    font: str
    size: float
    ink: Color
    glyphs: ShapedStr

    @property
    def advance(self) -> float:
        """The width of the run."""
        return float(sum(glyph.x_advance for glyph in self.glyphs.__shapeData__)) * self.size / 1000

    def advances(self) -> list[float]:
        """The width each character adds; of the characters that make one cluster, the first has it all."""
        widths = [0.0] * len(self.text)
        for glyph in self.glyphs.__shapeData__:
            widths[glyph.cluster] += glyph.x_advance * self.size / 1000
        return widths

    @property
    def says_itself(self) -> bool:
        """Whether the glyphs are the letters, one for one: a foot, a ligature, a missing letter are not."""
        return str(self.glyphs) == self.text

    def write(self, pen: RaisedText) -> None:
        """Draws the run where the pen stands."""
        pen.setFont(self.font, self.size)
        pen.setFillColor(self.ink)
        pen.textOut(self.glyphs)


def shaped(words: Words, size: float) -> Iterator[Run]:
    """The words as runs, in reading order; `size` is that of Latin letters, in points."""
    for font, factor, text in font_runs(words.text, words.bold):
        scaled = size * factor
        yield Run(text, font, scaled, words.ink, shapeStr(text, font, scaled, force=True))
