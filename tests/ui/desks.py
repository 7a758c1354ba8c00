"""A screen on a real vault: its desk, its look, and what it asked the window for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import size_percent
from casedesk.ui.screen import Screen
from tests.ui.clipping import clipped

S = TypeVar("S", bound=Screen)
HEIGHT = 698
WIDTHS = {100: 1178, 130: 1293}
"""What the rail leaves of a window 1366 pixels wide, by the size of the text; at 130 % it shows icons alone."""


@pytest.fixture
def desk(access: Access, qtbot: QtBot) -> Iterator[Desk]:
    """The founder's desk."""
    made = Desk(access)
    yield made
    made.deleteLater()


def shown(qtbot: QtBot, screen: S) -> S:
    """The screen, as the window shows it."""
    screen.resize(WIDTHS[size_percent()], HEIGHT)
    qtbot.addWidget(screen, before_close_func=lambda held: held.leave())
    screen.show()
    qtbot.waitExposed(screen)
    screen.settle()
    QApplication.processEvents()
    return screen


def misfits(screen: Screen) -> list[str]:
    """What is cut off, and whether the whole page needs more than its place."""
    for _round in range(3):  # texts that wrap tell their height once they know their width
        QApplication.processEvents()
    least = screen.minimumSizeHint()
    found = clipped(screen)
    if least.width() > WIDTHS[size_percent()] or least.height() > HEIGHT:
        found.append(f"needs {least.width()} × {least.height()}")
    return found


def unseen(screen: Screen) -> list[str]:
    """The main button, where it would have to be scrolled to."""
    main = screen.primary()
    if main is None or main.visibleRegion().boundingRect() == main.rect():
        return []
    return [f"{main.text()} is not in sight"]


class Heard:
    """What a screen asked the window for."""

    def __init__(self, screen: Screen) -> None:
        self.places: list[object] = []
        self.sentences: list[str] = []
        self.backs = 0
        screen.go.connect(self.places.append)
        screen.said.connect(self.sentences.append)
        screen.back.connect(self._back)

    def _back(self) -> None:
        self.backs += 1


def journalled(access: Access, action: str) -> int:
    """How often the journal tells of an action."""
    import sqlalchemy as sa

    from casedesk.store.tables import journal

    with Work(access, reading=True) as work:
        asked = sa.select(sa.func.count()).select_from(journal).where(journal.c.action == action)
        return int(work.rows(asked)[0][0])
