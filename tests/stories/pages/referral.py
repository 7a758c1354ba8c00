"""The referral page, in the words of who refers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.work import Item
from casedesk.ui.referral.items_card import ItemsCard
from casedesk.ui.referral.paper import Paper
from casedesk.ui.referral.referral_screen import ReferralScreen
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented
from tests.stories.pages.by_name import answer, button, line_named, named, names, text_named, tick


class ReferralPage:
    """ReferralPage(screen, qtbot)."""

    def __init__(self, screen: ReferralScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def title(self) -> str:
        """The number, once it has one."""
        return self._header().title()

    @property
    def state(self) -> str:
        """The word on the chip."""
        return next(chip.text() for chip in self._header().findChildren(Chip) if chip.isVisible())

    @property
    def services(self) -> list[str]:
        """The services found in the directory."""
        model = named(self.screen, PartsList, "Services").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def found(self) -> str:
        """Everything a line of the list says, for all that were found."""
        model = named(self.screen, PartsList, "Services").model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return "\n".join(str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows)

    @property
    def problems(self) -> str:
        """What stands in the fields to be mended."""
        return "\n".join(one.problem() for one in self.screen.findChildren(Field) if one.isVisible() and one.problem())

    @property
    def services_told(self) -> list[str]:
        """The same with all that is said of each, as it is read aloud."""
        model = named(self.screen, PartsList, "Services").model()
        aloud = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(aloud)) for row in range(model.rowCount())]

    def search(self, words: str) -> None:
        """Types a part of a service's name."""
        line = line_named(self.screen, "Search a service by name")
        line.clear()
        QTest.keyClicks(line, words)

    def take(self, service: str) -> None:
        """Takes a service from the list."""
        listed = named(self.screen, PartsList, "Services")
        model = listed.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        listed.setCurrentIndex(next(index for index in rows if index.data() == service))
        QTest.keyClick(listed, Qt.Key.Key_Return)
        QApplication.processEvents()

    def enter_service(self, name: str, *kinds: str) -> None:
        """Enters a service that is not in the directory, and what it does."""
        button(self.screen, "Add a service").click()
        QTest.keyClicks(line_named(self.screen, "Name"), name)
        for kind in kinds:
            tick(self.screen, kind).click()
        button(self.screen, "Save the service").click()
        QApplication.processEvents()

    def purpose(self, words: str) -> None:
        """Writes what she asks for."""
        line = line_named(self.screen, "Purpose")
        line.clear()
        QTest.keyClicks(line, words)

    def until(self, words: str) -> None:
        """Writes the day until which she agrees."""
        line = line_named(self.screen, "Consent ends")
        line.clear()
        QTest.keyClicks(line, words)

    def happened(self, words: str) -> None:
        """Writes the short account, which is asked for once she agreed to send one."""
        QTest.keyClicks(text_named(self.screen, "What happened, short"), words)

    def agree(self, *items: Item) -> None:
        """She agrees to send these, by key."""
        self._give(Qt.Key.Key_A, *items)

    def refuse(self, *items: Item) -> None:
        """She refuses to send these, by key."""
        self._give(Qt.Key.Key_R, *items)

    def press(self, words: str) -> None:
        """Presses a button or a link by its words."""
        button(self.screen, words).click()
        QApplication.processEvents()

    def choose(self, words: str) -> None:
        """Takes an answer by its words."""
        answer(self.screen, words).click()
        QApplication.processEvents()

    def write(self, name: str, words: str) -> None:
        """Writes into a field of several lines."""
        QTest.keyClicks(text_named(self.screen, name), words)

    @property
    def next(self) -> str:
        """The words on the primary button, or nothing."""
        found = self.screen.primary()
        return found.text() if found else ""

    def go_on(self) -> None:
        """Presses the primary button."""
        found = self.screen.primary()
        assert found is not None
        found.click()
        QApplication.processEvents()

    def held(self, item: Item) -> str:
        """What the file holds of an item, as far as it is shown."""
        card = self.screen.findChild(ItemsCard)
        assert isinstance(card, ItemsCard)
        return card.held(item)

    @property
    def paper(self) -> str:
        """Everything on the letter."""
        found = self.screen.findChild(Paper)
        assert isinstance(found, Paper)
        return "\n".join(found.said())

    @property
    def told(self) -> str:
        """Every notice that is shown."""
        return "\n".join(one.text() for one in self.screen.findChildren(Notice) if one.isVisible())

    def buttons(self) -> list[str]:
        """The words on every button that is shown."""
        return names(self.screen, QPushButton)

    def segment(self, words: str) -> None:
        """Takes one of a few choices side by side."""
        segments = [
            one for whole in self.screen.findChildren(Segmented) for one in whole.findChildren(QAbstractButton)
        ]  # fmt: skip
        next(one for one in segments if one.text() == words).click()
        QApplication.processEvents()

    @property
    def words(self) -> str:
        """Everything that is written on the page."""
        return "\n".join(one.text() for one in self.screen.findChildren(Prose) if one.isVisible())

    def confirm(self) -> None:
        """Presses the act of the question that is asked, not its safe answer."""
        question = self.screen.findChild(Question)
        assert isinstance(question, Question)
        question.act.click()
        QApplication.processEvents()

    def _give(self, key: Qt.Key, *items: Item) -> None:
        for item in items:
            found = [
                one for one in self.screen.findChildren(ConsentAnswer) if one.accessibleName().startswith(item.said())
            ]
            QTest.keyClick(found[0], key)
        QApplication.processEvents()

    def _header(self) -> PageHeader:
        found = self.screen.findChild(PageHeader)
        assert isinstance(found, PageHeader)
        return found
