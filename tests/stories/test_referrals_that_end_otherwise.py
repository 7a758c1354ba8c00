"""A referral she does not want, one the service does not accept, one that is withdrawn, one whose consent ran out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Item, ReferralState, Rejection
from casedesk.cases.records.referral import Referral, ServiceStanding
from casedesk.store.access import now
from casedesk.text.dates import day, local
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.stories.pages.hands import CTRL
from tests.stories.pages.referring import AID, ESC, PURPOSE, SECOND, SPACE, Referring, a_case_to_refer
from tests.ui.windows import Open
from tests.vaults import Grown

PRESSING = ("must", "should", "sure", "why", "refuse", "unfortunately", "lose")
"""Words that press somebody who said no."""


@pytest.fixture
def story(grown: Grown, folder: Path, open_window: Open, qtbot: QtBot) -> Referring:
    """Her worker, who came in."""
    return come_in(grown, folder, open_window, qtbot)


def come_in(grown: Grown, folder: Path, open_window: Open, qtbot: QtBot) -> Referring:
    """Her worker, at whatever time it is."""
    case = grown(folder, a_case_to_refer)
    told = Referring(open_window(folder), qtbot, case)
    told.comes_in()
    return told


def referrals(story: Referring) -> list[Referral]:
    """Those of the file, in the order of their numbers."""
    return sorted(story.file().referrals, key=lambda one: one.number)


def test_she_does_not_want_it(story: Referring) -> None:
    story.begins()
    story.takes(AID)
    story.keys.write(PURPOSE)
    story.presses("She does not want it")
    told = story.told_in(story.dialog()).lower()
    assert "hers to say no" in told
    assert [word for word in PRESSING if word in told.split()] == []
    story.keys.tab_to_name("What she says about it")
    story.keys.write("Not before the harvest.")
    story.presses("Keep her answer")
    page = story.page
    assert (page.state, page.next) == ("She does not want it", "")
    assert page.paper == "She does not want it. Nothing was sent."
    assert story.left() == []
    (standing,) = story.file().of(ServiceStanding)
    assert standing.words == "Not before the harvest."
    assert "Not before the harvest." in [entry.line for entry in story.case.entries()]
    assert "referral" not in story.case.next_step.lower(), "she is not asked again by the program"


def test_what_one_service_does_not_accept_goes_to_another(story: Referring) -> None:
    story.refers(AID, Item.FIRST_NAME, Item.PURPOSE)
    story.presses("Mark as sent")
    story.keys.tab_to(lambda here: isinstance(here, QRadioButton))
    story.keys.say("2")
    story.goes_on()
    assert "The reason is missing." in story.page.problems
    story.keys.tab_to_name(Rejection.FULL.said())
    story.keys.press(SPACE)
    story.goes_on()
    assert (story.page.state, story.page.next) == (ReferralState.REJECTED.said(), "Send it elsewhere")
    story.goes_on()
    assert "could not take her before, Legal · 1 sent, answer the same day" in story.page.found
    story.takes(SECOND)
    assert "Sreymom" not in story.page.paper, "she agreed to the other service only"
    story.asks(Item.PURPOSE)
    story.goes_on()
    before, again = referrals(story)
    assert (before.state, before.rejection) == (ReferralState.REJECTED, Rejection.FULL)
    assert (again.state, again.purpose, again.need) == (ReferralState.CONSENTED, PURPOSE, before.need)
    assert again.provider != before.provider


def test_withdrawn_after_it_was_sent(story: Referring, tmp_path: Path) -> None:
    story.refers(AID, Item.FIRST_NAME, Item.PURPOSE)
    story.presses("Mark as sent")
    story.presses("Withdraw the referral")
    assert "What has already left is not called back by this." in story.told_in(story.question())
    story.keys.press(ESC)
    assert story.page.state == ReferralState.SENT.said(), "Esc keeps it"
    story.presses("Withdraw the referral")
    story.presses("Withdraw the referral")
    page = story.page
    assert page.state == ReferralState.WITHDRAWN.said()
    assert "Nothing more is sent." in page.words
    assert "What has already left stays with them:" in page.paper
    assert "Handed over. First name, What she asks for." in page.paper
    assert "Sreymom" not in page.paper
    assert not {"Save as a file…", "Print this paper", "Mark as sent"} & set(page.buttons())
    story.keys.press(Qt.Key.Key_P, modifier=CTRL)
    assert isinstance(story.shell.screen, ReferralScreen)
    (left,) = story.file().left
    words = story.part(Part.REFERRALS, left.id).words
    assert "She took it back on 17 November 2026: what had left stays with them." in words


def test_a_consent_that_ends_between_the_preview_and_the_paper(
    grown: Grown, folder: Path, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    late = local(now()).replace(hour=23, minute=58, second=50)
    over = time_machine.travel(late + timedelta(seconds=100))  # not so far that the vault locks as after a sleep
    with time_machine.travel(late):
        story = come_in(grown, folder, open_window, qtbot)
        story.begins()
        story.takes(AID)
        story.keys.write(PURPOSE)
        story.page.until(day(late.date()))
        story.asks(Item.FIRST_NAME, Item.PURPOSE)
        story.goes_on()
        assert "Sreymom" in story.page.paper
        path = tmp_path / "letter.pdf"
        try:
            story.saves(path, meanwhile=over.start)
            assert "her consent ended on" in story.page.told
            assert not path.exists()
            assert "Sreymom" not in story.page.paper
            assert story.left() == []
        finally:
            over.stop()
