"""Feedback asked in the window, and told to supervisors: by keyboard, without a draft, never of few people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.shelf import newest, shipped
from casedesk.cases.verbs.feedback import give_feedback
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.feedback.ask_page import AskFeedbackPage
from casedesk.ui.feedback.told_page import FeedbackTold
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen
from tests.accessible import nameless
from tests.stories.pages.by_name import button
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import press
from tests.ui.desks import Heard, misfits, shown
from tests.vaults import Clock

(WHOLE,) = newest(shipped(), Topic.FEEDBACK)


def ask_page(desk: Desk, qtbot: QtBot) -> AskFeedbackPage:
    return shown(qtbot, AskFeedbackPage(desk, Place(Room.FEEDBACK)))


def told_page(desk: Desk, qtbot: QtBot) -> FeedbackTold:
    return shown(qtbot, FeedbackTold(desk, Place(Room.FEEDBACK_TOLD)))


def words(screen: Screen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]


def counted(access: Access) -> dict[str, str]:
    with access.reading() as db:
        return {
            row[0].rpartition(":")[2]: row[1] for row in db.exec_driver_sql("SELECT question, answer FROM feedback")
        }


def test_questions_are_answered_by_arrows_and_kept_at_the_end(access: Access, desk: Desk, qtbot: QtBot) -> None:
    page = ask_page(desk, qtbot)
    heard = Heard(page)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_2)
    button(page, "Keep the answers").click()
    kept = counted(access)
    assert (kept["hours"], kept["discreet"], kept["private"]) == ("yes", "no", "no")
    assert set(kept.values()) == {"yes", "no", "unsaid"}
    assert heard.sentences == ["Kept. Nobody can tell whose answers these are."]
    assert heard.backs == 1


def test_leaving_keeps_nothing_at_all(access: Access, desk: Desk, qtbot: QtBot) -> None:
    page = ask_page(desk, qtbot)
    press(Qt.Key.Key_Right)
    page.leave()
    assert counted(access) == {}
    assert desk.glance(my_drafts) == []


def test_without_an_answer_it_says_so(access: Access, desk: Desk, qtbot: QtBot) -> None:
    page = ask_page(desk, qtbot)
    button(page, "Keep the answers").click()
    assert "No question is answered yet. Ask at least one, or leave it." in words(page)
    assert counted(access) == {}


def test_it_is_reached_from_today_and_from_no_case(inside: ShellPage) -> None:
    inside.shell.go(Place(Room.TODAY))
    screen = inside.shell.screen_here
    assert screen is not None
    from PySide6.QtWidgets import QMenu

    (asking,) = (a for menu in screen.findChildren(QMenu) for a in menu.actions() if a.text() == "Ask for feedback")
    asking.trigger()
    QApplication.processEvents()
    assert inside.shell.place == Place(Room.FEEDBACK)
    inside.shell.up()
    assert inside.shell.place == Place(Room.TODAY)


@pytest.fixture
def answered(access: Access, clock: Clock) -> None:
    for n in range(6):
        pleased = {question.id: "yes" for question in WHOLE.questions() if question.id != "time"}
        give_feedback(access, WHOLE, pleased | {"private": "no" if n else "yes"})
    clock.at = datetime(2026, 12, 3, tzinfo=UTC)


def test_before_there_are_enough_nothing_is_shown(desk: Desk, qtbot: QtBot) -> None:
    assert "Nothing to show yet." in words(told_page(desk, qtbot))


@pytest.mark.usefixtures("answered")
def test_counts_of_a_month_that_is_over(desk: Desk, qtbot: QtBot) -> None:
    told = words(told_page(desk, qtbot))
    assert "November 2026" in told
    assert "6 people" in told
    assert told[told.index(WHOLE.question("private").words.said()) + 1] == "Yes 1 · No 5 · Does not apply 0"
    assert told[told.index(WHOLE.question("time").words.said()) + 1] == "too few answers"


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("tongue", ["en", "km", "fr"])
@pytest.mark.parametrize("size", [100, 130])
def test_the_pages_fit(tongue: str, size: int, desk: Desk, qtbot: QtBot, dressed: Appearance) -> None:
    dressed.choose(size=size)
    speak(tongue)
    for page in (ask_page(desk, qtbot), told_page(desk, qtbot)):
        assert misfits(page) == []
        assert nameless(page) == []
