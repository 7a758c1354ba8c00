"""Who will follow a case: somebody of one's own team, or of another one, which is told before."""

from __future__ import annotations

from uuid import uuid4

from pytestqt.qtbot import QtBot

from casedesk.cases.queries.colleagues import Caseworker
from casedesk.ui.receiving.give_view import GiveView
from tests.stories.pages.case_page import words_of

HERE, THERE = uuid4(), uuid4()
PEOPLE = [Caseworker(uuid4(), name, "", False, team) for name, team in (("Me", HERE), ("Near", HERE), ("Far", THERE))]


def test_that_another_team_alone_opens_it_then_is_told_before(qtbot: QtBot) -> None:
    view = GiveView(PEOPLE[0].id, PEOPLE, [], (0, 0), [])
    qtbot.addWidget(view)
    view.show()
    for place, told in ((1, False), (2, True), (0, False)):
        view.who.setCurrentIndex(place)
        view.who.activated.emit(place)
        assert ("Of another team: you cannot open the file afterwards." in words_of(view)) is told
