"""What a search looks through: names, other names, codes and phones of the files one holds the keys of, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.security.roles import Permission
from casedesk.store.records import id_of
from casedesk.store.work import Work, query
from casedesk.text.name_index import Entry, NameIndex

BATCH = 500
SEARCHED = frozenset(kind.__table__.name for kind in (Case, Identity, SafeContact))
"""The tables whose change changes what is found."""


@query(Permission.READ_CASES)
def searchable(work: Work, *, cases: Sequence[UUID] | None = None) -> list[Entry[UUID]]:
    """What can be found of the given cases, or of all. Nothing of it is ever written anywhere."""
    held = work.access.ring.files()
    some = sa.select(id_of(Case), Case.number)
    chosen = some if cases is None else some.where(id_of(Case).in_(cases))
    numbers: dict[UUID, str] = {row.id: row.number for row in work.rows(chosen)}
    mine = [id for id in numbers if id in held]
    names: dict[UUID, tuple[str, ...]] = {}
    phones: dict[UUID, tuple[str, ...]] = {}
    for begin in range(0, len(mine), BATCH):
        batch = mine[begin : begin + BATCH]
        for identity in work.find(Identity, Identity.case_id.in_(batch)):
            given = (identity.khmer_name, identity.latin_name, identity.other_names)
            names[identity.case_id] = tuple(name for name in given if name)
        for contact in work.find(SafeContact, SafeContact.case_id.in_(batch)):
            phones[contact.case_id] = (contact.number,) if contact.number else ()
    return [Entry(id, names.get(id, ()), phones.get(id, ()), numbers[id]) for id in mine]


@query(Permission.READ_CASES, logs="search")
def search(work: Work, *, index: NameIndex[UUID], typed: str, limit: int = 50) -> list[UUID]:
    """The cases that match, best first. That somebody searched is recorded, not what for."""
    return index.find(typed, limit)
