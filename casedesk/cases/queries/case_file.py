"""One whole file, opened for its page; the look is in the journal before anything is shown."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.case_file import KINDS, CaseFile, file_of
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Provider, Referral
from casedesk.security.roles import Permission
from casedesk.store.files import Gone
from casedesk.store.prepared import Prepared
from casedesk.store.records import Record, id_of
from casedesk.store.work import Work, query


@query(Permission.READ_CASES, logs="view", about="case")
def open_case(work: Work, *, case: UUID) -> CaseFile:
    """The whole file. Raises Gone, and NotGranted without its key."""
    found = work.get(Case, case)
    asked = ((kind, _entries(kind.__table__, listed.by)) for kind, listed in KINDS.items())
    entries = [entry for kind, statement in asked for entry in work.read(kind, statement, case=case)]
    places = {entry.provider for entry in entries if isinstance(entry, Referral)}
    providers = work.find(Provider, id_of(Provider).in_(places)) if places else ()
    return file_of(found, entries, providers)


@query(Permission.READ_CASES, logs="reveal", about="case")
def reveal(work: Work, *, case: UUID, kind: type[Record], row: UUID, fields: Collection[str]) -> dict[str, Any]:
    """Sealed values of one entry, by field name, once it is in the journal that somebody uncovered them.

    Raises Gone for an entry that is not in this file, and NotGranted without its key.
    """
    found = work.get(kind, row)
    if found.owner != case:
        raise Gone
    return {name: getattr(found, name) for name in fields}


@functools.cache
def _entries(table: sa.Table, by: str) -> Prepared:
    """All entries of a kind in its order; what is of the same day or moment stands newest written first."""
    written = sa.column("rowid", sa.Integer, _selectable=table)  # numbered as they are first written
    order = [table.c[by].desc(), written.desc()] if by else [written]
    return Prepared(sa.select(table).where(table.c.case_id == sa.bindparam("case")).order_by(*order))
