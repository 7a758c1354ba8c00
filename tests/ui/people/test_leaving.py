"""The dialog “This person leaves…”: it changes nothing by itself, tells how far it is, and can go on later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.leaving import waiting
from casedesk.cases.records.case import Case
from casedesk.security.roles import Role
from casedesk.store.work import Work
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.people.leaving import LeavingDialog, open_leaving
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from tests import factories as f
from tests.ui.clipping import clipped
from tests.vaults import COLLEAGUE, enrolled, opened


@pytest.fixture
def folder(folder: Path) -> Path:
    """A centre with two workers, the first with a case."""
    with opened(folder) as access:
        enrolled(access, "Meas Visal", "visal", frozenset({Role.SOCIAL_WORKER}))
    with opened(folder, COLLEAGUE) as dara:
        f.registered(dara)
    return folder


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[LeavingDialog]:
    """The dialog over an empty window, for the worker with a case."""
    window = QWidget()
    window.resize(1366, 698)
    qtbot.addWidget(window)
    window.show()
    with Work(desk.access) as work:
        (case,) = work.find(Case)
    made = open_leaving(window, desk, Background(window), person=case.worker, name="Lim Dara")
    qtbot.waitExposed(made)
    yield made
    window.hide()


def _said(dialog: LeavingDialog) -> str:
    lines = [part.text() for part in dialog.findChildren(Prose) if part.isVisible()]
    return "\n".join([*lines, *(part.text() for part in dialog.findChildren(Notice) if part.isVisible())])


def test_it_says_what_will_happen_and_changes_nothing(dialog: LeavingDialog, desk: Desk) -> None:
    said = _said(dialog)
    assert "Does Lim Dara leave the centre?" in said
    assert "1 open case they could read gets a new key." in said
    assert "What has been read has been read." in said
    assert dialog.focusWidget() is dialog.safe
    assert not clipped(dialog)
    dialog.safe.click()
    assert len(desk.access.trust.people) == 3


def test_held_down_it_ends_the_access_and_gives_the_case_to_the_taker(
    dialog: LeavingDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog.taker.setCurrentIndex(dialog.taker.findText("Meas Visal"))
    with qtbot.waitSignal(desk.changed, timeout=20_000):
        dialog.hold.held.emit()
    assert "opens nothing any more" in _said(dialog)
    assert "The database and 1 open case have new keys." in _said(dialog)
    assert waiting(desk.access) == 0
    with Work(desk.access) as work:
        (case,) = work.find(Case)
    assert case.worker in desk.access.trust.people


def test_escape_while_keys_are_renewed_goes_on_later(dialog: LeavingDialog, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed, timeout=20_000):
        dialog.hold.held.emit()
        dialog.reject()
    assert dialog.isVisible()
    assert "The way in is closed." in _said(dialog)
    assert waiting(desk.access) > 0


def test_who_cannot_leave_is_told_why(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = open_leaving(window, desk, Background(window), person=desk.access.person.id, name="Chan Bopha")
    assert "Nobody ends their own access." in _said(made)
