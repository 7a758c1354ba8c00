"""Pages drawn from memory, turned and enlarged; a printer that takes nothing; a job name that tells nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.chapter import Chapter
from casedesk.reports.case_summary import case_summary
from casedesk.ui.background import Stopped
from casedesk.ui.print.pages import opened, pictures
from casedesk.ui.print.paper_view import PaperView
from casedesk.ui.print.press import PrinterSilent, print_on
from casedesk.ui.print.ways_out import in_memory, prepared
from tests.reports.test_from_case import made
from tests.reports.tools import text_of


def nobody(page: int, of: int) -> None:
    """Nobody waits for progress."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A summary of several pages."""
    return case_summary(made(*Chapter))


@pytest.fixture
def view(qtbot: QtBot, pdf: bytes) -> PaperView:
    """The desk with its pages on it."""
    desk = PaperView()
    qtbot.addWidget(desk)
    desk.resize(820, 560)
    desk.show()
    desk.show_pages(list(pictures(pdf, desk.page_width(), nobody)))
    return desk


def test_a_page_is_as_wide_as_asked_and_has_ink_on_it(pdf: bytes) -> None:
    drawn = list(pictures(pdf, 400, nobody))
    with opened(pdf) as document:
        assert len(drawn) == len(document) > 2
    for page in drawn:
        assert (page.width(), page.height()) == (400, 566)
        assert len({page.pixel(x, y) for x in range(0, 400, 3) for y in range(0, 566, 3)}) > 2


def test_two_pages_then_one_then_larger(view: PaperView) -> None:
    widths, words = [view.page_width()], [view.zoomed()]
    while view.can_zoom(1):
        view.zoom(1)
        widths.append(view.page_width())
        words.append(view.zoomed())
    assert words == ["Two pages", "One page", "Large"]
    assert widths == sorted(set(widths))
    view.zoom(1)
    assert view.zoomed() == "Large"


def test_page_down_turns_whole_pages(view: PaperView) -> None:
    view.zoom(1)
    bar, page = view.verticalScrollBar(), view.verticalScrollBar().pageStep()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() == page
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_desk_says_how_many_pages_lie_on_it(view: PaperView, pdf: bytes) -> None:
    with opened(pdf) as document:
        assert view.accessibleDescription() == f"{len(document)} pages"
    view.show_pages([QImage(10, 14, QImage.Format.Format_RGB32)])
    assert view.accessibleDescription() == "1 page"


def test_what_is_printed_has_every_page(pdf: bytes, tmp_path: Path) -> None:
    printer = prepared(QPrinter())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    print_on(lambda: pdf, printer, lambda: False)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert text_of(printed).count("\f") == text_of(pdf).count("\f")
    assert b"PP-0042" not in printed


def test_locking_stops_the_printing_at_the_next_page(pdf: bytes, tmp_path: Path) -> None:
    printer = prepared(QPrinter())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    asked = iter([False, False, True])
    with pytest.raises(Stopped):
        print_on(lambda: pdf, printer, lambda: next(asked))
    assert next(asked, None) is None


def test_a_locked_vault_prints_nothing_more(pdf: bytes, tmp_path: Path) -> None:
    printer = prepared(QPrinter())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with pytest.raises(Stopped):
        print_on(lambda: pdf, printer, lambda: True)
    assert not (tmp_path / "printed.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(pdf: bytes, tmp_path: Path) -> None:
    printer = prepared(QPrinter())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    with pytest.raises(PrinterSilent):
        print_on(lambda: pdf, printer, lambda: False)


def test_the_job_has_a_neutral_name(qtbot: QtBot) -> None:
    printer = prepared(QPrinter())
    assert (printer.docName(), printer.creator()) == ("Document", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system spools in its own way")
def test_what_waits_for_the_printer_waits_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/var/tmp")
    with in_memory():
        assert os.environ["TMPDIR"] == "/dev/shm"
    assert os.environ["TMPDIR"] == "/var/tmp"
    monkeypatch.delenv("TMPDIR")
    with in_memory():
        assert os.environ["TMPDIR"] == "/dev/shm"
    assert "TMPDIR" not in os.environ
