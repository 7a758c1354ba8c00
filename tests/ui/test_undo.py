"""Undo in the window: the toast offers it after saving, Ctrl Z takes it, and what stands in the way is said calmly."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Need
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.verbs.record import record
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.undo import offer_undo
from casedesk.ui.widgets.toast import Toast
from tests.factories import consented, plan_line, registered
from tests.stories.pages.shell import ShellPage


def toast_of(inside: ShellPage) -> Toast:
    (toast,) = inside.shell.findChildren(Toast)
    return toast


def said(inside: ShellPage) -> str:
    QApplication.processEvents()
    toast = toast_of(inside)
    return toast.accessibleName() if toast.isVisible() else ""


def ctrl_z(inside: ShellPage) -> None:
    QTest.keyClick(inside.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_a_need_that_was_just_added_goes_again_on_ctrl_z(inside: ShellPage) -> None:
    desk = inside.shell.desk
    case = registered(desk.access).id
    inside.shell.go(Place(Room.CASE, case, Part.PLAN, new=True))
    screen = inside.shell.screen_here
    assert isinstance(screen, CaseScreen)
    assert screen.view is not None
    form = screen.view.middle.form()
    assert form is not None
    form.editor.form.restore({"need": Need.LEGAL.value, "goal": "A protection order"})
    form.primary().click()
    assert said(inside) == "The need is saved."
    assert len(desk.ask(open_case, case=case).plan) == 1
    ctrl_z(inside)
    assert desk.ask(open_case, case=case).plan == ()
    assert said(inside) == "Taken back."
    assert screen.view is not None


def test_a_second_ctrl_z_does_nothing(inside: ShellPage) -> None:
    desk = inside.shell.desk
    case = registered(desk.access).id
    line = desk.do(record, entry=plan_line(case, goal="Before"))
    offer_undo(desk, "The need is saved.", desk.do(record, entry=replace(line, goal="After")))
    for _press in (1, 2):
        ctrl_z(inside)
    assert [one.goal for one in desk.ask(open_case, case=case).plan] == ["Before"]


def test_too_late_is_said_and_nothing_changes(inside: ShellPage) -> None:
    desk = inside.shell.desk
    case = registered(desk.access).id
    line = desk.do(record, entry=plan_line(case))
    offer_undo(desk, "The need is saved.", line)
    desk.do(record, entry=replace(line, goal="Newer"))
    ctrl_z(inside)
    assert said(inside).startswith("This cannot be taken back any more.")
    assert [one.goal for one in desk.ask(open_case, case=case).plan] == ["Newer"]


def test_nothing_is_offered_for_a_step_that_others_act_upon(inside: ShellPage) -> None:
    desk = inside.shell.desk
    offer_undo(desk, "The referral is saved.", consented(desk.access, registered(desk.access).id))
    assert said(inside) == ""
