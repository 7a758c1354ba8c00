"""Settings › Journal: who, what, when, which case; reasons on demand; receipts; a file for an inspection."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.leave import note_print
from casedesk.security.errors import NotInRole
from casedesk.security.identity import verify
from casedesk.security.journal import Row, row_hash
from casedesk.security.moments import micros_of
from casedesk.security.receipt import receipt
from casedesk.store import journal
from casedesk.store.access import Access
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.journal.page import JournalPage
from casedesk.ui.places import Place, Room
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.header import PageHeader
from tests.factories import identity, kept, registered
from tests.promises.insider import checked
from tests.stories.pages.journal import JournalReading
from tests.ui.clipping import clipped
from tests.ui.desks import journalled
from tests.vaults import COLLEAGUE, Clock, opened

FOR = "For the inspector\nyearly visit"
RAW = sa.table("journal", *(sa.column(name) for name in ("seq", "person", "object", "details", "at")))
"""The journal for somebody who writes what they like."""
ROOM = (924, 670)
"""What the rail, the margins and the list of pages leave of a window of 1366×698."""


class Straight(WaysOut):
    """Ways out without the system's windows: a place that is known, and no printer."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def place(
        self, parent: QWidget, then: Callable[[Path], object], *, kind: str = "", suffix: str = "pdf", name: str = ""
    ) -> None:
        then(self.path)

    def printer(self, parent: QWidget, then: Callable[[QPrinter], object]) -> None:
        raise AssertionError("no printer here")


@pytest.fixture
def case(access: Access, clock: Clock) -> Case:
    """A case whose identity was added a day later, then printed."""
    case = registered(access)
    clock.at += timedelta(days=1)
    kept(access, identity(case.id, latin_name="Sok Sreymom"))
    return case


@pytest.fixture
def reading(desk: Desk, case: Case, qtbot: QtBot, tmp_path: Path) -> JournalReading:
    """The page of the founder, who is a supervisor."""
    desk.ask(open_case, case=case.id)
    desk.do(
        note_print, case=case.id, paper="summary", parts="steps", for_whom="For the inspector", reason="yearly visit"
    )
    return shown(JournalPage(desk, Background(desk), ways_out=Straight(tmp_path / "out.csv")), qtbot)


def shown(page: JournalPage, qtbot: QtBot) -> JournalReading:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(PageHeader("Journal", facts=page.facts(), buttons=page.buttons()))
    column.addWidget(page, 1)
    window.resize(*ROOM)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    return JournalReading(page, qtbot)


def test_the_newest_stands_on_top_in_words(reading: JournalReading, case: Case) -> None:
    assert reading.acts[:4] == ["Printed from the file", "Opened the file", "Added: Identity", "Began the file"]
    assert {line[2] for line in reading.lines if line[1] == "Opened the file"} == {case.number}


def test_reading_the_journal_is_in_the_journal(reading: JournalReading, access: Access) -> None:
    assert journalled(access, "read journal") == 1


def test_it_is_sifted_by_who_what_when_and_which_case(reading: JournalReading, case: Case) -> None:
    whole = len(reading.acts)
    reading.only(what="Leaving the building")
    assert reading.acts == ["Printed from the file"]
    reading.page.filters.clear_all()
    reading.only(code=case.number.lower())
    assert set(reading.acts) == {"Printed from the file", "Opened the file", "Added: Identity", "Began the file"}
    reading.page.filters.clear_all()
    reading.only(who="Chan Bopha", what="Coming and going")
    assert set(reading.acts) <= {"Unlocked the vault", "Locked the vault"}
    reading.page.filters.clear_all()
    reading.between("16/11/2026", "16/11/2026")
    assert "Began the file" in reading.acts
    assert "Opened the file" not in reading.acts
    reading.page.filters.clear_all()
    assert len(reading.acts) >= whole


def test_a_case_that_is_not_there_leaves_an_empty_list_with_a_way_back(reading: JournalReading) -> None:
    reading.only(code="PP-9999")
    assert reading.acts == []
    assert "No entry" in reading.read_line(0)


def test_a_reason_is_sealed_until_it_is_asked_for_and_that_is_recorded(reading: JournalReading, access: Access) -> None:
    place = reading.acts.index("Printed from the file")
    assert "yearly visit" not in reading.read_line(place)
    assert reading.uncover_reason() == FOR
    assert journalled(access, "read reason") == 1
    reading.read_line(place + 1)
    assert "yearly visit" not in reading.read_line(place)


def test_a_line_of_a_case_opens_its_file(reading: JournalReading, case: Case) -> None:
    went: list[object] = []
    reading.page.go.connect(went.append)
    place = reading.acts.index("Opened the file")
    reading.page.table.opened.emit(reading.page.model.index(place, 0))
    assert went == [Place(Room.CASE, case.id)]


