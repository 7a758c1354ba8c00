"""The bytes of an attachment, in pieces under a key of its own; each opens in its place only (docs/decisions/0022)."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from casedesk.security.errors import Damaged
from casedesk.security.pieces import lock_piece, open_piece
from casedesk.security.sealing import Address
from casedesk.store.tables import pieces
from casedesk.store.underway import Progress, quiet

PIECE = 256 * 1024
"""Bytes in one piece: nothing that is encrypted at once is larger."""


def place_of(vault: UUID, file: UUID, attachment: UUID) -> Address:
    """Where the bytes of an attachment lie: elsewhere they do not open."""
    return Address(vault, file, pieces.name, attachment)


def put_pieces(db: sa.Connection, at: Address, key: bytes, content: bytes, progress: Progress = quiet) -> None:
    """Writes the bytes under their own 32-byte key inside the caller's transaction. ValueError for no bytes.

    What `progress` raises ends it; nothing is kept then, once the transaction is rolled back.
    """
    if not content:
        raise ValueError("an attachment has bytes")
    count = -(-len(content) // PIECE)
    view, insert = memoryview(content), sa.insert(pieces)
    for place in range(count):
        progress(place, count)
        blob = lock_piece(key, bytes(view[place * PIECE : (place + 1) * PIECE]), _whole(at), place, count)
        db.execute(insert, {"attachment": at.row, "place": place, "file": at.file, "content": blob})
    progress(count, count)


def read_pieces(db: sa.Connection, at: Address, key: bytes) -> bytes:
    """The bytes as they were put. Raises Damaged when a piece is missing, too many, moved, edited or torn."""
    p = pieces.c
    count = db.scalar(sa.select(sa.func.count()).where(p.attachment == at.row))
    if not count:
        raise Damaged("pieces")
    one = sa.select(p.content).where(p.attachment == at.row, p.place == sa.bindparam("here"))
    found = bytearray()
    for place in range(count):  # one after the other: never all of them encrypted and plain at once
        blob = db.scalar(one, {"here": place})
        found += open_piece(key, blob or b"", _whole(at), place, count)
    return bytes(found)


def drop_pieces(db: sa.Connection, attachment: Address) -> None:
    """Forgets the bytes inside the caller's transaction."""
    db.execute(sa.delete(pieces).where(pieces.c.attachment == attachment.row))


def _whole(at: Address) -> bytes:
    return b"casedesk/piece\0" + at.vault.bytes + at.file.bytes + at.row.bytes
