"""Asking for a folder or a file: the system's own dialog, which closes with the vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], object]
"""Called with what was chosen; not at all when nothing was."""


def ask_folder(parent: QWidget, title: str, then: Then, *, begin: Path | None = None) -> None:
    """Opens the dialog without blocking; `begin` is the folder it shows first."""
    dialog = QFileDialog(parent, title, str(begin or Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def ask_file(parent: QWidget, title: str, then: Then, *kinds: str) -> None:
    """Opens the dialog without blocking; `kinds` are what it offers, such as “Spreadsheet (*.xlsx)”."""
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(kinds)
    _open(dialog, then)


def _open(dialog: QFileDialog, then: Then) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
