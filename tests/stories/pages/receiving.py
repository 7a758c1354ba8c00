"""A package of another centre, received with keys alone, in the words of whoever takes it in."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.text.translation import _
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.receiving.outline import Outline
from casedesk.ui.receiving.page import ReceivePage
from casedesk.ui.sharing.person_choice import PersonChoice
from casedesk.ui.widgets.asking import Question
from tests.accessible import accessible_name
from tests.stories.pages.case_page import words_of
from tests.stories.pages.hands import Hands
from tests.stories.pages.opening import arrived
from tests.stories.pages.shell import ShellPage

DOWN, ENTER, SPACE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space
PATIENCE_MS = 20_000


class Receiving:
    """Receiving(shell, qtbot): from the list of cases to the page, as a supervisor goes there."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        self.shell, self._qtbot = shell, qtbot
        self.keys = Hands(shell.window, qtbot)

    @property
    def page(self) -> ReceivePage:
        """The page, which must be open."""
        return arrived(self.shell, ReceivePage)

    def begin(self) -> None:
        """Cases, then the button beside “New first contact”."""
        self.shell.shell.go(Place(Room.CASES))
        words = _("Take in a transferred case…")
        self.keys.back_to(lambda here: isinstance(here, QPushButton) and here.text() == words)
        self.keys.press(ENTER)

    def choose(self, package: Path) -> None:
        """Names the file in the system's own window; returns once it is open or refused."""
        page = self.page
        before = page.look
        page.choose.notice.say("")
        self.keys.press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        self.keys.rewrite(str(package))
        self.keys.press(ENTER)
        self._qtbot.waitUntil(
            lambda: page.look is not before or bool(page.choose.notice.text()), timeout=PATIENCE_MS
        )  # fmt: skip

    @property
    def refused(self) -> str:
        """Why the last file did not open."""
        return self.page.choose.notice.text()

    @property
    def words(self) -> str:
        """Everything that is read on the page."""
        QApplication.processEvents()
        return words_of(self.page)

    def entries(self) -> list[str]:
        """The list of the package, from the top."""
        model = self._outline().model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def go_to(self, entry: str) -> None:
        """Arrows, down the list."""
        outline = self._outline()
        self.keys.press(Qt.Key.Key_Home)
        while outline.currentIndex().data() != entry:
            before = outline.currentIndex().row()
            self.keys.press(DOWN)
            assert outline.currentIndex().row() > before, f"{entry} is not in the list"

    def turn(self) -> None:
        """Space: keeps the entry, or leaves it out."""
        self.keys.press(SPACE)

    def leave_out(self, label: str) -> None:
        """Enter goes to the fields; the one with this label loses its tick; Esc leads back to the list."""
        self.keys.press(ENTER)
        self.keys.tab_to(lambda here: isinstance(here, QCheckBox) and accessible_name(here) == label)
        self.keys.press(SPACE, Qt.Key.Key_Escape)
        assert self._outline().hasFocus()

    def give_to(self, colleague: str) -> None:
        """Goes on, and chooses who will follow the case."""
        self.keys.primary()
        box = self.keys.focus
        assert isinstance(box, PersonChoice)
        while box.currentText() != colleague:
            before = box.currentIndex()
            self.keys.press(DOWN)
            assert box.currentIndex() > before, f"{colleague} is not offered"

    def take_in(self) -> UUID:
        """Takes the case in; its file is open then."""
        self.keys.primary()
        self._qtbot.waitUntil(lambda: isinstance(self.shell.screen, CaseScreen), timeout=PATIENCE_MS)
        case = self.shell.screen.place.case
        assert case is not None
        return case

    def turn_down(self, why: str) -> None:
        """Asks, says why, and does it."""
        self.keys.tab_to_name(_("Turn it down…"))
        self.keys.press(ENTER)
        assert isinstance(QApplication.activeModalWidget(), Question)
        self.keys.tab_to_name(_("Why"))
        self.keys.write(why)
        self.keys.tab_to_name(_("Turn it down"))
        self.keys.press(ENTER)

    def _outline(self) -> Outline:
        look = self.page.look
        assert look is not None, self.refused
        return look.outline
