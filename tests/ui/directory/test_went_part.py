"""How it went with a service: counted from one's own files; the words only on asking, in the journal first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from casedesk.cases.codes.work import ReferralState, Rejection
from casedesk.cases.queries.how_it_went import how_it_went
from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.directory.screen import DirectoryScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.service_picker import ServicePicker
from tests import factories as make
from tests.factories import DAY
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import words_of
from tests.ui.desks import journalled, shown
from tests.ui.small_team import folder

__all__ = ["folder"]


def lived(access: Access, to: Provider) -> None:
    """Five referrals of one file: two answered with yes, one with no, one given up, one still without an answer."""
    case = make.registered(access).id
    sent = DAY - timedelta(days=20)
    answers: list[tuple[ReferralState, int | None, dict[str, Any]]] = [
        (ReferralState.FEEDBACK, 2, {"feedback": "She came twice."}),
        (ReferralState.ACCEPTED, 8, {}),
        (ReferralState.REJECTED, 3, {"rejection": Rejection.FULL, "her_feedback": "They were kind."}),
        (ReferralState.REJECTED, 19, {"rejection": Rejection.NO_ANSWER}),
        (ReferralState.SENT, None, {}),
    ]
    for number, (state, days, other) in enumerate(answers):
        answered = None if days is None else sent + timedelta(days=days)
        numbered = {"number": f"R-{number}", "sent": sent, **other}
        make.kept(access, make.referral(case, to.id, state=state, answered=answered, **numbered))


def test_counts_first_and_words_on_asking(desk: Desk, qtbot: QtBot) -> None:
    to = desk.do(keep_provider, provider=make.provider(name="Lotus House"))
    desk.do(keep_provider, provider=make.provider(name="Never Asked"))
    lived(desk.access, to)
    screen = shown(qtbot, DirectoryScreen(desk, Place(Room.DIRECTORY, row=to.id)))
    said = words_of(screen)
    for words in ("5 sent, answer after 3 days", "2 accepted", "2 not accepted: no room, nobody answered"):
        assert words in said
    assert "She came twice." not in said
    assert journalled(desk.access, "reveal") == 0
    button(screen, "Show what was said").click()
    assert "She came twice." in words_of(screen)
    assert "They were kind." in words_of(screen)
    assert journalled(desk.access, "reveal") == 1
    screen.seated_together(True)
    assert "They were kind." not in words_of(screen)


def test_the_short_of_it_where_a_service_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    to = desk.do(keep_provider, provider=make.provider(name="Lotus House"))
    lived(desk.access, to)
    picker = ServicePicker(desk)
    qtbot.addWidget(picker)
    picker.begin(replacing=False)
    assert picker._part(to).line == "Legal · 5 sent, answer after 3 days"


def test_a_file_without_its_key_counts_nowhere(desk: Desk) -> None:
    to = desk.do(keep_provider, provider=make.provider())
    lived(desk.access, to)
    assert desk.glance(how_it_went)[to.id].sent == 5
    desk.access.ring.holds = lambda file: False  # type: ignore[method-assign]
    assert desk.glance(how_it_went) == {}
