"""The list of cases on a real vault: views, filters, search, order, names, and what stays when something changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Step
from casedesk.cases.codes.work import Mode
from casedesk.cases.queries.caseload import Order, Wanted
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.store.tables import journal
from casedesk.store.work import Work
from casedesk.text.places import said
from casedesk.text.translation import speak
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import CASE_COLUMNS, COMPACT_ROWS, Settings
from casedesk.ui.widgets.rows import Kind
from tests import factories as make
from tests.accessible import nameless
from tests.factories import DAY, NOON
from tests.stories.pages.by_name import answer, button
from tests.stories.pages.case_page import words_of
from tests.stories.pages.cases_list import CasesList
from tests.ui.clipping import clipped
from tests.ui.desks import Heard, journalled, shown
from tests.ui.small_team import NAMES, folder

__all__ = ["folder"]

TODAY = {"PP-0002", "PP-0005"}
"""Due on the same day: one before the other, nobody cares which."""


@pytest.fixture
def cases(reading_desk: Desk, qtbot: QtBot) -> CasesList:
    return listed(reading_desk, qtbot)


def listed(desk: Desk, qtbot: QtBot, settings: Settings | None = None, **place: object) -> CasesList:
    """The list, as the window shows it; Qt's own tester watches its model all the time."""
    screen = CasesScreen(desk, Place(Room.CASES, **place), settings=settings)  # type: ignore[arg-type]
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(screen.model, fatal, screen)
    return CasesList(shown(qtbot, screen), qtbot)


def test_own_open_cases_the_longest_late_first(cases: CasesList) -> None:
    assert (cases.codes[:2], {*cases.codes[2:4]}, cases.codes[4]) == (["FS-0001", "PP-0001"], TODAY, "PP-0003")
    assert cases.views == {"Mine": "5", "Shared with me": "1", "Closed": "1"}
    assert cases.foot == "Showing 5 of 5, sorted by due date"
    assert cases.row("PP-0001") == {
        "Code": "PP-0001", "Name": "", "Risk": "High", "Step": "Follow-up", "Next step": "Follow up",
        "Due": "3 days late", "Last contact": "17 Oct", "District": said("1208"),
    }  # fmt: skip
    assert cases.kinds("PP-0001")["Due"] is Kind.LATE
    assert cases.kinds("PP-0002")["Due"] is Kind.STRONG
    assert cases.row("PP-0003")["Due"] == "tomorrow"


def test_no_name_anywhere_while_names_are_hidden(cases: CasesList, access: Access) -> None:
    everything = words_of(cases.screen) + "".join(cases.aloud(code) for code in cases.codes)
    assert not [name for name in NAMES if name in everything]
    assert "name hidden" in cases.aloud("PP-0001")
    assert cases.kinds("PP-0001")["Name"] is Kind.DOTS
    assert journalled(access, "list names") == 0


def test_names_are_shown_on_record_and_go_away(cases: CasesList, access: Access) -> None:
    cases.screen.names_shown(True)
    assert cases.row("PP-0001")["Name"] == "សុខ ស្រីមុំ"
    assert "Names shown" in words_of(cases.screen)
    assert journalled(access, "list names") == 1
    cases.screen.names_shown(False)
    everything = words_of(cases.screen) + "".join(cases.aloud(code) for code in cases.codes)
    assert not [name for name in NAMES if name in everything]


def test_the_button_asks_the_window_for_names(cases: CasesList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cases.screen.names_asked):
        cases.screen.filters.names.click()


@pytest.mark.parametrize(
    "typed", ["ស្រីមុំ", "សុខ", "sreymom", "sok srey", "SOKH SREI", "012 000 111", "0120001", "pp-1", "PP-0001"]
)
def test_found_as_one_types(cases: CasesList, typed: str) -> None:
    cases.search(typed)
    assert cases.codes[0] == "PP-0001"
    assert cases.foot.endswith("best match first")


def test_search_counts_what_it_finds_in_every_view(cases: CasesList, access: Access) -> None:
    cases.search("srey")
    assert cases.views == {"Mine": "1", "Shared with me": "1", "Closed": "0"}
    cases.choose_view("Shared with me")
    assert cases.codes == ["PP-0006"]
    assert journalled(access, "search") == 1


