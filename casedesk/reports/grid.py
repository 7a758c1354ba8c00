"""Rows of cells: tables, labels with values, timelines. The head comes again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.ink import LINE, SUNKEN
from casedesk.reports.paragraph import Paragraph

_WHOLE = 6
"""A row of up to this many lines is not divided between two pages."""

HAIRLINE = 0.6


@dataclass(frozen=True)
class Row:
    """Cells whose first lines stand on one base line; `padding` is the room above and below them."""

    cells: tuple[Paragraph, ...]
    padding: float

    @property
    def height(self) -> float:
        return max(self._drop(cell) + cell.height for cell in self.cells) + 2 * self.padding

    @property
    def least(self) -> float:
        """The height of what must stand together."""
        if self._lines() <= _WHOLE:
            return self.height
        return max(self._drop(cell) + cell.least for cell in self.cells) + 2 * self.padding

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Divides a long row between two of its lines; a cell that is through leaves its place empty below."""
        if self._lines() <= _WHOLE:
            return None
        upper: list[Paragraph] = []
        lower: list[Paragraph] = []
        for cell in self.cells:
            space = room - 2 * self.padding - self._drop(cell)
            if cell.height <= space:
                upper.append(cell)
                lower.append(replace(cell, lines=()))
            elif parts := cell.split(space):
                upper.append(parts[0])
                lower.append(parts[1])
            else:
                return None
        return replace(self, cells=tuple(upper)), replace(self, cells=tuple(lower))

    def draw(self, canvas: Canvas, xs: Sequence[float], top: float) -> None:
        """Draws each cell at its x."""
        for cell, x in zip(self.cells, xs, strict=True):
            cell.draw(canvas, x, top - self.padding - self._drop(cell))

    def _drop(self, cell: Paragraph) -> float:
        return max(other.above for other in self.cells) - cell.above

    def _lines(self) -> int:
        return max(len(cell.lines) for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """Rows under one another. `xs` are the left edges of the cells, from the left edge of the grid."""

    rows: tuple[Row, ...]
    xs: tuple[float, ...]
    width: float
    head: Row | None = None
    ruled: bool = False
    ground: Color = SUNKEN
    before: float = 0
    keep: bool = False

    @property
    def height(self) -> float:
        return self._head_height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        return self._head_height + (self.rows[0].least if self.rows else 0)

    def split(self, room: float) -> tuple[Grid, Grid] | None:
        """Between two rows, or within a row that is long."""
        room -= self._head_height
        for count, row in enumerate(self.rows):
            if row.height <= room + 1e-6:
                room -= row.height
                continue
            if parts := row.split(room):
                return self._only((*self.rows[:count], parts[0])), self._only((parts[1], *self.rows[count + 1 :]))
            if count:
                return self._only(self.rows[:count]), self._only(self.rows[count:])
            return None
        return None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        xs = [x + offset for offset in self.xs]
        if self.head:
            canvas.setFillColor(self.ground)
            canvas.rect(x, top - self.head.height, self.width, self.head.height, stroke=0, fill=1)
            self.head.draw(canvas, xs, top)
            top -= self.head.height
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        for row in self.rows:
            row.draw(canvas, xs, top)
            top -= row.height
            if self.ruled:
                canvas.line(x, top, x + self.width, top)

    @property
    def _head_height(self) -> float:
        return self.head.height if self.head else 0

    def _only(self, rows: tuple[Row, ...]) -> Grid:
        return replace(self, rows=rows)
