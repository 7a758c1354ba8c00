"""The list of cases: ordered ids first, rows when they are painted. Codes show; names only when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk, Step
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.security.roles import Permission
from casedesk.store.records import id_of
from casedesk.store.work import Work, query
from casedesk.text.codes import Codes
from casedesk.text.translation import N_

NOT_SEEN = timedelta(days=21)
"""Nobody had contact with a person for so long: worth a look."""


class View(Codes):
    """The saved views of the list."""

    MINE = "mine", N_("Mine")
    SHARED = "shared", N_("Shared with me")
    CLOSED = "closed", N_("Closed")


class DueBy(Codes):
    """When the next step is due."""

    LATE = "late", N_("Late")
    TODAY = "today", N_("Today")
    WEEK = "week", N_("Within a week")
    NONE = "none", N_("No date")


class Order(Codes):
    """What the list may be sorted by: each has its covering index."""

    DUE = "due", N_("Due")
    NUMBER = "number", N_("Code")
    RISK = "risk", N_("Risk")
    STEP = "step", N_("Step")
    LAST_CONTACT = "last_contact", N_("Last contact")
    DISTRICT = "district", N_("District")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases, in which order. Nothing chosen in a filter means any."""

    view: View = View.MINE
    order: Order = Order.DUE
    descending: bool = False
    step: Step | None = None
    risk: Risk | None = None
    kind: CaseKind | None = None
    due: DueBy | None = None
    not_seen: bool = False
    today: date = field(default_factory=date.today)

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any((self.step, self.risk, self.kind, self.due, self.not_seen))

    def unfiltered(self) -> Wanted:
        """The same view in the same order, with every filter off."""
        return replace(self, step=None, risk=None, kind=None, due=None, not_seen=False)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list. `name` is None until names are asked for, and stays out of every printed value."""

    id: UUID
    number: str
    kind: CaseKind
    status: CaseStatus
    risk: Risk | None
    step: Step
    next_step: NextStep
    due: date | None
    last_contact: date | None
    district: str | None
    name: str | None = field(default=None, repr=False)


@query(Permission.READ_CASES)
def case_ids(work: Work, *, wanted: Wanted) -> list[bytes]:
    """The ordered ids (16 raw bytes each) of all wanted cases whose key this person holds."""
    return _held_ids(work, [*_in_view(work, wanted.view), *_filters(wanted)], _order(wanted))


@query(Permission.READ_CASES)
def case_rows(work: Work, *, ids: Sequence[bytes]) -> list[CaseRow]:
    """The lines of some cases, in the given order, a page at a time. Raises NotGranted when a key is missing."""
    return _rows(work, ids)


@query(Permission.READ_CASES, logs="list names")
def case_rows_with_names(work: Work, *, ids: Sequence[bytes]) -> list[CaseRow]:
    """The same with the name in each line; that names were listed is recorded. Raises NotGranted."""
    rows = _rows(work, ids)
    said = _names_of(work, [row.id for row in rows])
    return [replace(row, name=said.get(row.id, "")) for row in rows]


@query(Permission.READ_CASES)
def among(work: Work, *, ids: Sequence[UUID], wanted: Wanted) -> Mapping[View, list[bytes]]:
    """Of some cases (what a search found), those the filters leave: in the given order, under the view of each."""
    c = Case.__table__.c
    chosen = sa.select(c.id, c.status, c.worker).where(c.id.in_(ids), *_filters(wanted))
    views = {row.id: _view_of(row.status, row.worker == work.person) for row in work.rows(chosen)}
    found: dict[View, list[bytes]] = {view: [] for view in View}
    for id in ids:
        if id in views and work.access.ring.holds(id):
            found[views[id]].append(id.bytes)
    return found


@query(Permission.READ_CASES)
def coded(work: Work, *, typed: str, limit: int = 200) -> list[UUID]:
    """The cases whose code begins as typed (“pp-00”) or has the number typed (“42”): that very code first."""
    number, typed = Case.__table__.c.number, typed.strip().upper()
    stem = typed.rstrip("0123456789")
    digits = typed[len(stem) :].lstrip("0")
    begins = number.startswith(typed, autoescape=True)
    very = number.startswith(stem.rstrip("- "), autoescape=True) & number.endswith(f"-{digits:0>4}")
    asked = sa.select(id_of(Case)).where(very | begins if digits else begins)
    order = [very.desc(), number] if digits else [number]
    found = work.rows(asked.order_by(*order).limit(limit)) if typed else []
    return [row.id for row in found if work.access.ring.holds(row.id)]


@query(Permission.READ_CASES)
def counts(work: Work) -> Mapping[View, int]:
    """How many cases each view holds for this person."""
    return {view: len(_held_ids(work, _in_view(work, view))) for view in View}


def _held_ids(work: Work, where: Sequence[sa.ColumnElement[bool]], order: Sequence[Any] = ()) -> list[bytes]:
    found = [id for (id,) in work.raw(sa.select(Case.__table__.c.id).where(*where).order_by(*order))]
    return work.access.ring.held(found)  # apart: sifted while they are read, it takes half as long again


def _order(wanted: Wanted) -> list[sa.ColumnElement[Any]]:
    """What is not known comes last, up or down; each way follows the covering index of the order."""
    column, id = Case.__table__.c[wanted.order.value], Case.__table__.c.id
    return [column.desc(), id.desc()] if wanted.descending else [column.asc().nulls_last(), id]


def _rows(work: Work, ids: Sequence[bytes]) -> list[CaseRow]:
    wanted = [UUID(bytes=id) for id in ids]
    for id in wanted:
        work.access.ring.demand(id)
    columns = [Case.__table__.c[f] for f in CaseRow.__slots__ if f != "name"]
    found = {row.id: row for row in work.rows(sa.select(*columns).where(id_of(Case).in_(wanted)))}
    return [CaseRow(**found[id]._mapping) for id in wanted if id in found]


def _names_of(work: Work, cases: Sequence[UUID]) -> dict[UUID, str]:
    """The name to show for each case: as it is written in Khmer, else in Latin letters."""
    found = work.find(Identity, Identity.case_id.in_(cases))
    return {i.case_id: i.khmer_name or i.latin_name or i.other_names or "" for i in found}


def _view_of(status: CaseStatus, mine: bool) -> View:
    if status is not CaseStatus.OPEN:
        return View.CLOSED
    return View.MINE if mine else View.SHARED


def _in_view(work: Work, view: View) -> list[sa.ColumnElement[bool]]:
    if view is View.CLOSED:
        return [Case.status != CaseStatus.OPEN]
    mine = Case.worker == work.person if view is View.MINE else Case.worker != work.person
    return [Case.status == CaseStatus.OPEN, mine]


def _filters(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.step:
        found.append(Case.step == wanted.step)
    if wanted.risk:
        found.append(Case.risk == wanted.risk)
    if wanted.kind:
        found.append(Case.kind == wanted.kind)
    if wanted.not_seen:
        last = Case.__table__.c.last_contact
        long_ago = last.is_(None) | (last < wanted.today - NOT_SEEN)
        by_order = wanted.order is Order.LAST_CONTACT  # else its index is asked first, so that no row is fetched
        found.append(long_ago if by_order else id_of(Case).in_(sa.select(id_of(Case)).where(long_ago)))
    return found + _due(wanted)


def _due(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    due, today = Case.__table__.c.due, wanted.today
    match wanted.due:
        case DueBy.LATE:
            return [due < today]
        case DueBy.TODAY:
            return [due == today]
        case DueBy.WEEK:
            return [due >= today, due <= date.fromordinal(today.toordinal() + 7)]
        case DueBy.NONE:
            return [due.is_(None)]
    return []
