"""Which files may be about the same person: looked for among the files whose keys one holds, and nowhere else.

Who does not hold a file's key cannot even learn that there is something to find: nothing else is read. Supervisors
hold the keys of their team, so they see what lies across its workers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseKind, CaseStatus
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.likeness import Described, Years, like, pairs
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.fields import InField
from casedesk.store.office_tables import compared
from casedesk.store.records import id_of
from casedesk.store.sealed_parts import sealed_parts
from casedesk.store.work import Work, query
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import N_

_NAMES = ("khmer_name", "latin_name", "other_names")
MOST = 100
"""So many pairs are listed: who has gone through them sees the next ones."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be about the same person: its code, whose it is (name and Khmer name), and its status."""

    case: UUID
    number: str
    worker: tuple[str, str]
    status: CaseStatus


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that may be about one person, the older code first, and how likely, 0 to 1."""

    likely: float
    one: Found
    other: Found


@query(Permission.READ_CASES)
def like_this(work: Work, *, case: UUID) -> list[Found]:
    """The files one can open that may be about the same person as this one, the likeliest first. Codes only."""
    apart, found = _told_apart(work), list[UUID]()
    for described in _described(work).values():
        mine = described.pop(case, None)
        if mine is not None:
            found = [id for _score, id in like(mine, described) if frozenset((case, id)) not in apart]
    told = _told(work, found)
    return [told[id] for id in found]


@query(Permission.READ_CASES)
def like_somebody(work: Work, *, kind: CaseKind, who: Identity) -> list[Found]:
    """The same for somebody who has no file here yet; nobody is like a person without a name."""
    names = tuple(name for name in (getattr(who, one) for one in _NAMES) if name)
    known = _described(work).get(kind, {}) if names else {}
    last = who.age_on.year - who.age if who.age is not None and who.age_on is not None else None
    born = Years(who.born.year, who.born.year, who.born.about) if who.born is not None else None
    years = born or (Years(last - 1, last, guessed=True) if last is not None else None)
    found = [id for _score, id in like(Described(names, who.sex, years, who.place or ""), known)] if known else []
    told = _told(work, found)
    return [told[id] for id in found]


@query(Permission.READ_TEAM)
def possible_duplicates(work: Work) -> list[Pair]:
    """All pairs among the files of one's team, the likeliest first, at most MOST. Codes only."""
    apart = _told_apart(work)
    found = (pair for described in _described(work).values() for pair in pairs(described))
    met = [(score, a, b) for score, a, b in found if frozenset((a, b)) not in apart]
    best = sorted(met, key=lambda pair: (-pair[0], pair[1].int, pair[2].int))[:MOST]
    told = _told(work, {id for _score, a, b in best for id in (a, b)})
    return [Pair(score, *sorted((told[a], told[b]), key=lambda one: one.number)) for score, a, b in best]


@query(Permission.READ_CASES)
def merged_into(work: Work, *, case: UUID) -> Found | None:
    """The file into which a duplicate went, if it did; its code is told to whoever can open it."""
    c = compared.c
    into = work.db.scalar(sa.select(c.other).where(c.one == case, c.same.is_(True)))
    return _told(work, [into]).get(into) if into is not None and work.access.ring.holds(into) else None


@query(Permission.READ_CASES)
def with_code(work: Work, *, code: str) -> UUID:
    """The file with a code, if one can open it. Raises InField (“code”), the same whether there is one or not."""
    for row in work.rows(sa.select(id_of(Case)).where(Case.number == code.strip().upper())):
        if work.access.ring.holds(row.id):
            return UUID(int=row.id.int)
    raise InField("code", N_("No file you can open has this code. Look at it once more."))


def _described(work: Work) -> dict[CaseKind, dict[UUID, Described]]:
    """Whoever is named in a file one holds, by the kind of file; those that are known to be duplicates left out.

    One person may well have a file after an incident and one of family support: the two are not compared.
    """
    i, c = Identity.__table__.c, Case.__table__.c
    joined = sa.select(i.case_id, i.sex, c.kind).join(Case.__table__, c.id == i.case_id)
    rows = {row.case_id: row for row in work.rows(joined.where(Case.status != CaseStatus.DUPLICATE))}
    held = [case for case in rows if work.access.ring.holds(case)]
    found: dict[CaseKind, dict[UUID, Described]] = {kind: {} for kind in CaseKind}
    for begin in range(0, len(held), _AT_ONCE):
        for case, sealed in sealed_parts(work, Identity, held[begin : begin + _AT_ONCE]):
            names = tuple(sealed[name] for name in _NAMES if sealed.get(name))
            if names:
                told = Described(names, rows[case].sex, _years(sealed), sealed.get("place") or "")
                found[rows[case].kind][case] = told
    return found


_AT_ONCE = 500


def _years(sealed: Mapping[str, Any]) -> Years | None:
    if sealed.get("born"):
        born = PartialDate.parse(sealed["born"])
        return Years(born.year, born.year, born.about)
    if sealed.get("age") is not None and sealed.get("age_on"):
        last = date.fromisoformat(sealed["age_on"]).year - sealed["age"]
        return Years(last - 1, last, guessed=True)
    return None


def _told_apart(work: Work) -> set[frozenset[UUID]]:
    """Pairs somebody has looked at already."""
    return {frozenset((row.one, row.other)) for row in work.rows(sa.select(compared.c.one, compared.c.other))}


def _told(work: Work, cases: Iterable[UUID]) -> dict[UUID, Found]:
    c, names = Case.__table__.c, people.names(work.db)
    asked = sa.select(c.id, c.number, c.worker, c.status).where(id_of(Case).in_(list(cases)))
    return {row.id: Found(row.id, row.number, names[row.worker], row.status) for row in work.rows(asked)}
