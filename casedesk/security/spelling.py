"""How slots, recovery keys, bytes and moments are written as JSON: in the key file, and beside a backup."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from casedesk.security.errors import Damaged
from casedesk.security.recovery import Pair, Recovery, Sheet
from casedesk.security.slots import Kdf, Slot


def slot(said: Mapping[str, Any]) -> Slot:
    """One slot of the key file or of a backup. Raises Damaged, ValueError, TypeError or KeyError."""
    memory, passes, lanes = said["kdf"]
    return Slot(
        UUID(said["person"]),
        sized(said["tag"], 32),
        sized(said["salt"], 16),
        Kdf(int(memory), int(passes), int(lanes)),
        raw(said["bundle"]),
        raw(said["database_key"]),
        raw(said.get("pending", "")),
    )


def recovery(said: Mapping[str, Any]) -> Recovery:
    """The recovery keys. Raises what `slot` raises."""
    return Recovery(
        UUID(said["person"]),
        raw(said["database_key"]),
        raw(said["pending"]),
        tuple(
            Sheet(
                int(s["number"]), UUID(s["holder"]), datetime.fromisoformat(s["made"]), sized(s["mark"], 16),
                bool(s["revoked"]),
            )
            for s in said["sheets"]
        ),
        tuple(Pair(int(p["first"]), int(p["second"]), raw(p["bundle"])) for p in said["pairs"]),
    )  # fmt: skip


def recovery_said(recovery: Recovery) -> Mapping[str, Any]:
    """The recovery keys as they are written."""
    return {
        "person": str(recovery.person),
        "database_key": text(recovery.database_key),
        "pending": text(recovery.pending),
        "sheets": [
            {
                "number": s.number, "holder": str(s.holder), "made": moment(s.made), "mark": text(s.mark),
                "revoked": s.revoked,
            }
            for s in recovery.sheets
        ],
        "pairs": [{"first": p.first, "second": p.second, "bundle": text(p.bundle)} for p in recovery.pairs],
    }  # fmt: skip


def slot_said(slot: Slot, *, first: bool = False) -> Mapping[str, Any]:
    """A slot as it is written; the `first` format knew no next database key."""
    said = {
        "person": str(slot.person),
        "tag": text(slot.tag),
        "salt": text(slot.salt),
        "kdf": [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes],
        "bundle": text(slot.bundle),
        "database_key": text(slot.database_key),
    }
    return said if first else {**said, "pending": text(slot.pending)}


def moment(at: datetime) -> str:
    """A moment in UTC."""
    return at.astimezone(UTC).isoformat()


def text(plain: bytes) -> str:
    """Bytes in base 64."""
    return b64encode(plain).decode()


def raw(said: str) -> bytes:
    """The bytes again. Raises ValueError."""
    return b64decode(said, validate=True)


def sized(said: str, size: int) -> bytes:
    """Exactly so many bytes. Raises Damaged."""
    plain = raw(said)
    if len(plain) != size:
        raise Damaged("key file")
    return plain
