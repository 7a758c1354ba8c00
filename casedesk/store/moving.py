"""Entries of one file moved into another: opened with the one key, sealed under the other, every earlier version too.

A record opens in its own place only, so nothing of it may stay behind under the old file's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.sealing import Address, key_version_of, reseal
from casedesk.store import granting
from casedesk.store.attachments import place_of, put_pieces, read_pieces
from casedesk.store.files import Gone, as_coded
from casedesk.store.records import Record
from casedesk.store.tables import pieces, revisions
from casedesk.store.work import Work

_R = revisions.c


@dataclass(frozen=True, slots=True)
class _Row:
    """One record as it lies in its table: its kind, the column that names its file, its place, and its values."""

    kind: type[Record]
    named: str
    at: Address
    values: Mapping[str, Any]

    @property
    def version(self) -> int:
        return int(self.values["version"])

    @property
    def table(self) -> sa.Table:
        return self.kind.__table__

    @property
    def here(self) -> sa.ColumnElement[bool]:
        return (_R.table == self.at.table) & (_R.row == self.at.row)


def move(work: Work, record: Record, into: UUID) -> None:
    """Moves a record into another file, with its history. The move is a version of its own, by who moves it: whoever
    has the record open meets it, and is told. Raises Gone, and NotGranted without both keys.
    """
    row = _row(work, record)
    there = Address(row.at.vault, into, row.at.table, row.at.row)
    _history_to(work, row, there)
    stamp = {"version": row.version + 1, "written_at": work.now(), "written_by": work.person}
    moved = {row.named: into, "sealed": _resealed(work, row.values["sealed"], row.at, there)}
    work.db.execute(sa.update(row.table).where(row.table.c.id == there.row).values(**moved, **stamp))
    work.touched |= {(row.table.name, row.at.file), (row.table.name, into)}


def fold(work: Work, record: Record, onto: Record) -> None:
    """Takes a record away: all its versions become earlier versions of another one of its kind, in another file, whose
    own are numbered on from there. Raises Gone, and NotGranted without both keys.
    """
    row, other = _row(work, record), _row(work, onto)
    _number_on(work, other, by=row.version)
    _history_to(work, row, other.at)
    work.db.execute(sa.delete(row.table).where(row.table.c.id == row.at.row))
    counted = row.version + other.version
    work.db.execute(sa.update(other.table).where(other.table.c.id == other.at.row).values(version=counted))
    work.touched |= {(row.table.name, row.at.file), (row.table.name, other.at.file)}


def move_content(work: Work, attachment: UUID, key: bytes, file: UUID, into: UUID) -> None:
    """Moves the bytes of an attachment: they stay under its own key, bound to their new place. Raises Damaged."""
    vault = work.access.vault.id
    content = read_pieces(work.db, place_of(vault, file, attachment), key)
    work.db.execute(sa.delete(pieces).where(pieces.c.attachment == attachment))
    put_pieces(work.db, place_of(vault, into, attachment), key, content)


def _history_to(work: Work, row: _Row, there: Address) -> None:
    """Every version of a row, the one of now included, becomes an earlier version at another place."""
    place = {"row": there.row, "file": there.file}
    named = {"id": str(there.row), row.named: str(there.file)}
    for old in work.db.execute(sa.select(revisions).where(row.here)).mappings().all():
        coded = json.dumps(json.loads(old["coded"]) | named, ensure_ascii=False)
        sealed = _resealed(work, old["sealed"], row.at, there)
        same = sa.update(revisions).where(row.here, _R.version == old["version"])
        work.db.execute(same.values(**place, coded=coded, sealed=sealed))
    coded = json.dumps(as_coded(row.kind, row.values) | named, ensure_ascii=False)
    kept = {"table": there.table, "version": row.version, **place, "coded": coded}
    work.db.execute(sa.insert(revisions), {**kept, "sealed": _resealed(work, row.values["sealed"], row.at, there)})


def _number_on(work: Work, row: _Row, *, by: int) -> None:
    """The earlier versions of a row are numbered higher, the highest first: no two have one number on the way."""
    found = sa.select(_R.version, _R.coded).where(row.here).order_by(_R.version.desc())
    for old in work.db.execute(found).all():
        coded = json.dumps(json.loads(old.coded) | {"version": old.version + by}, ensure_ascii=False)
        same = sa.update(revisions).where(row.here, _R.version == old.version)
        work.db.execute(same.values(version=old.version + by, coded=coded))


def _row(work: Work, record: Record) -> _Row:
    kind, named = type(record), type(record).__owner__
    if named is None or named == "id":
        raise TypeError(f"{kind.__name__} is not an entry of a file")
    table = kind.__table__
    for values in work.db.execute(sa.select(table).where(table.c.id == record.id)).mappings():
        return _Row(kind, named, Address(work.access.vault.id, values[named], table.name, record.id), dict(values))
    raise Gone


def _resealed(work: Work, blob: bytes, here: Address, there: Address) -> bytes:
    ring, version = work.access.ring, granting.key_version(work.db, there.file)
    old = ring.key(here.file, key_version_of(blob))
    return reseal(blob, here, old, version, ring.key(there.file, version), to=there)
