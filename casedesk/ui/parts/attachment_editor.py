"""A new attachment: the file and its words; read and encrypted beside the work. Of an earlier one only the words."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from casedesk.cases.attached.examining import Examined
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.records.attachment import Attachment
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.attachments.adding import Added, Adding
from casedesk.ui.attachments.file_field import FileField, dropped
from casedesk.ui.looks.focus import bring_into_view
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.print.press import press
from casedesk.ui.widgets.progress import ProgressCard

_OF_THE_PROGRAM = ("on", "stripped", "removed", "why_removed")


class AttachmentEditor(RecordEditor[Attachment]):
    """AttachmentEditor(desk, entry)."""

    def _extend(self) -> None:
        self._file: FileField | None = None
        self._adding: Adding | None = None
        if self._entry.initial is not None:
            return
        self._elsewhere = press(self)
        self._file = FileField()
        self._file.chosen.connect(self._suggest)
        self._progress = ProgressCard(_("Adding the attachment"))
        self._progress.cancelled.connect(self._stop)
        self._progress.hide()
        body = self._page.body
        body.insertWidget(body.indexOf(self._form), self._file)
        body.insertWidget(body.indexOf(self._file), self._progress)
        self.setAcceptDrops(True)

    def _skipped(self) -> Collection[str]:
        return _OF_THE_PROGRAM

    @property
    def file(self) -> FileField | None:
        """Where the file of a new one is chosen."""
        return self._file

    def settle(self) -> None:
        """A new one begins with its file."""
        if self._file is not None:
            self._file.control.setFocus()
        else:
            super().settle()

    def save(self) -> None:
        """Keeps the words of an earlier one; of a new one the file too, elsewhere, all of it or nothing."""
        if self._file is None:
            super().save()
            return
        if self._adding is not None:
            return
        self.saving.clear()
        self._file.clear_problem()
        entry: Attachment | None = None
        with suppress(InField):
            entry = self._form.record()
        try:
            paper = self._file.paper()
        except InField as trouble:
            self._show(trouble)
        else:
            if entry is not None:
                self._add(entry, paper, strip=self._file.strips())

    def leave(self) -> bool:
        """Keeps the draft of the words. A file on its way in is stopped, or is in the vault already."""
        adding, self._adding = self._adding, None
        added = adding.end() if adding is not None else None
        if added is not None:
            self._take_note(added)
        return super().leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        mime = event.mimeData()
        if dropped(mime) is not None or mime.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        if self._file is not None and self._file.take_from(event.mimeData()):
            event.acceptProposedAction()

    def _suggest(self, media: Media) -> None:
        """A photo is usually a photo, and a PDF a scanned paper; what was chosen already stays."""
        if self._form.value("kind") is None:
            self._form.set_value("kind", DocumentKind.SCAN if media is Media.PDF else DocumentKind.PHOTO)
            self._form.edited.emit()

    def _add(self, entry: Attachment, paper: Examined, *, strip: bool) -> None:
        self._adding = adding = Adding(self._desk.access, entry, paper, strip=strip)
        self._show_way(True)
        task = self._elsewhere.with_progress(adding.work, self._ended, self._not_added)
        task.progressed.connect(self._progress.advance)

    def _ended(self, added: Added | None) -> None:
        if self._adding is None:  # the page was left meanwhile
            return
        self._adding = None
        self._show_way(False)
        if added is not None:
            self._take_note(added)
            self._done(added.attachment)

    def _take_note(self, added: Added) -> None:
        """It is in the vault: the draft of its words goes, and every page hears of it."""
        with suppress(Mendable):  # a draft that stays says its words once more, no worse
            self._drafting.discard()
        self._desk.tell_changed(*(table for table, _row in added.touched), ids=(row for _table, row in added.touched))

    def _not_added(self, trouble: Mendable) -> None:
        self._adding = None
        self._show_way(False)
        if isinstance(trouble, InField):
            self._show(trouble)
        else:
            self.saving.tell(trouble)

    def _stop(self) -> None:
        if self._adding is not None:
            self._adding.stop()

    def _show_way(self, on: bool) -> None:
        self._progress.setVisible(on)
        self._save.setEnabled(not on)
        if on:
            self._progress.advance(0, 0)

    def _show(self, trouble: InField) -> None:
        if self._file is not None and not self._form.show_problem(trouble):
            self._file.set_problem(trouble.said())
            bring_into_view(self._file)
            self._file.control.setFocus()
