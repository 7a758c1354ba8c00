"""What a search looks through: names, other names, codes and phones of the files one holds the keys of, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.queries.caseload import coded
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.security.roles import Permission
from casedesk.store.records import id_of
from casedesk.store.sealed_parts import sealed_parts
from casedesk.store.work import Work, query
from casedesk.text.name_index import Entry, NameIndex

_NAMES, _PHONES = ("khmer_name", "latin_name", "other_names"), ("number",)
SEARCHED = frozenset(kind.__table__.name for kind in (Case, Identity, SafeContact)) | {"grants"}
"""The tables whose change changes what is found: also who holds which key."""


@query(Permission.READ_CASES)
def everybody(work: Work) -> list[UUID]:
    """Every case whose key one holds, by code: to be read a part at a time."""
    found = work.raw(sa.select(Case.__table__.c.id).order_by(Case.number))
    return [UUID(bytes=id) for id in work.access.ring.held(id for (id,) in found)]


@query(Permission.READ_CASES)
def searchable(work: Work, *, cases: Sequence[UUID]) -> list[Entry[UUID]]:
    """What the given cases can be found by, as far as one holds their keys. Nothing of it is ever written anywhere."""
    held = [case for case in cases if work.access.ring.holds(case)]
    names = {case: _given(sealed, _NAMES) for case, sealed in sealed_parts(work, Identity, held)}
    phones = {case: _given(sealed, _PHONES) for case, sealed in sealed_parts(work, SafeContact, held)}
    numbers = work.rows(sa.select(id_of(Case), Case.number).where(id_of(Case).in_(held)).order_by(Case.number))
    return [Entry(id, names.get(id, ()), phones.get(id, ()), number) for id, number in numbers]


@query(Permission.READ_CASES, logs="search")
def search(work: Work, *, index: NameIndex[UUID], typed: str, limit: int = 50) -> list[UUID]:
    """Cases that match, best first, else those whose code begins so. That one searched is recorded, not what for."""
    return index.find(typed, limit) or coded(work, typed=typed, limit=limit)


def _given(sealed: Mapping[str, str], fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(sealed[field] for field in fields if sealed.get(field))
