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
from casedesk.security.slots import Kdf, Slot

FORMAT = 1
KEPT_ANCHORS = 64


@dataclass(frozen=True, slots=True)
class Header:
    """One generation of the key file: the vault's id, the database's salt (16 bytes), slots and journal anchors."""

    vault: UUID
    generation: int
    cipher_salt: bytes
    training: bool
    slots: tuple[Slot, ...]
    anchors: tuple[Anchor, ...]

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
    said = {
        "format": FORMAT,
        "vault": str(header.vault),
        "generation": header.generation,
        "cipher_salt": _text(header.cipher_salt),
        "training": header.training,
        "slots": [_slot_said(slot) for slot in header.slots],
        "anchors": [{"seq": a.seq, "head": _text(a.head), "at": _moment(a.at)} for a in header.anchors],
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def decode(body: bytes) -> Header:
    """Reads what `encode` wrote, and nothing else.

    Raises Damaged, or KeyFileNewer for a format this program does not know.
    """
    try:
        said = json.loads(body)
        if said["format"] != FORMAT:
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
    )


def _slot_said(slot: Slot) -> Mapping[str, Any]:
    return {
        "person": str(slot.person),
        "tag": _text(slot.tag),
        "salt": _text(slot.salt),
        "kdf": [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes],
        "bundle": _text(slot.bundle),
        "database_key": _text(slot.database_key),
    }


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
