"""Running text in any mix of Khmer and Latin, bold and colour, over as many pages as it needs."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.lines import Line, broken
from casedesk.reports.runs import Words, shaped
from casedesk.reports.typefaces import KHMER_SIZE
from casedesk.text.khmer import has_khmer

_LATIN_ROOM = (1.09, 0.31)
_KHMER_ROOM = (1.01 * KHMER_SIZE, 0.59 * KHMER_SIZE)
"""Above and below the base line, in ems: line heights of 1.4 and 1.6. The marks of ordinary Khmer words in
Noto Sans Khmer Bold reach from 0.99 above to 0.57 below, so those of two lines never meet."""


class Align(enum.Enum):
    """Where lines start: the share of the free width that is left of them."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class Paragraph:
    """Lines laid out for a width. `above` and `below` are the room of each line over and under its base line."""

    lines: tuple[Line, ...]
    above: float
    below: float
    width: float
    align: Align = Align.LEFT
    before: float = 0
    keep: bool = False

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.above + self.below

    @property
    def height(self) -> float:
        return self.pitch * len(self.lines)

    @property
    def least(self) -> float:
        return self.pitch * min(2, len(self.lines))

    def split(self, room: float) -> tuple[Paragraph, Paragraph] | None:
        """At least two lines on either side."""
        fitting = min(int(room / self.pitch + 1e-6), len(self.lines) - 2)
        if fitting < 2:
            return None
        return replace(self, lines=self.lines[:fitting], keep=False), replace(self, lines=self.lines[fitting:])

    def first(self, count: int) -> Paragraph:
        """At most `count` lines, with “…” where text is left out."""
        if len(self.lines) <= count:
            return self
        last = self.lines[count - 1]
        dots = tuple(shaped(Words("…", ink=last.runs[-1].ink), last.runs[-1].size)) if last.runs else ()
        cut = Line((*last.runs, *dots), last.width + sum(run.advance for run in dots))
        return replace(self, lines=(*self.lines[: count - 1], cut))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        base = top - self.above
        for line in self.lines:
            line.draw(canvas, x + (self.width - line.width) * self.align.value, base)
            base -= self.pitch


def paragraph(
    words: Words | Sequence[Words],
    *,
    size: float,
    width: float,
    align: Align = Align.LEFT,
    before: float = 0,
    keep: bool = False,
) -> Paragraph:
    """Text broken into lines at most `width` points wide; `size` is that of Latin letters, in points."""
    words = [words] if isinstance(words, Words) else words
    rooms = [_LATIN_ROOM, _KHMER_ROOM] if any(has_khmer(word.text) for word in words) else [_LATIN_ROOM]
    above, below = (max(room[side] for room in rooms) * size for side in (0, 1))
    return Paragraph(tuple(broken(words, size, width)), above, below, width, align, before, keep)


def natural_width(words: Words, size: float) -> float:
    """The width the words would take on endless paper."""
    return max(line.width for line in broken([words], size, float("inf")))
