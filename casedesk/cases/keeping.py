"""What several verbs do inside: keep an entry and note it. They are called behind a verb, which asked who may."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.records.identity import Identity
from casedesk.store.prepared import Prepared
from casedesk.store.records import Record
from casedesk.store.work import Work

E = TypeVar("E", bound=Record)


def keep(work: Work, entry: E) -> E:
    """Saves an entry and notes in the journal which fields changed – their names, never their values."""
    before = work.get(type(entry), entry.id) if entry.version else None
    names = [n for n in entry.__fields__ if before is None or getattr(before, n) != getattr(entry, n)]
    saved = work.save(entry)
    action = "change" if before else "create"
    work.journal(action, entry.owner, part=entry.__table__.name, fields=" ".join(names) if before else "")
    return saved


def identity_of(work: Work, case_id: UUID) -> Identity | None:
    """The identity in a file, if it was recorded. Raises NotGranted without the key."""
    return next(iter(work.read(Identity, _OF_CASE, case=case_id)), None)


_OF_CASE = Prepared(sa.select(Identity.__table__).where(Identity.case_id == sa.bindparam("case")))
