"""Settings › Recovery sheets, on a real vault: made, printed, tried, revoked; and what Today says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.security import keyfile
from casedesk.security.roles import Role
from casedesk.security.sheet_code import read
from casedesk.security.sheets import live
from casedesk.store.access import Access
from casedesk.store.recovery.sheet_state import drill
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.looks.lettering import size_percent
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.print.ways_out import NoPrinter, WaysOut, prepared
from casedesk.ui.recovery.making import MakingView
from casedesk.ui.recovery.notices import sheets_notices
from casedesk.ui.recovery.overview import Overview
from casedesk.ui.recovery.page import RecoveryPage
from casedesk.ui.recovery.trying import TryingView
from casedesk.ui.widgets.asking import Question
from tests.accessible import nameless
from tests.sheets import in_use
from tests.stories.pages.by_name import button
from tests.stories.pages.recovery import SheetsPage, type_both
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.desks import journalled
from tests.vaults import enrolled

WIDTHS = {100: 924, 130: 1010}


class Printer(WaysOut):
    """A printer that prints into a folder; or none at all."""

    def __init__(self, folder: Path, *, there: bool = True) -> None:
        self.folder, self.there, self.pages = folder, there, 0

    def printer(self, parent: QWidget, then: Callable[[QPrinter], object]) -> None:
        if not self.there:
            raise NoPrinter
        self.pages += 1
        made = prepared(QPrinter())
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / f"{self.pages}.pdf"))
        made.setResolution(72)
        then(made)


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(tmp_path)


@pytest.fixture
def sheets(desk: Desk, printer: Printer, qtbot: QtBot) -> Iterator[SheetsPage]:
    page = RecoveryPage(desk, Background(desk), ways_out=printer)
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    window.resize(WIDTHS[size_percent()], 600)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    page.settle()
    QApplication.processEvents()
    yield SheetsPage(page, qtbot)
    window.close()


def numbers(access: Access) -> list[int]:
    """The sheets that open the vault."""
    return [sheet.number for sheet in live(keyfile.read(access.folder).header.recovery)]


def test_sheets_are_printed_one_by_one_proved_and_then_in_use(
    sheets: SheetsPage, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "no two sheets yet" in sheets.told
    sheets.press("Make and print sheets")
    sheets.press("Make 2 sheets")
    view = sheets.page.view
    assert isinstance(view, MakingView)
    for number in (1, 2):
        card = sheets.card
        sheets.press(f"Print sheet {number}")
        assert journalled(access, "print") == number, "the journal knows before the paper does"
        qtbot.waitUntil(card.onward.isVisible)
        code = card._paper.code
        assert read(code).number == number
        assert numbers(access) == []
        sheets.prove(code)
        card.onward.click()
        qtbot.waitUntil(lambda card=card: sheets.page.view is not view or view.card is not card)  # type: ignore[misc]
    assert isinstance(sheets.page.view, Overview)
    assert numbers(access) == [1, 2]
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"1.pdf", "2.pdf"}


def test_what_was_not_read_from_the_paper_proves_nothing(sheets: SheetsPage, access: Access, qtbot: QtBot) -> None:
    sheets.press("Make and print sheets")
    sheets.press("Make 2 sheets")
    card = sheets.card
    sheets.press("Print sheet 1")
    qtbot.waitUntil(card.onward.isVisible)
    sheets.prove("-".join(["AAAA"] * 12))
    card.onward.click()
    assert sheets.card is card
    assert all(field.problem() for field in card.proofs.values())


def test_no_printer_is_told_and_the_sheet_can_be_written_by_hand(
    desk: Desk, printer: Printer, sheets: SheetsPage, access: Access
) -> None:
    printer.there = False
    sheets.press("Make and print sheets")
    sheets.press("Make 2 sheets")
    sheets.press("Print sheet 1")
    assert sheets.card.notice.text() == "No printer was found. Choose one, or come back later."
    assert sheets.groups_on_screen() == []
    assert read(sheets.write_by_hand()).number == 1


def test_given_up_half_way_nothing_has_changed(sheets: SheetsPage, access: Access) -> None:
    before = in_use(access)
    sheets.page.make()
    view = sheets.page.view
    assert isinstance(view, MakingView)
    view.make.click()
    sheets.write_by_hand()
    sheets.press("Not now")
    assert isinstance(sheets.page.view, Overview)
    assert numbers(access) == [1, 2]
    assert desk_drill(access, before.papers[0].code, before.papers[1].code)


def desk_drill(access: Access, one: str, other: str) -> bool:
    made = Desk(access)
    done = made.do(drill, text=one, other_text=other)
    made.deleteLater()
    return bool(done.numbers)


def test_one_sheet_for_each_supervisor_is_proposed(desk: Desk, access: Access, sheets: SheetsPage) -> None:
    enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
    enrolled(access, "Keo Sophal", "sophal", frozenset({Role.SUPERVISOR}))
    sheets.page.make()
    view = sheets.page.view
    assert isinstance(view, MakingView)
    assert view.make.text() == "Make 3 sheets"
    assert [row.choice.currentText() for row in view.holders.rows] == ["Chan Bopha", "Keo Sophal", "Sok Visal"]
    view.holders.rows[2].fewer.click()
    assert view.make.text() == "Make 2 sheets"
    assert view.holders.rows[0].fewer.isHidden(), "two at least"
    assert "Recovery sheets" not in [
        view.holders.rows[0].choice.itemText(row) for row in range(view.holders.rows[0].choice.count())
    ]


def test_two_are_tried_and_a_wrong_one_is_told(sheets: SheetsPage, access: Access, qtbot: QtBot) -> None:
    made = in_use(access, 3)
    sheets.page.show_sheets()
    sheets.press("Test two sheets")
    view = sheets.page.view
    assert isinstance(view, TryingView)
    assert not view.test.isEnabled()
    type_both(view.sheets, made.papers[0].code, made.papers[0].code)
    assert not view.test.isEnabled()
    type_both(view.sheets, made.papers[0].code, made.papers[2].code)
    sheets.press("Test these two")
    assert "Sheets 1 and 3 open the database and the team’s keys." in sheets.told
    assert journalled(access, "recovery drill") == 1


def test_a_sheet_is_revoked_after_a_question(sheets: SheetsPage, access: Access, qtbot: QtBot) -> None:
    in_use(access, 3)
    sheets.page.show_sheets()
    QApplication.processEvents()
    sheets.press("Revoke sheet 2")
    (question,) = [one for one in sheets.page.findChildren(Question) if one.isVisible()]
    assert question.safe.isDefault()
    button(question, "Revoke it").click()
    qtbot.waitUntil(lambda: isinstance(sheets.page.view, Overview) and "Sheet 2" in sheets.told)
    assert numbers(access) == [1, 3]


@pytest.mark.parametrize("view", ["none", "sheets", "holders", "paper", "written", "proof", "test"])
def test_everything_has_a_name_one_primary_button_and_fits_when_sentences_are_longer(
    desk: Desk, access: Access, printer: Printer, qtbot: QtBot, view: str, wardrobe: Appearance
) -> None:
    with stretching():
        if view in ("sheets", "test"):
            in_use(access, 3)
        page = RecoveryPage(desk, Background(desk), ways_out=printer)
        window = QWidget()
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        window.resize(WIDTHS[100], 600)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        if view == "test":
            page.test()
        elif view not in ("none", "sheets"):
            page.make()
            assert isinstance(page.view, MakingView)
            if view != "holders":
                page.view.make.click()
                card = page.view.card
                assert card is not None
                if view in ("written", "proof"):
                    card.by_hand.click()
                if view == "proof":
                    card.written.click()
                    card.onward.click()
        for _round in range(3):
            QApplication.processEvents()
        assert clipped(window) == []
        assert nameless(window) == []
        primaries = [one for one in window.findChildren(QPushButton) if one.property("primary") and one.isVisible()]
        assert primaries == [page.primary()]
        assert not [one for one in window.findChildren(QLineEdit) if one.isVisible() and one.width() < 60]


def test_today_tells_a_supervisor_what_is_to_be_done(desk: Desk, access: Access) -> None:
    (told,) = sheets_notices(desk)
    assert told.sentence.startswith("There are no recovery sheets")
    assert told.place == Place(Room.SETTINGS, part=Topic.RECOVERY)
    made = in_use(access)
    (told,) = sheets_notices(desk)
    assert told.link == "Test them"
    desk_drill(access, made.papers[0].code, made.papers[1].code)
    assert list(sheets_notices(desk)) == []
