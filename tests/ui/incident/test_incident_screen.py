"""An interview through the window: one hard question at a time, nothing left on the screen, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer, WizardAnswer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.incident import HowMany, IncidentType, Place, Relationship
from casedesk.cases.codes.person import CivilStatus
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.incident import Incident
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import speak
from casedesk.ui import places
from casedesk.ui.desk import Desk
from casedesk.ui.forms.compare import CompareView
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.incident.questions import SHOWN_MS
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Room
from casedesk.ui.reading_order import focus_chain
from tests.accessible import nameless
from tests.factories import identity, incident, kept, registered
from tests.stories.pages.by_name import button
from tests.stories.pages.incident import IncidentPage
from tests.stretched import stretching
from tests.ui.desks import Heard, misfits, shown

NO_6 = ("N",) * 6


@pytest.fixture
def case(access: Access) -> Case:
    """A case with an identity."""
    made = registered(access)
    kept(access, identity(made.id, civil_status=CivilStatus.MARRIED))
    return made


@pytest.fixture
def interview(desk: Desk, case: Case, qtbot: QtBot) -> Callable[..., IncidentPage]:
    """Opens the page, for a new incident or an earlier one."""

    def opened(row: Incident | None = None) -> IncidentPage:
        place = places.Place(Room.INCIDENT, case=case.id, row=row.id if row else None, new=row is None)
        return IncidentPage(shown(qtbot, IncidentScreen(desk, place)), qtbot)

    return opened


@pytest.fixture
def page(interview: Callable[..., IncidentPage]) -> IncidentPage:
    """A new incident."""
    return interview()


def file_of(desk: Desk, case: Case) -> CaseFile:
    return desk.ask(open_case, case=case.id)


def fill_in(page: IncidentPage, *answers: str) -> None:
    """Everything that is needed, up to the last section."""
    page.next()
    page.when(PartialDate(2026, 11, 7))
    page.where(Place.HOME)
    page.next()
    page.say(*answers)
    page.next()
    page.who(Relationship.PARTNER)
    page.next()
    page.next()


def test_an_interview_from_the_first_question_to_the_file(page: IncidentPage, desk: Desk, case: Case) -> None:
    heard = Heard(page.screen)
    fill_in(page, "N", "N", "Y")
    page.choose("Yes")
    assert page.onward.text() == "Save the incident"
    page.next()
    (saved,) = file_of(desk, case).incidents
    assert (saved.type, saved.relationship, saved.counted) == (
        IncidentType.PHYSICAL_ASSAULT, Relationship.PARTNER, Answer.YES,
    )  # fmt: skip
    assert (saved.rape, saved.physical_assault, saved.denial) == (WizardAnswer.NO, WizardAnswer.YES, None)
    assert saved.civil_status_then is CivilStatus.MARRIED
    assert heard.places == [places.Place(Room.CASE, case=case.id, part=Part.INCIDENTS)]
    assert desk.glance(my_drafts) == []


def test_questions_come_one_at_a_time_and_fold(page: IncidentPage) -> None:
    page.open("What happened")
    assert page.question.startswith("Was anything put into")
    page.say("N")
    assert page.question.startswith("Was she touched")
    assert page.folded == ["Question 1 No"]
    page.say("Y")
    assert page.folded == ["Question 1 No"]
    page.next()
    page.go_back("What happened")
    assert page.question == ""
    assert page.folded == ["Question 1 No", "Question 2 Yes"]


def test_a_folded_question_can_be_seen_for_a_moment_and_changed(page: IncidentPage, qtbot: QtBot) -> None:
    page.open("What happened")
    page.say("N", "N")
    button(page.screen, "Show: Question 1").click()
    assert page.shown_again == ["Was anything put into her vagina, anus or mouth against her will?"]
    assert SHOWN_MS == 20_000
    button(page.screen, "Show: Question 1").click()
    assert page.shown_again == []
    page.change(1)
    page.say("Y")
    assert page.follows[0] == "Rape"
    assert page.folded == []


def test_no_to_all_six_is_not_called_violence(page: IncidentPage) -> None:
    page.open("What happened")
    page.say(*NO_6)
    assert page.follows == ("Not gender-based violence", "None of the six applies")


def test_not_sure_keeps_the_draft_and_asks_for_a_supervisor(page: IncidentPage, desk: Desk, case: Case) -> None:
    fill_in(page, "N", "U")
    page.choose("Yes")
    page.next()
    assert page.section == "What happened"
    assert "Ask a supervisor" in page.told
    assert "One question is still open. The draft is kept." in page.told
    assert file_of(desk, case).incidents == ()
    page.screen.leave()
    assert len(desk.glance(my_drafts)) == 1


def test_what_follows_is_worked_out_while_one_answers(page: IncidentPage) -> None:
    page.open("What happened")
    assert page.follows[0] == "Not known yet"
    page.say("N", "N", "Y")
    assert page.follows == (
        "Physical assault", "Partner violence: known after “Who did it”", "The other 5 do not apply",
    )  # fmt: skip
    page.next()
    page.who(Relationship.PARTNER)
    assert page.follows == ("Physical assault", "Partner violence", "The other 5 do not apply")


def test_without_her_age_nothing_is_said_of_a_child(
    interview: Callable[..., IncidentPage], access: Access, case: Case, desk: Desk
) -> None:
    kept(access, replace(file_of(desk, case).identity, age=None, born=None))  # type: ignore[type-var]
    page = interview()
    page.open("What happened")
    page.say("Y")
    known = "Sexual abuse of a child: known once her age is recorded"
    assert page.follows[1:] == ("Partner violence: known after “Who did it”", known, "The other 4 do not apply")


def test_an_answer_that_is_not_asked_any_more_is_not_kept(page: IncidentPage, desk: Desk, case: Case) -> None:
    page.open("What happened")
    page.say("Y")
    page.choose("Trafficked")
    page.say(*NO_6)
    page.open("The interview")
    fill_in(page)
    page.choose("Yes")
    page.next()
    (saved,) = file_of(desk, case).incidents
    assert saved.abduction.value == "none"


def test_a_missing_answer_opens_its_section(page: IncidentPage, desk: Desk, case: Case) -> None:
    page.open("May it be counted")
    page.choose("Yes")
    page.next()
    assert page.section == "When and where"
    assert file_of(desk, case).incidents == ()


def test_an_incident_after_the_interview_is_told_in_its_field(page: IncidentPage) -> None:
    fill_in(page, "Y")
    page.choose("Yes")
    page.open("When and where")
    page.when(PartialDate(2026, 11, 20))
    page.open("May it be counted")
    page.next()
    assert page.section == "When and where"


def test_a_draft_comes_back_where_it_was_left(interview: Callable[..., IncidentPage], desk: Desk, qtbot: QtBot) -> None:
    page = interview()
    page.open("What happened")
    page.say("N", "N", "Y")
    page.her_words("He came home late.")
    page.screen.leave()
    again = interview()
    assert again.section == "What happened"
    assert again.folded == ["Question 1 No", "Question 2 No", "Question 3 Yes"]
    assert again.follows[0] == "Physical assault"
    assert "Your draft is here" in again.told


def test_her_situation_has_no_name(page: IncidentPage) -> None:
    assert page.digest.situation() == "26–40 years, Female, Married or living together"


def test_an_earlier_incident_is_changed_and_keeps_her_situation_then(
    interview: Callable[..., IncidentPage], access: Access, desk: Desk, case: Case
) -> None:
    (earlier,) = kept(access, incident(case.id))
    page = interview(earlier)
    assert page.section == "The interview"
    page.open("Who did it")
    page.choose("Two")
    page.open("May it be counted")
    page.next()
    (saved,) = file_of(desk, case).incidents
    assert (saved.version, saved.how_many) == (2, HowMany.TWO)
    assert saved.age_band_then is earlier.age_band_then


def test_two_edits_of_one_incident_meet(
    interview: Callable[..., IncidentPage], access: Access, desk: Desk, case: Case
) -> None:
    (earlier,) = kept(access, incident(case.id))
    page = interview(earlier)
    desk.do(record, entry=replace(earlier, how_many=HowMany.THREE))
    page.open("Who did it")
    page.choose("Two")
    page.open("May it be counted")
    page.next()
    assert "Both are kept." in page.told
    assert file_of(desk, case).incidents[0].how_many is HowMany.THREE
    page.screen.saving.compare()
    view = page.screen.findChild(CompareView)
    assert isinstance(view, CompareView)
    assert view.isVisible()


def test_what_was_worked_out_is_not_for_her_to_read(page: IncidentPage) -> None:
    page.open("What happened")
    page.say("N", "N", "Y")
    page.screen.seated_together(True)
    assert not page.type_is_shown
    page.screen.seated_together(False)
    assert page.type_is_shown


def test_letters_typed_into_her_words_answer_nothing(page: IncidentPage) -> None:
    page.open("What happened")
    page.say("N")
    page.her_words("you and no")
    assert page.folded == ["Question 1 No"]
    QTest.keyClick(page.screen, Qt.Key.Key_Y)
    assert page.folded == ["Question 1 No"]


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("code", ["en", "km", "fr"])
def test_everything_has_a_name_and_room(
    interview: Callable[..., IncidentPage], dressed: Appearance, code: str, size: int
) -> None:
    speak(code)
    dressed.choose(size=size)
    screen = interview().screen
    for place in range(6):
        screen.open_section(place)
        assert nameless(screen) == []
        assert misfits(screen) == []


def test_nothing_is_cut_off_when_words_are_longer(interview: Callable[..., IncidentPage]) -> None:
    with stretching():
        screen = interview().screen
        for place in range(6):
            screen.open_section(place)
            assert misfits(screen) == []


def test_tab_reads_on_from_the_question_to_her_words_and_the_buttons(interview: Callable[..., IncidentPage]) -> None:
    page = interview()
    page.open("What happened")
    page.say("N")
    reached = [type(one).__name__ for one in focus_chain(page.screen) if one.isVisibleTo(page.screen)]
    cards = reached.index("AnswerCard")
    assert reached[cards : cards + 4] == ["AnswerCard", "GrowingText", "QPushButton", "QPushButton"]
