"""A package that was opened, as the lines of the page: chapters, entries, their fields, and what has no place here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from uuid import UUID

from casedesk.cases.attached.trouble import megabytes
from casedesk.text.translation import _, n_
from casedesk.transfer.arriving import Arrived
from casedesk.transfer.shown import ShownEntry, ShownPaper
from casedesk.ui.case.part_words import PARTS
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.parts.words import WORDS, kinds_written
from casedesk.ui.receiving.entry_view import EntryView, Line
from casedesk.ui.receiving.outline import Row
from casedesk.ui.receiving.ticks import Offered, Ticks
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose

MOST = 200
"""So many lines of what cannot be kept are shown; the rest is counted."""


def lost_lines(arrived: Arrived) -> list[str]:
    """What came and cannot be kept, a line each, as much of it as anybody reads."""
    lines, more = list(arrived.unknown[:MOST]), len(arrived.unknown) - MOST
    return lines if more <= 0 else [*lines, n_("{n} more line", "{n} more lines", more)]


def offered(arrived: Arrived) -> dict[UUID, Offered]:
    """What can be kept of each entry; nothing of a photo or paper that is not whole."""
    return {
        entry.id: Offered(
            frozenset(one.name for one in entry.fields), frozenset(one.name for one in entry.fields if one.needed)
        )
        for entry in arrived.entries
        if _is_whole(entry)
    }


def rows(arrived: Arrived) -> list[Row]:
    """Chapters, each followed by its entries; what cannot be kept comes last."""
    found: list[Row] = []
    for part, entries in groupby(arrived.entries, key=lambda one: one.part):
        held, name = tuple(entries), part.said()
        whole = tuple(one.id for one in held if _is_whole(one))
        found.append(Row(name, whole, str(len(held)), PARTS[part].icon, ticked=bool(whole)))
        found += [Row(called(one), (one.id,), ticked=_is_whole(one)) for one in held]
    if arrived.unknown:
        found.append(Row(_("Cannot be kept here"), (), str(len(arrived.unknown)), Icon.DOES_NOT_APPLY, ticked=False))
    return found


class Beside:
    """Beside(arrived, ticks, look): builds what stands beside a row; `look(paper)` shows a photo or paper."""

    def __init__(self, arrived: Arrived, ticks: Ticks, look: Callable[[ShownPaper], object]) -> None:
        self._arrived, self._ticks, self._look = arrived, ticks, look
        self._entries = {one.id: one for one in arrived.entries}

    def __call__(self, row: Row, turned: Callable[[], object]) -> EntryView:
        """An entry with its fields; of a chapter how its tick is turned; or what cannot be kept."""
        if not row.chapter:
            return self._entry(self._entries[row.entries[0]], turned)
        lost = [] if row.ticked else lost_lines(self._arrived)
        view = EntryView(row.name, [], lambda name: False, lambda name, keep: None, lost=lost)
        if row.ticked:
            view.add_act(Prose(_("Space keeps the whole chapter, or leaves it out. Arrows go through its entries.")))
        return view

    def _entry(self, entry: ShownEntry, turned: Callable[[], object]) -> EntryView:
        paper = entry.paper
        declared = entry.kind.__fields__
        lines = [
            Line(one.name, one.label, one.words, one.needed, declared[one.name].sealed)
            for one in (entry.fields if _is_whole(entry) else ())
        ]

        def turn(name: str, keep: bool) -> None:
            self._ticks.tick_field(entry.id, name, keep)
            turned()

        view = EntryView(_titled(entry), lines, lambda name: self._ticks.field(entry.id, name), turn)
        if paper is not None and paper.trouble is not None:
            view.add_act(Notice("\n".join((_("Cannot be kept here:"), paper.trouble.said())), Tone.WAIT))
        if paper is not None and paper.examined is not None:
            view.add_act(Prose(_form(paper), role=Role.INK))
            view.add_act(button(_("Look at it"), partial(self._look, paper), icon=Icon.SHOW, compact=True))
        return view


def _is_whole(entry: ShownEntry) -> bool:
    return entry.paper is None or entry.paper.examined is not None


def called(entry: ShownEntry) -> str:
    """How an entry is called below its chapter; of a further kind of which only a day is told, the kind is said."""
    part = entry.part.said()
    rest = entry.title.removeprefix(part).removeprefix(" · ")
    told = " · " in rest or kinds_written(entry.part)[:1] in ([], [entry.kind])
    words = rest if told else " · ".join(one for one in (_(WORDS[entry.kind].title), rest) if one)
    return words or part


def _titled(entry: ShownEntry) -> str:
    part, words = entry.part.said(), called(entry)
    return words if words == part else f"{part} · {words}"


def _form(paper: ShownPaper) -> str:
    return _("{label}, {form}, {size} MB", label=paper.label, form=paper.media.said(), size=megabytes(paper.size))
