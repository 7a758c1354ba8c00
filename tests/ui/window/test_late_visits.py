"""A visit that is late is told wherever one is in the window, without a name or a code, and leads to Today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.visits import visits_out
from casedesk.cases.verbs.visiting import back_from_visit, leave_for_visit
from casedesk.store.access import Access
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.window.late_visits import LateVisits
from casedesk.ui.window.shell import Shell
from tests.centre import do
from tests.factories import NOON, registered
from tests.stories.pages.typing import press
from tests.vaults import COLLEAGUE, Clock, opened
from tests.visits import AN_HOUR, planned_visit

TOLD = "A visit should have been over by now."


@pytest.fixture
def late(folder: Path, clock: Clock) -> str:
    """A colleague is out and should be back: the code of the case."""
    with opened(folder, COLLEAGUE, clock) as dara:
        case = registered(dara, days=(), after=None, before=None)
        do(dara, leave_for_visit, visit=planned_visit(dara, case.id).id)
    clock.at = NOON + 2 * AN_HOUR
    return case.number


@pytest.fixture
def shell(late: str, access: Access, desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(desk, Background(desk), {}, compact=lambda: False)
    made.resize(1366, 698)
    qtbot.addWidget(made)
    made.show()
    made.go(Place(Room.DIRECTORY))
    QApplication.processEvents()
    yield made
    made.leave()


def strip(shell: Shell) -> LateVisits:
    return shell.findChildren(LateVisits)[0]


def test_it_is_told_by_keyboard_and_leads_to_today(shell: Shell, late: str) -> None:
    notice = strip(shell)
    assert notice.isVisible()
    [words] = notice.findChildren(Prose)
    assert words.accessibleName() == f"{TOLD} See on Today"
    assert late not in words.accessibleName()
    words.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is words
    press(Qt.Key.Key_Return)
    assert shell.place == Place(Room.TODAY)
    assert not notice.isVisible()


def test_it_goes_while_somebody_reads_along_and_when_the_visit_is_over(shell: Shell, access: Access) -> None:
    notice = strip(shell)
    shell.seat_together(True)
    assert not notice.isVisible()
    shell.seat_together(False)
    assert notice.isVisible()
    [out] = shell.desk.glance(visits_out)
    shell.desk.do(back_from_visit, visit=out.id)
    assert not notice.isVisible()


def test_nothing_is_told_before_the_hour(shell: Shell, clock: Clock) -> None:
    clock.at = NOON + AN_HOUR
    strip(shell).look()
    assert not strip(shell).isVisible()
