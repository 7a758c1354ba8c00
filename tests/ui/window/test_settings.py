"""Settings: kept, tolerant of damage, and at once in effect."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.security.roles import Role
from casedesk.text.translation import language
from casedesk.ui import settings as choices
from casedesk.ui.looks import lettering
from casedesk.ui.looks.theme import is_dark
from casedesk.ui.own_settings.language import LanguagePage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.settings import EVERY, Settings
from casedesk.ui.window.settings_rooms import PAGES, open_pages
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests.accessible import nameless
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.stretched import stretching
from tests.ui.clipping import clipped


def settings_screen(inside: ShellPage, page: Topic = Topic.GENERAL) -> SettingsScreen:
    inside.shell.go(Place(Room.SETTINGS, part=page))
    QApplication.processEvents()
    assert isinstance(inside.screen, SettingsScreen)
    return inside.screen


def language_page(inside: ShellPage) -> LanguagePage:
    page = settings_screen(inside, Topic.LANGUAGE).page
    assert isinstance(page, LanguagePage)
    return page


def test_what_is_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    first = Settings(file)
    first.set(choices.LANGUAGE, "km")
    first.set(choices.GEOMETRY, [10, 20, 1300, 700])
    first.set(choices.COMPACT_ROWS, True)
    first.set(choices.VAULT, 'C:\\Vaults\\ដាច់ "one"')
    again = Settings(file)
    assert again.get(choices.LANGUAGE) == "km"
    assert again.get(choices.GEOMETRY) == [10, 20, 1300, 700]
    assert again.get(choices.COMPACT_ROWS) is True
    assert again.get(choices.VAULT) == 'C:\\Vaults\\ដាច់ "one"'
    assert tomllib.loads(file.read_text("utf-8"))["vault"] == 'C:\\Vaults\\ដាច់ "one"'


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe\x00 no text",
        b"language = \nlanguage",
        b'language = "tlh"\nhide_seconds = 61\ntext_size = "100"\ncompact_rows = 1\nwindow = 7\n',
        b"hide_seconds = -1\nlock_after_minutes = 99999999999999999999\n",
        b"language = " + b"[" * 5000,
        b"hide_seconds = True\nlanguage = __import__('os')\n",
    ],
)
def test_a_damaged_file_is_no_trouble(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(written)
    settings = Settings(file)
    assert [settings.get(setting) for setting in EVERY] == [setting.default for setting in EVERY]
    settings.set(choices.LANGUAGE, "fr")
    assert Settings(file).get(choices.LANGUAGE) == "fr"


def test_a_damaged_line_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "fr\nhide_seconds = 10\n', "utf-8")
    assert Settings(file).get(choices.HIDE_SECONDS) == 10
    assert Settings(file).get(choices.LANGUAGE) == "en"


def test_what_a_setting_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="hide_seconds"):
        Settings(tmp_path / "s").set(choices.HIDE_SECONDS, 61)


def test_a_folder_that_cannot_be_made_keeps_the_choice_for_now(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.toml")
    settings.set(choices.LANGUAGE, "km")
    assert settings.get(choices.LANGUAGE) == "km"


def test_names_are_declared_once() -> None:
    assert len({setting.name for setting in EVERY}) == len(EVERY)
    assert all(setting.accepts(setting.default) for setting in EVERY)


def test_another_language_rebuilds_the_page_at_the_same_place(inside: ShellPage, qtbot: QtBot) -> None:
    chosen = language_page(inside)
    before = inside.screen
    chosen.language.picked.emit("fr")
    qtbot.waitUntil(lambda: inside.screen is not before)
    assert language() == "fr"
    assert inside.shell.place == Place(Room.SETTINGS, part=Topic.LANGUAGE)
    assert inside.window.vault is not None


def test_dark_and_larger_at_once(inside: ShellPage, qtbot: QtBot) -> None:
    page = language_page(inside)
    screen = inside.screen
    page.theme.picked.emit("dark")
    page.text_size.picked.emit("130")
    qtbot.waitUntil(lambda: is_dark() and lettering.size_percent() == 130)
    qtbot.waitUntil(lambda: inside.screen is not screen)


def test_the_language_of_unlock_keeps_the_short_name(unlocking: Unlocking, qtbot: QtBot) -> None:
    first = unlocking.page
    unlocking.short_name.setText("bopha")
    first.language_picked.emit("km")
    qtbot.waitUntil(lambda: unlocking.window.page is not first)
    assert unlocking.page.short_name == "bopha"


def test_the_time_to_lock_is_taken_up(inside: ShellPage, settings: Settings) -> None:
    settings.set(choices.LOCK_MINUTES, 10)
    assert inside.window.vault is not None
    assert inside.window.vault.watch._after == 600


def test_the_place_of_the_window_is_remembered(window: Window, settings: Settings) -> None:
    window.setGeometry(20, 30, 1200, 690)
    window.close()
    assert settings.get(choices.GEOMETRY) == [20, 30, 1200, 690]


def test_the_file_holds_only_the_folder_of_the_vault(inside: ShellPage, settings: Settings) -> None:
    inside.lock()
    kept = settings._file.read_text("utf-8")
    for name in ("bopha", "Bopha", "Lotus", "PP-"):
        assert name not in kept.replace(str(inside.window.around.settings.get(choices.VAULT)), "")


@pytest.fixture
def stretched() -> Iterator[None]:
    with stretching():
        yield


every_page = pytest.mark.parametrize("page", [page.topic for page in PAGES])


@every_page
@pytest.mark.parametrize("size", [(1366, 698), (1180, 660)])
def test_every_page_fits(inside: ShellPage, size: tuple[int, int], page: Topic) -> None:
    inside.window.resize(*size)
    screen = settings_screen(inside, page)
    assert nameless(screen) == []
    assert clipped(inside.window) == []


@every_page
def test_every_page_fits_when_each_sentence_is_longer(
    stretched: None, inside_stretched: ShellPage, page: Topic
) -> None:
    settings_screen(inside_stretched, page)
    assert clipped(inside_stretched.window) == []


def test_the_list_holds_what_a_persons_roles_open() -> None:
    open_ones = [page.topic for page in open_pages({Role.FACILITATOR})]
    assert open_ones == [Topic.GENERAL, Topic.LANGUAGE, Topic.HIDING, Topic.STRAIN, Topic.ABOUT]
    assert [page.topic for page in PAGES] == list(Topic)
    assert [page.group for page in PAGES] == sorted(page.group for page in PAGES)


def test_another_page_of_the_list_is_shown_beside_it(inside: ShellPage) -> None:
    screen = settings_screen(inside)
    screen.list.setFocus()
    inside.press(Qt.Key.Key_Down)
    assert isinstance(screen.page, LanguagePage)
    assert inside.shell.place == Place(Room.SETTINGS, part=Topic.LANGUAGE)
    assert screen.list.hasFocus()


@pytest.fixture
def inside_stretched(stretched: None, unlocking: Unlocking, qtbot: QtBot) -> ShellPage:
    """Inside, with every sentence 40 % longer."""
    from tests.vaults import PASSPHRASE

    page = unlocking.page
    page._name.setText("bopha")
    page.passphrase.setText(PASSPHRASE)
    page._ask()
    qtbot.waitUntil(lambda: unlocking.window.vault is not None, timeout=20_000)
    return ShellPage(unlocking.window, qtbot)