def test_what_was_searched_is_not_recorded(cases: CasesList, access: Access) -> None:
    cases.search("sreymom")
    with Work(access, reading=True) as work:
        told = [row.details for row in work.rows(sa.select(journal.c.details))]
    assert told
    assert not [one for one in told if b"srey" in one.lower()]


def test_codes_are_found_before_names_are_read(desk: Desk, qtbot: QtBot) -> None:
    cases = listed(desk, qtbot)
    cases.search("pp-2")
    assert cases.codes == ["PP-0002"]
    cases.search("sreymom")
    assert "ready in a moment" in cases.empty
    desk.names.begin(lambda work, done: done(work()))
    assert cases.codes == ["PP-0001"]


def test_nothing_matches_and_clearing_brings_all_back(cases: CasesList) -> None:
    cases.search("nobody")
    assert "No case matches" in cases.empty
    button(cases.screen, "Show all cases").click()
    assert (len(cases.codes), cases.empty) == (5, "")


def test_filters_go_together_and_are_cleared(cases: CasesList) -> None:
    cases.filter("Due", "Late")
    assert cases.codes == ["FS-0001", "PP-0001"]
    cases.filter("Risk", "High")
    assert cases.codes == ["PP-0001"]
    assert cases.foot == "Showing 1 of 5, sorted by due date"
    cases.filter("Kind", "Family support")
    assert "Clear the filters?" in cases.empty
    cases.clear()
    assert len(cases.codes) == 5
    cases.filter("Step", "Introduction")
    assert cases.codes == ["FS-0001", "PP-0005"]


def test_today_leads_to_those_not_seen_for_long(reading_desk: Desk, qtbot: QtBot) -> None:
    wanted = Wanted(not_seen=True, order=Order.LAST_CONTACT)
    cases = listed(reading_desk, qtbot, wanted=wanted)
    assert set(cases.codes) == {"PP-0001", "PP-0002", "PP-0003", "FS-0001"}
    assert "Contact: not for 21 days" in words_of(cases.screen)
    cases.clear()
    assert len(cases.codes) == 5


@pytest.mark.parametrize("head", ["Code", "Risk", "Step", "Due", "Last contact", "District"])
def test_each_head_that_has_an_order_sorts_up_and_down(cases: CasesList, head: str) -> None:
    if head == "Due":
        cases.sort_by("Code")
    cases.sort_by(head)
    up = cases.column(head)
    cases.sort_by(head)
    down = cases.column(head)
    assert sorted(up) == sorted(down)
    assert cases.screen.place.wanted is not None
    assert cases.screen.place.wanted.descending
    if head == "Code":
        assert up == sorted(up) == down[::-1]
    if head in ("Risk", "District"):  # what is not known comes last, up and down
        unknown = {"Risk": "Not assessed", "District": "–"}[head]
        assert up[-2:] == down[-2:] == [unknown] * 2
        assert up[0] != down[0] or head == "District"


def test_a_head_without_an_order_leaves_the_list_alone(cases: CasesList) -> None:
    before = cases.codes
    cases.sort_by("Name")
    cases.sort_by("Next step")
    assert cases.codes == before
    assert cases.screen.table.horizontalHeader().sortIndicatorSection() == 5


def test_the_menu_sorts_for_the_keyboard(cases: CasesList) -> None:
    menu = cases.screen.table.menu()
    next(action for action in menu.actions() if action.text() == "Sort by: Code").trigger()
    assert cases.codes == sorted(cases.codes)
    menu.close()


def test_typing_a_code_jumps_to_it(cases: CasesList) -> None:
    cases.jump("pp-0003")
    assert cases.chosen == "PP-0003"
    cases.screen.table.keyboardSearch("")
    cases.choose("PP-0001")
    cases.screen.table._typed_at = 0.0
    cases.jump("2")
    assert cases.chosen == "PP-0002"


def test_enter_opens(cases: CasesList, access: Access) -> None:
    heard = Heard(cases.screen)
    cases.open("PP-0002")
    cases.begin_first_contact()
    (opened, begun) = heard.places
    assert isinstance(opened, Place)
    assert (opened.room, opened.part, begun) == (Room.CASE, None, Place(Room.FIRST_CONTACT))
    assert opened.case == cases.screen.model.case_at(cases.codes.index("PP-0002"))


