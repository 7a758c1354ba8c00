"""The computer is gone, the stick is there: on a second one, in another home, the vault comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.store.backups.backing import back_up
from casedesk.store.backups.media import medium_name
from casedesk.store.verifying import verify
from casedesk.ui.backups.evacuation_dialog import EvacuationDialog
from casedesk.ui.entrance.first_run import FirstRunPage
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import VAULT, Settings
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.faults.disks import disk
from tests.sheets import in_use
from tests.stories.pages.backups import Backups, Restoring, dialog_here
from tests.stories.pages.by_name import button
from tests.stories.pages.cases_list import CasesList
from tests.stories.pages.opening import case_page
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, opened

WRONG = "That did not open. Check the short name, the passphrase and the keyboard."


def a_case(folder: Path) -> str:
    """One case in the vault; its code."""
    with opened(folder) as access:
        case = make.registered(access)
        make.kept(access, make.consent(case.id), make.identity(case.id))
        return case.number


def moved_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    """From now on another computer: nobody's home here, no settings, no vault."""
    second = tmp_path / "second pc"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(second / name.lower()))
    settings.set(VAULT, "")
    return second


def codes(shell: ShellPage, qtbot: QtBot) -> list[str]:
    """The cases one sees."""
    shell.shell.go(Place(Room.CASES))
    return CasesList(shell.screen, qtbot).codes  # type: ignore[arg-type]


def test_what_was_on_the_first_pc_is_on_the_second(
    open_window: Open, folder: Path, tmp_path: Path, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, stick = a_case(folder), tmp_path / "stick"
    stick.mkdir()
    shell = Unlocking(open_window(folder), qtbot).unlock("bopha", PASSPHRASE)
    backups = Backups(shell, qtbot)
    assert backups.media == []
    assert "Backup 20" in backups.back_up(stick)
    assert [row[:3] for row in backups.media] == [[medium_name(stick), "today", "1"]]
    assert "1 case, one was opened and read." in backups.prove()
    assert backups.media[0][4] == "today"
    shell.lock()
    shell.window.close()

    second = moved_house(tmp_path, monkeypatch, settings)
    window = open_window(None)
    assert isinstance(window.page, FirstRunPage)
    button(window.page, "Restore a backup").click()
    restoring = Restoring(window, qtbot)
    assert restoring.choose(tmp_path / "second pc").startswith("There is no backup in this folder.")
    assert "(today)" in restoring.choose(stick)
    restoring.into(second / "vault")
    restoring.press("Go on")
    restoring.with_passphrase("dara", PASSPHRASE)
    assert restoring.told == WRONG, "a worker opens no backup"
    restoring.with_passphrase("bopha", PASSPHRASE)
    assert "With the passphrase of then come in: Chan Bopha." in restoring.words
    assert "To be invited again, under People and keys: Lim Dara." in restoring.words
    restoring.press("Open the restored vault")

    again = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    assert codes(again, qtbot) == [number]
    assert Backups(again, qtbot).media[0][:2] == [medium_name(stick), "today"]
    again.lock()
    assert [one.said() for one in verify(second / "vault", "bopha", PASSPHRASE) if not one.good] == []


def test_a_damaged_vault_is_replaced_and_moved_aside(
    open_window: Open, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    number, stick = a_case(folder), tmp_path / "stick"
    stick.mkdir()
    window = open_window(folder)
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    Backups(shell, qtbot).back_up(stick)
    shell.lock()
    whole = bytearray((folder / "vault.db").read_bytes())
    whole[5 * 4096 + 9] ^= 1
    (folder / "vault.db").write_bytes(whole)

    Unlocking(window, qtbot).press("Restore a backup")
    restoring = Restoring(window, qtbot)
    restoring.choose(stick)
    restoring.instead()
    restoring.press("Go on")
    restoring.with_passphrase("bopha", PASSPHRASE)
    assert "Chan Bopha, Lim Dara" in restoring.words
    assert "moved aside" in restoring.words
    restoring.press("Open the restored vault")
    again = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    assert codes(again, qtbot) == [number]
    (aside,) = folder.parent.glob("vault moved aside *")
    assert (aside / "vault.db").read_bytes() == bytes(whole)


def test_where_no_passphrase_is_known_any_more_two_sheets_open_the_stick(
    open_window: Open, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    number, stick = a_case(folder), tmp_path / "stick"
    stick.mkdir()
    with opened(folder) as access:
        one, other = (paper.code for paper in in_use(access).papers)
        back_up(access, stick)
    window = open_window(None)
    button(window, "Restore a backup").click()
    restoring = Restoring(window, qtbot)
    restoring.choose(stick)
    restoring.into(tmp_path / "again")
    restoring.press("Go on")
    restoring.with_sheets(one, other)
    restoring.press("Open the restored vault")
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    assert codes(shell, qtbot) == [number], "she who remembers hers needs no sheet"


def held(qtbot: QtBot, dialog: EvacuationDialog) -> None:
    """The slow button, kept pressed."""
    dialog.act.setFocus()
    dialog.act.pressed.emit()
    with qtbot.waitSignal(dialog.act.held, timeout=5_000):
        pass


def test_on_a_bad_day_everything_goes_onto_the_stick(
    open_window: Open, folder: Path, tmp_path: Path, qtbot: QtBot, settings: Settings
) -> None:
    a_case(folder)
    with disk(tmp_path / "stick") as stick:
        if stick is None:
            pytest.skip("mounting needs to be root")
        window = open_window(folder)
        shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
        backups = Backups(shell, qtbot)
        assert backups.page.evacuation is not None
        backups.page.evacuation.rehearse(stick.root)
        assert "Nothing was destroyed" in backups.wait("Rehearsed in 1 second")
        backups.page.evacuation.ask(stick.root)
        dialog = dialog_here()
        assert isinstance(dialog, EvacuationDialog)
        assert not dialog.act.isEnabled()
        dialog.typed.setText("pp")
        held(qtbot, dialog)
        qtbot.waitUntil(lambda: isinstance(window.page, FirstRunPage), timeout=20_000)
        assert window.doors.wait()
        assert not folder.exists()
        assert settings.get(VAULT) == ""
        _comes_back(window, qtbot, stick.root, tmp_path / "elsewhere")


def _comes_back(window: Window, qtbot: QtBot, stick: Path, into: Path) -> None:
    QApplication.processEvents()
    assert window.page is not None
    button(window.page, "Restore a backup").click()
    restoring = Restoring(window, qtbot)
    restoring.choose(stick)
    restoring.into(into)
    restoring.press("Go on")
    restoring.with_passphrase("bopha", PASSPHRASE)
    restoring.press("Open the restored vault")
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    assert codes(shell, qtbot) == ["PP-0001"]
    (case,) = shell.shell.desk.access.ring.files()
    assert case_page(shell, qtbot, case).titles()
