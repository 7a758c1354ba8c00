"""Approvals, closings and flags on the case page, as who asked and who may not decide sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.authors import subject_of
from casedesk.cases.codes.case import CaseStatus, Part
from casedesk.cases.codes.review import ApprovalOf, ApprovalState, ClosureReason, FlagKind
from casedesk.cases.codes.work import Progress
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.review import Approval, Flag
from casedesk.cases.rules.approving import likeness
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.translation import speak
from casedesk.ui.case.flag_bar import FlagBar
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from tests import factories as make
from tests.centre import who
from tests.factories import DAY
from tests.stories.pages.approving import Approving, Why
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.two_supervisors import closed
from tests.ui.case.pages import page_of
from tests.ui.desks import misfits
from tests.vaults import Clock


@pytest.fixture
def planned(access: Access) -> UUID:
    """A case of the founder's with a plan of one need."""
    case: UUID = make.registered(access).id
    make.kept(access, *(one(case) for one in (make.consent, make.safety, make.identity, make.incident)))
    make.kept(access, make.assessment(case), make.plan_line(case))
    return case


def decided(access: Access, case: UUID, state: ApprovalState, comment: str | None = None) -> None:
    """A request of the founder's that Dara decided, as a second supervisor would."""
    with Work(access) as work:
        asked = work.find(Approval, Approval.case_id == case)[0]
        mark = likeness(asked.what, subject_of(work, case, asked.what))
        dara = who(access, "Lim Dara")
        work.save(replace(asked, state=state, decided=work.now(), decided_by=dara, comment=comment, likeness=mark))
        work.commit()


def bar_of(page: CasePage, qtbot: QtBot) -> Approving:
    return Approving(page.screen, qtbot)