def test_enter_in_the_search_opens_the_only_one_found(cases: CasesList) -> None:
    heard = Heard(cases.screen)
    cases.search("keo bopha")
    QTest.keyClick(cases.screen.filters.search, Qt.Key.Key_Return)
    assert [place.case for place in heard.places if isinstance(place, Place)] == [cases.screen.model.case_at(0)]


def test_a_verb_elsewhere_changes_its_row_and_nothing_else(cases: CasesList, reading_desk: Desk) -> None:
    cases.choose("PP-0002")
    case = cases.screen.model.case_at(cases.codes.index("PP-0001"))
    entry = FollowUp(case_id=case, at=NOON, mode=Mode.PHONE, next_on=DAY.replace(day=20))
    reading_desk.do(record, entry=entry)
    assert cases.row("PP-0001")["Due"] == "Friday"
    assert cases.row("PP-0001")["Last contact"] == "today"
    assert cases.chosen == "PP-0002"
    assert (cases.codes[0], {*cases.codes[1:3]}, cases.codes[3:]) == ("FS-0001", TODAY, ["PP-0003", "PP-0001"])


def test_a_name_that_was_changed_is_found_at_once(cases: CasesList, reading_desk: Desk) -> None:
    case = cases.screen.model.case_at(cases.codes.index("PP-0005"))
    reading_desk.do(record, entry=make.identity(case, khmer_name="ភឿន សុភា", latin_name="Phoeun Sophea"))
    cases.search("phoeun")
    assert cases.codes == ["PP-0005"]


def test_where_one_was_is_kept_for_coming_back(cases: CasesList, reading_desk: Desk, qtbot: QtBot) -> None:
    cases.filter("Step", "Follow-up")
    cases.sort_by("Code")
    cases.choose("PP-0003")
    again = CasesList(shown(qtbot, CasesScreen(reading_desk, cases.screen.place)), qtbot)
    assert (again.codes, again.chosen) == (["PP-0001", "PP-0002", "PP-0003"], "PP-0003")


def test_widths_and_density_are_remembered(reading_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    cases = listed(reading_desk, qtbot, settings)
    low = cases.screen.table.rowHeight(0)
    cases.screen.table.setColumnWidth(2, 150)
    QTest.mouseClick(answer(cases.screen, "Compact"), Qt.MouseButton.LeftButton)
    cases.screen.leave()
    assert settings.get(COMPACT_ROWS)
    assert settings.get(CASE_COLUMNS)[2] == 150
    again = listed(reading_desk, qtbot, Settings(tmp_path / "settings.toml"))
    assert again.screen.table.columnWidth(2) == 150
    assert again.screen.table.rowHeight(0) < low


def test_seated_together_nothing_of_others_is_left(cases: CasesList) -> None:
    cases.screen.seated_together(True)
    assert "Seated together" in cases.empty
    assert cases.views == {"Mine": "", "Shared with me": "", "Closed": ""}
    assert not cases.screen.table.isVisible()
    cases.screen.seated_together(False)
    assert cases.empty == ""


def test_a_closed_case_stands_among_the_closed_ones(cases: CasesList) -> None:
    cases.screen.filters.search.setText("pp-6")
    cases.choose_view("Closed")
    assert "No case matches" in cases.empty
    cases.screen.filters.search.clear()
    assert cases.codes == ["PP-0004"]
    assert cases.row("PP-0004")["Step"] == "Closed"


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(reading_desk: Desk, qtbot: QtBot, dressed: Appearance, language: str, size: int) -> None:
    speak(language)
    dressed.choose(size=size)
    cases = listed(reading_desk, qtbot, wanted=Wanted(not_seen=True, step=Step.FOLLOW_UP))
    assert clipped(cases.screen) == []


def test_everything_that_takes_focus_has_a_name_and_one_is_primary(cases: CasesList) -> None:
    assert nameless(cases.screen) == []
    primaries = [one for one in cases.screen.findChildren(type(cases.screen.filters.clear)) if one.property("primary")]
    assert primaries == [cases.screen.primary()]
    assert cases.screen.table.hasFocus()
