"""The ways from the frame to a page one works on, with the page object of where one arrives."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import FirstContactPage, PartForm
from tests.stories.pages.shell import ShellPage

S = TypeVar("S", bound=Screen)


def arrived(shell: ShellPage, kind: type[S]) -> S:
    """The page one is on, which is of this kind."""
    screen = shell.screen
    assert isinstance(screen, kind), f"this is {type(screen).__name__}"
    return screen


def case_page(shell: ShellPage, qtbot: QtBot, case: UUID) -> CasePage:
    """The page of a case."""
    shell.shell.go(Place(Room.CASE, case))
    return CasePage(arrived(shell, CaseScreen), qtbot)


def part_form(shell: ShellPage, qtbot: QtBot, case: UUID, part: Part, row: UUID | None = None) -> PartForm:
    """The form of an entry, or of a new one."""
    shell.shell.go(Place(Room.CASE, case, part, row=row, new=True))
    return PartForm(qtbot, CasePage(arrived(shell, CaseScreen), qtbot).form)


def first_contact(shell: ShellPage, qtbot: QtBot) -> FirstContactPage:
    """A new first contact."""
    shell.shell.go(Place(Room.FIRST_CONTACT))
    return FirstContactPage(qtbot, arrived(shell, FirstContactScreen))
