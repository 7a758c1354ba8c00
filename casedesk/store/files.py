"""Reads and writes records on one connection, under one person's keyring. No key, no read and no write."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.keyring import Keyring
from casedesk.security.sealing import Address, key_version_of, seal, unseal
from casedesk.store.prepared import Prepared
from casedesk.store.records import Origin, Record, changed
from casedesk.store.tables import revisions
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

R = TypeVar("R", bound=Record)


class Gone(Mendable):
    """The record is not there any more."""

    sentence = N_("This entry is no longer in the file. Nothing was changed. Open the file again.")


class Stale(Mendable):
    """Somebody saved this record since it was read: `mine` was not saved, `theirs` is what lies in the vault."""

    sentence = N_("Somebody else changed this entry while it was open. Both are kept. Compare them and choose.")

    def __init__(self, mine: Record, theirs: Record) -> None:
        super().__init__()
        self.mine, self.theirs = mine, theirs


@dataclass(frozen=True, slots=True)
class Files:
    """Records of the case files, as one person may read and write them inside one transaction."""

    db: sa.Connection
    ring: Keyring
    vault: UUID
    person: UUID
    now: Callable[[], datetime]
    key_version: Callable[[UUID], int]

    def find(
        self, kind: type[R], *where: sa.ColumnElement[bool], order: Sequence[Any] = (), limit: int | None = None
    ) -> list[R]:
        """The records that meet the conditions, opened.

        Raises NotGranted when a key to one of them is missing: ask only for files that are yours.
        """
        query = sa.select(kind.__table__).where(*where).order_by(*order).limit(limit)
        return [self._opened(kind, row) for row in self.db.execute(query).mappings().all()]

    def read(self, kind: type[R], query: Prepared, values: Mapping[str, object]) -> list[R]:
        """The records of a query that was made once, with its bound values. Raises NotGranted."""
        return [self._opened(kind, row) for row in query.mappings(self.db, values)]

    def get(self, kind: type[R], id: UUID) -> R:
        """One record. Raises Gone when it is not there, NotGranted without the key."""
        for record in self.read(kind, _statements(kind.__table__).one, {"this": id}):
            return record
        raise Gone

    def save(self, record: R) -> R:
        """Writes a new or changed record and returns it with its new version.

        Raises Stale when somebody saved it since it was read, NotGranted without the key.
        """
        made = _statements(record.__table__)
        record = self._under_present_key(record)
        stamped = changed(record, version=record.version + 1, written_at=self.now(), written_by=self.person)
        values, origin = self._closed(stamped)
        if record.version == 0:
            made.insert.change(self.db, values)
        else:
            before = self._before(record)
            fresh = {name: value for name, value in values.items() if value != before[name]}
            same = {"this": record.id, "seen": record.version}
            if _update(record.__table__, frozenset(fresh)).change(self.db, {**fresh, **same}) != 1:
                raise Stale(record, self.get(type(record), record.id))
            self._keep_revision(record, before)
        return changed(stamped, _origin=origin)

    def remove(self, record: Record) -> None:
        """Takes a record out of its table; as it was last it stays among the earlier versions.

        Raises Stale when somebody saved it since it was read, Gone, and NotGranted without the key.
        """
        record = self._under_present_key(record)
        before = self._before(record)
        if record._origin is not None:
            self.ring.key(record._origin.owner, key_version_of(record._origin.blob))
        if _statements(record.__table__).delete.change(self.db, {"this": record.id, "seen": record.version}) != 1:
            raise Stale(record, self.get(type(record), record.id))
        self._keep_revision(record, before)

    def add(self, records: Sequence[R]) -> None:
        """Writes many new records of one kind in one statement."""
        if records:
            stamp = {"version": 1, "written_at": self.now(), "written_by": self.person}
            rows = [self._closed(changed(r, **stamp))[0] for r in records]
            self.db.execute(sa.insert(records[0].__table__), rows)

    def history(self, record: R) -> list[R]:
        """Every version of a record, newest first, beginning with the one in the vault now."""
        kind, found = type(record), [self.get(type(record), record.id)]
        mine = (revisions.c.table == kind.__table__.name) & (revisions.c.row == record.id)
        for row in self.db.execute(sa.select(revisions).where(mine).order_by(revisions.c.version.desc())).mappings():
            coded = json.loads(row["coded"])
            values = {n: None if v is None else _codecs(kind)[n][1](v) for n, v in coded.items()}
            found.append(self._opened(kind, {**values, "sealed": row["sealed"]}))
        return found

    def _under_present_key(self, record: R) -> R:
        """The record, begun from the row as it lies there now if the file's key was renewed since it was read."""
        origin = record._origin
        if origin is None or key_version_of(origin.blob) == self.key_version(origin.owner):
            return record
        fresh = self.get(type(record), record.id)
        return changed(record, _origin=fresh._origin) if fresh.version == record.version else record

    def _before(self, record: Record) -> Mapping[str, Any]:
        """The row a change begins from: as it was read, or, of an open record, as it lies there now."""
        if record._origin is not None:
            return record._origin.row
        for row in _statements(record.__table__).one.mappings(self.db, {"this": record.id}):
            return row
        raise Gone

    def _keep_revision(self, record: Record, before: Mapping[str, Any]) -> None:
        """Keeps the row that was replaced just now as an earlier version."""
        table = record.__table__
        named = type(record).__owner__
        owner = before[named] if named else record.id
        row = {"table": table.name, "row": record.id, "version": record.version, "file": owner}
        text = json.dumps(as_coded(type(record), before), ensure_ascii=False)
        _KEEP_REVISION.change(self.db, {**row, "coded": text, "sealed": before.get("sealed", b"")})

    def _opened(self, kind: type[R], row: Any) -> R:
        values, before = dict(row), dict(row)
        blob = values.pop("sealed", None)
        if kind.__owner__ is None:
            return kind(**values)
        owner = values[kind.__owner__]
        at = Address(self.vault, owner, kind.__table__.name, values["id"])
        opened = unseal(blob, at, self.ring.key(owner, key_version_of(blob)))
        for name, spec in kind.__fields__.items():
            if spec.sealed and (raw := opened.get(name)) is not None:
                values[name] = spec.load(raw)
            elif spec.sealed and spec.optional:  # one that cannot be None and is not there is younger: its default
                values[name] = None
        values["_origin"] = Origin(blob, opened, owner, before)
        return kind(**values)

    def _closed(self, record: Record) -> tuple[dict[str, Any], Origin | None]:
        """The row to write. An unchanged sealed part keeps its blob; what a newer program wrote in it stays."""
        table, origin = record.__table__, record._origin
        values = {c.name: record.__dict__[c.name] for c in table.c if c.name != "sealed"}
        if type(record).__owner__ is None:
            return values, None
        owner = record.owner
        if origin and origin.owner != owner:
            raise ValueError("a sealed record never moves to another file")
        opened = _sealed_values(record)
        version = key_version_of(origin.blob) if origin else self.key_version(owner)
        key = self.ring.key(owner, version)  # no key, no hand on the row, coded fields included
        blob = origin.blob if origin and origin.values == opened else None
        if blob is None:
            blob = seal(opened, Address(self.vault, owner, table.name, record.id), version, key)
        row = {**values, "sealed": blob}
        return row, Origin(blob, opened, owner, row)


