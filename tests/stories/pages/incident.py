"""The incident page, in the words of who interviews."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.incident import Place, Relationship
from casedesk.text.partial_date import PartialDate
from casedesk.ui.incident.digest import Digest
from casedesk.ui.incident.follows import Follows
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.widgets.code_search import CodeSearch
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.partial_date import PartialDateEdit
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.question import FoldedAnswer, QuestionCard
from tests.stories.pages.by_name import answer, button, line_named, named, names, text_named


class IncidentPage:
    """IncidentPage(screen, qtbot)."""

    def __init__(self, screen: IncidentScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def onward(self) -> QPushButton:
        """The primary button."""
        found = self.screen.primary()
        assert found is not None
        return found

    def next(self) -> None:
        """Goes on to the next section, or saves on the last one."""
        self.onward.click()
        QApplication.processEvents()

    def go_back(self, section: str) -> None:
        """The button that leads to the section before."""
        button(self.screen, section).click()
        QApplication.processEvents()

    def open(self, section: str) -> None:
        """Picks a section from the list."""
        listed = named(self.screen, PartsList, "Sections")
        model = listed.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        listed.setCurrentIndex(next(index for index in rows if index.data() == section))
        QApplication.processEvents()

    @property
    def section(self) -> str:
        """The section that is open."""
        return str(named(self.screen, PartsList, "Sections").currentIndex().data())

    @property
    def question(self) -> str:
        """The question that is open, or nothing."""
        shown = [card for card in self.screen.findChildren(QuestionCard) if card.isVisible()]
        return shown[0].accessibleName() if shown else ""

    def say(self, *keys: str) -> None:
        """Answers the questions with Y, N or U, one after the other, by key."""
        for key in keys:
            card = next(card for card in self.screen.findChildren(QuestionCard) if card.isVisible())
            card.setFocus()
            QTest.keyClick(card.focusProxy() or card, getattr(Qt.Key, f"Key_{key}"))
            QApplication.processEvents()

    @property
    def folded(self) -> list[str]:
        """The folded answers, such as “Question 1 No”."""
        shown = [one for one in self.screen.findChildren(FoldedAnswer) if one.isVisible()]
        return [" ".join(line.text() for line in one.findChildren(Line)) for one in shown]

    def change(self, question: int) -> None:
        """Opens an answered question again."""
        button(self.screen, f"Change: Question {question}").click()
        QApplication.processEvents()

    @property
    def shown_again(self) -> list[str]:
        """The words of folded questions that are shown for a moment."""
        found = self.screen.findChildren(Prose, "shown again")
        return [words.text() for words in found if words.isVisible()]

    @property
    def type_is_shown(self) -> bool:
        """Whether the type that follows can be read."""
        return any(one.isVisible() and one.text() == self.follows[0] for one in self.screen.findChildren(Prose))

    def when(self, there: PartialDate) -> None:
        """The date, as far as she knows."""
        edit = self.screen.findChild(PartialDateEdit)
        assert isinstance(edit, PartialDateEdit)
        named(edit, QComboBox, "Month").setCurrentIndex(there.month or 0)
        for name, words in (("Day", str(there.day or "")), ("Year", str(there.year))):
            line = line_named(edit, name)
            line.clear()
            QTest.keyClicks(line, words)

    def where(self, place: Place) -> None:
        """The kind of place."""
        self._search("Where did it happen?", place.said())

    def who(self, relationship: Relationship) -> None:
        """Who they are to her."""
        self._search("Who are they to her?", relationship.said())

    def choose(self, words: str) -> None:
        """Takes an answer by its words."""
        answer(self.screen, words).click()

    def her_words(self, words: str) -> None:
        """Writes what she says."""
        QTest.keyClicks(text_named(self.screen, "In her words"), words)

    @property
    def follows(self) -> tuple[str, ...]:
        """The type and what is said of the contexts."""
        card = self.screen.findChild(Follows)
        assert isinstance(card, Follows)
        return card.said()

    @property
    def digest(self) -> Digest:
        """When and where; her situation."""
        found = self.screen.findChild(Digest)
        assert isinstance(found, Digest)
        return found

    @property
    def told(self) -> str:
        """Every notice that is shown, but the two that are always there."""
        shown = [one.text() for one in self.screen.findChildren(Notice) if one.isVisible()]
        return "\n".join(one for one in shown if not one.startswith(("Finished questions", "She may stop")))

    def buttons(self) -> list[str]:
        """The words on every button that is shown."""
        return names(self.screen, QPushButton)

    def _search(self, name: str, words: str) -> None:
        line = named(self.screen, CodeSearch, name)
        line.clear()
        line.setFocus()
        QTest.keyClicks(line, words)
        completer = line.completer()
        assert completer is not None
        QTest.keyClick(completer.popup() or line, Qt.Key.Key_1)
