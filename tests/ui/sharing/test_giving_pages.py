"""The short pages of giving on a real vault: what is asked, what is told, where trouble stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.who_looked import who_can_open
from casedesk.cases.verbs.covering import NoSuchCover, cover
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.security.grants import GrantKind
from casedesk.store.access import Access
from casedesk.store.staff.absences import absences_on
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen
from casedesk.ui.sharing.cover_page import CoverPage
from casedesk.ui.sharing.emergency_page import EmergencyPage
from casedesk.ui.sharing.form_page import FormPage
from casedesk.ui.sharing.reassign_page import ReassignPage
from casedesk.ui.sharing.share_page import SharePage
from casedesk.ui.window.find import Find
from tests import factories as make
from tests.accessible import nameless
from tests.centre import who, worker_of
from tests.factories import DAY
from tests.stories.pages.by_name import tick
from tests.stories.pages.hold import hold
from tests.stories.pages.team import GivingPage
from tests.two_teams import second_team
from tests.ui.desks import Heard, misfits, shown
from tests.vaults import Clock, opened

WHY = "She speaks Cham"


def giving(screen: FormPage, qtbot: QtBot) -> GivingPage:
    return GivingPage(shown(qtbot, screen), qtbot)


@pytest.fixture
def case(access: Access) -> UUID:
    """A case of the founder's."""
    made: UUID = make.registered(access).id
    return made


def test_a_file_is_shared(access: Access, desk: Desk, qtbot: QtBot, case: UUID) -> None:
    page = giving(SharePage(desk, Place(Room.SHARE, case)), qtbot)
    heard = Heard(page.screen)
    assert page.offered("Share with") == ["Lim Dara"]
    page.press("Share the file")
    assert list(page.problems()) == ["to"]
    page.choose("Share with", "Lim Dara")
    page.press("Share the file")
    assert list(page.problems()) == ["why"]
    page.why(WHY)
    page.day("Until", DAY - timedelta(days=1))
    page.press("Share the file")
    assert list(page.problems()) == ["until"]
    page.day("Until", DAY + timedelta(days=9))
    page.press("Share the file")
    assert (page.problems(), heard.backs, heard.sentences) == ({}, 1, ["The file is shared."])
    kinds = {one.name: one.kind for one in desk.glance(who_can_open, case=case)}
    assert kinds["Lim Dara"] is GrantKind.SHARE


def test_a_day_that_is_none_is_told_at_its_field(desk: Desk, qtbot: QtBot, case: UUID) -> None:
    page = giving(SharePage(desk, Place(Room.SHARE, case)), qtbot)
    page.choose("Share with", "Lim Dara")
    page.why(WHY)
    page.line("Until", "31/2")
    page.press("Share the file")
    assert list(page.problems()) == ["until"]


def test_who_reads_it_already_is_not_offered(access: Access, desk: Desk, qtbot: QtBot, case: UUID) -> None:
    page = giving(ReassignPage(desk, Place(Room.REASSIGN, case)), qtbot)
    page.choose("New worker", "Lim Dara")
    page.why(WHY)
    page.press("Give the case")
    assert worker_of(access, case) == who(access, "Lim Dara")
    assert giving(SharePage(desk, Place(Room.SHARE, case)), qtbot).offered("Share with") == []


