"""A summary for somebody outside waits for her consent, which is recorded where the paper is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, LegalBasis
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Override, Release
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_bar import PermitBar
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.places import Place, Room
from casedesk.ui.print.choices import Choices
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.widgets.notice import Notice
from tests.factories import DAY, registered
from tests.stories.pages.print import PrintPage
from tests.ui.desks import journalled, misfits, shown
from tests.ui.print.test_print_screen import ToFolder
from tests.vaults import Clock


@pytest.fixture
def page(desk: Desk, access: Access, tmp_path: Path, qtbot: QtBot) -> PrintPage:
    """A summary of the steps alone, for a court."""
    case = registered(access)
    screen = PrintScreen(desk, Place(Room.PRINT, case=case.id), ways_out=ToFolder(tmp_path))
    found = PrintPage(shown(qtbot, screen), qtbot)
    for chapter in Chapter:
        found.choose(chapter, chapter is Chapter.STEPS)
    choices(found).send_to(Audience.OUTSIDE)
    found.for_whom("District court")
    found.wait_for_pages(1)
    qtbot.waitUntil(lambda: bar(found).ask.isVisible())
    return found


def choices(page: PrintPage) -> Choices:
    (found,) = page.screen.findChildren(Choices)
    return found


def bar(page: PrintPage) -> PermitBar:
    (found,) = page.screen.findChildren(PermitBar)
    return found


def said(page: PrintPage) -> str:
    (notice,) = bar(page).findChildren(Notice)
    return notice.text()


def dialog() -> PermitDialog[Any]:
    found = QApplication.activeModalWidget()
    assert isinstance(found, PermitDialog)
    return found


def releases(access: Access) -> list[Release]:
    with Work(access) as work:
        return work.find(Release)


def test_it_stays_in_until_she_agreed_to_exactly_this(
    page: PrintPage, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    page.print()
    page.save()
    assert said(page).startswith("Cannot leave: she has not agreed yet")
    assert not list(tmp_path.glob("*.pdf"))
    assert releases(access) == []
    bar(page).ask.click()
    dialog().act.click()
    assert dialog().isVisible()  # for what is not said yet
    dialog().form.set_value("purpose", "A protection order")
    dialog().act.click()
    with Work(access) as work:
        (consent,) = work.find(ConsentToRelease)
    assert (consent.recipient, consent.chapters, consent.until) == (
        "District court", (Chapter.STEPS,), DAY + timedelta(days=30),
    )  # fmt: skip
    assert said(page).startswith("She agreed on")
    page.print()
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists())
    assert [one.consent for one in releases(access)] == [consent.id]
    page.choose(Chapter.PLAN)
    page.print()
    assert "did not agree to “Action plan”" in said(page)
    assert journalled(access, "print") == 1


def test_a_consent_that_ends_between_looking_and_printing_keeps_the_paper_in(
    page: PrintPage, access: Access, clock: Clock, tmp_path: Path
) -> None:
    bar(page).ask.click()
    dialog().form.set_value("purpose", "A protection order")
    dialog().form.set_value("until", DAY)
    dialog().act.click()
    clock.at += timedelta(days=1)
    page.print()
    assert said(page).startswith("Cannot be sent: her consent ended on")
    assert not list(tmp_path.glob("*.pdf"))


def test_a_supervisor_lets_it_leave_and_says_on_what_law_or_danger(
    page: PrintPage, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    bar(page).override.click()
    form = dialog().form
    form.set_value("basis", LegalBasis.COURT)
    form.set_value("reason", "Order 12 of the court")
    form.set_value("told_first", Answer.NO)
    dialog().act.click()
    assert dialog().isVisible()  # why she was not told is missing
    form.set_value("why_not_told", "He reads her messages")
    dialog().act.click()
    with Work(access) as work:
        (decided,) = work.find(Override)
    assert (decided.chapters, decided.recipient) == ((Chapter.STEPS,), "District court")
    assert "a court orders it" in said(page)
    page.print()
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists())
    assert [one.override for one in releases(access)] == [decided.id]
    assert journalled(access, "override") == 1


def test_a_worker_finds_no_way_around_her(page: PrintPage, access: Access) -> None:
    assert Role.SUPERVISOR in access.person.roles
    object.__setattr__(access.person, "roles", frozenset({Role.SOCIAL_WORKER}))
    bar(page).look()
    shown_buttons = [one.text() for one in bar(page).findChildren(QPushButton) if one.isVisible()]
    assert shown_buttons == ["Ask her…"]


def test_nothing_is_cut_off(page: PrintPage) -> None:
    assert misfits(page.screen) == []
    bar(page).override.click()
    opened = dialog()
    QApplication.processEvents()
    assert opened.height() <= 698
    opened.reject()
