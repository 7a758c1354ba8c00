"""Coming in, and everything that can stand in the way, through the unlock screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.security import keyfile
from casedesk.store import vault
from casedesk.store.database import DATABASE
from casedesk.text.translation import _
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage, greeting
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.settings import Settings
from casedesk.ui.window.ways_in import PRACTICE
from casedesk.ui.window.window import Window
from tests.accessible import nameless
from tests.stories.pages.unlock import Unlocking
from tests.ui.clipping import clipped
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE

WRONG = "That did not open. Check the short name, the passphrase and the keyboard."


def test_the_right_passphrase_opens_the_vault(unlocking: Unlocking) -> None:
    shell = unlocking.unlock("bopha", PASSPHRASE)
    assert shell.places == ["Today", "Cases", "Referrals", "Team", "Directory", "Settings"]
    assert shell.shell.place == shell.shell.first_place()


@pytest.mark.parametrize(("short_name", "passphrase"), [("bopha", "other words than these"), ("nobody", PASSPHRASE)])
def test_wrong_person_and_wrong_passphrase_are_told_alike(
    unlocking: Unlocking, short_name: str, passphrase: str
) -> None:
    assert unlocking.refused(short_name, passphrase) == WRONG
    assert unlocking.passphrase.text() == ""
    assert unlocking.passphrase.isEnabled()


def test_the_field_that_held_the_passphrase_is_destroyed(unlocking: Unlocking) -> None:
    held = unlocking.passphrase
    unlocking.refused("bopha", "other words than these")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(held)
    assert not [line for line in unlocking.page.findChildren(QLineEdit) if "other words" in line.text()]


def test_failures_make_one_wait_in_steps_of_ten_seconds(unlocking: Unlocking) -> None:
    for _attempt in range(2):
        unlocking.refused("bopha", "other words than these")
    unlocking.window.attempts.did_not_open()
    unlocking.window.attempts.did_not_open()
    unlocking.page.wait(unlocking.window.attempts.left_s())
    assert not unlocking.passphrase.isEnabled()
    assert [one for one in unlocking.page.findChildren(type(unlocking.page._unlock)) if "20 seconds" in one.text()]
    unlocking.page.wait(0)
    assert unlocking.passphrase.isEnabled()


def test_the_wait_is_not_escaped_by_another_language(unlocking: Unlocking, qtbot: QtBot) -> None:
    for _attempt in range(4):
        unlocking.window.attempts.did_not_open()
    first = unlocking.page
    unlocking.window.speak("fr")
    qtbot.waitUntil(lambda: unlocking.window.page is not first)
    assert not unlocking.passphrase.isEnabled()


def test_nothing_is_asked_of_empty_fields(unlocking: Unlocking, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(unlocking.page.asked):
        unlocking.press("Unlock")
        unlocking.enter("bopha", "")


def gone(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def emptied(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")


def without_database(folder: Path) -> None:
    (folder / DATABASE).unlink()


def plain_sqlite(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"SQLite format 3\0" + bytes(4080))


def torn_keys(folder: Path) -> None:
    for name in (keyfile.KEYS, keyfile.BACKUP):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: len(whole) // 2])


def foreign_keys(folder: Path) -> None:
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / name).write_bytes(b"%PDF-1.7" + bytes(2000))


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (gone, "There is no vault in this folder."),
        (emptied, "The vault’s file is empty."),
        (without_database, "There is no vault in this folder."),
        (plain_sqlite, "The vault’s file is damaged"),
        (torn_keys, "The key file of this vault is damaged"),
        (foreign_keys, "does not belong to CaseDesk"),
    ],
)
def test_each_harm_has_its_sentence(
    open_window: Open, folder: Path, qtbot: QtBot, harm: Callable[[Path], None], says: str
) -> None:
    harm(folder)
    page = Unlocking(open_window(folder), qtbot)
    assert says in page.refused("bopha", PASSPHRASE)
    assert page.window.attempts.failures == 0
    assert page.passphrase.isEnabled()


def test_another_vaults_database_is_not_taken(open_window: Open, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    from casedesk.security.slots import LIGHT
    from tests.vaults import FOUNDER

    other = tmp_path / "other"
    vault.create(other, centre="O", place="12", prefix="OO", founder=FOUNDER, passphrase=PASSPHRASE, kdf=LIGHT)
    shutil.copy(other / DATABASE, folder / DATABASE)
    assert "put there from elsewhere" in Unlocking(open_window(folder), qtbot).refused("bopha", PASSPHRASE)


def test_a_damaged_key_file_is_replaced_by_its_copy_and_said(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    (folder / keyfile.KEYS).write_bytes(b"torn")
    shell = Unlocking(open_window(folder), qtbot).unlock("bopha", PASSPHRASE)
    assert any("key file was damaged" in notice.text() for notice in shell.notices)


def test_troubles_are_told_before_anybody_types(window: Window, folder: Path, qtbot: QtBot) -> None:
    torn_keys(folder)
    window.look_at_vault()
    qtbot.waitUntil(lambda: "key file of this vault is damaged" in Unlocking(window, qtbot).told)


@pytest.mark.parametrize(
    ("hour", "said"), [(3, "Good evening"), (8, "Good morning"), (12, "Good afternoon"), (19, "Good evening")]
)
def test_the_greeting_follows_the_day(hour: int, said: str) -> None:
    assert greeting(hour) == said


def test_capitals_typed_without_shift_tell_caps_lock(unlocking: Unlocking, qtbot: QtBot) -> None:
    def typed(letter: str, modifier: Qt.KeyboardModifier) -> bool:
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter)
        with qtbot.waitSignal(unlocking.passphrase.caps) as heard:
            QApplication.sendEvent(unlocking.passphrase, key)
        assert heard.args is not None
        return bool(heard.args[0])

    assert typed("A", Qt.KeyboardModifier.NoModifier)
    assert typed("a", Qt.KeyboardModifier.ShiftModifier)
    assert not typed("A", Qt.KeyboardModifier.ShiftModifier)
    assert not typed("a", Qt.KeyboardModifier.NoModifier)


def test_everything_has_a_name_and_fits(unlocking: Unlocking) -> None:
    assert nameless(unlocking.window) == []
    unlocking.page.refuse("That did not open. Check the short name, the passphrase and the keyboard.")
    QApplication.processEvents()
    assert clipped(unlocking.window) == []


def test_what_is_being_typed_keeps_the_focus_when_something_is_told(unlocking: Unlocking) -> None:
    QTest.keyClicks(unlocking.passphrase, "seven")
    unlocking.passphrase.setFocus()
    unlocking.page.tell("Read this.")
    QApplication.processEvents()
    assert unlocking.passphrase.hasFocus()
    assert unlocking.passphrase.text() == "seven"


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["km", "fr"])
def test_the_longest_sentence_fits(
    open_window: Open, folder: Path, settings: Settings, wardrobe: Appearance, language: str, size: int
) -> None:
    settings.set(choices.LANGUAGE, language)
    wardrobe.choose(size=size)
    window = open_window(folder)
    assert isinstance(window.page, UnlockPage)
    window.page.tell(_(PRACTICE, name="bopha", words="“seven calm rivers run home and far away”"))
    QApplication.processEvents()
    assert clipped(window) == []


def test_it_is_the_same_page_whatever_the_hour() -> None:
    page = UnlockPage(datetime(2026, 11, 16, 9, 0), "1", "bopha")  # noqa: DTZ001 – the hour of the day alone
    assert page.short_name == "bopha"
    page.deleteLater()
