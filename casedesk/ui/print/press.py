"""Pages drawn, printed and written: plain functions, called on the one thread that has the drawing library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from casedesk.security.durable import write_whole
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable
from casedesk.ui.print.pages import opened, picture, pictures
from casedesk.ui.print.ways_out import in_memory

POINTS = 72
Make = Callable[[], bytes]
"""Makes a PDF from what it holds already, on any thread."""


class PrinterSilent(Mendable):
    """The printer took no page."""

    sentence = N_("The printer did not answer. Your page is kept. Try again, or print later.")


class PlaceGone(Mendable):
    """The folder, or the stick it was on, is not there any more; or the system takes no such name."""

    sentence = N_("The file could not be put there. Nothing was saved outside. Choose another place or another name.")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document's pages as pictures."""

    pages: tuple[QImage, ...] = field(repr=False)


def draw(make: Make, width: int) -> Drawn:
    """Makes the document and draws its pages, `width` pixels wide."""
    return Drawn(pictures(make(), width))


def print_on(make: Make, printer: QPrinter) -> None:
    """Makes the document and prints every page. Raises PrinterSilent when the printer takes no page."""
    painter = QPainter()
    with in_memory(), opened(make()) as document:
        if not painter.begin(printer):
            raise PrinterSilent
        try:
            for place in range(len(document)):
                if place and not printer.newPage():
                    raise PrinterSilent
                painter.drawImage(painter.viewport(), picture(document, place, printer.resolution() / POINTS))
        finally:
            painter.end()


def write(make: Make, path: Path) -> None:
    """Makes the document and puts it at the path, whole or not at all.

    Raises FolderReadOnly, DiskFull, DiskUnsound or PlaceGone; what lay there before is then still there.
    """
    pdf = make()
    try:
        write_whole(path, pdf)
    except OSError:
        raise PlaceGone from None  # the system's own text carries the path
