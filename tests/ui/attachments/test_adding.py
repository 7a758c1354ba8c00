"""A photo comes into a file: chosen, dropped or pasted, in the real form on a real encrypted vault."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.queries.attachments import read_attachment
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.attachment import Attachment
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.parts.attachment_editor import AttachmentEditor
from casedesk.ui.widgets.progress import ProgressCard
from tests.cases.attached import papers
from tests.factories import attachment as words_only
from tests.factories import kept
from tests.stories.pages.by_name import button, tick
from tests.stories.pages.forms import PartForm
from tests.ui.parts.conftest import Edit, case, edit

__all__ = ["case", "edit"]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that tells its place."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(papers.jpeg(width=640, height=480))
    return path


def attachments(desk: Desk, case: UUID) -> tuple[Attachment, ...]:
    return desk.ask(open_case, case=case).of(Attachment)


class Adding:
    """The form of a new attachment, as a person uses it."""

    def __init__(self, form: PartForm) -> None:
        self.form = form
        assert isinstance(form.editor.editor, AttachmentEditor)
        self.editor = form.editor.editor
        assert self.editor.file is not None
        self.file = self.editor.file

    def choose(self, path: Path) -> None:
        """By the system's own window."""
        button(self.file, "Choose a file…").click()
        self.take(path)

    def take(self, path: Path) -> None:
        dialog = next(one for one in self.file.findChildren(QFileDialog) if one.isVisible())
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.wait()

    def wait(self) -> None:
        """Until what was chosen has been looked through."""
        self.form.qtbot.waitUntil(lambda: self.file._reading is None)

    def save(self) -> None:
        self.form.save()
        self.form.qtbot.waitUntil(lambda: bool(self.form.saved))


@pytest.fixture
def adding(edit: Edit) -> Adding:
    return Adding(edit(Part.ATTACHMENTS, new=True))


def test_a_photo_is_chosen_named_and_kept_without_its_place(
    adding: Adding, desk: Desk, case: UUID, photo: Path
) -> None:
    adding.choose(photo)
    assert tick(adding.file, "Remove place and camera from the photo").isChecked()
    assert adding.form.form.value("kind") is DocumentKind.PHOTO
    adding.form.write("title", "Her arm")
    adding.save()
    assert adding.form.sentences == ["The attachment is saved."]
    (saved,) = attachments(desk, case)
    assert (saved.title, saved.media, saved.stripped) == ("Her arm", Media.JPEG, True)
    assert saved.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    inside = desk.ask(read_attachment, case=case, attachment=saved.id)
    assert b"Canary" not in inside
    assert photo.exists(), "the file outside is left as it is"


def test_left_as_it_is_when_somebody_wants_it_so(adding: Adding, desk: Desk, case: UUID, photo: Path) -> None:
    adding.choose(photo)
    tick(adding.file, "Remove place and camera from the photo").setChecked(False)
    adding.save()
    (saved,) = attachments(desk, case)
    assert not saved.stripped
    assert desk.ask(read_attachment, case=case, attachment=saved.id) == photo.read_bytes()


def mime_of(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_a_pdf_is_dropped_onto_the_page(adding: Adding, desk: Desk, case: UUID, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.pdf())
    mime = mime_of(path)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(9, 9), copy, mime, left, none)
    over.ignore()
    adding.editor.dragEnterEvent(over)
    assert over.isAccepted()
    adding.editor.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))
    adding.wait()
    assert adding.form.form.value("kind") is DocumentKind.SCAN
    adding.save()
    (saved,) = attachments(desk, case)
    assert (saved.media, saved.stripped) == (Media.PDF, False)


def test_a_picture_is_pasted(adding: Adding, desk: Desk, case: UUID) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QApplication.clipboard().setImage(image)
    button(adding.file, "Paste").click()
    adding.wait()
    adding.save()
    (saved,) = attachments(desk, case)
    assert saved.media is Media.PNG
    assert QImage.fromData(desk.ask(read_attachment, case=case, attachment=saved.id)).pixel(5, 5) == image.pixel(5, 5)


