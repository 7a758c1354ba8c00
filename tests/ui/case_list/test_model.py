"""The model of the list: ordered ids first, lines read a page at a time when they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Step
from casedesk.cases.queries.caseload import CaseRow
from casedesk.ui.case_list.model import PAGE, REMEMBERED, CasesModel
from casedesk.ui.case_list.table import CasesTable
from tests.factories import DAY
from tests.ui.small_team import folder

__all__ = ["folder"]

VERY_MANY = 100_000


class Shelf:
    """Lines by id, and which were read."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.codes: dict[int, str] = {}

    def __call__(self, ids: Sequence[bytes]) -> list[CaseRow]:
        numbers = [UUID(bytes=id).int for id in ids]
        self.read += numbers
        return [self._line(n) for n in numbers if self.codes.get(n) != "gone"]

    def _line(self, n: int) -> CaseRow:
        code = self.codes.get(n, f"PP-{n:04d}")
        step = (Step.INTRODUCTION, NextStep.RECORD_CONSENT)
        return CaseRow(UUID(int=n), code, CaseKind.SURVIVOR, CaseStatus.OPEN, None, *step, DAY, None, None)


def ids(*numbers: int) -> list[bytes]:
    return [UUID(int=n).bytes for n in numbers]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def bare(qtbot: QtBot, shelf: Shelf) -> CasesModel:
    """The model alone: Qt's own tester reads every row."""
    return CasesModel(shelf, lambda: date(2026, 11, 16))


@pytest.fixture
def model(bare: CasesModel) -> CasesModel:
    """The model, watched by Qt's own tester."""
    QAbstractItemModelTester(bare, QAbstractItemModelTester.FailureReportingMode.Fatal, bare)
    return bare


def test_only_what_is_painted_is_read(qtbot: QtBot, bare: CasesModel, shelf: Shelf) -> None:
    bare.show_cases(ids(*range(VERY_MANY)))
    table = CasesTable(bare, compact=False)
    qtbot.addWidget(table)
    table.resize(1100, 500)
    table.show()
    qtbot.waitExposed(table)
    table.grab()
    assert {*shelf.read} == {*range(PAGE)}
    table.scrollToBottom()
    table.grab()
    assert {*shelf.read} == {*range(PAGE), *range(VERY_MANY - PAGE, VERY_MANY)}
    assert len(shelf.read) == 2 * PAGE


def test_scrolling_through_all_remembers_some(bare: CasesModel) -> None:
    bare.show_cases(ids(*range(3 * REMEMBERED)))
    for row in range(0, 3 * REMEMBERED, PAGE):
        assert bare.line(row)
    assert len(bare._lines) <= REMEMBERED + PAGE
    assert bare.index(0, 0).data() == "PP-0000"


def test_renewing_reads_those_alone(model: CasesModel, shelf: Shelf) -> None:
    model.show_cases(ids(3, 1, 2))
    assert [model.index(row, 0).data() for row in range(3)] == ["PP-0003", "PP-0001", "PP-0002"]
    shelf.read.clear()
    shelf.codes[1] = "PP-9999"
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: told.append(first.row()))
    model.renew([UUID(int=1), UUID(int=77)])
    assert (shelf.read, told) == ([1], [1])
    assert model.index(1, 0).data() == "PP-9999"


def test_other_cases_in_another_order_keep_the_lines_known(model: CasesModel, shelf: Shelf) -> None:
    model.show_cases(ids(1, 2, 3))
    assert model.line(0)
    shelf.read.clear()
    model.show_cases(ids(3, 2, 4))
    assert [model.index(row, 0).data() for row in range(3)] == ["PP-0003", "PP-0002", "PP-0004"]
    assert 4 in shelf.read
    assert not {1, 2, 3} & {*shelf.read}
    assert (model.row_of(UUID(int=2)), model.row_of(UUID(int=1))) == (1, -1)


def test_a_case_that_is_gone_is_an_empty_line(model: CasesModel, shelf: Shelf) -> None:
    shelf.codes[2] = "gone"
    model.show_cases(ids(1, 2))
    assert [model.index(1, column).data() for column in range(model.columnCount())] == [""] * model.columnCount()
