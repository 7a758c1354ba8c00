"""One entry of the journal in full: when to the second, by whom, what, and the reason on demand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from casedesk.cases.look_words import said_entry, said_person
from casedesk.cases.queries.journal import EntryRow, KnownBreak, entry_words
from casedesk.text.dates import day, local
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel


class EntryCard(Card):
    """EntryCard(desk): `show_entry(entry, details, known)`; `go(Place)` to the file it is about."""

    go = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: EntryRow | None = None
        self._what = Prose(style=Style.BODY, role=Role.INK, bold=True)
        self._when = Prose(style=Style.SMALL)
        self._details = Prose(style=Style.SMALL, role=Role.INK)
        self._broken = Prose(style=Style.SMALL, role=Role.URGENT)
        self._why = Line(_("Reason:"), style=Style.SMALL, role=Role.INK2)
        self._words = SealedLabel(self._reveal, name=_("Reason"), style=Style.SMALL)
        self._file = link(_("Open the file"), self._open, style=Style.SMALL)
        self.body.setSpacing(px(3))
        for part in (self._what, self._when, self._details, self._broken):
            self.add(part)
        self.add_layout(row_of(self._why, self._words, None, self._file))
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_entry(None, "", None)

    def show_entry(self, entry: EntryRow | None, details: str, known: KnownBreak | None) -> None:
        """Another entry, or none; `known` is where it does not match, and who acknowledged that."""
        self._words.conceal()
        self._entry = entry
        self._what.setText(said_entry(entry.action, entry.codes.get("part", "")) if entry else _("No entry chosen"))
        self._when.setText(_when(entry) if entry else "")
        self._details.setText(details)
        self._broken.setText(_known(known) if known else "")
        self._details.setVisible(bool(details))
        self._broken.setVisible(known is not None)
        for part in (self._why, self._words):
            part.setVisible(entry is not None and entry.sealed)
        self._file.setVisible(entry is not None and entry.case is not None)

    def _reveal(self) -> str | None:
        entry = self._entry
        return self._desk.ask(entry_words, number=entry.seq, concerns=entry.concerns).strip() if entry else None

    def _open(self) -> None:
        if self._entry is not None and self._entry.case is not None:
            self.go.emit(Place(Room.CASE, self._entry.case))


def _when(entry: EntryRow) -> str:
    at = local(entry.at)
    return _(
        "Entry {number}, {day}, {time}, {person}",
        number=entry.seq,
        day=day(at.date()),
        time=f"{at:%H:%M:%S}",
        person=said_person(entry.name, entry.khmer_name, me=False),
    )


def _known(known: KnownBreak) -> str:
    return _(
        "The journal does not match here. {person} acknowledged it on {day} (entry {number}).",
        person=said_person(known.name, known.khmer_name, me=False),
        day=day(local(known.at).date()),
        number=known.entry,
    )