def test_who_asked_alone_is_offered_to_take_it_back_and_nothing_else(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    page = page_of(qtbot, desk, planned, Part.PLAN)
    bar = bar_of(page, qtbot)
    assert bar.said == "No supervisor was asked about this plan. The work with her goes on."
    sentences: list[tuple[str, object]] = []
    desk.done.connect(lambda said, undo: sentences.append((said, undo)))
    bar.press("Ask for approval")
    assert bar.said == "It waits for a supervisor. Asked today."
    assert bar.offered == ["Take it back"]
    said, undo = sentences[0]
    assert said == "The supervisors are asked."
    assert callable(undo)
    undo()
    assert bar.offered == ["Ask for approval"]


def test_a_change_after_the_approval_is_told_and_asked_for(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    make.asked(access, planned)
    decided(access, planned, ApprovalState.APPROVED)
    line = desk.ask(open_case, case=planned).plan[0]
    (told,) = make.kept(access, replace(line, progress=Progress.IN_PROGRESS))
    page = page_of(qtbot, desk, planned, Part.PLAN)
    assert bar_of(page, qtbot).said == "Approved by Lim Dara, today."
    assert bar_of(page, qtbot).offered == []
    desk.do(record, entry=replace(told, goal="Another goal"))
    assert bar_of(page, qtbot).said == "Changed since it was approved by Lim Dara, today."
    assert bar_of(page, qtbot).offered == ["Ask for approval"]


def test_what_was_decided_meanwhile_is_told_in_its_place(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    page = page_of(qtbot, desk, planned, Part.PLAN)
    make.asked(access, planned)  # by somebody at another desk: this page does not know yet
    bar_of(page, qtbot).press("Ask for approval")
    assert bar_of(page, qtbot).said.startswith("A supervisor was asked already.")


def test_the_next_step_asks_and_what_stands_in_the_way_is_told(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    make.asked(access, planned)
    make.drafted(access, planned)
    make.kept(access, make.closure(planned))
    page = page_of(qtbot, desk, planned)
    page.take_next_step()
    assert page.current_part == "Closure"
    assert "Referrals are still open: 1." in page.words
    assert "Open referrals: Legal (R-0001)." in page.words


def test_no_contact_says_what_is_missing_as_soon_as_it_is_chosen(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    page = page_of(qtbot, desk, planned, Part.CLOSURE, new=True)
    form = PartForm(qtbot, page.form)
    assert "Tries since then" not in page.words
    form.choose("reason", "No contact for 30 days after three tries")
    assert "Last contact: 16 Nov. Tries since then that did not reach her: 0." in page.words
    form.save()
    assert "0 of 3" in form.problem("reason")
    assert form.form.value("reason") is ClosureReason.NO_CONTACT


@pytest.mark.parametrize("part", [part for part in Part if part not in (Part.INCIDENTS, Part.REFERRALS)])
def test_a_closed_file_offers_no_form(qtbot: QtBot, desk: Desk, access: Access, planned: UUID, part: Part) -> None:
    make.kept(access, *make.further(planned)[:-1], make.follow_up(planned))
    closed(access, planned, DAY)
    page = page_of(qtbot, desk, planned, part)
    offered = {made.text() for made in page.screen.findChildren(QPushButton) if made.isVisibleTo(page.screen)}
    writing = {"Change", "Add", "Add a need", "Add to the file", "Ask for approval", "Lift", "Prepare the closure"}
    assert not offered & writing
    page.view.middle.write(part)
    assert page.view.middle.form() is None
    assert "This file is closed" in page.words


@pytest.mark.parametrize(("status", "again"), [(CaseStatus.TRANSFERRED, True), (CaseStatus.DUPLICATE, False)])
def test_one_that_went_to_another_centre_is_opened_again_and_a_duplicate_is_not(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID, status: CaseStatus, again: bool
) -> None:
    with Work(access) as work:
        work.save(replace(work.get(Case, planned), status=status))
        work.commit()
    page = page_of(qtbot, desk, planned)
    assert page.next_step == status.said()
    assert ("Open it again" in page.words) is again


def test_opened_again_with_a_reason_that_stays(qtbot: QtBot, desk: Desk, access: Access, planned: UUID) -> None:
    closed(access, planned, DAY)
    page = page_of(qtbot, desk, planned)
    assert page.next_step == "Closed 16 Nov"
    page.press("Open it again")
    Why(qtbot).answer("She came back.", "Open it again")
    assert page.next_step == "Ask the supervisor to approve the action plan"
    (closing,) = desk.ask(open_case, case=planned).of(Closure)
    assert closing.why_reopened == "She came back."


def test_flags_stand_under_the_head_are_lifted_and_put_back(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    make.kept(access, make.flag(planned, kind=FlagKind.WEAPON), make.flag(planned))
    page = page_of(qtbot, desk, planned)
    (bar,) = page.screen.findChildren(FlagBar)
    undone: list[object] = []
    desk.done.connect(lambda said, undo: undone.append(undo))
    button(page.screen, "Lift the flag: A weapon in the house").click()
    QApplication.processEvents()
    held = {flag.kind: flag.lifted for flag in desk.ask(open_case, case=planned).of(Flag)}
    assert held == {FlagKind.WEAPON: DAY, FlagKind.INTERPRETER: None}
    assert "A weapon in the house" not in page.words
    assert callable(undone[0])
    undone[0]()
    assert "A weapon in the house" in page.words
    page.screen.seated_together(True)
    assert not bar.isVisibleTo(page.screen)
    assert not [title for title in page.titles() if "weapon" in title.lower()]
    page.screen.seated_together(False)
    assert bar.isVisibleTo(page.screen)


@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_it_fits(
    dressed: Appearance, qtbot: QtBot, desk: Desk, access: Access, planned: UUID, clock: Clock, language: str
) -> None:
    make.kept(access, make.flag(planned, kind=FlagKind.STAFF), make.flag(planned), make.task(planned))
    make.kept(access, make.closure(planned))
    make.drafted(access, planned)
    make.asked(access, planned)
    decided(access, planned, ApprovalState.SENT_BACK, "Please ask her once more. " * 8)
    clock.at += timedelta(days=1)
    speak(language)
    for part in (Part.PLAN, Part.CLOSURE):
        assert misfits(page_of(qtbot, desk, planned, part).screen) == []


def test_an_approval_is_read_among_the_reviews_and_changed_by_nobody(
    qtbot: QtBot, desk: Desk, access: Access, planned: UUID
) -> None:
    made = make.asked(access, planned, ApprovalOf.ASSESSMENT)
    page = page_of(qtbot, desk, planned, Part.REVIEWS, row=made.id)
    assert "Approval: Assessment" in page.words
    assert "Change" not in page.words.split("\n")
