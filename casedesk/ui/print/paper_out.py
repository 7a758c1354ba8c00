"""A paper leaves the window: in the journal first, then on the printer or in a file; what cannot be noted stays in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import Make, press, print_on, write
from casedesk.ui.print.ways_out import WaysOut

Noted = Callable[[], Make]
"""Writes in the journal that the paper leaves, and gives what makes it; Mendable trouble keeps it in."""


class PaperOut(QObject):
    """PaperOut(desk, page, ways): its questions stand over `page`.

    `left(sentence)` when the paper is out, `troubled(Mendable)` when it is not. A paper on its way goes on when the
    page is left; once the vault is being locked, the printer gets no further page.
    """

    left = Signal(str)
    troubled = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, ways: WaysOut | None = None) -> None:
        super().__init__(page)
        self._desk, self._page, self._ways = desk, page, ways or WaysOut()
        self._elsewhere = press(self)

    def to_printer(self, noted: Noted) -> None:
        """Asks which printer, then notes and prints."""
        stopped, said = self._desk.access.underway.stopped, _("The pages went to the printer.")
        self._ask(
            lambda: self._ways.printer(
                self._page, lambda printer: self._put_out(noted, lambda make: print_on(make, printer, stopped), said)
            )
        )

    def to_file(self, noted: Noted, *, kind: str = "", suffix: str = "pdf", name: str = "") -> None:
        """Asks where, then notes and saves. `kind`, `suffix` and `name` say what is offered; else a PDF document."""
        said = _("The file is saved. Outside CaseDesk it is not protected.")
        self._ask(
            lambda: self._ways.place(
                self._page, lambda path: self._put_out(noted, lambda make: write(make, path), said),
                kind=kind, suffix=suffix, name=name,
            )
        )  # fmt: skip

    def _ask(self, way: Callable[[], None]) -> None:
        try:
            way()
        except Mendable as trouble:
            self.troubled.emit(trouble)

    def _put_out(self, noted: Noted, out: Callable[[Make], None], said: str) -> None:
        try:
            make = noted()
        except Mendable as trouble:
            self.troubled.emit(trouble)
            return
        self._elsewhere(lambda: out(make), lambda _nothing: self.left.emit(said), self.troubled.emit)
