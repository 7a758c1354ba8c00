"""The entries that are listed, as a file for an inspection: in the journal first, then on the disk, then anchored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from casedesk.cases.look_words import said_entry
from casedesk.cases.queries.journal import ProvenEntry, proven_entries
from casedesk.cases.verbs.take_journal_out import note_journal_export
from casedesk.reports.journal_file import journal_file
from casedesk.text.dates import local
from casedesk.text.input import clean_line
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.press import Make
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.field import Field

SOME = 500
Details = Callable[[ProvenEntry], str]


def take_out(
    page: QWidget, desk: Desk, out: PaperOut, numbers: Sequence[int], details: Details, tell: Callable[[str], object]
) -> Question:
    """Asks for whom the file is, then where it goes; nothing leaves without a name."""
    for_whom = QLineEdit()
    for_whom.setPlaceholderText(_("For example: the inspector of the ministry"))

    def noted(whom: str) -> Make:
        desk.do(note_journal_export, entries=len(numbers), for_whom=whom)
        return lambda: journal_file(_heads(), _rows(desk, numbers, details))

    def go_on() -> None:
        whom = clean_line(for_whom.text()).text
        if not whom:
            tell(_("Nothing was saved: say for whom the file is."))
            return
        out.to_file(lambda: noted(whom), kind=_("Table (*.csv)"), suffix="csv", name=_("Journal.csv"))

    return ask(
        page,
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
