"""Pages of a PDF as pictures, drawn from its bytes: nothing is written anywhere on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import pypdfium2 as pdfium

POINTS_WIDE = 595.28
"""The width of A4 in points."""


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, let go of after the block."""
    import pypdfium2 as pdfium  # a page that may print one day is shown without waiting for the library

    document = pdfium.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def picture(document: pdfium.PdfDocument, place: int, scale: float) -> QImage:
    """One page, `scale` pixels to the point; places count from 0."""
    page = document[place]
    try:
        drawn = page.render(scale=scale, prefer_bgrx=True)
        try:
            held = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
            return held.copy()
        finally:
            drawn.close()
    finally:
        page.close()


def pictures(pdf: bytes, width: int, advance: Callable[[int, int], None]) -> Iterator[QImage]:
    """Every page, `width` pixels wide; `advance` is told before each."""
    with opened(pdf) as document:
        for place in range(len(document)):
            advance(place, len(document))
            yield picture(document, place, width / POINTS_WIDE)
