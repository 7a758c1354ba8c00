"""Locking: drafts kept, nothing of the pages left alive, the same window at Unlock."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.store import vault
from casedesk.store.journal import entries
from casedesk.store.work import Work
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.locking import AutoLock
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import Settings
from casedesk.ui.widgets.filters import SearchBox
from casedesk.ui.widgets.table import CaseTable
from casedesk.ui.window.key_list import show_all_keys
from tests.factories import registered
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE, opened

CANARY = "Zuzanka Kanarik"
PATIENCE_S = 10.0


class Clocks:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.passed, self.wall = 1000.0, 5000.0

    def later(self, seconds: float) -> None:
        self.passed += seconds
        self.wall += seconds


def watched(qapp: QApplication, parent: QObject, clocks: Clocks, after_s: float = 300) -> AutoLock:
    watch = AutoLock(qapp, parent, after_s=after_s, passed=lambda: clocks.passed, wall=lambda: clocks.wall)
    watch.begin()
    return watch


def widgets_said() -> list[str]:
    """Every text that any living widget holds."""
    said = []
    for one in QApplication.allWidgets():
        if isinstance(one, QLabel | QLineEdit):
            said.append(one.text())
        if isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        said += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
    return said


def swept() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_no_widget_of_a_page_is_left_alive(inside: ShellPage) -> None:
    line = QLineEdit(CANARY)
    layout = inside.screen.layout()
    assert layout is not None
    layout.addWidget(line)
    kept: list[QObject] = [inside.shell, *inside.shell.findChildren(QObject)]
    assert any(CANARY in said for said in widgets_said())
    inside.lock()
    swept()
    assert [one for one in kept if shiboken6.isValid(one)] == []
    assert not [said for said in widgets_said() if CANARY in said]


def test_the_vault_is_free_and_opens_again(inside: ShellPage, qtbot: QtBot) -> None:
    access = inside.shell.desk.access
    inside.lock()
    assert access.database_key == b""
    assert not access.ring.files()
    assert not vault.hold(access.folder).release()  # type: ignore[func-returns-value]
    Unlocking(inside.window, qtbot).unlock("bopha", PASSPHRASE)


def test_locking_closes_dialogs_and_works_over_them(inside: ShellPage) -> None:
    dialog = show_all_keys(inside.shell)
    other = QDialog()
    QVBoxLayout(other).addWidget(QLabel(CANARY))
    other.setModal(True)
    other.open()
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    swept()
    assert isinstance(inside.window.page, UnlockPage)
    assert not shiboken6.isValid(dialog)
    assert not shiboken6.isValid(other)


def test_what_was_copied_is_pasted_nowhere_afterwards(inside: ShellPage, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    inside.shell.go(Place(Room.CASES))
    QApplication.processEvents()
    line = inside.shell.findChild(SearchBox)
    assert line is not None
    line.setText(CANARY)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    inside.lock()
    short_name = Unlocking(inside.window, qtbot).short_name
    QTest.keyClick(short_name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert short_name.text() == ""


def test_the_window_stays_where_it_is(inside: ShellPage) -> None:
    before = inside.window.geometry()
    inside.lock()
    assert inside.window.geometry() == before
    assert inside.window.isVisible()


def test_the_short_name_is_kept_only_when_wished(inside: ShellPage, settings: Settings, qtbot: QtBot) -> None:
    inside.lock()
    assert Unlocking(inside.window, qtbot).short_name.text() == ""
    settings.set(choices.KEEP_SHORT_NAME, True)
    Unlocking(inside.window, qtbot).unlock("bopha", PASSPHRASE).lock()
    assert Unlocking(inside.window, qtbot).short_name.text() == "bopha"
    assert "bopha" not in settings._file.read_text("utf-8")


def test_unlock_is_shown_at_once_while_what_must_not_be_cut_goes_on(inside: ShellPage) -> None:
    access, begun, may_end = inside.shell.desk.access, threading.Event(), threading.Event()

    def rotation() -> str:
        with access.underway:
            begun.set()
            may_end.wait(PATIENCE_S)
            return "whole"

    ended: list[str] = []
    inside.window.background(rotation, ended.append)
    assert begun.wait(PATIENCE_S)
    inside.window.lock()
    assert isinstance(inside.window.page, UnlockPage)
    assert access.underway.stopped()
    assert access.database_key, "it is still needed"
    may_end.set()
    assert inside.window.doors.wait()
    assert access.database_key == b""
    swept()
    assert ended == ["whole"]


def test_what_is_told_too_late_meets_nobody(inside: ShellPage) -> None:
    opened_vault = inside.window.vault
    assert opened_vault is not None
    inside.window.lock()
    shiboken6.delete(opened_vault.shell)  # the order in which the two go is the toolkit's
    opened_vault.upkeep.working.emit("Making the backup that is due")
    opened_vault.journal.told.emit("The clock was put back")
    opened_vault.desk.working.emit("")


def test_closing_the_window_locks(inside: ShellPage) -> None:
    access = inside.shell.desk.access
    inside.window.close()
    assert access.database_key == b""


def test_nobody_there_locks_and_the_foot_says_so_before(qapp: QApplication, qtbot: QtBot) -> None:
    parent, clocks = QObject(), Clocks()
    watch = watched(qapp, parent, clocks)
    clocks.later(269)
    with qtbot.assertNotEmitted(watch.soon):
        watch.look()
    clocks.later(2)
    with qtbot.waitSignal(watch.soon) as soon:
        watch.look()
    assert soon.args == [True]
    clocks.later(30)
    with qtbot.waitSignal(watch.due):
        watch.look()


def test_a_touch_begins_the_time_anew(qapp: QApplication, qtbot: QtBot) -> None:
    parent, clocks, widget = QObject(), Clocks(), QWidget()
    qtbot.addWidget(widget)
    watch = watched(qapp, parent, clocks)
    clocks.later(299)
    QTest.keyClick(widget, Qt.Key.Key_A)
    clocks.later(299)
    with qtbot.assertNotEmitted(watch.due):
        watch.look()
    watch.end()


@pytest.mark.parametrize("seconds", [3600, -3600, -365 * 24 * 3600])
def test_a_clock_put_forward_or_back_locks(qapp: QApplication, qtbot: QtBot, seconds: int) -> None:
    parent, clocks = QObject(), Clocks()
    watch = watched(qapp, parent, clocks)
    clocks.wall += seconds
    with qtbot.waitSignal(watch.due), qtbot.waitSignal(watch.jumped) as jumped:
        watch.look()
    assert jumped.args == [seconds]


def test_a_clock_that_is_set_right_does_not(qapp: QApplication, qtbot: QtBot) -> None:
    parent, clocks = QObject(), Clocks()
    watch = watched(qapp, parent, clocks)
    clocks.wall -= 100
    with qtbot.assertNotEmitted(watch.due):
        watch.look()
    watch.end()


def test_a_jump_of_the_clock_is_in_the_journal(inside: ShellPage, qtbot: QtBot) -> None:
    assert inside.window.vault is not None
    folder, watch = inside.shell.desk.access.folder, inside.window.vault.watch
    watch.jumped.emit(-3600)
    watch.due.emit()
    inside.window.doors.wait()
    with opened(folder) as access, Work(access, reading=True) as work:
        told = [(one.action, one.details) for one in entries(work.db)]
    assert ("clock jump", b'{"seconds":"-3600"}') in told


def test_the_window_locks_by_itself(inside: ShellPage, qtbot: QtBot) -> None:
    assert inside.window.vault is not None
    inside.window.vault.watch.begin(0.2)
    qtbot.waitUntil(lambda: inside.window.vault is None, timeout=5000)
    assert isinstance(inside.window.page, UnlockPage)


def test_the_last_half_minute_is_told_in_the_foot(inside: ShellPage) -> None:
    inside.shell.lock_soon(True)
    assert inside.saved == "Locks in half a minute"
    inside.shell.lock_soon(False)
    assert inside.saved == "All saved"


def test_a_list_of_cases_leaves_nothing(inside: ShellPage, qtbot: QtBot) -> None:
    registered(inside.shell.desk.access)
    inside.shell.go(Place(Room.CASES))
    tables = inside.shell.findChildren(CaseTable)
    inside.lock()
    swept()
    assert not [table for table in tables if shiboken6.isValid(table)]
