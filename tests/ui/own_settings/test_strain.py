"""How the work weighs on the worker: asked in the window, told to her alone, and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casedesk.ui.own_settings.strain import StrainPage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.cases.test_feedback import everything
from tests.stories.pages.case_page import words_of
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import press


def page_of(inside: ShellPage) -> StrainPage:
    inside.shell.go(Place(Room.SETTINGS, part=Topic.STRAIN))
    screen = inside.shell.screen_here
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.page, StrainPage)
    QApplication.processEvents()
    return screen.page


def answer_all(page: StrainPage) -> None:
    """What weighs most: the last answer, and the first where the points run the other way."""
    page.settle()
    for question in page.whole.questions():
        press(Qt.Key.Key_1 if question.reversed else Qt.Key.Key_5)


def test_score_band_and_advice_come_by_keys_and_nothing_is_kept(inside: ShellPage) -> None:
    page, access = page_of(inside), inside.shell.desk.access
    before = everything(access)
    answer_all(page)
    told = "It weighs heavily (32 points). Talk with your supervisor this week."
    assert told in words_of(page)
    inside.shell.go(Place(Room.SETTINGS))
    assert everything(access) == before
    assert told not in words_of(page_of(inside))


def test_it_is_gone_while_somebody_reads_along(inside: ShellPage) -> None:
    page = page_of(inside)
    answer_all(page)
    inside.shell.seat_together(True)
    QApplication.processEvents()
    assert "It weighs heavily" not in words_of(page)
    assert "I slept well" not in words_of(page)
    assert "They are not shown while somebody reads along." in words_of(page)
    inside.shell.seat_together(False)
    QApplication.processEvents()
    assert "8 questions are still open." in words_of(page)