@dataclass(frozen=True, slots=True)
class _Statements:
    """What is run at every save, made once for each kind of record: making it anew takes most of the time."""

    one: Prepared
    insert: Prepared
    delete: Prepared


@functools.cache
def _statements(table: sa.Table) -> _Statements:
    one = sa.select(table).where(table.c.id == sa.bindparam("this"))
    seen = (table.c.id == sa.bindparam("this")) & (table.c.version == sa.bindparam("seen"))
    return _Statements(Prepared(one), Prepared(sa.insert(table)), Prepared(sa.delete(table).where(seen)))


@functools.cache
def _update(table: sa.Table, names: frozenset[str]) -> Prepared:
    """Writes these columns of one row and no others: an index over columns that stay is then left alone."""
    same = (table.c.id == sa.bindparam("this")) & (table.c.version == sa.bindparam("seen"))
    return Prepared(sa.update(table).where(same).values({name: sa.bindparam(name) for name in sorted(names)}))


_KEEP_REVISION = Prepared(sa.insert(revisions))


def _sealed_values(record: Record) -> dict[str, Any]:
    opened = dict(record._origin.values) if record._origin else {}
    for name, spec in record.__fields__.items():
        if spec.sealed:
            value = getattr(record, name)
            opened.pop(name, None)
            if value is not None:
                opened[name] = spec.dump(value)
    return opened


Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _same(value: Any) -> Any:
    return value


def as_coded(kind: type[Record], row: Mapping[str, Any]) -> dict[str, Any]:
    """The coded columns of a row as JSON has them: how an earlier version keeps them."""
    return {name: None if row[name] is None else dump(row[name]) for name, (dump, _load) in _codecs(kind).items()}


_COMMON: dict[str, Codec] = {
    "id": (str, UUID),
    "version": (_same, _same),
    "written_at": (datetime.isoformat, datetime.fromisoformat),
    "written_by": (str, UUID),
}


def _codecs(kind: type[Record]) -> dict[str, Codec]:
    """How each coded column of a kind of record is written as JSON and read back."""
    return _COMMON | {n: (f.dump, f.load) for n, f in kind.__fields__.items() if not f.sealed}
