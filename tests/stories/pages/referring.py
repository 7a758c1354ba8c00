"""Somebody refers a survivor with keys alone: from her file to the service's answer, and what became of the papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Item, Need
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.verbs import refer
from casedesk.store.work import Work
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.reports.tools import letters, text_of
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.hands import CTRL, Hands
from tests.stories.pages.opening import arrived
from tests.stories.pages.referral import ReferralPage
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

AID, SECOND = "Legal aid desk", "Second desk"
PURPOSE = "Advice on a protection order"
ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


def a_case_to_refer(folder: Path) -> UUID:
    """A worker's case that is at its plan, whose open need is legal help; two services give it."""
    with opened(folder, COLLEAGUE) as worker:
        case = make.registered(worker).id
        make.kept(worker, *(one(case) for one in (make.consent, make.safety, make.incident, make.assessment)))
        make.kept(worker, make.identity(case, address="House 12"), make.plan_line(case, need=Need.LEGAL))
        with Work(worker) as work:
            for name in (AID, SECOND):
                refer.keep_provider(work, provider=make.provider(name=name))
            work.commit()
    return case


class Referring:
    """Referring(window, qtbot, case): who sits at the screen, and one referral of that case."""

    def __init__(self, window: Window, qtbot: QtBot, case: UUID) -> None:
        self._window, self._qtbot, self._case = window, qtbot, case
        self.shell = ShellPage(window, qtbot)
        self.keys = Hands(window, qtbot)

    @property
    def page(self) -> ReferralPage:
        """The referral's page, which must be open."""
        return ReferralPage(arrived(self.shell, ReferralScreen), self._qtbot)

    @property
    def case(self) -> CasePage:
        """The page of the case, which must be open."""
        return CasePage(arrived(self.shell, CaseScreen), self._qtbot)

    def comes_in(self, short_name: str = COLLEAGUE) -> None:
        """Unlocks."""
        self.shell = Unlocking(self._window, self._qtbot).unlock(short_name, PASSPHRASE)
        QApplication.processEvents()

    def begins(self) -> None:
        """From the head of the case: the menu of what can be added."""
        self.shell.shell.go(Place(Room.CASE, self._case))
        self.presses("Add to the file")
        self.keys.choose("Referral")

    def takes(self, service: str) -> None:
        """Looks for a service and takes it."""
        self.keys.tab_to_name("Search a service by name")
        self.keys.write(service)
        self.keys.tab_to(lambda here: isinstance(here, PartsList))
        self.keys.press(Qt.Key.Key_Home, ENTER)

    def asks(self, *agreed: Item, purpose: str = "") -> None:
        """Writes what she asks for where it is not there yet, and asks her every line, from the top."""
        if purpose:
            self.keys.tab_to_name("Purpose")
            self.keys.write(purpose)
        first = next(iter(Item))
        self.keys.tab_to_name(f"{first.said()}: not asked")
        self.keys.say("".join("A" if item in agreed else "R" for item in Item))

    def goes_on(self) -> None:
        """Ctrl Enter: whatever comes next in its life."""
        self.keys.primary()

    def presses(self, name: str) -> None:
        """Tab to it, Enter."""
        self.keys.tab_to_name(name)
        self.keys.press(ENTER)

    def refers(self, service: str, *agreed: Item) -> ReferralPage:
        """A referral she agreed to, from the beginning."""
        self.begins()
        self.takes(service)
        self.asks(*agreed, purpose=PURPOSE)
        self.goes_on()
        return self.page

    def saves(self, path: Path, *, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Saves the paper with the system's own window; `meanwhile` happens while that is open."""
        self.presses("Save as a file…")
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        meanwhile()
        self.keys.tab_to(lambda here: isinstance(here, QLineEdit))
        self.keys.rewrite(str(path))
        self.keys.press(ENTER)

    def paper(self, path: Path) -> str:
        """The letters of a paper that was saved, once it is there."""
        self._qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0)
        return letters(text_of(path.read_bytes()))

    def dialog(self) -> PermitDialog[Any]:
        """The short form that is open over the page."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, PermitDialog), type(found).__name__
        return found

    def question(self) -> Question:
        """The question that is open over the page."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, Question), type(found).__name__
        return found

    def told_in(self, dialog: Question | PermitDialog[Any]) -> str:
        """Everything that is written in it."""
        return "\n".join(one.text() for one in dialog.findChildren(Prose) if one.isVisible())

    def part(self, part: Part, row: UUID | None = None) -> CasePage:
        """A part of the file, or one entry of it."""
        self.shell.shell.go(Place(Room.CASE, self._case, part, row=row))
        return self.case

    def file(self) -> CaseFile:
        """The file as it is now."""
        return self.shell.shell.desk.ask(open_case, case=self._case)

    def left(self) -> list[str]:
        """What left the file, newest first, as its timeline tells it."""
        self.shell.shell.go(Place(Room.CASE, self._case))
        return [f"{entry.title}. {entry.line}" for entry in self.case.entries() if entry.title.startswith("Left: ")]

    def locks(self) -> None:
        """Ctrl L."""
        self.keys.press(Qt.Key.Key_L, modifier=CTRL)
        self._qtbot.waitUntil(lambda: self._window.locked)
        assert self._window.doors.wait()
