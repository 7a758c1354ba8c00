"""Lists, steps, sealed words, toasts and the focus ring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFocusFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.widgets import rows
from casedesk.ui.widgets.parts import Part, PartsList
from casedesk.ui.widgets.sealed import DOTS, SealedLabel
from casedesk.ui.widgets.stages import EmptyState, LoadingBars, Stages
from casedesk.ui.widgets.stepper import Stage, Stepper
from casedesk.ui.widgets.table import MOST, CaseTable
from casedesk.ui.widgets.timeline import Entry, Timeline
from casedesk.ui.widgets.toast import Toast
from tests.accessible import accessible_name
from tests.looks.pages import cases_page
from tests.ui.conftest import Show


def test_sealed_words_are_not_there_until_shown_and_go_away(show: Show, qtbot: QtBot) -> None:
    asked: list[str] = []

    def reveal() -> str:
        asked.append("journalled")
        return "Sreymom"

    label = SealedLabel(reveal, name="First name", shown_ms=50)
    window = show(label)
    assert (label.text(), asked) == (DOTS, [])
    button = label.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (label.text(), asked) == ("Sreymom", ["journalled"])
    qtbot.waitUntil(lambda: label.text() == DOTS)
    label.show_words()
    window.hide()
    assert label.text() == DOTS


def test_undo_takes_back_once(show: Show) -> None:
    window = show(QPushButton("x"))
    toast = Toast(window)
    undone: list[str] = []
    toast.tell("Task moved to Thursday", lambda: undone.append("moved back"))
    assert toast.isVisible()
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert undone == ["moved back"]
    assert not toast.isVisible()


def test_a_toast_goes_when_it_was_read_and_one_goes_on(show: Show) -> None:
    first, second = QPushButton("x"), QPushButton("y")
    window = show(first, second)
    new, read = Toast(window), Toast(window, read_ms=0)
    for toast in (new, read):
        toast.tell("Saved")
    second.setFocus()
    assert new.isVisible(), "the page that comes after takes the focus at once"
    assert not read.isVisible()
    read.tell("Task moved", lambda: None)
    first.setFocus()
    assert read.isVisible(), "it can still be undone"


def test_steps_are_buttons_that_say_how_far_they_are(show: Show, qtbot: QtBot) -> None:
    stepper = Stepper((("Introduction", Stage.DONE), ("Assessment", Stage.NOW)), name="Steps")
    show(stepper)
    second = stepper.findChildren(QWidget)[1]
    assert accessible_name(second) == "2. Assessment: now"
    with qtbot.waitSignal(stepper.picked) as picked:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert picked.args == [1]


def test_parts_and_entries_open_with_the_keyboard(show: Show, qtbot: QtBot) -> None:
    parts = PartsList((Part("Consents", key="consents"), Part("Identity", key="identity")), name="Parts")
    timeline = Timeline((Entry("09:10", Icon.PHONE, "Call"),), name="Timeline")
    show(parts, timeline)
    parts.choose("consents")
    with qtbot.waitSignal(parts.picked) as picked:
        QTest.keyClick(parts, Qt.Key.Key_Down)
    assert picked.args[0].key == "identity"
    timeline.setCurrentIndex(timeline.model().index(0, 0))
    with qtbot.waitSignal(timeline.opened):
        QTest.keyClick(timeline, Qt.Key.Key_Return)


def test_enter_opens_a_case_and_typing_a_code_jumps_to_it(show: Show, qtbot: QtBot) -> None:
    page = cases_page()
    qtbot.addWidget(page)
    page.show()
    table = page.findChild(CaseTable)
    assert isinstance(table, CaseTable)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClicks(table, "PP-0033")
    assert table.currentIndex().row() == 4
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].row() == 4


def test_a_table_is_as_wide_as_its_words_and_a_small_one_stays_small(show: Show) -> None:
    columns: Sequence[Column[str]] = (
        Column("Short", 10, lambda said, today: rows.strong(said)),
        Column("Rest", 0, lambda said, today: rows.plain(said)),
        Column("Long", 400, lambda said, today: rows.plain(20 * said)),
    )
    model = RowsModel(columns, date.today)
    table = CaseTable(model, name="Words", compact=True)
    table.set_widths([column.width for column in columns])
    show(table)
    model.show_rows(["Chamroeun"])
    table.fit()
    bold = QFontMetrics(typeface(Style.BODY, bold=True)).horizontalAdvance("Chamroeun")
    assert bold < table.columnWidth(0) < 2 * bold
    assert table.columnWidth(2) == px(MOST), "the longest gives way"
    height = table.rowHeight(0)
    table.set_compact(False)
    assert table.rowHeight(0) == height < CaseTable(model, name="Words").rowHeight(0)


def test_nothing_is_shown_for_300_ms_then_still_bars(show: Show, qtbot: QtBot) -> None:
    content = QWidget()
    stages = Stages(content, EmptyState(Icon.REFERRALS, "No referral yet", "Start here."))
    show(stages)
    stages.begin_loading()
    assert stages.currentWidget() is content
    qtbot.waitUntil(lambda: isinstance(stages.currentWidget(), LoadingBars))
    stages.show_content()
    assert stages.currentWidget() is content


def test_the_ring_follows_the_focus(show: Show) -> None:
    first, second = QPushButton("One"), QPushButton("Two")
    window = show(first, second)
    for button in (first, second):
        button.setFocus()
        rings = [ring for ring in window.findChildren(QFocusFrame) if ring.widget() is button]
        assert len(rings) == 1
        place = QPoint(rings[0].mapTo(window, QPoint(0, 0)))
        assert button.mapTo(window, QPoint(0, 0)) - place == QPoint(3, 3)


def test_the_part_that_is_read_stays_in_sight_in_a_lower_list(qtbot: QtBot) -> None:
    parts = PartsList([Part(str(number), key=number) for number in range(12)], name="Parts")
    qtbot.addWidget(parts)
    parts.resize(200, 500)
    parts.show()
    parts.choose(11)
    parts.resize(200, 200)
    assert parts.viewport().rect().contains(parts.visualRect(parts.currentIndex()))
