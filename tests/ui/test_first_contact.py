"""First contact through its page: no name, a code, a draft that survives, everything by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.contact import Channel, ReachBy, Urgency
from casedesk.cases.queries.case_file import open_case
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.looks.lettering import size_percent
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.notice import Notice
from tests.accessible import nameless, reached
from tests.stories.pages.forms import FirstContactPage, focused
from tests.stories.pages.typing import press, type_into
from tests.stretched import stretching
from tests.ui.desks import HEIGHT, WIDTHS, Heard, misfits
from tests.ui.forms.full_disk import full_disk

Open = Callable[..., FirstContactPage]


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk) -> Iterator[Open]:
    """Opens the page, as large as the smallest usual window shows it."""
    kept: list[FirstContactScreen] = []

    def opened(draft: UUID | None = None) -> FirstContactPage:
        screen = FirstContactScreen(desk, Place(Room.FIRST_CONTACT, draft=draft))
        kept.append(screen)
        qtbot.addWidget(screen)
        screen.resize(WIDTHS[size_percent()], HEIGHT)
        screen.show()
        screen.activateWindow()
        with qtbot.waitActive(screen):
            pass
        screen.settle()
        return FirstContactPage(qtbot, screen)

    yield opened
    for screen in kept:
        screen.leave()


def fill(page: FirstContactPage) -> None:
    page.choose("channel", "By phone")
    page.choose("safe_to_talk", "Yes")
    page.choose("urgency", "Within 3 days")
    page.write("reason", "She asks for a place to stay")
    page.choose("reach_by", "Own phone")
    page.write("number", "012 000 333")


def test_a_code_is_given_and_the_case_opens(open_page: Open, desk: Desk) -> None:
    page = open_page()
    heard = Heard(page.screen)
    fill(page)
    page.save()
    (place,) = heard.places
    assert isinstance(place, Place)
    assert place.room is Room.CASE
    assert place.case is not None
    file = desk.ask(open_case, case=place.case)
    assert file.case.number == "PP-0001"
    assert file.contact is not None
    assert (file.contact.channel, file.contact.urgency) == (Channel.PHONE, Urgency.DAYS)
    assert file.safe_contact is not None
    assert (file.safe_contact.reach_by, file.safe_contact.number) == (ReachBy.OWN_PHONE, "012 000 333")
    assert all("PP" not in one for one in heard.sentences), "a toast carries no code"
    assert desk.ask(my_drafts) == []


def test_family_support_has_its_own_series(open_page: Open, desk: Desk) -> None:
    page = open_page()
    heard = Heard(page.screen)
    fill(page)
    page.screen.kind.choose(CaseKind.FAMILY)
    page.save()
    (place,) = heard.places
    assert isinstance(place, Place)
    assert place.case is not None
    assert desk.ask(open_case, case=place.case).case.number.startswith("FS")


def test_what_is_missing_is_told_in_both_cards_and_the_first_has_the_focus(open_page: Open) -> None:
    page = open_page()
    page.save()
    for name in ("safe_to_talk", "urgency", "reach_by"):
        assert page.problem(name)
    assert not page.problem("channel"), "most people come by themselves"
    assert page.screen.contact.field("safe_to_talk").holds(QApplication.focusWidget())


def test_when_it_is_not_safe_to_talk_the_page_says_stop(open_page: Open) -> None:
    page = open_page()
    page.choose("safe_to_talk", "No")
    assert any("Stop here for now" in one for one in page.notices())
    page.choose("safe_to_talk", "Yes")
    assert not any("Stop here" in one for one in page.notices())


def test_half_a_page_survives_leaving(open_page: Open) -> None:
    first = open_page()
    heard = Heard(first.screen)
    fill(first)
    press(Qt.Key.Key_Tab)
    first.screen.leave_kept()
    assert heard.backs == 1
    again = open_page()
    assert again.screen.safe.value("number") == "012 000 333"
    assert again.screen.contact.value("safe_to_talk") is Answer.YES
    assert any("Your draft is here" in one for one in again.notices())


def test_another_person_does_not_take_the_place_of_the_first(open_page: Open, desk: Desk) -> None:
    first = open_page()
    first.choose("safe_to_talk", "Yes")
    first.write("reason", "She comes back at noon")
    first.screen.leave_kept()
    other = open_page()
    next(one for one in other.screen.findChildren(Notice) if "Your draft is here" in one.text()).taken.emit()
    assert other.screen.contact.value("reason") is None
    assert other.screen.contact.field("safe_to_talk").holds(QApplication.focusWidget())
    other.write("reason", "He called for his sister")
    other.screen.leave_kept()
    kept = {one.answers["contact"]["reason"]: one.id for one in desk.ask(my_drafts)}
    assert set(kept) == {"She comes back at noon", "He called for his sister"}
    back = open_page(draft=kept["She comes back at noon"])
    assert back.screen.contact.value("reason") == "She comes back at noon"


def test_a_day_that_has_not_come_is_told(open_page: Open) -> None:
    page = open_page()
    fill(page)
    page.screen.contact.restore({"at": ["2027-01-01", "09:00"]})
    page.save()
    assert "has not come yet" in page.problem("at")


def test_a_full_disk_keeps_everything_on_the_page(open_page: Open, access: Access, desk: Desk) -> None:
    page = open_page()
    heard = Heard(page.screen)
    fill(page)
    page.screen.contact.set_value("reason", "word " * 3_900)
    with full_disk(access):
        page.save()
        assert heard.places == []
        assert any("disk is full" in one for one in page.notices())
    page.save()
    assert len(heard.places) == 1


def test_everything_can_be_done_from_the_keyboard(open_page: Open, desk: Desk) -> None:
    page = open_page()
    heard = Heard(page.screen)

    def go_to(name: str) -> None:
        for _step in range(60):
            if focused() == name:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}; it stands at {focused()}")

    for first, arrows in (("Came to the centre", 1), ("Yes", 0), ("Now", 1), ("Own phone", 0)):
        go_to(first)
        press(Qt.Key.Key_Space)
        for _step in range(arrows):
            press(Qt.Key.Key_Right)
    go_to("Safe number")
    type_into(QApplication.focusWidget() or page.screen, "012000444")
    go_to("Save and give a code")
    press(Qt.Key.Key_Space)
    (place,) = heard.places
    assert isinstance(place, Place)
    assert place.case is not None
    file = desk.ask(open_case, case=place.case)
    assert file.contact is not None
    assert (file.contact.channel, file.contact.urgency) == (Channel.PHONE, Urgency.DAYS)
    assert file.safe_contact is not None
    assert file.safe_contact.number == "012 000 444"


def test_everything_has_a_name(open_page: Open) -> None:
    screen = open_page().screen
    assert nameless(screen) == []
    assert len(list(reached(screen))) > 20


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("tongue", ["en", "km", "fr"])
def test_everything_fits(open_page: Open, tongue: str, size: int, dressed: Appearance) -> None:
    speak(tongue)
    dressed.choose(size=size)
    assert misfits(open_page().screen) == []


def test_everything_fits_where_words_are_long(open_page: Open) -> None:
    with stretching():
        assert misfits(open_page().screen) == []
