"""Recovery sheets, in the words of who makes, keeps and types them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.security.sheet_code import GROUP, GROUPS, fits
from casedesk.ui.recovery.making import MakingView
from casedesk.ui.recovery.overview import Overview
from casedesk.ui.recovery.page import RecoveryPage
from casedesk.ui.recovery.paper_card import PaperCard
from casedesk.ui.recovery.rescue_page import RescuePage
from casedesk.ui.recovery.rescue_views import DoneView, PersonView, SheetsView
from casedesk.ui.recovery.sheet_entry import SheetEntry, TwoSheets
from casedesk.ui.recovery.trying import TryingView
from casedesk.ui.widgets.line import Line
from casedesk.ui.window.window import Window
from tests.stories.pages.by_name import button, line_named
from tests.stories.pages.typing import type_into

PATIENCE_MS = 60_000


def type_sheet(entry: SheetEntry, code: str) -> None:
    """Types a sheet from its paper, character by character, as it leads from group to group; then leaves it."""
    for edit in entry.groups:
        edit.clear()
    entry.groups[0].setFocus()
    for letter in code.replace("-", ""):
        here = QApplication.focusWidget()
        assert here is not None
        type_into(here, letter)
    leave(entry)


def leave(entry: SheetEntry) -> None:
    """Goes out of the group one is in."""
    here = QApplication.focusWidget()
    if here in entry.groups:
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()


def type_both(sheets: TwoSheets, one: str, other: str) -> None:
    """Types two sheets."""
    type_sheet(sheets.first, one)
    type_sheet(sheets.second, other)


class SheetsPage:
    """SheetsPage(page, qtbot): Settings › Recovery sheets."""

    def __init__(self, page: RecoveryPage, qtbot: QtBot) -> None:
        self.page, self._qtbot = page, qtbot

    @property
    def told(self) -> str:
        """The sentence on top."""
        assert isinstance(self.page.view, Overview)
        return self.page.view.notice.text()

    @property
    def card(self) -> PaperCard:
        """The sheet that is being made."""
        assert isinstance(self.page.view, MakingView)
        assert self.page.view.card is not None
        return self.page.view.card

    def press(self, words: str) -> None:
        """Presses a button by its words."""
        button(self.page, words).click()

    def write_by_hand(self) -> str:
        """Writes the groups on the screen down, and proves it by typing two of them; the sheet as it was written."""
        self.press("Write it by hand instead")
        written = "-".join(self.groups_on_screen())
        self.press("I have written it down")
        assert self.groups_on_screen() == []
        self.prove(written)
        return written

    def groups_on_screen(self) -> list[str]:
        """The groups that can be read."""
        said = [one.text() for one in self.page.findChildren(Line) if one.isVisibleTo(self.page)]
        return [text for text in said if len(text) == GROUP and any(fits(place, text) for place in range(GROUPS))]

    def prove(self, code: str) -> None:
        """Types the two groups that are asked for."""
        groups = code.split("-")
        for place, field in self.card.proofs.items():
            edit = field.control
            assert isinstance(edit, QLineEdit)
            edit.clear()
            type_into(edit, groups[place])

    def make_by_hand(self) -> list[str]:
        """New sheets for whoever is proposed, all written by hand; the sheets, once they are in use."""
        self.page.make()
        assert isinstance(self.page.view, MakingView)
        self.page.view.make.click()
        written = []
        while isinstance(self.page.view, MakingView):
            card = self.card
            written.append(self.write_by_hand())
            card.onward.click()
            self._qtbot.waitUntil(partial(self._beyond, card), timeout=PATIENCE_MS)
        return written

    def _beyond(self, card: PaperCard) -> bool:
        view = self.page.view
        return not isinstance(view, MakingView) or view.card is not card

    def test(self, one: str, other: str) -> str:
        """Tries two sheets; what is told afterwards."""
        self.press("Test two sheets")
        assert isinstance(self.page.view, TryingView)
        type_both(self.page.view.sheets, one, other)
        self.press("Test these two")
        return self.told


class Rescue:
    """Rescue(window, qtbot): the window must show what can be done about a forgotten passphrase."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def page(self) -> RescuePage:
        """The page itself."""
        assert isinstance(self.window.page, RescuePage), f"the window shows {type(self.window.page).__name__}"
        return self.window.page

    @property
    def entries(self) -> TwoSheets:
        """The two sheets that are typed."""
        assert isinstance(self.page.view, SheetsView)
        return self.page.view.sheets

    def press(self, words: str) -> None:
        """Presses a button by its words."""
        button(self.page, words).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the step before is gone

    def open(self) -> list[str]:
        """Opens the vault with the two sheets; the names of whom they can bring back."""
        self.press("Open with these two")
        self._qtbot.waitUntil(lambda: isinstance(self.page.view, PersonView), timeout=PATIENCE_MS)
        return self.names()

    def names(self) -> list[str]:
        """Whom they can bring back."""
        view = self.page.view
        assert isinstance(view, PersonView)
        return [view.person.itemText(row) for row in range(view.person.count())]

    def choose(self, name: str, short_name: str, passphrase: str) -> None:
        """Chooses who comes back, and types the rest."""
        view = self.page.view
        assert isinstance(view, PersonView)
        view.person.setCurrentText(name)
        for field, words in (("Short name", short_name), ("Passphrase", passphrase), ("The same again", passphrase)):
            edit = line_named(view, field)
            edit.clear()
            type_into(edit, words)

    def bring_back(self) -> None:
        """Makes her keys."""
        self.press("Bring her back in")
        self._qtbot.waitUntil(lambda: isinstance(self.page.view, DoneView), timeout=PATIENCE_MS)
