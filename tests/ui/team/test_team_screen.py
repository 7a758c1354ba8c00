"""The Team page on a real vault."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from casedesk.cases.authors import subject_of
from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import likeness
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.covering import cover
from casedesk.store.access import Access
from casedesk.store.records import id_of
from casedesk.store.work import Work
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.team.notices import approval_notices
from casedesk.ui.team.team_screen import TeamScreen
from tests import factories as make
from tests.accessible import nameless
from tests.centre import who
from tests.factories import DAY
from tests.stories.pages.by_name import button
from tests.stories.pages.keeping import answer_question
from tests.stories.pages.team import TeamPage
from tests.ui.desks import Heard, misfits, shown
from tests.vaults import Clock

WHY = "She lives nearer"


def page(desk: Desk, qtbot: QtBot) -> TeamPage:
    return TeamPage(shown(qtbot, TeamScreen(desk, Place(Room.TEAM))), qtbot)


@pytest.fixture
def busy(access: Access, desk: Desk) -> Access:
    """Three cases of the founder's, one of Dara's, who is on leave; the founder covers."""
    for risk in (Risk.HIGH, Risk.MEDIUM, None, Risk.STANDARD):
        case = make.registered(access).id
        if risk is not None:
            make.kept(access, make.safety(case, risk=risk))
    dara = who(access, "Lim Dara")
    desk.do(reassign, cases=[case], to=dara, why=WHY)
    desk.do(cover, person=dara, by=access.person.id, begins=DAY, ends=DAY + timedelta(days=4))
    return access


def test_everybody_with_what_they_have(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    loads = page(desk, qtbot).loads
    assert loads[0] == "Chan Bopha. 3 open cases. 1 high, 1 medium, 0 standard, 1 not assessed. room for 17"
    assert loads[1] == "Lim Dara. 1 open case. 0 high, 0 medium, 1 standard, 0 not assessed. on leave. until 20 Nov"


def test_the_page_follows_what_changes(busy: Access, desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    team = page(desk, qtbot)
    assert team.overdue == []
    clock.at += timedelta(days=1)
    make.registered(busy)
    desk.do(reassign, cases=[make.registered(busy).id], to=who(busy, "Lim Dara"), why=WHY)
    assert team.loads[1].startswith("Lim Dara. 2 open cases")


def test_a_worker_leads_to_their_cases_and_a_code_to_its_page(
    busy: Access, desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    clock.at += timedelta(days=30)
    team = page(desk, qtbot)
    heard = Heard(team.screen)
    team.screen.loads.list.setFocus()
    team.screen.loads.list.opened.emit(team.screen.loads.list.loads()[0].person)
    table = team.screen.overdue.table
    table.opened.emit(team.screen.overdue.model.index(0, 0))
    first, second = heard.places
    assert first == Place(Room.REASSIGN, row=busy.person.id)
    assert isinstance(second, Place)
    assert second.room is Room.CASE


def test_a_cover_is_ended_after_a_question(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    team = page(desk, qtbot)
    assert "Chan Bopha covers until 20 Nov" in team.words
    button(team.screen, "End the cover for Lim Dara").click()
    answer_question(qtbot, "End the cover")
    assert "Nobody is on leave." in team.words


def test_later_leads_to_the_same_cover(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    team = page(desk, qtbot)
    heard = Heard(team.screen)
    button(team.screen, "A later last day for Lim Dara").click()
    (place,) = heard.places
    assert isinstance(place, Place)
    assert (place.room, place.row is not None) == (Room.COVER, True)


def test_whoever_sits_beside_sees_none_of_it(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    team = page(desk, qtbot)
    team.screen.seated_together(True)
    assert "Lim Dara" not in team.words
    team.screen.seated_together(False)
    assert "Lim Dara" in team.words


def test_one_team_has_no_emergency(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    assert "another team" not in page(desk, qtbot).words


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(busy: Access, desk: Desk, qtbot: QtBot, dressed: Appearance, language: str, size: int) -> None:
    speak(language)
    dressed.choose(size=size)
    assert misfits(page(desk, qtbot).screen) == []


@pytest.fixture
def asked(access: Access) -> list[UUID]:
    """Plans that wait for the founder: Dara asked for them, one after the other."""
    cases = []
    for _place in range(2):
        case = make.registered(access).id
        make.kept(access, make.plan_line(case), make.plan_line(case))
        with Work(access) as work:
            dara = who(access, "Lim Dara")
            mark = likeness(ApprovalOf.PLAN, subject_of(work, case, ApprovalOf.PLAN))
            for line in work.find(PlanLine, PlanLine.case_id == case):
                work.db.execute(sa.update(PlanLine.__table__).where(id_of(PlanLine) == line.id).values(written_by=dara))
            work.save(Approval(case_id=case, what=ApprovalOf.PLAN, asked=work.now(), asked_by=dara, likeness=mark))
            work.commit()
        cases.append(case)
    return cases


def test_what_waits_for_approval_is_listed_and_the_next_one_opened(
    asked: list[UUID], desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    clock.at += timedelta(days=5)
    team = page(desk, qtbot)
    items = team.screen.approvals.list.items()
    assert [(item.title, item.line, item.state) for item in items] == [
        ("PP-0001, Action plan", "Lim Dara, 2 needs", "waits 5 days"),
        ("PP-0002, Action plan", "Lim Dara, 2 needs", "waits 5 days"),
    ]
    heard = Heard(team.screen)
    button(team.screen, "Review the next one").click()
    assert heard.places == [Place(Room.CASE, asked[0], Part.PLAN)]
    assert team.screen.primary() is button(team.screen, "Review the next one")
    (notice,) = approval_notices(desk)
    assert (notice.sentence, notice.place) == ("2 approvals wait for you.", Place(Room.TEAM))
    assert misfits(team.screen) == []


def test_with_nothing_to_approve_the_cover_is_the_primary_button(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    team = page(desk, qtbot)
    assert "Nothing waits for you." in team.words
    assert team.screen.primary() is button(team.screen, "Cover a worker on leave")
    assert list(approval_notices(desk)) == []


def test_everything_has_a_name(busy: Access, desk: Desk, qtbot: QtBot) -> None:
    team = page(desk, qtbot)
    assert nameless(team.screen) == []
    assert team.screen.loads.list.hasFocus()
