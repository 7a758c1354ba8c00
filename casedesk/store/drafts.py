"""What somebody was typing, kept sealed to them alone until it is saved or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.roles import Permission
from casedesk.security.sealing import lock_bytes, open_bytes
from casedesk.store.tables import drafts
from casedesk.store.work import Work, query, verb


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form: which one, of which file and record (none for a first contact), and what was typed.

    `answers` are the form's own raw answers by field name (JSON values), valid or not.
    """

    id: UUID
    form: str
    file: UUID | None
    row: UUID | None
    at: datetime
    answers: Mapping[str, Any]


@verb(Permission.KEEP_DRAFTS)
def keep_draft(
    work: Work, *, form: str, answers: Mapping[str, Any], id: UUID | None = None, file: UUID | None = None,
    row: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keeps what was typed so far and returns the draft's id; give it again to replace the draft."""
    id = id or uuid4()
    text = json.dumps(answers, ensure_ascii=False).encode()
    sealed = lock_bytes(work.access.me.own_key("drafts"), text, work.access.vault.id.bytes + id.bytes)
    values = {"person": work.person, "form": form, "file": file, "row": row, "at": work.now(), "sealed": sealed}
    kept = upsert(drafts).values(id=id, **values)
    work.db.execute(kept.on_conflict_do_update(index_elements=["id"], set_={"at": values["at"], "sealed": sealed}))
    return id


@verb(Permission.KEEP_DRAFTS)
def discard_draft(work: Work, *, id: UUID) -> None:
    """Throws a draft away, because it was saved or is not wanted."""
    work.db.execute(sa.delete(drafts).where(drafts.c.id == id, drafts.c.person == work.person))


@query(Permission.KEEP_DRAFTS)
def my_drafts(work: Work) -> list[Draft]:
    """One's own drafts, newest first. Another person's drafts cannot be opened by anybody."""
    query = sa.select(drafts).where(drafts.c.person == work.person).order_by(drafts.c.at.desc())
    return [_opened(work, row) for row in work.rows(query)]


@query(Permission.KEEP_DRAFTS)
def find_draft(
    work: Work, *, form: str, file: UUID | None = None, row: UUID | None = None, id: UUID | None = None
) -> Draft | None:
    """One's newest draft of this form for this file and record, or that one of them; None if there is none."""
    d = drafts.c
    mine = (d.person == work.person) & (d.form == form) & d.file.is_(file) & d.row.is_(row)
    if id is not None:
        mine &= d.id == id
    for found in work.rows(sa.select(drafts).where(mine).order_by(d.at.desc()).limit(1)):
        return _opened(work, found)
    return None


def _opened(work: Work, row: Any) -> Draft:
    text = open_bytes(work.access.me.own_key("drafts"), row.sealed, work.access.vault.id.bytes + row.id.bytes)
    return Draft(row.id, row.form, row.file, row.row, row.at, json.loads(text))
