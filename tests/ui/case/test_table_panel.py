"""A table or column of the case page stays where it was when something is saved elsewhere."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.ui.case.panel import Scroll
from casedesk.ui.case.scroll_panel import ScrollPanel
from casedesk.ui.case.table_panel import TablePanel
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.ui.case.pages import page_of


def test_the_current_row_stays_current(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    make.kept(access, make.plan_line(case, goal="A bed"), make.plan_line(case, goal="A school"))
    page = page_of(qtbot, desk, case, Part.PLAN)
    before = page.view.middle.panel()
    assert isinstance(before, TablePanel)
    before.table.selectRow(1)
    desk.do(record, entry=make.plan_line(case, goal="A lawyer"))
    panel = page.view.middle.panel()
    assert isinstance(panel, TablePanel)
    assert panel is not before
    assert (panel.rows.rowCount(), panel.place()) == (3, before.place())
    assert panel.place().key is not None


def test_a_column_stays_as_far_down(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    make.kept(access, *(make.consent(case, given=make.DAY - timedelta(days=n)) for n in range(12)))
    page = page_of(qtbot, desk, case, Part.CONSENTS)
    before = page.view.middle.panel()
    assert isinstance(before, ScrollPanel)
    QApplication.processEvents()
    before.findChildren(Scroll)[0].verticalScrollBar().setValue(80)
    assert before.place().scrolled == 80
    desk.do(record, entry=make.plan_line(case))
    QApplication.processEvents()
    panel = page.view.middle.panel()
    assert panel is not before
    assert isinstance(panel, ScrollPanel)
    assert panel.place().scrolled == 80
