"""What she refused, where somebody is about to go against it: told in the field, asked why, shown to who decides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import ApprovalState
from casedesk.cases.codes.work import Mode
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ServiceItem
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.review import Approval, Conference
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.factories import NOON
from tests.stories.pages.approving import Approving, Why
from tests.stories.pages.forms import PartForm
from tests.ui.case.pages import page_of

NOT_CONTACTED = "She does not agree to be contacted."
MEANT = "Her child is alone with him"


@pytest.fixture
def case(access: Access) -> UUID:
    """Somebody who refuses everything that can be refused, with a plan."""
    made: UUID = make.registered(access, days=(), after=None, before=None).id
    make.kept(access, make.consent(made, agreed=(), refused=tuple(ServiceItem)), make.plan_line(made))
    return made


def entries(desk: Desk, case: UUID, kind: type[Any]) -> tuple[Any, ...]:
    return desk.ask(open_case, case=case).of(kind)


def test_a_call_that_is_planned_says_so_in_its_field_and_nothing_is_lost(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case)
    assert NOT_CONTACTED in page.words, "where her number is"
    page.add("Visit or call")
    form = PartForm(qtbot, page.form)
    form.choose("mode", "Phone call")
    form.form.set_value("at", NOON + timedelta(days=1))
    form.choose("outcome", "Not yet, it is planned")
    form.save()
    assert form.problem("in_spite").startswith(NOT_CONTACTED)
    form.write("in_spite", MEANT)
    form.save()
    (kept,) = entries(desk, case, FollowUp)
    assert (kept.mode, kept.in_spite) == (Mode.PHONE, MEANT)


def test_the_next_day_is_agreed_with_her(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case)
    page.add("Visit or call")
    form = PartForm(qtbot, page.form)
    form.choose("mode", "At the centre")
    assert "that she comes or calls" not in page.words
    form.form.set_value("next_on", make.DAY + timedelta(days=7))
    form.choose("outcome", "Reached")
    assert "that she comes or calls on that day" in page.words
    form.save()
    assert len(entries(desk, case, FollowUp)) == 1


def test_a_conference_says_why_it_spoke_about_her(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case)
    page.add("Case conference")
    form = PartForm(qtbot, page.form)
    form.write("decisions", "A safe house for the child")
    form.save()
    assert "does not want her case to be spoken about" in form.problem("in_spite")
    form.write("in_spite", MEANT)
    form.save()
    assert entries(desk, case, Conference)[0].in_spite == MEANT


def test_who_agreed_is_not_asked_why(qtbot: QtBot, desk: Desk, access: Access) -> None:
    other: UUID = make.registered(access, days=(), after=None, before=None).id
    make.kept(access, make.consent(other))
    page = page_of(qtbot, desk, other)
    assert NOT_CONTACTED not in page.words
    page.add("Visit or call")
    form = PartForm(qtbot, page.form)
    form.choose("mode", "Phone call")
    assert "although she said no" not in page.words


def test_a_request_asks_why_first_and_whoever_decides_reads_it(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case, Part.PLAN)
    bar = Approving(page.screen, qtbot)
    bar.press("Ask for approval")
    why = Why(qtbot)
    why.answer("  ", "Ask for approval")
    assert why.problem.startswith("She said no to this. Nothing was asked.")
    assert entries(desk, case, Approval) == ()
    why.answer(MEANT, "Ask for approval")
    QApplication.processEvents()
    (asked,) = entries(desk, case, Approval)
    assert (asked.state, asked.in_spite) == (ApprovalState.REQUESTED, MEANT)
    assert MEANT in bar.said
