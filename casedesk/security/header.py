"""What the key file says, and its one spelling as canonical JSON. No personal names in it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID

from casedesk.security.errors import Damaged, KeyFileNewer
from casedesk.security.journal import Anchor
from casedesk.security.recovery import Pair, Recovery, Sheet
from casedesk.security.slots import Kdf, Slot

FIRST_FORMAT, FORMAT = 1, 2
"""The first format knew neither recovery sheets nor a database key that is being renewed."""
KEPT_ANCHORS = 64


@dataclass(frozen=True, slots=True)
class Header:
    """One generation of the key file: the vault's id, the database's salt (16 bytes), slots and journal anchors.

    `format` is the one it was read in; what is written is always of the newest.
    """

    vault: UUID
    generation: int
    cipher_salt: bytes
    training: bool
    slots: tuple[Slot, ...]
    anchors: tuple[Anchor, ...]
    recovery: Recovery | None = None
    format: int = FORMAT

    @property
    def renewing(self) -> bool:
        """Whether a next database key waits here: the renewal of the database was begun and not finished."""
        return any(slot.pending for slot in self.slots)

    def slot_of(self, person: UUID) -> Slot | None:
        """That person's way in, if there is one."""
        return next((slot for slot in self.slots if slot.person == person), None)

    def with_slot(self, slot: Slot) -> Self:
        """With this person's slot instead of the one they had, if any."""
        return replace(self, slots=(*(s for s in self.slots if s.person != slot.person), slot))

    def without(self, person: UUID) -> Self:
        """Without that person's slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.person != person))

    def anchored(self, anchor: Anchor) -> Self:
        """With one more anchor; the last 64 are kept."""
        return replace(self, anchors=(*self.anchors, anchor)[-KEPT_ANCHORS:])


def encode(header: Header) -> bytes:
    """Canonical JSON: the same header is always the same bytes."""
    said: dict[str, Any] = {
        "format": header.format,
        "vault": str(header.vault),
        "generation": header.generation,
        "cipher_salt": _text(header.cipher_salt),
        "training": header.training,
        "slots": [_slot_said(slot, header.format) for slot in header.slots],
        "anchors": [{"seq": a.seq, "head": _text(a.head), "at": _moment(a.at)} for a in header.anchors],
    }
    if header.format != FIRST_FORMAT:
        said["recovery"] = None if header.recovery is None else _recovery_said(header.recovery)
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def decode(body: bytes) -> Header:
    """Reads what `encode` wrote, and nothing else.

    Raises Damaged, or KeyFileNewer for a format this program does not know.
    """
    try:
        said = json.loads(body)
        if said["format"] not in (FIRST_FORMAT, FORMAT):
            raise KeyFileNewer
        header = _header(said)
        genuine = encode(header) == body
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise Damaged("key file") from None
    if not genuine:
        raise Damaged("key file")
    return header


def _header(said: Mapping[str, Any]) -> Header:
    return Header(
        UUID(said["vault"]),
        int(said["generation"]),
        _sized(said["cipher_salt"], 16),
        bool(said["training"]),
        tuple(_slot(slot) for slot in said["slots"]),
        tuple(Anchor(int(a["seq"]), _sized(a["head"], 32), datetime.fromisoformat(a["at"])) for a in said["anchors"]),
        None if said.get("recovery") is None else _recovery(said["recovery"]),
        int(said["format"]),
    )


def _slot(said: Mapping[str, Any]) -> Slot:
    memory, passes, lanes = said["kdf"]
    return Slot(
        UUID(said["person"]),
        _sized(said["tag"], 32),
        _sized(said["salt"], 16),
        Kdf(int(memory), int(passes), int(lanes)),
        _bytes(said["bundle"]),
        _bytes(said["database_key"]),
        _bytes(said.get("pending", "")),
    )


def _recovery(said: Mapping[str, Any]) -> Recovery:
    return Recovery(
        UUID(said["person"]),
        _bytes(said["database_key"]),
        _bytes(said["pending"]),
        tuple(
            Sheet(
                int(s["number"]), UUID(s["holder"]), datetime.fromisoformat(s["made"]), _sized(s["mark"], 16),
                bool(s["revoked"]),
            )
            for s in said["sheets"]
        ),
        tuple(Pair(int(p["first"]), int(p["second"]), _bytes(p["bundle"])) for p in said["pairs"]),
    )  # fmt: skip


def _recovery_said(recovery: Recovery) -> Mapping[str, Any]:
    return {
        "person": str(recovery.person),
        "database_key": _text(recovery.database_key),
        "pending": _text(recovery.pending),
        "sheets": [
            {
                "number": s.number, "holder": str(s.holder), "made": _moment(s.made), "mark": _text(s.mark),
                "revoked": s.revoked,
            }
            for s in recovery.sheets
        ],
        "pairs": [{"first": p.first, "second": p.second, "bundle": _text(p.bundle)} for p in recovery.pairs],
    }  # fmt: skip


def _slot_said(slot: Slot, format: int) -> Mapping[str, Any]:
    said = {
        "person": str(slot.person),
        "tag": _text(slot.tag),
        "salt": _text(slot.salt),
        "kdf": [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes],
        "bundle": _text(slot.bundle),
        "database_key": _text(slot.database_key),
    }
    return said if format == FIRST_FORMAT else {**said, "pending": _text(slot.pending)}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _bytes(said: str) -> bytes:
    return b64decode(said, validate=True)


def _sized(said: str, size: int) -> bytes:
    raw = _bytes(said)
    if len(raw) != size:
        raise Damaged("key file")
    return raw
