"""The list of cases: ordered ids first, rows when they are painted. Codes show; names only when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
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


class View(Codes):
    """The saved views of the list."""

    MINE = "mine", N_("Mine")
    SHARED = "shared", N_("Shared with me")
    CLOSED = "closed", N_("Closed")


class Due(Codes):
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
    due: Due | None = None
    today: date = field(default_factory=date.today)

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any((self.step, self.risk, self.kind, self.due))


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
    column: Any = Case.__table__.c[wanted.order.value]
    order = [column.is_(None), column.desc() if wanted.descending else column.asc(), *_second(wanted.order)]
    chosen = sa.select(sa.type_coerce(Case.__table__.c.id, sa.LargeBinary)).where(*_conditions(work, wanted))
    held = work.access.ring.raw_files()
    return [row[0] for row in work.rows(chosen.order_by(*order)) if row[0] in held]


@query(Permission.READ_CASES)
def case_rows(work: Work, *, ids: Sequence[bytes], names: bool = False) -> list[CaseRow]:
    """The lines of some cases, in the given order, a page at a time. Raises NotGranted when a key is missing."""
    wanted = [UUID(bytes=id) for id in ids]
    for id in wanted:
        if not work.access.ring.holds(id):
            work.access.ring.key(id, 1)  # fetches it, or raises NotGranted
    columns = [Case.__table__.c[f] for f in CaseRow.__slots__ if f != "name"]
    found = {row.id: row for row in work.rows(sa.select(*columns).where(id_of(Case).in_(wanted)))}
    said = _names_of(work, wanted) if names else {}
    return [CaseRow(**found[id]._mapping, name=said.get(id)) for id in wanted if id in found]


@query(Permission.READ_CASES)
def counts(work: Work) -> Mapping[View, int]:
    """How many cases each view holds for this person."""
    held = work.access.ring.raw_files()
    id, c = sa.type_coerce(Case.__table__.c.id, sa.LargeBinary), Case.__table__.c
    found = dict.fromkeys(View, 0)
    for raw, status, worker in work.rows(sa.select(id, c.status, c.worker)):
        if raw in held:
            found[_view_of(status, worker == work.person)] += 1
    return found


def _names_of(work: Work, cases: Sequence[UUID]) -> dict[UUID, str]:
    """The name to show for each case: as it is written in Khmer, else in Latin letters."""
    found = work.find(Identity, Identity.case_id.in_(cases))
    return {i.case_id: i.khmer_name or i.latin_name or i.other_names or "" for i in found}


def _view_of(status: CaseStatus, mine: bool) -> View:
    if status is not CaseStatus.OPEN:
        return View.CLOSED
    return View.MINE if mine else View.SHARED


def _conditions(work: Work, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found = [Case.status != CaseStatus.OPEN if wanted.view is View.CLOSED else Case.status == CaseStatus.OPEN]
    if wanted.view is View.MINE:
        found.append(Case.worker == work.person)
    if wanted.view is View.SHARED:
        found.append(Case.worker != work.person)
    if wanted.step:
        found.append(Case.step == wanted.step)
    if wanted.risk:
        found.append(Case.risk == wanted.risk)
    if wanted.kind:
        found.append(Case.kind == wanted.kind)
    return found + _due(wanted)


def _due(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    due, today = Case.__table__.c.due, wanted.today
    match wanted.due:
        case Due.LATE:
            return [due < today]
        case Due.TODAY:
            return [due == today]
        case Due.WEEK:
            return [due >= today, due <= date.fromordinal(today.toordinal() + 7)]
        case Due.NONE:
            return [due.is_(None)]
    return []


def _second(order: Order) -> list[Any]:
    return [] if order is Order.NUMBER else [Case.__table__.c.id]
