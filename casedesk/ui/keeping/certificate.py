"""A certificate of erasure leaves the window: the journal first, then the printer or the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from casedesk.cases.queries.retention import Line
from casedesk.cases.verbs.leave import note_export, note_print
from casedesk.reports.erasure_certificate import PAPER, Printing, erasure_certificate
from casedesk.text.dates import clock, day
from casedesk.text.translation import _, language, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import print_on, write
from casedesk.ui.print.ways_out import WaysOut


class Certificates(QObject):
    """Certificates(desk, page, ways_out=None): `to_printer(line)`, `to_file(line)`; `said(str)`, `troubled(str)`."""

    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, desk: Desk, page: QWidget, ways_out: WaysOut | None = None) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.ways = ways_out or WaysOut()
        self._elsewhere = Background(self, threads=1)

    def to_printer(self, line: Line) -> None:
        """Asks which printer, writes it in the journal, prints."""
        self._leave_by(lambda: self.ways.printer(self._page, lambda printer: self._print_on(line, printer)))

    def to_file(self, line: Line) -> None:
        """Asks where, writes it in the journal, saves."""
        self._leave_by(lambda: self.ways.place(self._page, lambda path: self._write_to(line, path)))

    def leave(self) -> None:
        """Waits for what is being written."""
        self._elsewhere.wait()

    def _leave_by(self, way: Callable[[], None]) -> None:
        try:
            way()
        except Mendable as trouble:
            self._tell(trouble)

    def _print_on(self, line: Line, printer: QPrinter) -> None:
        if self._noted(note_print, line):
            make, stopped = self._make(line), self._desk.access.underway.stopped
            done = _("The pages went to the printer.")
            self._elsewhere(lambda: print_on(make, printer, stopped), lambda _nothing: self.said.emit(done), self._tell)

    def _write_to(self, line: Line, path: Path) -> None:
        if self._noted(note_export, line):
            make, done = self._make(line), _("The file is saved. Outside CaseDesk it is not protected.")
            self._elsewhere(lambda: write(make, path), lambda _nothing: self.said.emit(done), self._tell)

    def _noted(self, verb: Callable[..., None], line: Line) -> bool:
        """Whether it is in the journal; if it cannot be written there, nothing leaves."""
        centre = self._desk.access.vault.centre
        try:
            self._desk.do(verb, case=line.erased.file, paper=PAPER, parts="", for_whom=centre)
        except Mendable as trouble:
            self._tell(trouble)
            return False
        return True

    def _make(self, line: Line) -> Callable[[], bytes]:
        now, vault, spoken = self._desk.now(), self._desk.access.vault, language()
        at = _("{day}, {time}", day=day(now.date()), time=clock(now))
        printing = Printing(vault.centre, self._desk.access.person.name, at, now.date(), vault.training)

        def make() -> bytes:
            with speaking(spoken):
                return erasure_certificate(line, printing)

        return make

    def _tell(self, trouble: Mendable) -> None:
        self.troubled.emit(trouble.said())
