"""Long content locked piece by piece; each opens in its own place among so many, and nowhere else."""

from __future__ import annotations

import struct

from casedesk.security.sealing import NONCE, TAG, lock_bytes, open_bytes

LONGER = NONCE + TAG
"""Bytes by which a locked piece is longer than the piece."""
_PLACE = struct.Struct(">II")


def lock_piece(key: bytes, piece: bytes, whole: bytes, place: int, count: int) -> bytes:
    """One piece under the 32-byte key of the whole; `whole` says what it belongs to, `place` counts from 0.

    Which piece is the last one follows from place and count: none can be left out, added or moved.
    """
    return lock_bytes(key, piece, whole + _PLACE.pack(place, count))


def open_piece(key: bytes, blob: bytes, whole: bytes, place: int, count: int) -> bytes:
    """The piece. Raises Damaged when it is another's, elsewhere, edited or torn."""
    return open_bytes(key, blob, whole + _PLACE.pack(place, count))
