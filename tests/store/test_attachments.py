"""Bytes in pieces: they come back as they were, or not at all."""

from __future__ import annotations

import os
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from casedesk.security.errors import Damaged
from casedesk.security.sealing import Address
from casedesk.store.access import Access
from casedesk.store.attachments import PIECE, drop_pieces, place_of, put_pieces, read_pieces
from casedesk.store.tables import pieces

KEY = bytes(range(32))
P = pieces.c
CONTENT = os.urandom(2 * PIECE + 7)


@pytest.fixture
def at(access: Access) -> Address:
    """Three pieces of one attachment in the vault."""
    where = place_of(access.vault.id, uuid4(), uuid4())
    with access.engine.begin() as db:
        put_pieces(db, where, KEY, CONTENT)
    return where


def read(access: Access, at: Address, key: bytes = KEY) -> bytes:
    with access.reading() as db:
        return read_pieces(db, at, key)


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_bytes_of_any_length_come_back(access: Access, size: int) -> None:
    where, content = place_of(access.vault.id, uuid4(), uuid4()), os.urandom(size)
    told: list[tuple[int, int]] = []
    with access.engine.begin() as db:
        put_pieces(db, where, KEY, content, lambda part, of: told.append((part, of)))
    assert read(access, where) == content
    count = -(-size // PIECE)
    assert told == [(part, count) for part in range(count + 1)]


def test_nothing_is_no_attachment(access: Access) -> None:
    with access.engine.begin() as db, pytest.raises(ValueError, match="bytes"):
        put_pieces(db, place_of(access.vault.id, uuid4(), uuid4()), KEY, b"")


def test_no_piece_opens_under_another_key(access: Access, at: Address) -> None:
    with pytest.raises(Damaged):
        read(access, at, bytes(32))


@pytest.mark.parametrize("other", ["vault", "file", "row"])
def test_no_piece_opens_in_another_place(access: Access, at: Address, other: str) -> None:
    moved = {"vault": at.vault, "file": at.file, "row": at.row, other: uuid4()}
    where = place_of(moved["vault"], moved["file"], moved["row"])
    with access.engine.begin() as db:
        db.execute(sa.update(pieces).where(P.attachment == at.row).values(file=where.file, attachment=where.row))
    with pytest.raises(Damaged):
        read(access, where)


def _blob(db: sa.Connection, row: UUID, place: int) -> bytes:
    return bytes(db.execute(sa.select(P.content).where(P.attachment == row, P.place == place)).scalar_one())


def _put(db: sa.Connection, row: UUID, place: int, blob: bytes) -> None:
    db.execute(sa.update(pieces).where(P.attachment == row, P.place == place).values(content=blob))


def exchanged(db: sa.Connection, row: UUID) -> None:
    first, second = _blob(db, row, 0), _blob(db, row, 1)
    _put(db, row, 0, second)
    _put(db, row, 1, first)


def edited(db: sa.Connection, row: UUID) -> None:
    blob = bytearray(_blob(db, row, 1))
    blob[100] ^= 1
    _put(db, row, 1, bytes(blob))


def cut(db: sa.Connection, row: UUID) -> None:
    db.execute(sa.delete(pieces).where(P.attachment == row, P.place == 2))


def missing(db: sa.Connection, row: UUID) -> None:
    db.execute(sa.delete(pieces).where(P.attachment == row, P.place == 1))


def longer(db: sa.Connection, row: UUID) -> None:
    found = db.execute(sa.select(pieces).where(P.attachment == row, P.place == 2)).mappings().one()
    db.execute(sa.insert(pieces), {**found, "place": 3})


def emptied(db: sa.Connection, row: UUID) -> None:
    _put(db, row, 2, b"")


def gone(db: sa.Connection, row: UUID) -> None:
    db.execute(sa.delete(pieces).where(P.attachment == row))


@pytest.mark.parametrize("meddle", [exchanged, edited, cut, missing, longer, emptied, gone])
def test_whoever_meddles_is_noticed(access: Access, at: Address, meddle: object) -> None:
    with access.engine.begin() as db:
        meddle(db, at.row)  # type: ignore[operator]
    with pytest.raises(Damaged):
        read(access, at)


def test_dropped_pieces_are_gone_and_no_others(access: Access, at: Address) -> None:
    other = place_of(access.vault.id, at.file, uuid4())
    with access.engine.begin() as db:
        put_pieces(db, other, KEY, b"another")
        drop_pieces(db, at)
    assert read(access, other) == b"another"
    with pytest.raises(Damaged):
        read(access, at)
