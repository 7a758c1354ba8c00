"""What is done for the centre, by keyboard alone and in Khmer, on the smallest screen: a file shared and taken back,
somebody enrolled who makes her keys and is signed, recovery sheets, a backup.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.who_looked import who_can_open
from casedesk.security.roles import Role
from casedesk.security.sheet_code import GROUP, GROUPS, fits
from casedesk.text.translation import _
from casedesk.ui import settings as choices
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.people.door_page import InvitedPage, WaitingPage
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.people.page import PeoplePage
from casedesk.ui.places import Room, Topic
from casedesk.ui.recovery.overview import Overview
from casedesk.ui.recovery.page import RecoveryPage
from casedesk.ui.settings import Settings
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.sharing.share_page import SharePage
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.table import CaseTable
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.accessible import accessible_name
from tests.stories.pages.case_page import words_of
from tests.stories.pages.hands import CTRL, Hands
from tests.stories.pages.opening import arrived
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE

SMALL = (1366, 698)
OWN = "green kettle under the old bridge"
DOWN, ENTER, SPACE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space
PATIENCE_MS = 60_000


@pytest.fixture
def office(window: Window, qtbot: QtBot, settings: Settings) -> Office:
    """The founder, who came in."""
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    make.registered(shell.shell.desk.access)
    settings.set(choices.LANGUAGE, "km")
    window.redress()
    window.resize(*SMALL)
    return Office(shell, qtbot)


def test_a_file_is_shared_and_taken_back(office: Office) -> None:
    office.shares()
    assert office.readers() == ["Chan Bopha", "Lim Dara"]
    office.takes_it_back()
    assert office.readers() == ["Chan Bopha"]


def test_somebody_comes_in_and_is_signed(office: Office) -> None:
    words = office.asks_somebody_in()
    own_words = office.makes_her_keys(words)
    assert office.signs() == own_words


def test_sheets_are_made(office: Office) -> None:
    office.makes_sheets()


def test_a_backup_is_made(office: Office, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office.backs_up(stick)
    assert any(stick.iterdir())


class Office:
    """Office(shell, qtbot): the founder, then whoever else sits down."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        self.shell, self._qtbot = shell, qtbot
        self.keys = Hands(shell.window, qtbot)

    def goes(self, room: Room) -> None:
        """By the number of the place."""
        place = list(self.shell.shell.rooms).index(room) + 1
        self.keys.press(Qt.Key(ord(str(place))), modifier=CTRL)

    def presses(self, name: str) -> None:
        """Tab to it, Enter."""
        self.keys.tab_to_name(name)
        self.keys.press(ENTER)

    def waits_for(self, name: str) -> None:
        """Until something with this name has the focus."""
        self._qtbot.waitUntil(lambda: accessible_name(self.keys.focus) == name, timeout=PATIENCE_MS)

    # a file

    def shares(self) -> None:
        """From the case, with a reason."""
        self.goes(Room.CASES)
        self.keys.press(ENTER)
        self.case = arrived(self.shell, CaseScreen).place.case
        self.presses(_("Share"))
        arrived(self.shell, SharePage)
        self.keys.press(DOWN)
        self.keys.tab()
        self.keys.write("She goes with her to court")
        self.keys.primary()
        arrived(self.shell, CaseScreen)

    def readers(self) -> list[str]:
        """Who opens it."""
        assert self.case is not None
        found = self.shell.shell.desk.glance(who_can_open, case=self.case)
        return sorted(one.name for one in found if not one.team)

    def takes_it_back(self) -> None:
        """From the card of who can open it, after a question."""
        self.presses(_("Take the file back from {name}", name="Lim Dara"))
        self.presses(_("Take it back"))

    # people

    def opens(self, topic: Topic) -> SettingsPage:
        """A page of Settings: down its list, then Tab into the page."""
        self.goes(Room.SETTINGS)
        listed = self.keys.region(PartsList)
        for _time in range(12):
            if listed.key() is topic:
                break
            self.keys.press(DOWN)
        page = arrived(self.shell, SettingsScreen).page
        assert page is not None
        assert listed.key() is topic
        return page

    def asks_somebody_in(self) -> str:
        """Her name and what she does; the words on the slip."""
        self.people()
        self.keys.primary()
        self.waits_for(_("Name, in Latin letters"))
        self.keys.write("Yim Sokly")
        self.keys.tab_to_name(Role.SOCIAL_WORKER.said())
        self.keys.press(SPACE)
        self.keys.primary()
        self._qtbot.waitUntil(lambda: isinstance(self.keys.focus, KeyWords), timeout=PATIENCE_MS)
        shown = self.keys.focus
        assert isinstance(shown, KeyWords)
        self.keys.primary()
        return " ".join(shown.words)

    def people(self) -> PeoplePage:
        """The page of people and keys, once everybody is listed."""
        page = self.opens(Topic.PEOPLE)
        assert isinstance(page, PeoplePage)
        self._qtbot.waitUntil(lambda: page.office is not None, timeout=PATIENCE_MS)
        return page

    def locks(self) -> None:
        """Ctrl L."""
        self.keys.press(Qt.Key.Key_L, modifier=CTRL)
        self._qtbot.waitUntil(lambda: self.shell.window.locked, timeout=PATIENCE_MS)
        assert self.shell.window.doors.wait(PATIENCE_MS)

    def comes_in(self, short_name: str, words: str) -> None:
        """Types both at the door."""
        self.keys.tab_to_name(_("Short name"))
        self.keys.rewrite(short_name)
        self.keys.press(ENTER)
        self.keys.write(words)
        self.keys.press(ENTER)

    def makes_her_keys(self, words: str) -> tuple[str, ...]:
        """With the words of the slip, and a passphrase of her own; the words of her keys."""
        window = self.shell.window
        self.locks()
        self.comes_in("sokly", words)
        self._qtbot.waitUntil(lambda: isinstance(window.page, InvitedPage), timeout=PATIENCE_MS)
        self.keys.write(OWN)
        self.keys.press(ENTER)
        self.keys.write(OWN)
        self.keys.press(ENTER)
        self._qtbot.waitUntil(lambda: isinstance(window.page, WaitingPage), timeout=PATIENCE_MS)
        shown = self.keys.focus
        assert isinstance(shown, KeyWords)
        self.locks()
        return shown.words

    def signs(self) -> tuple[str, ...]:
        """The founder compares the words beside the list, and signs; the words that were compared."""
        window = self.shell.window
        self.comes_in("bopha", PASSPHRASE)
        self._qtbot.waitUntil(lambda: window.vault is not None, timeout=PATIENCE_MS)
        page = self.people()
        self.keys.tab_to(lambda here: isinstance(here, CaseTable))
        table = self.keys.focus
        assert isinstance(table, CaseTable)
        for _time in range(4):
            if table.currentIndex().siblingAtColumn(0).data() == "Yim Sokly":
                break
            self.keys.press(DOWN)
        self.keys.tab_to(lambda here: isinstance(here, KeyWords))
        shown = self.keys.focus
        assert isinstance(shown, KeyWords)
        words = shown.words
        self.presses(_("Sign this key"))
        self.presses(_("All six are the same: sign"))
        self._qtbot.waitUntil(lambda: _("in use") in [row[3] for row in rows_of(page)], timeout=PATIENCE_MS)
        return words

    # sheets and backups

    def makes_sheets(self) -> None:
        """Two of them: no printer answers, so each is written by hand and two of its groups are typed again."""
        page = self.opens(Topic.RECOVERY)
        self.keys.primary()
        self.keys.primary()
        for _sheet in range(2):
            self.keys.primary()
            assert _("No printer was found. Choose one, or come back later.") in words_of(page)
            self.presses(_("Write it by hand instead"))
            groups = self.groups(page)
            self.keys.primary()
            for _place in range(2):
                self.types_the_group(groups)
            self.keys.primary()
        assert isinstance(page, RecoveryPage)
        self._qtbot.waitUntil(lambda: isinstance(page.view, Overview), timeout=PATIENCE_MS)

    def groups(self, page: SettingsPage) -> list[str]:
        """What is read from the screen."""
        said = [one.text() for one in page.findChildren(Line) if one.isVisible()]
        return [text for text in said if len(text) == GROUP and any(fits(place, text) for place in range(GROUPS))]

    def types_the_group(self, groups: list[str]) -> None:
        """The one that the field with the focus asks for, and on to the next."""
        asked = accessible_name(self.keys.focus)
        place = next(at for at in range(GROUPS) if _("Group {n}", n=at + 1) == asked)
        self.keys.write(groups[place])
        self.keys.tab()

    def backs_up(self, stick: Path) -> None:
        """Onto a stick, named in the system's own window."""
        page = self.opens(Topic.BACKUPS)
        self.keys.primary()
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        self.keys.rewrite(str(stick))
        self.keys.press(ENTER)
        told = _("The backup is made and verified: {name}, {size}.").partition("{")[0]
        self._qtbot.waitUntil(lambda: told in words_of(page), timeout=PATIENCE_MS)


def rows_of(page: QWidget) -> list[list[str]]:
    """The list of people, cell by cell."""
    (table,) = page.findChildren(CaseTable)
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]
