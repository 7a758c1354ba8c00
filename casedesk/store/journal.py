"""The journal in the vault: entries appended in the transaction of what they tell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.envelope import seal_to
from casedesk.security.identity import Identity
from casedesk.security.journal import Entry, Head, entry
from casedesk.store.prepared import Prepared
from casedesk.store.tables import journal


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to be recorded. `codes` are field names, counts and codes; `words` are sealed to the supervisors."""

    action: str
    object: UUID | None = None
    codes: tuple[tuple[str, str], ...] = ()
    words: str = ""


def head(db: sa.Connection) -> Head | None:
    """The newest entry's place in the chain; None in a new vault."""
    for row in _HEAD.rows(db, {}):
        return Head(*row)
    return None


_LAST = sa.select(sa.func.max(journal.c.seq)).scalar_subquery()  # `LIMIT ?` would be planned anew at every save
_HEAD = Prepared(sa.select(journal.c.seq, journal.c.hash, journal.c.micros).where(journal.c.seq == _LAST))
_APPEND = Prepared(sa.insert(journal))


def append(
    db: sa.Connection, notes: Iterable[Note], by: Identity, at: datetime, supervisors: bytes | None, vault: UUID
) -> None:
    """Adds the notes to the chain, each signed by who acted."""
    last = head(db)
    for note in notes:
        told: dict[str, object] = dict(note.codes)
        if note.words and supervisors is not None:
            told["sealed"] = seal_to(supervisors, note.words.encode(), words_context(vault)).hex()
        details = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() if told else b""
        made = entry(previous=last, person=by.id, at=at, action=note.action, object=note.object, details=details, by=by)
        last = Head(made.seq, made.hash, made.micros)
        _APPEND.change(db, {f: getattr(made, f) for f in Entry.__dataclass_fields__})


def codes_of(details: object) -> dict[str, str]:
    """The codes of an entry. Nothing for what an insider wrote there instead: the walk over the chain tells of that."""
    try:
        told = json.loads(details) if isinstance(details, bytes) and details else {}
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}


def words_context(vault: UUID) -> bytes:
    """What words in an entry are sealed for: this journal, and nothing else."""
    return b"casedesk/journal\0" + vault.bytes


def entries(db: sa.Connection, *where: sa.ColumnElement[bool], newest: int | None = None) -> Iterator[Entry]:
    """Entries as they were signed: oldest first, or the given number of newest, newest first."""
    order = journal.c.seq.desc() if newest is not None else journal.c.seq
    fields = [journal.c[f] for f in Entry.__dataclass_fields__]
    for row in db.execute(sa.select(*fields).where(*where).order_by(order).limit(newest)):
        yield Entry(*row)