def test_a_receipt_is_found_again_or_told_to_be_foreign(reading: JournalReading, access: Access) -> None:
    with access.engine.connect().execution_options(reading=True) as db:
        last = journal.head(db)
    assert last is not None
    assert f"entry {last.seq}" in reading.check_receipt(receipt(last.hash))
    assert "never had this head" in reading.check_receipt("0000-0000-0000-0000")
    assert "four groups" in reading.check_receipt("7K2M")


def test_the_weekly_receipt_carries_the_head_and_is_recorded_first(
    reading: JournalReading, access: Access, qtbot: QtBot, tmp_path: Path
) -> None:
    reading.page.show_receipt()
    view = reading.page.receipt
    assert view is not None
    assert reading.page.primary() is view.print
    with qtbot.waitSignal(view.said, timeout=20_000):
        view.save.click()
    assert (tmp_path / "out.csv").read_bytes().startswith(b"%PDF")
    assert journalled(access, "print receipt") == 1
    with access.engine.connect().execution_options(reading=True) as db:
        last = journal.head(db)
    assert last is not None
    assert view.code.text() == receipt(last.hash)


def test_what_is_listed_goes_out_with_the_proof_of_each_entry(
    reading: JournalReading, access: Access, qtbot: QtBot, tmp_path: Path
) -> None:
    page = reading.page
    reading.only(what="Changes")
    listed = len(reading.acts)
    page.export()
    _type(page, "For whom", "the inspector")
    with qtbot.waitSignal(page.said, timeout=20_000):
        _press(page, "Choose where…")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    assert len(rows) == listed
    assert journalled(access, "export journal") == 1
    for row in rows:
        assert row["signing key"]
        assert _proven(row)


def test_nothing_goes_out_without_a_name(reading: JournalReading, access: Access, tmp_path: Path) -> None:
    reading.page.export()
    _press(reading.page, "Choose where…")
    assert not (tmp_path / "out.csv").exists()
    assert journalled(access, "export journal") == 0


@pytest.mark.parametrize("value", [b"", b"[1]", b"\xff\xfe", b"x" * 5])
def test_whatever_an_insider_put_into_an_entry_is_listed_and_goes_out(
    desk: Desk, access: Access, case: Case, qtbot: QtBot, tmp_path: Path, value: bytes
) -> None:
    with access.engine.begin() as db:
        ruined = {"person": value, "object": value, "details": value, "at": "never"}
        db.execute(sa.update(RAW).where(RAW.c.seq == 3).values(ruined))
    page = JournalPage(desk, Background(desk), ways_out=Straight(tmp_path / "out.csv"))
    reading = shown(page, qtbot)
    assert len(reading.lines) >= 4
    page.choose(3)
    page.export()
    _type(page, "For whom", "the inspector")
    with qtbot.waitSignal(page.said, timeout=20_000):
        _press(page, "Choose where…")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    assert [row["signing key"] for row in rows if row["Entry"] == "3"] == [""]


def test_a_social_worker_reads_no_journal(folder: Path, qtbot: QtBot) -> None:
    with opened(folder, COLLEAGUE) as access:
        desk = Desk(checked(access))
        with pytest.raises(NotInRole):
            JournalPage(desk, Background(desk))
        desk.deleteLater()


def test_the_model_is_a_model(reading: JournalReading) -> None:
    model: QAbstractItemModel = reading.page.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, reading.page)
    reading.only(what="Looks")


def test_everything_fits(reading: JournalReading) -> None:
    QApplication.processEvents()
    assert clipped(reading.page) == []


def _type(page: JournalPage, name: str, words: str) -> None:
    (line,) = [one for one in page.findChildren(QLineEdit) if one.accessibleName() == name]
    line.setText(words)


def _press(page: JournalPage, words: str) -> None:
    (button,) = [one for one in page.findChildren(QPushButton) if one.text() == words]
    button.click()


def _proven(row: dict[str, str]) -> bool:
    at = datetime.fromisoformat(row["Time, UTC"])
    object = bytes.fromhex(row["object (hex)"]) or None
    raw = Row(
        int(row["Entry"]), micros_of(at), int(row["micros"]),
        bytes.fromhex(row["person (hex)"]), row["action"], object,
        bytes.fromhex(row["details (hex)"]), bytes.fromhex(row["previous"]),
        bytes.fromhex(row["hash"]), bytes.fromhex(row["signature"]),
    )  # fmt: skip
    verify(bytes.fromhex(row["signing key"]), raw.signature, b"casedesk/journal\0" + raw.hash)
    return row_hash(raw) == raw.hash
