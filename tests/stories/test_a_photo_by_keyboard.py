"""A photo is added, named, looked at and let go of by keyboard alone; after the lock it is looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.records.attachment import Attachment
from casedesk.ui.case.attachment_panel import AttachmentPanel
from casedesk.ui.parts.attachment_editor import AttachmentEditor
from tests import factories as make
from tests.accessible import accessible_name
from tests.cases.attached import papers
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.opening import case_page
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import press, type_into
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that tells where it was taken."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(papers.jpeg(width=640, height=480))
    return path


def focused() -> str:
    """The name of what has the focus."""
    widget = QApplication.focusWidget()
    return accessible_name(widget) if widget is not None else ""


def tab_to(name: str) -> None:
    """Presses Tab until it is there."""
    for _key in range(20):
        if focused() == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def choose(qtbot: QtBot, page: CasePage, path: Path) -> None:
    """Opens the system's window from the button, and types the path."""
    assert focused() == "Choose a file…"
    press(Qt.Key.Key_Return)
    dialog = page.screen.findChildren(QFileDialog)[0]
    qtbot.waitUntil(dialog.isVisible)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    page.screen.window().activateWindow()  # as the window manager does
    qtbot.waitUntil(lambda: focused() in ("Choose a file…", "Another file…"))


def panel_of(page: CasePage) -> AttachmentPanel:
    found = page.view.middle.panel()
    assert isinstance(found, AttachmentPanel)
    return found


def test_a_photo_is_added_looked_at_and_let_go_of(inside: ShellPage, qtbot: QtBot, photo: Path) -> None:
    case = make.registered(inside.shell.desk.access).id
    page = case_page(inside, qtbot, case)
    page.add("Attachment")
    editor = page.form.editor
    assert isinstance(editor, AttachmentEditor)
    assert editor.file is not None
    with qtbot.waitSignal(editor.file.chosen):
        choose(qtbot, page, photo)
    tab_to("Remove place and camera from the photo")
    tab_to("Title")
    line = QApplication.focusWidget()
    assert line is not None
    type_into(line, "Her left arm")
    del editor
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(page.view.middle.panel(), AttachmentPanel))
    looks(qtbot, page)
    (saved,) = page.view.sight.file.of(Attachment)
    assert (saved.title, saved.stripped) == ("Her left arm", True)
    inside.lock()
    again = Unlocking(inside.window, qtbot).unlock("bopha", PASSPHRASE)
    page = case_page(again, qtbot, case)
    page.open_part("Attachments")
    page.view.middle.focus_panel()
    press(Qt.Key.Key_Return)
    looks(qtbot, page)


def looks(qtbot: QtBot, page: CasePage) -> None:
    """Opens the picture, goes nearer, turns it, and closes it again: the focus is back where it was."""
    assert focused() == "Look at it"
    press(Qt.Key.Key_Return)
    looking = panel_of(page).looking
    qtbot.waitUntil(looking.shows)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is looking.view)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_R):
        press(key)
    assert looking.view.turned() == 90
    press(Qt.Key.Key_Escape)
    assert not looking.shows()
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert focused() == "Look at it"
