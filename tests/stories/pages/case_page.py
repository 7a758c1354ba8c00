"""The case page, in the words of who follows the case."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.case.file_view import FileView
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.parts.editor import PartEditor
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel
from casedesk.ui.widgets.timeline import Entry, Timeline
from tests.accessible import accessible_name
from tests.stories.pages.by_name import answer, button, named


class CasePage:
    """CasePage(screen, qtbot)."""

    def __init__(self, screen: CaseScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def view(self) -> FileView:
        """The page of the open file."""
        assert self.screen.view is not None, "the file is not shown"
        return self.screen.view

    @property
    def code(self) -> str:
        """The code in the head."""
        return self.view.header.title()

    @property
    def next_step(self) -> str:
        """What comes next."""
        told = self.view.steps.told()
        return told.what if told else ""

    def take_next_step(self) -> None:
        """Presses the primary button."""
        found = self.screen.primary()
        assert found is not None
        found.click()

    @property
    def words(self) -> str:
        """Everything that can be read on the page, but for what rows of lists paint."""
        QApplication.processEvents()
        return words_of(self.screen)

    def open_part(self, name: str) -> None:
        """Chooses a part of the file."""
        self._parts.setCurrentIndex(next(index for index in rows(self._parts.model()) if index.data() == name))

    def parts(self) -> dict[str, str]:
        """Every part with its count or state, as it is read aloud."""
        aloud = (str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows(self._parts.model()))
        return {name: note for name, _comma, note in (words.partition(", ") for words in aloud)}

    @property
    def current_part(self) -> str:
        """The part that is chosen."""
        return str(self._parts.currentIndex().data())

    def entries(self) -> list[Entry]:
        """The timeline, or the entries of the part that is open."""
        return self._list().entries()

    def titles(self) -> list[str]:
        """Their titles, from the top."""
        return [entry.title for entry in self.entries()]

    def narrow(self, words: str) -> None:
        """Shows All, Contacts, Decisions or Documents."""
        answer(self.screen, words).click()

    def open_entry(self, title: str) -> None:
        """Opens an entry with the keyboard."""
        listed = self._list()
        place = next(n for n, entry in enumerate(listed.entries()) if entry.title == title)
        listed.setCurrentIndex(listed.model().index(place, 0))
        QTest.keyClick(listed, Qt.Key.Key_Return)

    def press(self, words: str) -> None:
        """Presses a button by its words."""
        button(self.screen, words).click()

    def add(self, what: str) -> None:
        """Begins something new from the menu of the head."""
        next(action for action in self.view.header.menu().actions() if action.text() == what).trigger()

    def toggle_number(self) -> None:
        """Takes the link beside the number, with the keyboard."""
        links = [one for one in self.view.safe_bar.findChildren(Prose) if one.accessibleName() and one.isVisible()]
        QTest.keyClick(links[0], Qt.Key.Key_Return)

    def sealed(self) -> dict[str, str]:
        """Sealed rows with what can be read of each."""
        found = [one for one in self.view.middle.findChildren(SealedLabel) if one.isVisibleTo(self.screen)]
        labels = [one.findChildren(QWidget)[0].accessibleName() for one in found]
        return {re.split("[,:]", label)[0]: one.text() for label, one in zip(labels, found, strict=True)}

    def table(self, name: str) -> list[list[str]]:
        """The rows of a table."""
        model = named(self.screen, QTableView, name).model()
        columns = range(model.columnCount())
        return [[str(index.siblingAtColumn(column).data()) for column in columns] for index in rows(model)]

    @property
    def form(self) -> PartEditor:
        """The form that is open in the middle."""
        found = self.view.middle.form()
        assert found is not None, "no form is open"
        return found

    @property
    def reads(self) -> bool:
        """Whether the middle is read, not written in."""
        return self.view.middle.form() is None

    @property
    def _parts(self) -> PartsList:
        return named(self.screen, PartsList, "Parts of the file")

    def _list(self) -> Timeline:
        (found,) = (one for one in self.screen.findChildren(Timeline) if one.isVisibleTo(self.screen))
        return found


def rows(model: QAbstractItemModel) -> list[QModelIndex]:
    """The first cell of every row."""
    return [model.index(row, 0) for row in range(model.rowCount())]


def words_of(widget: QWidget) -> str:
    """Everything shown under a widget that has words."""
    shown = [one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget)]
    texts = [str(one.text()) for one in shown if hasattr(one, "text")]
    return "\n".join([*texts, *(accessible_name(one) for one in shown)])
