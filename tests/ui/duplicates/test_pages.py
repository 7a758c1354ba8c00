"""Possible duplicates, two files side by side, and one file made of them, on a real vault in the window."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import CaseStatus, Part
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.rules.meeting import Side
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.translation import speak
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Desk
from casedesk.ui.duplicates.list_page import DuplicatesPage
from casedesk.ui.duplicates.merge_page import MergePage
from casedesk.ui.duplicates.which_page import WhichFilePage, merge_page
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.notice import Notice
from tests import factories as make
from tests.accessible import nameless
from tests.stories.pages.by_name import button
from tests.ui.desks import Heard, journalled, misfits, shown


@pytest.fixture
def two(access: Access) -> tuple[UUID, UUID]:
    first, second = make.registered(access).id, make.registered(access, reach_by=ReachBy.SHE_COMES, number=None).id
    make.kept(access, make.identity(first, khmer_name=None, latin_name="Sok Sreymom"))
    make.kept(access, make.identity(second, khmer_name=None, latin_name="Sokh Srey Mom", address="Behind the market"))
    make.kept(access, make.plan_line(second, goal="A safe home"))
    return first, second


def side_by_side(desk: Desk, qtbot: QtBot, first: UUID, second: UUID) -> MergePage:
    screen = merge_page(desk, Place(Room.MERGE, first, row=second))
    assert isinstance(screen, MergePage)
    return shown(qtbot, screen)


def words(page: object) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))  # type: ignore[attr-defined]


def answer(act: str) -> None:
    (question,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Question) and one.isVisible())
    assert question.safe.text() == "Keep two files"
    assert question.safe.hasFocus() or question.safe.isDefault()
    button(question, act).click()
    QApplication.processEvents()


def test_the_list_tells_codes_and_nobodys_name(two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot) -> None:
    page = shown(qtbot, DuplicatesPage(desk, Place(Room.DUPLICATES)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    heard = Heard(page)
    told = [page.model.index(0, column).data() for column in range(page.model.columnCount())]
    assert told[0] == "PP-0001"
    assert told[2] == "PP-0002"
    assert not any("Sok" in str(one) for one in told)
    page.table.opened.emit(page.model.index(0, 0))
    assert heard.places == [Place(Room.MERGE, two[0], row=two[1])]
    assert journalled(desk.access, "view") == 0


def test_an_empty_list_says_what_is_compared(desk: Desk, qtbot: QtBot) -> None:
    page = shown(qtbot, DuplicatesPage(desk, Place(Room.DUPLICATES)))
    qtbot.waitUntil(lambda: "No two files look alike." in words(page))


def test_names_are_shown_once_that_is_in_the_journal(two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot) -> None:
    page = side_by_side(desk, qtbot, *two)
    assert journalled(desk.access, "view") == 2
    assert "Srey" not in words(page)
    assert not page.primary().isEnabled()  # type: ignore[union-attr]
    button(page, "Show names and answers").click()
    QApplication.processEvents()
    assert journalled(desk.access, "reveal") == 2
    assert "Sok Sreymom" in words(page)
    assert "Sokh Srey Mom" in words(page)


def test_one_file_is_made_of_two(two: tuple[UUID, UUID], access: Access, desk: Desk, qtbot: QtBot) -> None:
    page = side_by_side(desk, qtbot, *two)
    heard = Heard(page)
    button(page, "Show names and answers").click()
    assert page.fields is not None
    assert page.fields.taken == {"address": Side.MINE}
    page.fields.take("latin_name", Side.MINE)
    assert page.contact.side() is Side.MINE
    button(page, "Make one file of them…").click()
    answer("Make one file")
    file = desk.ask(open_case, case=two[0])
    assert file.identity is not None
    assert file.safe_contact is not None
    assert (file.identity.latin_name, file.identity.address) == ("Sokh Srey Mom", "Behind the market")
    assert file.safe_contact.reach_by is ReachBy.SHE_COMES
    assert [line.goal for line in file.plan] == ["A safe home"]
    with Work(access) as work:
        assert work.get(Case, two[1]).status is CaseStatus.DUPLICATE
    assert heard.places == [Place(Room.CASE, two[0])]


def test_the_safe_answer_changes_nothing(two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot) -> None:
    page = side_by_side(desk, qtbot, *two)
    button(page, "Show names and answers").click()
    assert page.fields is not None
    page.fields.take("latin_name", Side.THEIRS)
    button(page, "Make one file of them…").click()
    answer("Keep two files")
    assert len(desk.ask(open_case, case=two[1]).plan) == 1


def test_a_change_meanwhile_is_told_and_nothing_is_merged(
    two: tuple[UUID, UUID], access: Access, desk: Desk, qtbot: QtBot
) -> None:
    page = side_by_side(desk, qtbot, *two)
    button(page, "Show names and answers").click()
    assert page.fields is not None
    page.fields.take("latin_name", Side.THEIRS)
    identity = desk.ask(open_case, case=two[1]).identity
    assert identity is not None
    make.kept(access, identity)
    button(page, "Make one file of them…").click()
    answer("Make one file")
    assert "Somebody else changed this entry while it was open." in words(page)
    assert len(desk.ask(open_case, case=two[1]).plan) == 1


def test_told_apart_they_are_not_proposed_again(two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot) -> None:
    button(side_by_side(desk, qtbot, *two), "They are about two people").click()
    page = shown(qtbot, DuplicatesPage(desk, Place(Room.DUPLICATES)))
    qtbot.waitUntil(lambda: "No two files look alike." in words(page))


def test_the_other_code_is_typed_and_told_in_its_field(two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot) -> None:
    page = merge_page(desk, Place(Room.MERGE, two[0]))
    assert isinstance(page, WhichFilePage)
    shown(qtbot, page)
    heard = Heard(page)
    for typed, said in (("PP-9999", "No file you can open has this code."), ("PP-0001", "This is the same file.")):
        page.code.setText(typed)
        button(page, "Look at both").click()
        assert said in words(page)
    page.code.setText("pp-0002 ")
    button(page, "Look at both").click()
    assert heard.places == [Place(Room.MERGE, two[0], row=two[1])]


def notices(screen: CaseScreen) -> list[str]:
    assert screen.view is not None
    return [one.text() for one in screen.view.same.findChildren(Notice) if one.isVisible()]


def test_saving_who_it_is_tells_calmly_of_the_other_code(
    two: tuple[UUID, UUID], access: Access, desk: Desk, qtbot: QtBot
) -> None:
    third = make.registered(access).id
    screen = shown(qtbot, CaseScreen(desk, Place(Room.CASE, third, Part.IDENTITY, new=True)))
    assert screen.view is not None
    form = screen.view.middle.form()
    assert form is not None
    form.editor.form.restore({"latin_name": "Sok Srey Mom", "age": "30", "sex": "female"})
    form.primary().click()
    qtbot.waitUntil(lambda: notices(screen) != [])
    (told,) = notices(screen)
    assert "may be about the same person" in told
    assert "Sok" not in told
    screen.seated_together(True)
    assert notices(screen) == []


def test_a_duplicate_leads_to_the_file_that_stays(two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot) -> None:
    test_one_file_is_made_of_two(two, desk.access, desk, qtbot)
    screen = shown(qtbot, CaseScreen(desk, Place(Room.CASE, two[1])))
    assert notices(screen) == ["Everything of this file went into PP-0001."]


@pytest.mark.parametrize("tongue", ["en", "km", "fr"])
@pytest.mark.parametrize("size", [100, 130])
def test_the_pages_fit(
    tongue: str, size: int, two: tuple[UUID, UUID], desk: Desk, qtbot: QtBot, dressed: Appearance
) -> None:
    dressed.choose(size=size)
    speak(tongue)
    both = side_by_side(desk, qtbot, *two)
    both._uncover()
    listed = shown(qtbot, DuplicatesPage(desk, Place(Room.DUPLICATES)))
    qtbot.waitUntil(lambda: listed.model.rowCount() == 1)
    for page in (both, listed):
        assert misfits(page) == []
        assert nameless(page) == []
    assert both.findChildren(QRadioButton)
