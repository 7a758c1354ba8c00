"""A day's pages, then hidden: nothing of a person is seen. What is left after locking is promise 23."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.ui.places import Place, Room
from casedesk.ui.window.find import Find
from casedesk.ui.window.key_list import show_all_keys
from tests import factories as make
from tests.effort import calls
from tests.stories.pages.opening import case_page, part_form
from tests.stories.pages.shell import ShellPage

CANARIES = ("Zuzanka", "Kanarik", "ហ្សូហ្សាន", "777 888", "PP-0001")
A_MOMENT = 100_000
"""Calls."""


@pytest.fixture
def case(inside: ShellPage) -> UUID:
    """A case whose every sealed word is a canary."""
    access = inside.shell.desk.access
    made = make.registered(access, number="012 777 888", say_first="Zuzanka").id
    make.kept(
        access,
        make.consent(made),
        make.identity(made, latin_name="Zuzanka Kanarik", khmer_name="ហ្សូហ្សាន កានារិក"),
        make.incident(made, account="Zuzanka"),
        make.plan_line(made, goal="Kanarik"),
    )
    return made


def a_day(shell: ShellPage, qtbot: QtBot, case: UUID) -> list[QObject]:
    """Goes about with names shown, uncovers, types, searches; everything that was alive at the end of it."""
    shell.press(Qt.Key.Key_F9)
    for room in (Room.TODAY, Room.CASES, Room.REFERRALS):
        shell.shell.go(Place(room))
        QApplication.processEvents()
    page = case_page(shell, qtbot, case)
    page.toggle_number()
    page.open_part("Identity")
    part_form(shell, qtbot, case, Part.FOLLOW_UPS).write("progress", "Zuzanka Kanarik")
    shell.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for find in shell.shell.findChildren(Find):
        find.field.setText("Zuzanka Kanarik")
    return [shell.shell, *shell.shell.findChildren(QObject)]


def said(widgets: list[QWidget]) -> list[str]:
    """Every text that these widgets hold, seen or not."""
    words = []
    for one in widgets:
        if isinstance(one, QLabel | QLineEdit):
            words.append(one.text())
        if isinstance(one, QPlainTextEdit | QTextEdit):
            words.append(one.toPlainText())
        if isinstance(one, QComboBox):
            words += [one.itemText(row) for row in range(one.count())]
        words += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
    return [one for one in words if any(canary in one for canary in CANARIES)]


def test_hiding_covers_dialog_menu_and_search_in_a_moment(inside: ShellPage, qtbot: QtBot, case: UUID) -> None:
    a_day(inside, qtbot, case)
    dialog = show_all_keys(inside.shell)
    menu = QMenu(inside.shell)
    menu.addAction("Zuzanka")
    menu.popup(inside.window.pos())
    QApplication.processEvents()
    assert calls(inside.window.front.toggle) < A_MOMENT
    seen = [one for one in QApplication.allWidgets() if one.isVisible()]
    assert said(seen) == []
    assert {one.window() for one in seen} == {inside.window}
    assert not dialog.isVisible()
    assert not menu.isVisible()
    inside.window.front.toggle()
    assert dialog.isVisible()
