"""Attachments as pictures, drawn from their bytes in memory on whatever thread; nothing is written anywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from casedesk.cases.attached.pdf import LIBRARY
from casedesk.cases.codes.review import Media
from casedesk.security.errors import Damaged

SHARP = 4096
"""The longer side of a photo as it is shown, in points: all a screen can show of it, in 64 MB."""
_PAGE_POINTS = 16_000_000
_POINTS_TO_THE_INCH = 144 / 72


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture, and of how many pages it is the one at `place`, from 0."""

    image: QImage = field(repr=False)
    place: int = 0
    pages: int = 1


def shown(content: bytes, media: Media, place: int = 0) -> Shown:
    """A photo, its right side up, or one page of a PDF. Raises Damaged when it cannot be drawn."""
    return _page(content, place) if media is Media.PDF else Shown(_photo(content))


def _photo(content: bytes) -> QImage:
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > SHARP:
        reader.setScaledSize(size.scaled(QSize(SHARP, SHARP), Qt.AspectRatioMode.KeepAspectRatio))
    drawn = reader.read()
    if drawn.isNull():
        raise Damaged("picture")
    return drawn


def _page(content: bytes, place: int) -> Shown:
    import pypdfium2 as pdfium  # only who looks at a PDF waits for the library

    from casedesk.ui.print.pages import opened, picture

    with LIBRARY:
        try:
            with opened(content) as document:
                pages = len(document)
                wide, high = document.get_page_size(place)
                most = math.sqrt(_PAGE_POINTS / max(wide * high, 1))
                return Shown(picture(document, place, min(_POINTS_TO_THE_INCH, most)), place, pages)
        except pdfium.PdfiumError:
            raise Damaged("page") from None


def as_png(image: QImage) -> bytes:
    """A picture from the clipboard as a file of its own, in memory."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())
