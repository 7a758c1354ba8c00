"""A part that holds several entries: one row each, with what happened to it last."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.contexts import contexts_of
from casedesk.cases.rules.timeline import newest_of, timeline
from casedesk.cases.saying import listed, said_in
from casedesk.store.records import Record
from casedesk.text.dates import said_partial, short_day
from casedesk.text.translation import _
from casedesk.ui.case.entries import Where, entry_of
from casedesk.ui.case.panel import Panel, Sight, Spot
from casedesk.ui.case.part_words import PARTS
from casedesk.ui.case.transferring import transfer_button
from casedesk.ui.looks.icons import Icon
from casedesk.ui.parts.words import WORDS
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.timeline import Entry, Timeline


class ListPanel(Panel):
    """ListPanel(part, sight): rows of one part; Enter opens one.

    Where that is a page of its own, what changed in the chosen one is told from here.
    """

    def __init__(self, part: Part, sight: Sight) -> None:
        self._part = part
        rows = _rows(part, sight)
        usual = next(kind for kind, held in KINDS.items() if held.part is part)
        self._history = self.history_button(self._chosen) if usual not in WORDS else None
        transfer = transfer_button(sight, lambda place: self.going.emit(place)) if part is Part.REFERRALS else None
        actions = (self._history, transfer, self.add_button(part, sight.file.case.kind))
        super().__init__(part.said(), sight, [one for one in actions if one is not None])
        self._list = Timeline(rows, name=part.said())
        self._list.selectionModel().currentChanged.connect(self._look)
        self._list.choose(None)
        self._look()
        self._list.opened.connect(self._open)
        self.add(self._list, 1)

    def entries(self) -> list[Entry]:
        """What is listed, from the top."""
        return self._list.entries()

    def focus_list(self) -> None:
        self._list.setFocus()

    def place(self) -> Spot:
        return Spot(self._list.verticalScrollBar().value(), self._list.key())

    def restore(self, place: Spot) -> None:
        self._list.choose(place.key)
        self._list.verticalScrollBar().setValue(place.scrolled)

    def choose(self, row: UUID | None) -> None:
        """Makes the entry of this row current."""
        self._list.choose(Where(self._part, row) if row else None)

    def open_current(self) -> None:
        """Opens the current entry, as Enter does."""
        self._list.activated.emit(self._list.currentIndex())

    def _chosen(self) -> Record | None:
        """The entry that is current."""
        key = self._list.key()
        return next((one for one in self.sight.file.in_part(self._part) if one.id == getattr(key, "row", None)), None)

    def _look(self) -> None:
        if self._history is not None:
            self._history.setEnabled(self._chosen() is not None)

    def _open(self, entry: Entry) -> None:
        if isinstance(entry.key, Where):
            self.opened.emit(entry.key.part, entry.key.row)


def _rows(part: Part, sight: Sight) -> Sequence[Entry]:
    if part is Part.INCIDENTS:
        return [_incident(one, sight) for one in sight.file.incidents]
    found = newest_of(timeline(sight.file, sight.now, together=sight.together), part)
    rows = [(entry_of(one, sight.now), one) for one in found]
    return [
        Entry(entry.when, Icon[one.icon], entry.title, entry.line, entry.state, entry.mark, Where(part, one.row))
        for entry, one in rows
    ]


def _incident(one: Incident, sight: Sight) -> Entry:
    """What happened, as tables count it: here it is asked for, on the timeline it is not."""
    facts = [one.type.said(), *(context.said() for context in contexts_of(one)), said_in(one, "place")]
    counted = one.counted is Answer.YES
    return Entry(
        when=short_day(one.interviewed, sight.now.date()),
        icon=PARTS[Part.INCIDENTS].icon,
        title=_("Incident {n}, {date}", n=one.ordinal, date=said_partial(one.happened)),
        line=_("{facts}.", facts=listed(facts)),
        state="" if counted else _("not counted"),
        mark=None if counted else Mark.CLOSED,
        key=Where(Part.INCIDENTS, one.id),
    )
