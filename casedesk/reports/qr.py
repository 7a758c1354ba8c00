"""A QR code as rectangles: sharp on every printer, and drawn by nobody's picture library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.graphics.barcode.qrencoder import QRAlphaNum, QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from casedesk.reports.ink import INK, SURFACE

QUIET = 4
"""Modules left white round the code; readers ask for them."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """Rows of modules, True for a dark one."""

    rows: tuple[tuple[bool, ...], ...]

    def draw(self, canvas: Canvas, x: float, top: float, side: float) -> None:
        """Draws it with its quiet zone in a square of `side` points whose upper left corner is at x, top."""
        module = side / (len(self.rows) + 2 * QUIET)
        canvas.setFillColor(SURFACE)
        canvas.rect(x, top - side, side, side, stroke=0, fill=1)
        canvas.setFillColor(INK)
        for row, modules in enumerate(self.rows):
            y = top - (QUIET + row + 1) * module
            for start, length in _runs(modules):
                canvas.rect(x + (QUIET + start) * module, y, length * module, module, stroke=0, fill=1)


def qr_code(text: str) -> QrCode:
    """The code of a text in capitals, digits and hyphens, of which a quarter may be lost to folds and stains.

    Raises ValueError for other characters.
    """
    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(QRAlphaNum(text))
    code.make()
    return QrCode(tuple(tuple(bool(module) for module in row) for row in code.modules))


def _runs(modules: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Dark modules beside each other as one: no hairlines between them."""
    start = None
    for place, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None
