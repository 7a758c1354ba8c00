"""The family and the household on the case page: a calm table, names uncovered for a moment, both kinds added."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTableView
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, Part
from casedesk.cases.codes.household import Relation, Schooling
from casedesk.cases.records.household import Household
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.rows import CELL, Kind
from tests import factories as make
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.ui.case.pages import page_of
from tests.ui.desks import journalled


@pytest.fixture
def family(access: Access) -> UUID:
    """A mother, her daughter in danger, and a household described twice."""
    case = make.registered(access, kind=CaseKind.FAMILY).id
    make.kept(
        access,
        make.member(case, relation=Relation.PARENT, name="Sok Chenda", age=61, schooling=None, at_risk=None),
        make.member(case, name="Sok Chanthy", age=4, schooling=Schooling.PRESCHOOL, at_risk=Answer.YES),
        make.household(case, on=make.DAY - timedelta(days=90), rooms=1),
        make.household(case, rooms=2),
    )
    return case


def table(page: CasePage) -> QTableView:
    """The table of the members."""
    return next(one for one in page.view.middle.findChildren(QTableView) if one.isVisibleTo(page.screen))


def rows(page: CasePage) -> list[list[str]]:
    model = table(page).model()
    return [[str(model.index(row, at).data() or "") for at in range(6)] for row in range(model.rowCount())]


def test_who_belongs_to_the_family_and_how_it_lives(qtbot: QtBot, desk: Desk, family: UUID) -> None:
    page = page_of(qtbot, desk, family, Part.HOUSEHOLD)
    assert rows(page) == [
        ["Parent", "", "61", "", "Yes", ""],
        ["Child", "", "4", "Preschool or childcare", "Yes", "in danger"],
    ]
    assert "Sok Chanthy" not in page.words
    assert "As it was on" in page.words
    assert page.parts()["Family"] == "in danger"


def test_names_are_uncovered_in_the_journal_and_covered_again(
    qtbot: QtBot, desk: Desk, access: Access, family: UUID
) -> None:
    page = page_of(qtbot, desk, family, Part.HOUSEHOLD)
    shown = table(page)
    assert shown.model().index(0, 1).data(CELL).kind is Kind.DOTS
    before = journalled(access, "reveal")
    page.press("Show names")
    assert [row[1] for row in rows(page)] == ["Sok Chenda", "Sok Chanthy"]
    assert journalled(access, "reveal") > before
    page.press("Hide names")
    assert [row[1] for row in rows(page)] == ["", ""]
    page.press("Show names")
    page.open_part("Timeline")
    assert [shown.model().index(row, 1).data(CELL).kind for row in range(2)] == [Kind.DOTS] * 2


def test_while_she_reads_along_danger_is_not_told(qtbot: QtBot, desk: Desk, family: UUID) -> None:
    page = page_of(qtbot, desk, family, Part.HOUSEHOLD)
    page.view.sit_together(True)
    assert [row[5] for row in rows(page)] == ["", ""]
    assert page.parts()["Family"] != "in danger"


def test_enter_opens_a_member_and_the_menu_adds_both_kinds(qtbot: QtBot, desk: Desk, family: UUID) -> None:
    page = page_of(qtbot, desk, family, Part.HOUSEHOLD)
    table(page).selectRow(1)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert "Preschool or childcare" in page.words
    page.view.open_part(Part.HOUSEHOLD)
    page.view.middle.write(Part.HOUSEHOLD, None, Household)
    form = PartForm(qtbot, page.form)
    form.write("adults", "2")
    form.write("children", "1")
    form.write("under_five", "2")
    form.save()
    assert "more than the children" in form.problem("under_five")
    form.write("under_five", "1")
    form.save()
    assert len(form.saved) == 1


def test_a_family_file_begins_with_the_needs_of_the_family_and_hides_what_it_does_not_use(
    qtbot: QtBot, desk: Desk, family: UUID
) -> None:
    page = page_of(qtbot, desk, family)
    assert not {"Incidents", "Risk", "Safety plan"} & set(page.parts())
    page.open_part("Assessment")
    assert "What the family needs and what helps it" in page.words
    assert "Ask about the family’s needs" in [one.text() for one in button_menu(page)]
    page.view.middle.write(Part.ASSESSMENT)
    assert page.form.editor.form.field("food").is_asked


def test_what_stands_in_a_part_of_a_family_file_is_not_hidden(
    qtbot: QtBot, desk: Desk, access: Access, family: UUID
) -> None:
    make.kept(access, make.safety_plan(family))
    assert "Safety plan" in page_of(qtbot, desk, family).parts()


def button_menu(page: CasePage) -> list[QAction]:
    """What the Add button of the part offers."""
    adding = button(page.view.middle, "Add")
    return adding.findChildren(QMenu)[0].actions()


def test_a_large_family_is_walked_with_the_keys_and_each_row_is_seen(
    qtbot: QtBot, desk: Desk, access: Access, family: UUID
) -> None:
    make.kept(access, *(make.member(family, age=n) for n in range(10)))
    page = page_of(qtbot, desk, family, Part.HOUSEHOLD)
    shown = table(page)
    shown.setFocus()
    for row in range(1, 12):
        QTest.keyClick(shown, Qt.Key.Key_Down)
        assert shown.currentIndex().row() == row
        assert not (shown.viewport().visibleRegion() & shown.visualRect(shown.currentIndex())).isEmpty()


def test_the_next_member_is_one_key_and_enter_away(qtbot: QtBot, desk: Desk, family: UUID) -> None:
    page = page_of(qtbot, desk, family)
    page.screen.commands()["new"]()
    menu = page.view.header.menu()
    assert menu.activeAction() is None, "of the whole file nothing is usual"
    menu.close()
    page.open_part("Family")
    page.screen.commands()["new"]()
    chosen = menu.activeAction()
    assert chosen is not None
    assert chosen.text() == "Family member"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert page.view.middle.form() is not None
    assert page.current_part == "Family"
