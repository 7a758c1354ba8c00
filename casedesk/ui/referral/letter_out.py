"""The letter goes to the printer: the journal first, then the page; nothing of it is written to the disk."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from casedesk.cases.verbs.leave import note_print
from casedesk.reports.referral_slip import Slip
from casedesk.text.dates import clock, day
from casedesk.text.translation import _, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make, press, print_on
from casedesk.ui.print.ways_out import WaysOut


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that may leave: of which case, which items it holds, and the language it is written in."""

    case: UUID
    slip: Slip
    items: str
    language: str


class LetterOut(QObject):
    """LetterOut(desk, ways): `begin(letter, parent)` asks for a printer. `printed()`, or `troubled(Mendable)`."""

    printed = Signal()
    troubled = Signal(object)

    def __init__(self, desk: Desk, ways: WaysOut, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._ways = desk, ways
        self._elsewhere = press(self)

    def begin(self, letter: Letter, parent: QWidget) -> None:
        """Asks which printer, and prints there."""
        try:
            self._ways.printer(parent, lambda printer: self._print_on(letter, printer))
        except Mendable as trouble:
            self.troubled.emit(trouble)

    def _print_on(self, letter: Letter, printer: QPrinter) -> None:
        told = {"paper": letter.slip.number, "parts": letter.items, "for_whom": letter.slip.to}
        try:
            self._desk.do(note_print, case=letter.case, **told)
        except Mendable as trouble:
            self.troubled.emit(trouble)
            return
        make, stopped = self._made(letter), self._desk.access.underway.stopped
        self._elsewhere(
            lambda: print_on(make, printer, stopped), lambda _nothing: self.printed.emit(), self.troubled.emit
        )

    def _made(self, letter: Letter) -> Make:
        by, at, training = self._desk.access.person.name, self._desk.now(), self._desk.access.vault.training

        def make() -> bytes:
            from casedesk.reports.referral_paper import referral_paper

            with speaking(letter.language):
                when = _("{day}, {time}", day=day(at.date()), time=clock(at))
                return referral_paper(letter.slip, printed_by=by, printed_at=when, training=training)

        return make
