"""The page of a transfer, in the words of who hands a case over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.ui.transfer.part_row import PartRow
from casedesk.ui.transfer.screen import TransferScreen
from casedesk.ui.transfer.sent_view import SentView
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.wrapped import WrappedCheck
from tests.stories.pages.by_name import answer, button, line_named, named, names


class TransferPage:
    """TransferPage(screen, qtbot)."""

    def __init__(self, screen: TransferScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def state(self) -> str:
        """The word on the chip."""
        QApplication.processEvents()
        return next((chip.text() for chip in self.screen.findChildren(Chip) if chip.isVisible()), "")

    @property
    def centres(self) -> list[str]:
        """The centres that are offered."""
        model = self._list().model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def take(self, centre: str) -> None:
        """Takes a centre from the list, by key."""
        listed = self._list()
        listed.setCurrentIndex(listed.model().index(self.centres.index(centre), 0))
        QTest.keyClick(listed, Qt.Key.Key_Return)
        QApplication.processEvents()

    def purpose(self, words: str) -> None:
        """Writes what she asks for."""
        line = line_named(self.screen, "Purpose")
        line.clear()
        QTest.keyClicks(line, words)

    def agree(self, *parts: Part) -> None:
        """She agrees to these parts, by key."""
        self._give(Qt.Key.Key_A, parts)

    def refuse(self, *parts: Part) -> None:
        """She refuses these parts, by key."""
        self._give(Qt.Key.Key_R, parts)

    def row(self, part: Part) -> PartRow:
        """The line of a part."""
        (found,) = (one for one in self.screen.findChildren(PartRow) if one.part is part)
        return found

    def tick(self, part: Part, label: str) -> None:
        """Unfolds the fields of a part, if they are not, and turns one."""
        row = self.row(part)
        if row.fields is None:
            row.open_fields()
        QApplication.processEvents()
        named(row, WrappedCheck, label).click()
        QApplication.processEvents()

    @property
    def sent(self) -> str:
        """Every word that would go."""
        found = self.screen.findChild(SentView)
        assert isinstance(found, SentView)
        return found.said()

    @property
    def told(self) -> str:
        """Every notice that is shown."""
        return "\n".join(one.text() for one in self.screen.findChildren(Notice) if one.isVisible())

    @property
    def words(self) -> str:
        """Everything that is written on the page."""
        return "\n".join(one.text() for one in self.screen.findChildren(Prose) if one.isVisible())

    @property
    def next(self) -> str:
        """The words on the primary button, or nothing."""
        found = self.screen.primary()
        return found.text() if found else ""

    def buttons(self) -> list[str]:
        """The words on every button that is shown."""
        return names(self.screen, QPushButton)

    def press(self, words: str) -> None:
        """Presses a button or a link by its words."""
        QApplication.processEvents()
        button(self.screen, words).click()
        QApplication.processEvents()

    def choose(self, words: str) -> None:
        """Takes an answer by its words."""
        answer(self.screen, words).click()
        QApplication.processEvents()

    def go_on(self) -> None:
        """Presses the primary button."""
        found = self.screen.primary()
        assert isinstance(found, QAbstractButton)
        found.click()
        QApplication.processEvents()

    def make_package(self) -> None:
        """Makes the package; where it goes the test's ways out know."""
        self.go_on()
        self._qtbot.waitUntil(lambda: self.state == "Sent")

    def confirm(self) -> None:
        """Presses the act of the question that is asked, not its safe answer."""
        question = self.screen.findChild(Question)
        assert isinstance(question, Question)
        question.act.click()
        QApplication.processEvents()

    def _list(self) -> PartsList:
        (found,) = (one for one in self.screen.findChildren(PartsList) if one.isVisibleTo(self.screen))
        return found

    def _give(self, key: Qt.Key, parts: tuple[Part, ...]) -> None:
        for part in parts:
            for line in self.row(part).answers:
                QTest.keyClick(line, key)
        QApplication.processEvents()
