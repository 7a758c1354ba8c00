"""What colleagues did with one's files stands on Today until it was read; codes only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.override import override
from casedesk.cases.verbs.sharing import share, take_back
from casedesk.security.roles import Permission
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.today.notices import SHOWN, TodayNotices, notices_for
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.today.told import told_notices
from casedesk.ui.today_notice import Teller, TodayNotice
from casedesk.ui.widgets.notice import Notice
from tests import factories as make
from tests.centre import do, who
from tests.factories import DAY
from tests.stories.pages.by_name import answer
from tests.ui.desks import Heard, shown
from tests.vaults import COLLEAGUE, Clock, opened

WHY = "She speaks Cham"
ONLY_TOLD = (Teller(Permission.READ_CASES, told_notices),)


@pytest.fixture
def cases(folder: Path, clock: Clock) -> list[UUID]:
    """Four of the founder's cases: shared with Dara, shared and taken back, given to her, given away by her."""
    with opened(folder, COLLEAGUE, clock) as dara:
        hers = make.registered(dara).id
    with opened(folder, clock=clock) as access:
        to = who(access, "Lim Dara")
        made = [make.registered(access).id for _n in range(3)]
        for case in made[:2]:
            do(access, share, case=case, to=to, why=WHY, until=DAY + timedelta(days=3))
            clock.at += timedelta(seconds=1)
        do(access, take_back, case=made[1], person=to)
        clock.at += timedelta(seconds=1)
        do(access, reassign, cases=[made[2]], to=to, why=WHY)
        clock.at += timedelta(seconds=1)
        do(access, reassign, cases=[hers], to=access.person.id, why=WHY)
    return [*made, hers]


@pytest.fixture
def daras(folder: Path, cases: list[UUID], clock: Clock, qtbot: QtBot) -> Iterator[Desk]:
    """Dara's desk."""
    with opened(folder, COLLEAGUE, clock) as dara:
        desk = Desk(dara)
        yield desk
        desk.deleteLater()


def test_each_in_a_sentence_with_its_code(daras: Desk) -> None:
    assert [one.sentence for one in notices_for(daras, ONLY_TOLD)] == [
        "Chan Bopha shared PP-0002 with you.",
        "Chan Bopha shared PP-0003 with you.",
        "PP-0003 is no longer shared with you.",
        "Chan Bopha gave you PP-0004: you are its worker now.",
        "Chan Bopha gave PP-0001 to a colleague, who is its worker now.",
    ]


def test_what_is_grave_is_not_behind_the_link(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        do(access, override, override=make.allowed(cases[2]))
    with opened(folder, COLLEAGUE, clock) as dara:
        desk = Desk(dara)
        first = notices_for(desk, ONLY_TOLD)[0]
        assert first.sentence == "Chan Bopha let something of PP-0004 leave without her consent."
        desk.deleteLater()


def test_a_few_stand_there_and_the_rest_behind_a_link(daras: Desk, qtbot: QtBot) -> None:
    screen = shown(qtbot, TodayScreen(daras, Place(Room.TODAY)))
    assert len(screen.notices.sentences()) == SHOWN
    answer(screen, "and 3 more").click()
    assert len(screen.notices.sentences()) == 5
    screen.deleteLater()


def test_the_link_opens_the_file_and_it_is_told_no_more(daras: Desk, cases: list[UUID], qtbot: QtBot) -> None:
    notices = TodayNotices(daras, ONLY_TOLD)
    qtbot.addWidget(notices)
    notices.show()
    heard: list[object] = []
    notices.go.connect(heard.append)
    first = notices.sentences()[0]
    notices.findChildren(Notice)[0].taken.emit()
    assert heard == [Place(Room.CASE, cases[0])]
    assert first not in notices.sentences()


def test_whoever_sits_beside_reads_none_of_it(daras: Desk, qtbot: QtBot) -> None:
    screen = shown(qtbot, TodayScreen(daras, Place(Room.TODAY)))
    screen.seated_together(True)
    assert not screen.notices.isVisibleTo(screen)
    screen.seated_together(False)
    assert screen.notices.isVisibleTo(screen)
    assert Heard(screen).places == []
    screen.deleteLater()


def test_a_source_that_cannot_be_read_says_why_and_the_others_stay(daras: Desk) -> None:
    def breaks(desk: Desk) -> list[TodayNotice]:
        raise Mendable("It cannot be read.")

    found = notices_for(daras, (Teller(Permission.READ_CASES, breaks), *ONLY_TOLD))
    assert (found[0].sentence, found[0].tone, len(found)) == ("It cannot be read.", Tone.WAIT, 6)


def test_what_is_not_ones_work_is_not_told(daras: Desk) -> None:
    assert notices_for(daras, (Teller(Permission.SETTINGS, told_notices),)) == []