def test_no_page_for_a_file_that_cannot_be_opened(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    with opened(folder, clock=clock) as access:
        case = make.registered(access).id
    with opened(folder, "dara", clock) as dara:
        desk = Desk(dara)
        for build in (SharePage, ReassignPage):
            with pytest.raises((NotGranted, NotInRole)):
                build(desk, Place(Room.SHARE, case))
        with pytest.raises(NotGranted):
            SharePage(desk, Place(Room.SHARE))
        desk.deleteLater()


def test_several_cases_of_one_worker_are_given(access: Access, desk: Desk, qtbot: QtBot) -> None:
    made = [make.registered(access) for _n in range(3)]
    page = giving(ReassignPage(desk, Place(Room.REASSIGN, row=access.person.id)), qtbot)
    heard = Heard(page.screen)
    assert "Chan Bopha" not in page.offered("New worker")
    tick(page.screen, made[1].number).click()
    page.choose("New worker", "Lim Dara")
    page.why(WHY)
    page.day("The worker before keeps reading until", DAY + timedelta(days=3))
    page.press("Give the cases")
    assert heard.sentences == ["2 cases have a new worker."]
    dara, mine = who(access, "Lim Dara"), access.person.id
    assert [worker_of(access, one.id) for one in made] == [dara, mine, dara]


def test_none_chosen_is_told(access: Access, desk: Desk, qtbot: QtBot, case: UUID) -> None:
    page = giving(ReassignPage(desk, Place(Room.REASSIGN, row=access.person.id)), qtbot)
    tick(page.screen, "PP-0001").click()
    page.press("Give the cases")
    assert page.problems() == {"cases": "Choose at least one case."}


def test_a_leave_is_prolonged(access: Access, desk: Desk, qtbot: QtBot, case: UUID) -> None:
    dara = who(access, "Lim Dara")
    made = desk.do(cover, person=access.person.id, by=dara, begins=DAY, ends=DAY + timedelta(days=2))
    page = giving(CoverPage(desk, Place(Room.COVER, row=made.id)), qtbot)
    page.day("Last day of leave", DAY)
    page.press("Give the cases until then")
    assert list(page.problems()) == ["ends"]
    page.day("Last day of leave", DAY + timedelta(days=8))
    page.press("Give the cases until then")
    (one,) = desk.glance(absences_on, today=DAY)
    assert one.ends == DAY + timedelta(days=8)


def test_a_cover_that_is_gone_has_no_page(desk: Desk) -> None:
    with pytest.raises(NoSuchCover):
        CoverPage(desk, Place(Room.COVER, row=UUID(int=7)))


def test_a_second_cover_is_told_on_the_page(access: Access, desk: Desk, qtbot: QtBot, case: UUID) -> None:
    dara = who(access, "Lim Dara")
    desk.do(cover, person=access.person.id, by=dara, begins=DAY, ends=DAY + timedelta(days=2))
    page = giving(CoverPage(desk, Place(Room.COVER)), qtbot)
    page.choose("On leave", "Chan Bopha")
    page.choose("Covered by", "Lim Dara")
    page.day("Last day of leave", DAY + timedelta(days=1))
    page.press("Give the cases until then")
    assert page.trouble.startswith("Somebody covers this person already.")


def test_an_emergency_takes_two_seconds_and_a_reason(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    second_team(folder, clock)
    with opened(folder, "vanna", clock) as vanna:
        case = make.registered(vanna).id
    with opened(folder, clock=clock) as access:
        desk = Desk(access)
        page = giving(EmergencyPage(desk, Place(Room.EMERGENCY)), qtbot)
        heard = Heard(page.screen)
        act = page.screen.primary()
        assert act is not None
        act.click()
        assert page.problems() == {}, "a short press does nothing"
        page.line("Code of the case", "PP-0001")
        hold(qtbot, act, lambda: list(page.problems()) == ["why"])
        page.why("The hospital calls")
        hold(qtbot, act, lambda: bool(heard.places))
        assert heard.places == [Place(Room.CASE, case)]
        page.screen.leave()
        desk.deleteLater()


def test_a_search_that_finds_nothing_leads_a_supervisor_there(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    second_team(folder, clock)
    for short_name, offered in (("bopha", True), ("dara", False)):
        with opened(folder, short_name, clock) as access:
            desk, window = Desk(access), QWidget()
            qtbot.addWidget(window)
            window.resize(900, 600)
            window.show()
            find = Find(desk, window)
            heard: list[object] = []
            find.found.connect(heard.append)
            assert find.emergency.isVisibleTo(window) is offered
            if offered:
                find.emergency.click()
            else:
                find.close_up()
            assert heard == [Place(Room.EMERGENCY)] * offered
            desk.deleteLater()


Build = Callable[[Desk, UUID], Screen]
BUILDS: dict[str, Build] = {
    "share": lambda desk, case: SharePage(desk, Place(Room.SHARE, case)),
    "one": lambda desk, case: ReassignPage(desk, Place(Room.REASSIGN, case)),
    "several": lambda desk, case: ReassignPage(desk, Place(Room.REASSIGN, row=desk.access.person.id)),
    "cover": lambda desk, case: CoverPage(desk, Place(Room.COVER)),
    "emergency": lambda desk, case: EmergencyPage(desk, Place(Room.EMERGENCY)),
}


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
@pytest.mark.parametrize("built", BUILDS)
def test_nothing_is_cut_and_everything_named(
    desk: Desk, qtbot: QtBot, case: UUID, dressed: Appearance, built: str, language: str, size: int
) -> None:
    speak(language)
    dressed.choose(size=size)
    screen = shown(qtbot, BUILDS[built](desk, case))
    assert misfits(screen) == []
    assert nameless(screen) == []
