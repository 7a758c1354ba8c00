"""The first run: a new vault in under a minute, nothing typed is lost, the practice file, one that exists."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.store import vault
from casedesk.ui.entrance.new_vault import folder_name, prefix_of, short_name_of
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.recovery.page import RecoveryPage
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.accessible import nameless
from tests.stories.pages.by_name import button, line_named
from tests.stories.pages.first_run import FirstRun
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE


@pytest.fixture
def first_run(open_window: Open, qtbot: QtBot) -> FirstRun:
    """The window of somebody who has no vault yet."""
    return FirstRun(open_window(None), qtbot)


def filled(first_run: FirstRun, folder: Path) -> None:
    first_run.new_vault()
    first_run.fill(centre="Lotus house", name="Chan Bopha", passphrase=PASSPHRASE, folder=folder)


def test_a_new_vault_is_made_and_opened(first_run: FirstRun, tmp_path: Path) -> None:
    filled(first_run, tmp_path / "new")
    first_run.form.make.setFocus()
    first_run.form.make.click()
    assert first_run.form.words.again.hasFocus(), "Enter leaves nothing while the vault is made"
    shell = first_run.make()
    access = shell.shell.desk.access
    assert (access.vault.centre, access.vault.place, access.vault.prefix) == ("Lotus house", "12", "PP")
    assert access.person.name == "Chan Bopha"
    assert vault.is_vault(tmp_path / "new")
    shell.lock()
    with_name = vault.unlock(tmp_path / "new", "bopha", PASSPHRASE)
    vault.lock(with_name)


def test_a_new_vault_asks_for_recovery_sheets_first_and_can_be_told_later(first_run: FirstRun, tmp_path: Path) -> None:
    filled(first_run, tmp_path / "new")
    shell = first_run.make()
    asking = shell.screen
    assert isinstance(asking, SettingsScreen)
    assert isinstance(asking.page, RecoveryPage)
    assert button(asking, "Make and print sheets") is asking.primary()
    button(shell.screen, "Later: CaseDesk will remind you").click()
    assert isinstance(shell.screen, TodayScreen)
    assert [told for told in shell.screen.notices.sentences() if "recovery sheets" in told]


def test_what_is_missing_is_said_in_its_field(first_run: FirstRun) -> None:
    first_run.new_vault()
    first_run.form.begin()
    assert first_run.problem("Name of the centre")
    assert first_run.problem("Passphrase")
    assert first_run.form.centre.hasFocus()


def test_two_passphrases_that_differ_are_told(first_run: FirstRun, tmp_path: Path) -> None:
    filled(first_run, tmp_path / "new")
    first_run.type("The same again", PASSPHRASE + "x")
    first_run.form.begin()
    assert first_run.problem("The same again") == "The two are not the same."
    assert not (tmp_path / "new").exists()
    first_run.type("The same again", PASSPHRASE)
    assert first_run.problem("The same again") == ""


def test_trouble_keeps_everything_typed(first_run: FirstRun, tmp_path: Path, qtbot: QtBot) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("in the way")
    filled(first_run, taken)
    first_run.form.begin()
    qtbot.waitUntil(lambda: first_run.form.notice.isVisibleTo(first_run.form))
    assert "not empty" in first_run.form.notice.text()
    assert first_run.form.centre.text() == "Lotus house"
    assert first_run.form.words.passphrase() == PASSPHRASE
    assert button(first_run.form, "Make the vault").isEnabled()


def test_a_suggestion_has_six_words_and_changes(first_run: FirstRun) -> None:
    first_run.new_vault()
    first = first_run.suggestion()
    second = first_run.suggestion()
    assert len(first.split()) == 6
    assert second != first
    assert first_run.form.words.passphrase() == "", "it is written down and typed, not filled in"


def test_names_follow_until_they_are_changed(first_run: FirstRun) -> None:
    first_run.new_vault()
    first_run.type("Your name, in Latin letters", "Keo Sophal")
    assert line_named(first_run.form, "Short name").text() == "sophal"
    first_run.type("Short name", "phal")
    first_run.type("Your name, in Latin letters", "Keo Sophal Rith")
    assert line_named(first_run.form, "Short name").text() == "phal"
    first_run.type("Name of the centre", "Lotus: house/1")
    assert Path(line_named(first_run.form, "Folder").text()).name == "Lotus house1"


@pytest.mark.parametrize(
    ("place", "letters"), [("Phnom Penh", "PP"), ("Banteay Meanchey", "BM"), ("Kampot", "KA"), ("Preah Sihanouk", "PS")]
)
def test_letters_come_from_the_province(place: str, letters: str) -> None:
    assert prefix_of(place) == letters


def test_what_cannot_be_a_folder_is_left_out() -> None:
    assert folder_name("") == "Vault"
    assert folder_name("../..") == "Vault"
    assert folder_name("មណ្ឌល") == "Vault"
    assert short_name_of("") == ""


def test_a_vault_that_exists_goes_on_to_unlock(first_run: FirstRun, folder: Path) -> None:
    first_run.page.choose(folder)
    assert isinstance(first_run.window.page, UnlockPage)


def test_a_folder_without_a_vault_is_told(first_run: FirstRun, tmp_path: Path) -> None:
    first_run.page.choose(tmp_path)
    assert "no vault in this folder" in first_run.page.notice.text()


def test_it_fits_and_everything_has_a_name(first_run: FirstRun) -> None:
    assert clipped(first_run.window) == []
    assert nameless(first_run.window) == []
    first_run.new_vault()
    first_run.form.words.suggest()
    first_run.form.begin()
    QApplication.processEvents()
    assert clipped(first_run.window) == []
    assert nameless(first_run.window) == []


def test_it_fits_when_every_sentence_is_longer(open_window: Open, qtbot: QtBot) -> None:
    with stretching():
        window = open_window(None)
        QApplication.processEvents()
        assert clipped(window) == []
        page = FirstRun(window, qtbot).page
        page.begin_new()
        assert page.form is not None
        page.form.words.suggest()
        page.form.begin()
        QApplication.processEvents()
        assert clipped(window) == []
