"""The list of cases, in the words of who looks for one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.ui.case_list.cells import COLUMNS
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.widgets.filters import FilterButton
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import CELL, Kind
from casedesk.ui.widgets.stages import EmptyState
from tests.stories.pages.by_name import button, names
from tests.stories.pages.typing import type_into


class CasesList:
    """CasesList(screen, qtbot)."""

    def __init__(self, screen: CasesScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def codes(self) -> list[str]:
        """The codes from the top."""
        return self.column("Code")

    def column(self, head: str) -> list[str]:
        """The words of a column, from the top."""
        model, column = self.screen.model, self._column(head)
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def row(self, code: str) -> dict[str, str]:
        """One case, by the heads of its columns."""
        row = self.codes.index(code)
        return {column.head: str(self.screen.model.index(row, n).data()) for n, column in enumerate(COLUMNS)}

    def aloud(self, code: str) -> str:
        """What a screen reader says of a case."""
        row, role = self.codes.index(code), Qt.ItemDataRole.AccessibleTextRole
        return ", ".join(str(self.screen.model.index(row, n).data(role)) for n in range(len(COLUMNS)))

    def kinds(self, code: str) -> dict[str, Kind]:
        """How each cell of a case is painted."""
        row = self.codes.index(code)
        return {column.head: self.screen.model.index(row, n).data(CELL).kind for n, column in enumerate(COLUMNS)}

    @property
    def chosen(self) -> str:
        """The code of the chosen row, or nothing."""
        return str(self.screen.table.currentIndex().siblingAtColumn(0).data() or "")

    @property
    def foot(self) -> str:
        """The line under the table."""
        return next((words for words in names(self.screen, Line) if words.startswith("Showing")), "")

    @property
    def views(self) -> dict[str, str]:
        """The saved views with their counts."""
        tabs = self.screen.tabs
        return dict(tabs.tabText(n).partition("\t")[::2] for n in range(tabs.count()))

    @property
    def empty(self) -> str:
        """What stands in the place of the table, or nothing while it is there."""
        shown = [one for one in self.screen.findChildren(EmptyState) if one.isVisibleTo(self.screen)]
        return " ".join(prose.text() for one in shown for prose in one.findChildren(Prose))

    def choose_view(self, words: str) -> None:
        """Takes Mine, Shared with me, or Closed."""
        tabs = self.screen.tabs
        place = [tabs.tabText(n).partition("\t")[0] for n in range(tabs.count())].index(words)
        tabs.setCurrentIndex(place)

    def filter(self, name: str, choice: str) -> None:
        """Takes a choice from the menu of a drop-button."""
        found = next(one for one in self.screen.findChildren(FilterButton) if one.accessibleName().startswith(name))
        next(action for action in found.menu().actions() if action.text() == choice).trigger()

    def clear(self) -> None:
        """Takes every filter away."""
        button(self.screen, "Clear").click()

    def search(self, words: str) -> None:
        """Types into the search field, in any script, what was there before being replaced."""
        self.screen.filters.search.clear()
        type_into(self.screen.filters.search, words)

    def sort_by(self, head: str) -> None:
        """Presses the head of a column."""
        bar = self.screen.table.horizontalHeader()
        spot = bar.sectionViewportPosition(self._column(head)) + 20
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(bar.viewport(), left, Qt.KeyboardModifier.NoModifier, QPoint(spot, bar.height() // 2))

    def choose(self, code: str) -> None:
        """Makes a case current."""
        self.screen.table.setCurrentIndex(self.screen.model.index(self.codes.index(code), 0))

    def jump(self, typed: str) -> None:
        """Types a code while the table has the focus."""
        QTest.keyClicks(self.screen.table, typed)

    def open(self, code: str) -> None:
        """Opens a case with Enter."""
        self.choose(code)
        QTest.keyClick(self.screen.table, Qt.Key.Key_Return)

    def begin_first_contact(self) -> None:
        """Presses the primary button."""
        button(self.screen, "New first contact").click()

    def settled(self) -> CasesList:
        """After everything that was posted has happened."""
        QApplication.processEvents()
        return self

    def _column(self, head: str) -> int:
        return [column.head for column in COLUMNS].index(head)
