"""Settings › People and keys, and the pages at the door, in the words of who uses them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.ui.people.door_page import DoorPage, InvitedPage, OverPage, WaitingPage
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.people.page import PeoplePage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests.stories.pages.by_name import button, line_named, tick
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking

PATIENCE_MS = 20_000


class People:
    """People(shell, qtbot): goes to the page and waits until everybody is listed."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        self.shell, self._qtbot = shell, qtbot
        shell.shell.go(Place(Room.SETTINGS, part=Topic.PEOPLE))
        self._qtbot.waitUntil(lambda: self.page.office is not None, timeout=PATIENCE_MS)
        QApplication.processEvents()

    @property
    def page(self) -> PeoplePage:
        """The page itself."""
        screen = self.shell.screen
        assert isinstance(screen, SettingsScreen), type(screen).__name__
        assert isinstance(screen.page, PeoplePage), type(screen.page).__name__
        return screen.page

    def row(self, name: str) -> list[str]:
        """What stands in the row of a person."""
        model = self.page.list.model
        rows = [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]
        return next(row for row in rows if row[0] == name)

    def names(self) -> list[str]:
        """Everybody listed, from the top."""
        model = self.page.list.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def choose(self, name: str) -> None:
        """Goes to a row with the arrow keys."""
        table = self.page.list.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _step in range(self.names().index(name)):
            QTest.keyClick(table, Qt.Key.Key_Down)
        QApplication.processEvents()

    def words(self) -> tuple[str, ...]:
        """The words beside the table, or on the slip."""
        (shown,) = (one for one in self.page.findChildren(KeyWords) if one.isVisibleTo(self.page))
        return shown.words

    def acts(self) -> list[str]:
        """What can be done about whoever is chosen."""
        assert self.page.side is not None
        return [one.text() for one in self.page.side.buttons]

    def press(self, words: str) -> None:
        """Presses a button of the page or its head."""
        button(self.shell.screen, words).click()
        QApplication.processEvents()

    def answer(self, words: str) -> None:
        """Answers the question that is open."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Question) and one.isVisible()]
        (question,) = found
        button(question, words).click()
        QApplication.processEvents()

    def ask_in(self, name: str, *roles: str, short_name: str = "") -> None:
        """Fills the form for somebody new and asks for the slip."""
        if self.page.form is None:
            self.press("Enrol a person")
        assert self.page.form is not None
        field = line_named(self.page, "Name, in Latin letters")
        field.clear()
        QTest.keyClicks(field, name)
        if short_name:
            short = line_named(self.page, "Short name")
            short.clear()
            QTest.keyClicks(short, short_name)
        for role in roles:
            tick(self.page, role).setChecked(True)
        self.press("Make the slip")

    def slip(self) -> str:
        """The one-time words, once they are there."""
        self._qtbot.waitUntil(lambda: self.page.slip is not None, timeout=PATIENCE_MS)
        return " ".join(self.words())

    def problem(self, field: str) -> str:
        """What is wrong in a field of the form, once it is said."""
        form = self.page.form
        assert form is not None
        self._qtbot.waitUntil(lambda: bool(form.fields[field].problem()), timeout=PATIENCE_MS)
        return form.fields[field].problem()


class Door:
    """Door(window, qtbot): comes in with a short name and words, and finds one page and no rail."""

    def __init__(self, window: Window, qtbot: QtBot, short_name: str, passphrase: str) -> None:
        self.window, self._qtbot = window, qtbot
        Unlocking(window, qtbot).enter(short_name, passphrase)
        qtbot.waitUntil(lambda: isinstance(window.page, DoorPage), timeout=PATIENCE_MS)

    def choose_passphrase(self, passphrase: str, again: str = "") -> None:
        """Types it twice and goes on."""
        page = self.window.page
        assert isinstance(page, InvitedPage), type(page).__name__
        for control, words in ((page.passphrase, passphrase), (page.again, again or passphrase)):
            control.setFocus()
            control.clear()
            QTest.keyClicks(control, words)
        button(page, "Make my keys").click()

    def words(self) -> tuple[str, ...]:
        """The words of the keys just made, once they are there."""
        self._qtbot.waitUntil(lambda: isinstance(self.window.page, WaitingPage), timeout=PATIENCE_MS)
        page = self.window.page
        assert isinstance(page, WaitingPage)
        return page.words.words

    def told(self) -> str:
        """Why one cannot come in."""
        page = self.window.page
        assert isinstance(page, OverPage), type(page).__name__
        return page.findChildren(Notice)[0].text()

    def lock(self) -> None:
        """Locks with the button of the page."""
        assert self.window.page is not None
        button(self.window.page, "Lock").click()
        self._qtbot.waitUntil(lambda: self.window.locked, timeout=PATIENCE_MS)
        assert self.window.doors.wait(PATIENCE_MS)
