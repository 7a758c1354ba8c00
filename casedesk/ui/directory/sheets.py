"""The directory as a spreadsheet: saved outside, or chosen to be taken in. Both work beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.taking_in import Proposal, proposals
from casedesk.cases.verbs.directory import note_providers_export
from casedesk.exchange.provider_sheet import read, written
from casedesk.exchange.spreadsheet import MOST_BYTES, SheetRefused
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Desk
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.press import Make, press
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.choosing import ask_file

_GONE = N_("The file could not be read. Nothing was changed. Check that it is still there, then choose it again.")


class Sheets(QObject):
    """Sheets(desk, page, ways=None): `compared([Proposal])`, `saved(sentence)`, `troubled(Mendable)`."""

    compared = Signal(object)
    saved = Signal(str)
    troubled = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, ways: WaysOut | None = None) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._elsewhere = press(self)
        self._out = PaperOut(desk, page, ways)
        self._out.left.connect(self.saved)
        self._out.troubled.connect(self.troubled)

    def save(self, listed: Sequence[Provider]) -> None:
        """Asks where, notes it in the journal, and writes the services that are listed, and no others."""
        kind = _("Spreadsheet (*.xlsx)")
        self._out.to_file(lambda: self._noted(listed), kind=kind, suffix="xlsx", name=_("Directory.xlsx"))

    def ask_file(self) -> None:
        """The system's own window, without blocking."""
        ask_file(self._page, _("A spreadsheet of services"), self.compare, _("Spreadsheet (*.xlsx)"))

    def compare(self, path: Path) -> None:
        """Reads a file and lays it beside the directory; nothing is changed by this."""
        known, today = self._desk.glance(providers), self._desk.today()

        def work() -> list[Proposal]:
            return proposals(read(content_of(path), today=today), known)

        self._elsewhere(work, self.compared.emit, self.troubled.emit)

    def _noted(self, listed: Sequence[Provider]) -> Make:
        self._desk.do(note_providers_export, count=len(listed))
        return lambda: written(listed)


def content_of(path: Path) -> bytes:
    """What a file holds; of one that is far too large no more than shows it. Raises SheetRefused."""
    try:
        if not path.is_file():
            raise SheetRefused(_GONE)  # a pipe would be waited for
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise SheetRefused(_GONE) from None
