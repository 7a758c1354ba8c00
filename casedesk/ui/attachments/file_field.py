"""Choosing a photo or a PDF: by the system's own window, dropped onto the page, or pasted; examined at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from casedesk.cases.attached.examining import Examined, examined, taken_in
from casedesk.cases.attached.trouble import NoFile, NotAttached, megabytes
from casedesk.cases.codes.review import Media
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.attachments.pictures import as_png
from casedesk.ui.background import Task
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.print.press import press
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.choosing import ask_file
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.prose import Prose

_NOTHING = N_("or drop it here")


class NothingToPaste(NotAttached):
    """The clipboard holds neither a picture nor a file."""

    told = N_("There is no picture to paste. Nothing was added. Copy one first, or choose a file.")


class StillReading(NotAttached):
    """Saved before the file was looked through."""

    told = N_("The file is still being read. What you wrote is kept. Save again in a moment.")


class FileField(Field):
    """FileField(): `paper()` is what was chosen, `strips()` whether its place and camera are to go.

    `chosen(Media)` once a file was found whole. Its bytes are held here, and nowhere else, until `forget()`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        self._choose = button(_("Choose a file…"), self.ask, icon=Icon.FOLDER_OPEN, compact=True)
        self._paste = button(_("Paste"), self.paste, compact=True, quiet=True)
        self._paste.setAccessibleDescription(_("A picture that was copied elsewhere"))
        self._told = Prose(_(_NOTHING), style=Style.SMALL, role=Role.INK2)
        self._strip = QCheckBox(_("Remove place and camera from the photo"))
        self._strip.setChecked(True)
        self._strip.hide()
        control = QWidget()
        column = QVBoxLayout(control)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        row = row_of(self._choose, self._paste, self._told)
        row.setStretchFactor(self._told, 1)
        row.setAlignment(self._told, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self._strip)
        control.setFocusProxy(self._choose)
        kept = _("A photo (JPEG, PNG) or a PDF, up to 20 MB. It is kept once you save.")
        super().__init__(_("Photo or paper"), control, help=kept)
        self._elsewhere = press(self)
        self._paper: Examined | None = None
        self._reading: Task | None = None

    def paper(self) -> Examined:
        """What was chosen. Raises NoFile, StillReading."""
        if self._reading is not None:
            raise StillReading
        if self._paper is None:
            raise NoFile
        return self._paper

    def strips(self) -> bool:
        """Whether place and camera are to be removed."""
        return self._strip.isChecked() and self._paper is not None and self._paper.media is not Media.PDF

    def forget(self) -> None:
        """Lets go of the bytes."""
        if self._reading is not None:
            self._reading.cancel()
        self._paper = self._reading = None
        self._say_chosen()

    def ask(self) -> None:
        """The system's own window, without blocking."""
        kinds = _("Photos and PDF (*.jpg *.jpeg *.png *.pdf)"), _("All files (*)")
        ask_file(self, _("A photo or a PDF"), self.take, *kinds)

    def paste(self) -> None:
        """What lies in the clipboard: a picture, or a file."""
        mime = QApplication.clipboard().mimeData()
        if mime is None or not self.take_from(mime):
            self._refused(NothingToPaste())

    def take_from(self, mime: QMimeData) -> bool:
        """Takes the first file, else the picture, of what is pasted or dropped; False when there is none."""
        path = dropped(mime)
        if path is not None:
            self.take(path)
        elif mime.hasImage():
            image = QImage(mime.imageData())
            self._read(lambda: examined(as_png(image)))
        else:
            return False
        return True

    def take(self, path: Path) -> None:
        """Reads and examines a file, elsewhere."""
        self._read(lambda: examined(taken_in(path)))

    def _read(self, work: Callable[[], Examined]) -> None:
        self.forget()
        self.clear_problem()
        self._told.setText(_("Reading…"))
        self._reading = self._elsewhere(work, self._came, self._refused)

    def _came(self, paper: Examined) -> None:
        self._paper, self._reading = paper, None
        self._say_chosen()
        self.chosen.emit(paper.media)

    def _refused(self, trouble: Mendable) -> None:
        self._reading = None
        self._say_chosen()
        self.set_problem(trouble.said())
        self._choose.setFocus()

    def _say_chosen(self) -> None:
        paper = self._paper
        self._strip.setVisible(paper is not None and paper.media is not Media.PDF)
        if paper is None:
            self._told.setText(_(_NOTHING))
        else:
            size = megabytes(len(paper.content))
            self._told.setText(_("{form}, {size} MB", form=paper.media.said(), size=size))
        self._choose.setText(_("Another file…") if paper is not None else _("Choose a file…"))


def dropped(mime: QMimeData) -> Path | None:
    """The first file of what is dropped or pasted."""
    return next((Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()), None)
