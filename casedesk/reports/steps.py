"""The steps of the work as a bar: done, here, to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.ink import ACCENT, EDGE, INK, INK2, SURFACE
from casedesk.reports.paragraph import Align, Paragraph, paragraph
from casedesk.reports.runs import Words

_BAR = 5.0
_GAP = 5.0
_BELOW = 4.0


@dataclass(frozen=True)
class StepBar:
    """Filled bars for what is done, a strong outline and a bold name for the current step, thin ones for the rest."""

    names: tuple[Paragraph, ...]
    current: int
    width: float
    before: float = 0
    keep: bool = False

    @property
    def height(self) -> float:
        return _BAR + _BELOW + max(name.height for name in self.names)

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        above = max(name.above for name in self.names)
        for place, name in enumerate(self.names):
            canvas.setFillColor(ACCENT if place < self.current else SURFACE)
            canvas.setStrokeColor(ACCENT if place <= self.current else EDGE)
            inset = 0.5 if place == self.current else 0.25
            canvas.setLineWidth(2 * inset)
            canvas.roundRect(
                x + inset, top - _BAR + inset, name.width - 2 * inset, _BAR - 2 * inset, _BAR / 2 - inset, fill=1
            )
            name.draw(canvas, x, top - _BAR - _BELOW - (above - name.above))
            x += name.width + _GAP


def step_bar(
    names: Sequence[str], current: int, *, size: float, width: float, before: float = 0, keep: bool = False
) -> StepBar:
    """A bar of steps as wide as the page; long names take a second line."""
    each = (width - _GAP * (len(names) - 1)) / len(names)
    return StepBar(
        tuple(
            paragraph(
                Words(name, bold=place == current, ink=INK if place <= current else INK2),
                size=size,
                width=each,
                align=Align.CENTRE,
            )
            for place, name in enumerate(names)
        ),
        current,
        width,
        before,
        keep,
    )
