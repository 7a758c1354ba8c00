"""How what comes is said in lists: few words, the code, nothing of what happened, and the place it leads to."""

from __future__ import annotations

import pytest

from casedesk.cases.codes.case import NextStep, Part
from casedesk.cases.codes.review import TaskKind
from casedesk.cases.codes.work import Mode, Service
from casedesk.cases.queries.coming import Coming, Matter
from casedesk.text.codes import Codes
from casedesk.ui.coming_words import icon_of, place_of, said, titled
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from tests.cases.files import CASE
from tests.factories import DAY


def coming(matter: Matter, kind: Codes | None = None, part: Part | None = None) -> Coming:
    return Coming(DAY, None, matter, kind, CASE, "PP-0042", part, CASE if part else None)


@pytest.mark.parametrize("matter", Matter)
def test_everything_has_its_icon_and_its_words(matter: Matter) -> None:
    kind = NextStep.FOLLOW_UP if matter is Matter.STEP else None
    assert isinstance(icon_of(coming(matter, kind)), Icon)
    assert titled(coming(matter, kind)).endswith(", PP-0042")


def test_the_service_of_an_appointment_is_not_said() -> None:
    assert said(coming(Matter.APPOINTMENT, Service.POLICE, Part.REFERRALS)) == "Appointment"


def test_visits_tasks_and_steps_say_what_they_are() -> None:
    assert said(coming(Matter.VISIT, Mode.HOME_VISIT)) == "Home visit"
    assert said(coming(Matter.TASK, TaskKind.PAPERS)) == "Prepare papers"
    assert said(coming(Matter.STEP, NextStep.FOLLOW_UP)) == "Follow up"


def test_where_each_leads() -> None:
    task = coming(Matter.TASK, TaskKind.PAPERS, Part.REVIEWS)
    assert place_of(task) == Place(Room.CASE, CASE, Part.REVIEWS, row=CASE)
    assert place_of(coming(Matter.APPOINTMENT, Service.HEALTH, Part.REFERRALS)) == Place(Room.REFERRAL, CASE, row=CASE)
    assert place_of(coming(Matter.STEP, NextStep.FOLLOW_UP)).new
