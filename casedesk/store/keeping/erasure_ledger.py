"""The erasure ledger: what was erased and when it is gone everywhere, replayed whenever an older vault comes back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, signed_by_any
from casedesk.security.roles import Permission
from casedesk.store.keeping.erasing import Scope, remove
from casedesk.store.keeping.policies import BACKUP_DAYS, decided
from casedesk.store.office_tables import backups, erasures
from casedesk.store.records import NOBODY
from casedesk.store.trust import Trust
from casedesk.store.work import Work, query
from casedesk.text.dates import local

FORMAT = 1
PENDING = erasures.c.done.is_(None) & erasures.c.refused.is_(None)
"""What was asked for and is neither done nor refused."""


@dataclass(frozen=True, slots=True)
class Erased:
    """One erasure that was done. `everywhere` is the day by which the last backup that held the file is gone too.

    What comes from the ledger on a medium tells neither the code nor the people: the code is then empty, and who asked
    and who approved are NOBODY.
    """

    id: UUID
    file: UUID
    scope: Scope
    done: datetime
    everywhere: date
    number: str = ""
    asked_by: UUID = NOBODY
    asked: datetime | None = None
    approved_by: UUID = NOBODY


def ledger(db: sa.Connection) -> list[Erased]:
    """Every erasure that was done, the oldest first."""
    rows = db.execute(sa.select(erasures).where(erasures.c.done.is_not(None)).order_by(erasures.c.done))
    return [
        Erased(
            row.id, row.file, Scope(row.scope), row.done, row.everywhere, row.number, row.asked_by, row.asked,
            row.approved_by or NOBODY,
        )
        for row in rows
    ]  # fmt: skip


def words_gone(db: sa.Connection) -> set[UUID]:
    """The files whose words were erased and whose coded facts were kept."""
    e = erasures.c
    return set(db.scalars(sa.select(e.file).where(e.done.is_not(None), e.scope == Scope.NARRATIVE.value)))


@query(Permission.READ_CASES)
def erased_as(work: Work, *, file: UUID) -> Scope | None:
    """How much of a file was erased; None while nothing was. A page that showed it says so."""
    e = erasures.c
    done = work.rows(sa.select(e.scope).where(e.file == file, e.done.is_not(None)).order_by(e.done))
    return Scope(done[-1].scope) if done else None


def gone_everywhere(db: sa.Connection, done: datetime) -> date:
    """The day on which no backup made until now is left, as the centre keeps them: on the last of their days one from
    this evening is still there.
    """
    return local(done).date() + timedelta(days=decided(db, BACKUP_DAYS) + 1)


def still_holding(db: sa.Connection, done: datetime) -> list[str]:
    """The media with a backup from before the erasure that was not removed yet, each once."""
    b = backups.c
    older = sa.select(b.medium).where(b.made <= done, b.gone.is_(None)).distinct().order_by(b.medium)
    return [str(row.medium) for row in db.execute(older)]


def replay(db: sa.Connection, erased: Iterable[Erased]) -> list[Erased]:
    """Erases again, in a vault that was just restored, whatever the ledger names; and takes its lines over.

    Inside the caller's transaction. Returns what was still there. No key is needed. Afterwards empty the write-ahead
    log (`write_ahead.checkpoint`).
    """
    found = []
    for one in sorted(erased, key=lambda one: one.done):
        if remove(db, one.file, one.scope):
            found.append(one)
        row = {
            "id": one.id, "file": one.file, "number": one.number, "scope": one.scope.value, "asked_by": one.asked_by,
            "asked": one.asked or one.done, "refused": None, "approved_by": one.approved_by, "done": one.done,
            "everywhere": one.everywhere,
        }  # fmt: skip
        done = {name: row[name] for name in ("done", "everywhere", "approved_by", "refused")}
        kept = upsert(erasures).values(row)
        db.execute(kept.on_conflict_do_update(index_elements=["id"], set_=done, where=erasures.c.done.is_(None)))
    return found


def dump(erased: Iterable[Erased], vault: UUID, by: Identity) -> bytes:
    """The ledger for a medium, signed: which file (a random number), how much of it, when. No code and no person."""
    lines = [[one.id.hex, one.file.hex, one.scope.value, one.done.isoformat(), str(one.everywhere)] for one in erased]
    told = json.dumps({"format": FORMAT, "vault": vault.hex, "erased": lines}, separators=(",", ":"))
    signature = by.sign(_statement(told))
    return json.dumps({"told": told, "by": by.id.hex, "signature": signature.hex()}, separators=(",", ":")).encode()


def load(dumped: bytes, vault: UUID, trust: Trust) -> list[Erased]:
    """What `dump` wrote. Raises Damaged unless somebody certified in this vault signed it, for this vault."""
    try:
        outer = json.loads(dumped)
        told, by, signature = str(outer["told"]), UUID(outer["by"]), bytes.fromhex(outer["signature"])
        if not signed_by_any(trust.signing_keys(by), signature, _statement(told)):
            raise Damaged("erasure ledger")
        inner = json.loads(told)
        if UUID(inner["vault"]) != vault or inner["format"] != FORMAT:
            raise Damaged("erasure ledger")
        return [_line(*line) for line in inner["erased"]]
    except (ValueError, KeyError, TypeError):
        raise Damaged("erasure ledger") from None


def _line(id: str, file: str, scope: str, done: str, everywhere: str) -> Erased:
    at = datetime.fromisoformat(done)
    return Erased(UUID(id), UUID(file), Scope(scope), at, date.fromisoformat(everywhere))


def _statement(told: str) -> bytes:
    return b"casedesk/erasure ledger\0" + told.encode()
