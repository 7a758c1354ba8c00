"""The list of a package: read aloud with its ticks, turned with Space or a click, quick with thousands of rows."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casedesk.ui.looks.icons import Icon
from casedesk.ui.receiving.outline import Outline, OutlineModel, Row
from casedesk.ui.receiving.ticks import Offered, Ticks
from tests.effort import calls

FIELDS = frozenset({"a", "b"})


def outline(qtbot: QtBot, entries: int = 2) -> tuple[Outline, OutlineModel, Ticks]:
    ids = tuple(uuid4() for _one in range(entries))
    ticks = Ticks(dict.fromkeys(ids, Offered(FIELDS)))
    rows = [
        Row("Visits and calls", ids, str(entries), Icon.HOME),
        *(Row(f"Visit {n}", (id,)) for n, id in enumerate(ids)),
    ]
    rows.append(Row("Cannot be kept here", (), "3", Icon.DOES_NOT_APPLY, ticked=False))
    view = Outline(model := OutlineModel(rows, ticks.of, parent=None), name="What is in the package")  # type: ignore[arg-type]
    model.setParent(view)

    def turn(entries: tuple[UUID, ...], keep: bool) -> None:
        ticks.tick(entries, keep)
        model.renew()

    model.turned.connect(turn)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    qtbot.addWidget(view)
    view.resize(360, 400)
    view.show()
    view.choose(0)
    return view, model, ticks


def said(model: OutlineModel, row: int) -> str:
    return str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_space_turns_an_entry_and_a_whole_chapter(qtbot: QtBot) -> None:
    view, model, ticks = outline(qtbot)
    view.choose(2)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [said(model, row) for row in range(4)] == [
        "Visits and calls, 2, kept in part", "Visit 0, kept", "Visit 1, left out", "Cannot be kept here, 3",
    ]  # fmt: skip
    view.choose(0)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert len(ticks.kept()) == 2, "what is kept in part is kept whole first"
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticks.kept() == {}


def test_what_cannot_be_kept_has_no_tick(qtbot: QtBot) -> None:
    view, model, ticks = outline(qtbot)
    view.choose(3)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert len(ticks.kept()) == 2
    assert model.index(3).data(Qt.ItemDataRole.CheckStateRole) is None


def test_a_click_on_the_tick_turns_it_and_one_beside_it_only_looks(qtbot: QtBot) -> None:
    view, model, ticks = outline(qtbot)
    place = view.visualRect(model.index(1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 40, place.center().y()))
    assert len(ticks.kept()) == 1
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 200, place.center().y()))
    assert len(ticks.kept()) == 1
    assert view.row() == model.rows[1]


def test_enter_goes_to_the_fields(qtbot: QtBot) -> None:
    view, _model, _ticks = outline(qtbot)
    with qtbot.waitSignal(view.entered):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_five_thousand_entries_are_turned_at_once(qtbot: QtBot) -> None:
    view, _model, ticks = outline(qtbot, entries=5_000)

    def turned() -> None:
        QTest.keyClick(view, Qt.Key.Key_Space)
        view.grab()

    assert max(calls(turned) for _time in range(3)) < 150 * 5_000
    assert ticks.kept() == {}
