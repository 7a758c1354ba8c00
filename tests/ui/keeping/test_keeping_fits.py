"""Keeping and erasing with files in it: whole in the usual and the smallest window, and with longer sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.store.access import now
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold
from casedesk.store.work import Work
from casedesk.ui.keeping.page import KeepingPage, View
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.settings_screen import SettingsScreen
from tests import factories as make
from tests.accessible import nameless
from tests.stories.pages.unlock import Unlocking
from tests.stretched import stretching
from tests.two_supervisors import SECOND, asked, closed, erased, second_supervisor
from tests.ui.clipping import clipped
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, Clock, opened

SIZES = ((1366, 698), (1180, 660))


@pytest.fixture
def office(folder: Path) -> Path:
    """Files that may go, one of them held, two that wait, two that are gone."""
    today = Clock(now())
    with opened(folder, clock=today) as access:
        second_supervisor(access)
        files = [make.registered(access).id for _ in range(6)]
        make.kept(access, *(make.consent(file) for file in files))
        for file in files:
            closed(access, file, date(2021, 5, 30))
        with Work(access) as work:
            hold(work, file=files[0], why="The court asked")
            work.commit()
    for file, scope in zip(files[1:3], Scope, strict=True):
        erased(folder, file, scope, today)
    with opened(folder, SECOND, today) as second:
        asked(second, files[3])
    with opened(folder, clock=today) as access:
        asked(access, files[4], Scope.NARRATIVE)
    return folder


def wrong(page: KeepingPage, screen: SettingsScreen) -> Iterator[str]:
    """What is wrong with any row of any view at any size."""
    window = screen.window()
    for view in View:
        page.tabs.setCurrentIndex(list(View).index(view))
        rows = page.tables[view].model().rowCount() if view in page.tables else 1
        assert rows, view
        for row in range(rows):
            if view in page.tables:
                page.tables[view].setCurrentIndex(page.tables[view].model().index(row, 0))
            for size in SIZES:
                window.resize(*size)
                for _round in range(3):
                    QApplication.processEvents()
                yield from (f"{view.value} {row} at {size}: {one}" for one in clipped(window))
        yield from (f"{view.value}: no name: {one}" for one in nameless(screen))
        shown = [one for one in window.findChildren(QPushButton) if one.isVisibleTo(window)]
        if sum(bool(one.property("primary")) for one in shown) > 1:
            yield f"{view.value}: several primary buttons"


@pytest.mark.parametrize("spoken", ["as written", "longer"])
def test_every_view_fits_with_files_in_it(office: Path, open_window: Open, qtbot: QtBot, spoken: str) -> None:
    longer: AbstractContextManager[None] = stretching() if spoken == "longer" else nullcontext()
    unlocking = Unlocking(open_window(office), qtbot)
    shell = unlocking.unlock("bopha", PASSPHRASE)
    with longer:
        shell.shell.go(Place(Room.SETTINGS, part=Topic.KEEPING))
        QApplication.processEvents()
        screen = shell.screen
        assert isinstance(screen, SettingsScreen)
        assert isinstance(screen.page, KeepingPage)
        assert list(wrong(screen.page, screen)) == []
