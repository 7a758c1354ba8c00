"""What the key file holds for recovery sheets: a pair of keys on paper, opened by any two sheets (SECURITY.md, 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper: its number, whose drawer it lies in, when it was made.

    `mark` (16 bytes) tells a typed sheet from any other without telling its secret. A revoked sheet stays in the list,
    so that it can be named when somebody types it; none of the pairs holds it.
    """

    number: int
    holder: UUID
    made: datetime
    mark: bytes
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """The recovery keys, locked under two sheets together."""

    first: int
    second: int
    bundle: bytes


@dataclass(frozen=True, slots=True)
class Recovery:
    """The recovery keys: who they are in the vault, the database key sealed to them, and the way in by two sheets.

    database_key and pending: 1,168 bytes, pending is empty unless the database key is being renewed.
    """

    person: UUID
    database_key: bytes
    pending: bytes
    sheets: tuple[Sheet, ...]
    pairs: tuple[Pair, ...]
