"""The entries that are listed, as a file for an inspection: in the journal first, then on the disk, then anchored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from casedesk.cases.look_words import said_entry
from casedesk.cases.queries.journal import ProvenEntry, proven_entries
from casedesk.cases.verbs.take_journal_out import note_journal_export
from casedesk.reports.journal_file import journal_file
from casedesk.text.dates import local
from casedesk.text.input import clean_line
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.print.press import write
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.field import Field

SOME = 500
Details = Callable[[ProvenEntry], str]


class TakingOut:
    """TakingOut(page, desk, background, ways_out): `begin(…)` asks for whom the file is, and where it goes."""

    def __init__(self, page: QWidget, desk: Desk, background: Background, ways_out: WaysOut | None = None) -> None:
        self._page, self._desk, self._background = page, desk, background
        self._ways = ways_out or WaysOut()

    def begin(
        self, numbers: Sequence[int], details: Details, done: Callable[[str], object],
        trouble: Callable[[Mendable], object],
    ) -> Question:  # fmt: skip
        """Asks for whom the file is; nothing leaves without a name."""
        for_whom = QLineEdit()
        for_whom.setPlaceholderText(_("For example: the inspector of the ministry"))

        def go_on() -> None:
            whom = clean_line(for_whom.text()).text
            if not whom:
                done(_("Nothing was saved: say for whom the file is."))
                return
            self._ways.place(
                self._page, lambda path: self._write(path, whom, numbers, details, done, trouble),
                kind=_("Table (*.csv)"), suffix="csv", name=_("Journal.csv"),
            )  # fmt: skip

        return ask(
            self._page,
            title=n_("Save {n} entry as a file?", "Save {n} entries as a file?", len(numbers)),
            text=_(
                "Who did what, when, and to which case, with the proof of each entry; no values and no reasons. "
                "Outside CaseDesk the file is not protected. That you saved it is recorded first."
            ),
            safe=_("Not now"),
            act=_("Choose where…"),
            then=go_on,
            content=Field(_("For whom"), for_whom),
        )

    def _write(
        self, path: Path, whom: str, numbers: Sequence[int], details: Details, done: Callable[[str], object],
        trouble: Callable[[Mendable], object],
    ) -> None:  # fmt: skip
        try:
            self._desk.do(note_journal_export, entries=len(numbers), for_whom=whom)
        except Mendable as told:
            trouble(told)
            return
        desk = self._desk

        def make() -> bytes:
            return journal_file(_heads(), _rows(desk, numbers, details))

        saved = _("The file is saved. Outside CaseDesk it is not protected.")
        self._background(lambda: write(make, path), lambda _nothing: done(saved), trouble)


def _heads() -> Sequence[str]:
    return (
        _("Entry"), _("Day and time"), _("Time, UTC"), _("Who"), _("What"), _("About"), _("Details"), "action",
        "person (hex)", "object (hex)", "micros", "details (hex)", "previous", "hash", "signature", "signing key",
    )  # fmt: skip


def _rows(desk: Desk, numbers: Sequence[int], details: Details) -> Iterator[Sequence[str]]:
    for begin in range(0, len(numbers), SOME):
        for one in desk.glance(proven_entries, numbers=numbers[begin : begin + SOME]):
            row, line = one.row, one.line
            proof = (row.person, row.object, row.micros, row.details, row.previous, row.hash, row.signature)
            yield (
                str(line.seq), f"{local(line.at):%Y-%m-%d %H:%M:%S}", line.at.isoformat(), line.name,
                said_entry(line.action, line.codes.get("part", "")), line.about, details(one), line.action,
                *map(_plain, proof), one.signing.hex(),
            )  # fmt: skip


def _plain(value: object) -> str:
    """Bytes as hex; anything else, which an insider may have put there, as it is."""
    return value.hex() if isinstance(value, bytes) else "" if value is None else str(value)
