"""Promise 23: after locking nothing of a case remains in widgets, models, engine, keys, clipboard, Python’s memory."""

from __future__ import annotations

import secrets
import weakref
from pathlib import Path
from uuid import UUID

import shiboken6
import sqlalchemy as sa
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.verbs.attach import add_attachment
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.case.attachment_panel import AttachmentPanel
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.parts.attachment_editor import AttachmentEditor
from casedesk.ui.places import Place, Room
from casedesk.ui.print.print_screen import PrintScreen
from tests import factories as make
from tests.cases.attached import papers
from tests.places import every_place
from tests.promises.reachable import Sought
from tests.stories.pages.opening import arrived, part_form
from tests.stories.pages.print import PrintPage
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.stories.test_hidden_day import a_day, said
from tests.ui.windows import inside, open_window, settings, unlocking, window
from tests.vaults import PASSPHRASE

__all__ = ["inside", "open_window", "settings", "unlocking", "window"]


def swept() -> None:
    """Everything that is about to be destroyed is."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def keys_of(access: Access) -> list[bytes]:
    """Every secret of an open vault as raw bytes."""
    with Work(access, reading=True):
        held = [access.ring.key(file, 1) for file in access.ring.files()]
    assert held
    return [*held, access.database_key, access.me.dump(), *(team.dump() for team in access.teams.values())]


def case_of(access: Access) -> tuple[UUID, Sought]:
    """A case whose every sealed word is one that stands nowhere else in this process, and what looks for it."""
    word = f"Zq{secrets.token_hex(6)}"
    made = make.registered(access, number="012 777 888", say_first=word).id
    make.kept(
        access,
        make.consent(made),
        make.identity(made, latin_name=f"{word} Kanarik", khmer_name="ហ្សូហ្សាន"),
        make.incident(made, account=word),
        make.plan_line(made, goal=word),
    )
    return made, Sought([word], keys_of(access))


def typed(shell: ShellPage, qtbot: QtBot, made: UUID) -> Sought:
    """Words in a form, changed so that there is something to undo, and copied; never saved."""
    word = f"Zq{secrets.token_hex(6)}"
    form = part_form(shell, qtbot, made, Part.FOLLOW_UPS)
    form.write("progress", word)
    form.write("progress", f"{word} and more")
    QApplication.clipboard().clear()
    written = form.form.field("progress").findChild(QPlainTextEdit)
    assert written is not None
    written.selectAll()
    QTest.keyClick(written, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return Sought([word], [])


def looked_at(shell: ShellPage, qtbot: QtBot, made: UUID) -> None:
    """The pictures of a paper."""
    shell.shell.go(Place(Room.PRINT, case=made))
    PrintPage(arrived(shell, PrintScreen), qtbot).wait_for_pages()


def test_no_widget_no_word_and_no_key_of_a_day_is_left(inside: ShellPage, qtbot: QtBot) -> None:
    access, pool = inside.shell.desk.access, inside.shell.desk.access.engine.pool
    case, saved = case_of(access)
    alive = a_day(inside, qtbot, case)
    unsaved = typed(inside, qtbot, case)
    looked_at(inside, qtbot, case)
    assert saved.left(), "the canaries were there"
    assert said(QApplication.allWidgets())
    there = weakref.ref(access)
    del access
    inside.lock()
    swept()
    assert [type(one).__name__ for one in alive if shiboken6.isValid(one)] == []
    alive.clear()
    assert said(QApplication.allWidgets()) == []
    assert QApplication.clipboard().text() == ""
    assert isinstance(pool, sa.QueuePool)
    assert (pool.checkedin(), pool.checkedout()) == (0, 0)
    assert saved.left() == []
    assert unsaved.left() == []
    assert there() is None


def write_everywhere(shell: ShellPage, made: UUID, word: str) -> int:
    """Goes to every page, types into every field of it, and leaves; how many fields that were."""
    typed = 0
    for place in every_place(shell.shell.desk.access.person.roles, made):
        shell.shell.go(place)
        QApplication.processEvents()
        lines, texts = shell.screen.findChildren(QLineEdit), shell.screen.findChildren(QPlainTextEdit)
        fields: list[QLineEdit | QPlainTextEdit] = [*lines, *texts]
        for field in fields:
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                QTest.keyClicks(field, word)
                typed += 1
    return typed


def test_a_word_typed_on_every_page_is_nowhere(inside: ShellPage, qtbot: QtBot) -> None:
    word = f"Zq{secrets.token_hex(6)}"
    case, saved = case_of(inside.shell.desk.access)
    inside.shell.show_names(True)
    assert write_everywhere(inside, case, word) > 15
    sought = Sought([word], [])
    back = word[::-1]
    del word
    inside.lock()
    swept()
    held = [one.text() for one in QApplication.allWidgets() if isinstance(one, QLabel | QLineEdit)]
    assert not [one for one in held if back in one[::-1]]
    del held
    assert sought.left() == []
    assert saved.left() == []


def attached(shell: ShellPage, made: UUID) -> tuple[UUID, Sought]:
    """A photo in the file whose bytes hold a word that stands nowhere else."""
    word = f"Zq{secrets.token_hex(6)}"
    paper = examined(papers.jpeg(width=320, height=240, marked=word))
    row = shell.shell.desk.do(add_attachment, case=made, kind=DocumentKind.PHOTO, paper=paper, title=word).id
    return row, Sought([word], [])


def test_no_byte_of_a_photo_that_was_looked_at_is_left(inside: ShellPage, qtbot: QtBot) -> None:
    case, _ = case_of(inside.shell.desk.access)
    row, sought = attached(inside, case)
    inside.shell.go(Place(Room.CASE, case, Part.ATTACHMENTS, row=row))
    view = arrived(inside, CaseScreen).view
    assert view is not None
    panel = view.middle.panel()
    assert isinstance(panel, AttachmentPanel)
    panel.look()
    qtbot.waitUntil(panel.looking.shows)
    there = [panel.looking]
    assert sought.left(), "the bytes were there"
    del view, panel
    inside.lock()
    swept()
    assert not shiboken6.isValid(there.pop())
    assert sought.left() == []


def test_no_byte_of_a_file_that_was_chosen_is_left(inside: ShellPage, qtbot: QtBot, tmp_path: Path) -> None:
    case, _ = case_of(inside.shell.desk.access)
    word = f"Zq{secrets.token_hex(6)}"
    (tmp_path / "photo.jpg").write_bytes(papers.jpeg(marked=word))
    sought = Sought([word], [])
    del word
    editor = part_form(inside, qtbot, case, Part.ATTACHMENTS).editor.editor
    assert isinstance(editor, AttachmentEditor)
    assert editor.file is not None
    with qtbot.waitSignal(editor.file.chosen):
        editor.file.take(tmp_path / "photo.jpg")
    assert sought.left(), "the bytes were there"
    del editor
    inside.lock()
    swept()
    assert sought.left() == []


def test_what_was_typed_comes_back(inside: ShellPage, qtbot: QtBot) -> None:
    case, _ = case_of(inside.shell.desk.access)
    part_form(inside, qtbot, case, Part.FOLLOW_UPS).write("progress", "She came with her sister.")
    inside.lock()
    shell = Unlocking(inside.window, qtbot).unlock("bopha", PASSPHRASE)
    assert part_form(shell, qtbot, case, Part.FOLLOW_UPS).said("progress") == "She came with her sister."


def test_menus_lists_and_file_dialogs_close_with_the_vault(inside: ShellPage, qtbot: QtBot) -> None:
    line = QLineEdit(inside.screen)
    line.setCompleter(QCompleter(["Zuzanka Kanarik"], line))
    line.show()
    line.setText("Zuz")
    line.completer().complete()
    menu = QMenu(inside.shell)
    menu.addAction("Zuzanka")
    menu.popup(inside.window.pos())
    dialog = QFileDialog(inside.shell)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    QToolTip.showText(inside.window.pos(), "Zuzanka", inside.screen)
    QApplication.processEvents()
    inside.window.lock()
    assert inside.window.doors.wait()
    swept()
    assert not [one for one in (line, menu, dialog) if shiboken6.isValid(one)]
    assert isinstance(inside.window.page, UnlockPage)
    assert said(QApplication.allWidgets()) == []
    assert {one.window() for one in QApplication.allWidgets() if one.isVisible()} == {inside.window}
