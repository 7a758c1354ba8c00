"""Pages drawn, printed and written: plain functions on whatever thread, one at a time in the drawing library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from casedesk.cases.attached.pdf import LIBRARY
from casedesk.security.durable import write_whole
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background, Stopped
from casedesk.ui.print.pages import opened, picture, pictures
from casedesk.ui.print.ways_out import in_memory

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS = 72
Make = Callable[[], bytes]
"""Makes a PDF from what it holds already, on any thread."""
Advance = Callable[[int, int], None]
"""Told of each page and of how many; raises Stopped when they are wanted no more."""


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


def press(parent: QObject) -> Background:
    """Where pages are drawn and printed: `parent` may be destroyed without anybody waiting for a page."""
    return Background(parent, pool=QThreadPool.globalInstance())


def draw(make: Make, width: int, advance: Advance) -> Drawn:
    """Makes the document and draws its pages, `width` pixels wide. Raises Stopped."""
    with LIBRARY:
        advance(0, 1)
        return Drawn(tuple(pictures(make(), width, advance)))


def print_on(make: Make, printer: QPrinter, stopped: Callable[[], bool]) -> None:
    """Makes the document and prints every page; once `stopped`, what is not yet out stays in.

    Raises PrinterSilent when the printer takes no page.
    """
    with LIBRARY, in_memory():  # the folder for the toolkit's waiting files is one for all threads too
        if stopped():
            raise Stopped
        with opened(make()) as document:
            _print(document, printer, stopped)


def _print(document: PdfDocument, printer: QPrinter, stopped: Callable[[], bool]) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterSilent
    try:
        for place in range(len(document)):
            if stopped():
                printer.abort()
                raise Stopped
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
