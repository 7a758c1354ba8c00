"""The list of people on paper: into the journal first, then to the printer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from casedesk.store.staff.colleagues import Office, note_paper
from casedesk.text.dates import day
from casedesk.text.translation import language, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.people.words import counted, name_of, roles_said, state_said, when
from casedesk.ui.print.press import press, print_on
from casedesk.ui.print.ways_out import WaysOut


class ListPaper(QObject):
    """ListPaper(parent, desk, ways): `ask(office)` asks for a printer; `printed`, or `troubled(Mendable)`."""

    printed = Signal()
    troubled = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, ways: WaysOut) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._ways = parent, desk, ways
        self._elsewhere = press(self)

    def ask(self, office: Office) -> None:
        """Lets the person choose a printer; what stands in the way is told."""
        make = paper(self._desk, office)
        try:
            self._ways.printer(self._parent, lambda printer: self._print(make, printer))
        except Mendable as trouble:
            self.troubled.emit(trouble)

    def _print(self, make: Callable[[], bytes], printer: QPrinter) -> None:
        try:
            self._desk.do(note_paper, paper="people")
        except Mendable as trouble:
            self.troubled.emit(trouble)
            return
        stopped = self._desk.access.underway.stopped
        self._elsewhere(
            lambda: print_on(make, printer, stopped), lambda out: self.printed.emit(), self.troubled.emit
        )  # fmt: skip


def paper(desk: Desk, office: Office) -> Callable[[], bytes]:
    """Makes the list on whatever thread, in the language of now; it holds plain words, nothing of the window."""
    vault, by, today, code = desk.access.vault, desk.access.person.name, desk.today(), language()
    rows, said = _rows(office, today), counted(office)

    def make() -> bytes:
        from casedesk.reports.people_papers import people_list

        with speaking(code):
            return people_list(
                rows, centre=vault.centre, said=said, printed_by=by, printed_at=day(today), training=vault.training
            )

    return make


def _rows(office: Office, today: date) -> list[tuple[str, str, str, str, str]]:
    names = {one.id: name_of(one) for one in office.people}
    return [
        (
            name_of(one), roles_said(one.roles), names.get(one.signed_by, "–") if one.signed_by else "–",
            state_said(one, today), when(one.last_here, today),
        )
        for one in office.people
    ]  # fmt: skip
