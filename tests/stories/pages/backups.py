"""Settings › Backups, and the restore before anybody came in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from casedesk.ui.backups.page import BackupsPage
from casedesk.ui.backups.restore_page import RestorePage
from casedesk.ui.backups.restore_views import ChooseView, OpenView
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests.stories.pages.by_name import button, line_named, tick
from tests.stories.pages.opening import arrived
from tests.stories.pages.recovery import type_both
from tests.stories.pages.shell import ShellPage

PATIENCE_MS = 30_000


def choose_folder(qtbot: QtBot, folder: Path) -> None:
    """Takes a folder in the system's dialog that is open."""

    def shown() -> list[QFileDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    (dialog,) = shown()
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    QApplication.processEvents()


class Backups:
    """Backups(shell, qtbot): goes to the page."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        shell.shell.go(Place(Room.SETTINGS, part=Topic.BACKUPS))
        self._shell, self._qtbot = shell, qtbot

    @property
    def screen(self) -> SettingsScreen:
        """The whole of Settings."""
        return arrived(self._shell, SettingsScreen)

    @property
    def page(self) -> BackupsPage:
        """The page itself."""
        page = self.screen.page
        assert isinstance(page, BackupsPage)
        return page

    @property
    def told(self) -> str:
        """What was said last."""
        return self.page.notice.text() if self.page.notice.isVisibleTo(self.page) else ""

    @property
    def media(self) -> list[list[str]]:
        """The list, cell by cell."""
        model = self.page.table.model()
        columns = range(model.columnCount())
        return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]

    def press(self, words: str) -> None:
        """A button of the page or of its head."""
        button(self.screen, words).click()

    def wait(self, words: str) -> str:
        """Until something was said that begins so; all of it."""
        self._qtbot.waitUntil(lambda: self.told.startswith(words), timeout=PATIENCE_MS)
        return self.told

    def back_up(self, stick: Path) -> str:
        """Onto a stick that was never used here."""
        self.press("Back up to another folder")
        choose_folder(self._qtbot, stick)
        return self.wait("The backup is made and verified")

    def prove(self) -> str:
        """The drill."""
        self.press("Prove that it restores")
        return self.wait("The backup of")


class Restoring:
    """Restoring(window, qtbot): the window must show the page."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    @property
    def page(self) -> RestorePage:
        """The page itself."""
        assert isinstance(self._window.page, RestorePage), f"this is {type(self._window.page).__name__}"
        return self._window.page

    @property
    def told(self) -> str:
        """The sentence of the step, good or bad."""
        view = self.page.view
        found = view.found if isinstance(view, ChooseView) and view.found.isVisibleTo(view) else view.notice
        return found.text() if found.isVisibleTo(view) else ""

    @property
    def words(self) -> str:
        """Everything that can be read."""
        view = self.page.view
        parts = [one for one in view.findChildren(QLabel) if one.isVisibleTo(view)]
        prose = [one.text() for one in view.findChildren(Prose) if one.isVisibleTo(view)]
        return "\n".join([*(one.text() for one in parts), *prose])

    def choose(self, folder: Path) -> str:
        """The backup or its stick; what is said of it."""
        self.press("Choose the backup")
        choose_folder(self._qtbot, folder)
        return self.told

    def into(self, folder: Path) -> None:
        """Where the restored vault goes."""
        field = line_named(self.page, "Folder of the restored vault")
        field.setText(str(folder))

    def instead(self) -> None:
        """In the place of the vault that is here."""
        tick(self.page, "In the place of the vault that is here now. That one is moved aside, not changed.").click()

    def press(self, words: str) -> None:
        """A button of the step."""
        button(self.page, words).click()
        QApplication.processEvents()

    def with_passphrase(self, short_name: str, passphrase: str) -> None:
        """Types both and begins; waits for its end."""
        view = self.page.view
        assert isinstance(view, OpenView)
        view.short_name.setText(short_name)
        QTest.keyClicks(view.passphrase, passphrase)
        self._begin(view)

    def with_sheets(self, one: str, other: str) -> None:
        """The other way."""
        view = self.page.view
        assert isinstance(view, OpenView)
        view.choose("sheets")
        self._window.activateWindow()  # the dialog took it, and no window manager gives it back here
        QApplication.processEvents()
        type_both(view.sheets, one, other)
        self._qtbot.waitUntil(view.onward.isEnabled)
        self._begin(view)

    def _begin(self, view: OpenView) -> None:
        self.press("Restore")
        self._qtbot.waitUntil(lambda: not self.page.busy, timeout=PATIENCE_MS)
        QApplication.processEvents()


def dialog_here() -> QDialog:
    """The one dialog that is open."""
    (found,) = (
        one for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and not isinstance(one, QFileDialog) and one.isVisible()
    )  # fmt: skip
    return found