def test_nothing_to_paste_is_told(adding: Adding) -> None:
    QApplication.clipboard().setText("words")
    button(adding.file, "Paste").click()
    assert "no picture to paste" in adding.file.problem()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (bytes(21_000_000), "This file has 20.1 MB; at most 20 MB are kept"),
        (papers.jpeg(width=300, height=300)[:9_000], "This picture is damaged"),
        (b"%PDF-1.7 is what it says", "not a whole PDF"),
        (b"", "empty"),
    ],
    ids=["large", "torn", "no pdf", "empty"],
)
def test_what_cannot_be_kept_is_told_in_the_field_and_words_stay(
    adding: Adding, content: bytes, told: str, tmp_path: Path, photo: Path
) -> None:
    path = tmp_path / "chosen"
    path.write_bytes(content)
    adding.form.write("title", "Her arm")
    adding.choose(path)
    assert told in adding.file.problem()
    adding.form.save()
    assert adding.form.saved == []
    assert adding.form.said("title") == "Her arm"
    adding.choose(photo)
    assert adding.file.problem() == ""
    adding.save()


def test_without_a_file_nothing_is_saved_and_the_focus_is_where_it_is_chosen(adding: Adding, desk: Desk) -> None:
    adding.form.choose("kind", "Photo")
    adding.form.save()
    assert "No file is chosen yet" in adding.file.problem()
    assert adding.form.editor.window().focusWidget() is button(adding.file, "Choose a file…")
    assert adding.form.saved == []


def test_19_9_mb_come_in_while_the_window_goes_on(
    adding: Adding, desk: Desk, case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(papers.large_jpeg(19_900_000))
    longest = Longest()
    adding.choose(path)
    adding.save()
    assert longest.stop() < 1.0
    assert attachments(desk, case)[0].size > 0


class Longest:
    """How much its own thread worked at most before the window answered again, in seconds of processor time: another
    program's work does not count.
    """

    def __init__(self) -> None:
        import time

        from PySide6.QtCore import QTimer

        self._time, self._last, self._most = time.thread_time, time.thread_time(), 0.0
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = self._time()
        self._most, self._last = max(self._most, now - self._last), now

    def stop(self) -> float:
        self._timer.stop()
        return self._most


def test_cancelled_nothing_is_kept_and_everything_stands_there_still(
    adding: Adding, desk: Desk, case: UUID, tmp_path: Path, access: Access
) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(papers.large_jpeg(19_900_000))
    adding.choose(path)
    tick(adding.file, "Remove place and camera from the photo").setChecked(False)
    adding.form.write("title", "Her arm")
    adding.form.save()
    progress = adding.editor.findChild(ProgressCard)
    assert progress is not None
    button(progress, "Cancel").click()
    adding.form.qtbot.waitUntil(lambda: not progress.isVisible())
    assert attachments(desk, case) == ()
    assert adding.form.said("title") == "Her arm"
    adding.save()
    assert len(attachments(desk, case)) == 1


def test_left_while_it_comes_in_it_is_in_the_file_or_not_at_all(
    adding: Adding, desk: Desk, case: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(papers.large_jpeg(19_900_000))
    adding.choose(path)
    adding.form.save()
    assert adding.editor.leave()
    for one in attachments(desk, case):
        assert len(desk.ask(read_attachment, case=case, attachment=one.id)) == one.size


def test_the_words_of_one_that_is_there_are_changed(edit: Edit, access: Access, desk: Desk, case: UUID) -> None:
    kept(access, words_only(case, title="Her arm"))
    form = edit(Part.ATTACHMENTS)
    form.write("title", "Her left arm")
    form.save()
    assert [one.title for one in attachments(desk, case)] == ["Her left arm"]
