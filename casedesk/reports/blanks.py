"""Blank lines, to be written on by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.ink import EDGE

_PITCH = 24.0


@dataclass(frozen=True)
class Blanks:
    """`count` lines with room for handwriting."""

    count: int
    width: float
    before: float = 0
    keep: bool = False

    @property
    def height(self) -> float:
        return self.count * _PITCH

    @property
    def least(self) -> float:
        return min(self.count, 2) * _PITCH

    def split(self, room: float) -> tuple[Blanks, Blanks] | None:
        fitting = min(int(room / _PITCH), self.count - 1)
        return (replace(self, count=fitting), replace(self, count=self.count - fitting)) if fitting > 0 else None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.6)
        for line in range(1, self.count + 1):
            canvas.line(x, top - line * _PITCH, x + self.width, top - line * _PITCH)
