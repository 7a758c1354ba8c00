"""What a list of services from outside would change in the directory, before anything is changed.

A line belongs to the service with its id; without one, the service of the same name and place is asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casedesk.cases.records.referral import Provider
from casedesk.cases.saying import said
from casedesk.store.records import changed
from casedesk.text.codes import Codes
from casedesk.text.folding import fold
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable


class Outcome(Codes):
    """What a line is to the directory."""

    NEW = "new", N_("new")
    CHANGED = "changed", N_("changed")
    ASKED = "asked", N_("same name and place")
    SAME = "same", N_("as it is here")
    MISTAKE = "mistake", N_("cannot be read")


@dataclass(frozen=True, slots=True)
class Line:
    """One row from outside: its number, the id it carries, its answers by field name, and what is wrong with it."""

    row: int
    id: UUID | None
    given: Mapping[str, Any]
    mistakes: tuple[Mendable, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line would do: the service as it is here, if it is, and as it would be; None for a line of mistakes."""

    line: Line
    outcome: Outcome
    before: Provider | None
    after: Provider | None

    def differences(self) -> list[tuple[str, str, str]]:
        """Label, words now and words then of each field that changes; for a new service each that is known."""
        if self.after is None:
            return []
        found = []
        for name, field in Provider.__fields__.items():
            was = said(field, getattr(self.before, name)) if self.before else ""
            will = said(field, getattr(self.after, name))
            if was != will and (self.before is not None or name != "ours" or self.after.ours):
                found.append((_(field.label), was, will))
        return found

    def as_new(self) -> Provider | None:
        """The line as a service of its own, where it was asked about."""
        return Provider(**self.line.given) if self.after is not None else None


TWICE = N_("Row {row}: row {other} is the same service. Leave one of the two rows out.")


def proposals(lines: Sequence[Line], known: Sequence[Provider]) -> list[Proposal]:
    """One proposal for each line, in their order."""
    by_id = {one.id: one for one in known}
    by_name: dict[tuple[str, str | None], Provider] = {}
    for one in known:
        by_name.setdefault(_called(one.name, one.district), one)
    seen: dict[object, int] = {}
    return [_proposal(line, by_id, by_name, seen) for line in lines]


def _proposal(
    line: Line,
    by_id: Mapping[UUID, Provider],
    by_name: Mapping[tuple[str, str | None], Provider],
    seen: dict[object, int],
) -> Proposal:
    if line.mistakes:
        return Proposal(line, Outcome.MISTAKE, None, None)
    named = _called(line.given["name"], line.given.get("district"))
    before = by_id.get(line.id) if line.id else None
    asked = before is None and named in by_name
    before = before or by_name.get(named)
    same = seen.setdefault(before.id if before else line.id or named, line.row)
    if same != line.row:
        twice = Mendable(TWICE, row=line.row, other=same)
        return Proposal(Line(line.row, line.id, line.given, (twice,)), Outcome.MISTAKE, None, None)
    if before is None:
        return Proposal(line, Outcome.NEW, None, Provider(**line.given))
    after = changed(before, **_other(before, line.given))
    if after == before:
        return Proposal(line, Outcome.SAME, before, after)
    return Proposal(line, Outcome.ASKED if asked else Outcome.CHANGED, before, after)


def _other(before: Provider, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that say something else: a number grouped another way is the same number."""
    fields = Provider.__fields__
    return {
        name: value
        for name, value in given.items()
        if said(fields[name], value) != said(fields[name], getattr(before, name))
    }


def _called(name: str, district: str | None) -> tuple[str, str | None]:
    return fold(name), district
