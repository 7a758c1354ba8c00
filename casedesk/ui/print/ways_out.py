"""The two ways out of the window: a printer, or a file the person names. Both are journalled before they are used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable

SHARP = 300
"""Dots to the inch: sharp letters on every office printer."""
IN_MEMORY = Path("/dev/shm")  # noqa: S108 – a folder of the system that lies in memory


class NoPrinter(Mendable):
    """This machine knows no printer."""

    sentence = N_("No printer was found. Choose one, or come back later.")


class WaysOut:
    """Asks with the system's own windows; nothing is printed to a file, for that is saving, and journalled as such."""

    def printer(self, parent: QWidget, then: Callable[[QPrinter], object]) -> None:
        """Lets the person choose a printer; `then` is given it. Raises NoPrinter."""
        if not QPrinterInfo.availablePrinterNames():
            raise NoPrinter
        printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution))
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.accepted.connect(lambda: then(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the short one; QPrintDialog hides it behind its own

    def place(
        self, parent: QWidget, then: Callable[[Path], object], *, kind: str = "", suffix: str = "pdf", name: str = ""
    ) -> None:
        """Lets the person choose a folder and a name; `then` is given the path. `kind` says which files it is for."""
        dialog = QFileDialog(parent, _("Save as a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind or _("PDF document (*.pdf)"))
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name or _("Document.pdf"))
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def prepared(printer: QPrinter) -> QPrinter:
    """A4 from edge to edge, and a job name that tells nothing."""
    printer.setDocName(_("Document"))
    printer.setCreator("")
    printer.setResolution(SHARP)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


@contextmanager
def in_memory() -> Iterator[None]:
    """While printing, the toolkit's own waiting file lies in memory rather than on the disk (CUPS asks TMPDIR)."""
    before = os.environ.get("TMPDIR")
    if sys.platform != "linux" or not IN_MEMORY.is_dir():
        yield
        return
    os.environ["TMPDIR"] = str(IN_MEMORY)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
