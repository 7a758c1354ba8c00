"""What the key file says, and its one spelling as canonical JSON. No personal names in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from casedesk.security import spelling
from casedesk.security.errors import Damaged, KeyFileNewer
from casedesk.security.framed import canonical
from casedesk.security.journal import Anchor
from casedesk.security.recovery import Recovery
from casedesk.security.slots import Slot

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

    def way_of(self, person: UUID) -> Slot | Recovery | None:
        """What gives that person the database key: their slot, or the sheets, if it is the recovery keys that ask."""
        if self.recovery is not None and self.recovery.person == person:
            return self.recovery
        return self.slot_of(person)

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
        "cipher_salt": spelling.text(header.cipher_salt),
        "training": header.training,
        "slots": [spelling.slot_said(slot, first=header.format == FIRST_FORMAT) for slot in header.slots],
        "anchors": [{"seq": a.seq, "head": spelling.text(a.head), "at": spelling.moment(a.at)} for a in header.anchors],
    }
    if header.format != FIRST_FORMAT:
        said["recovery"] = None if header.recovery is None else spelling.recovery_said(header.recovery)
    return canonical(said)


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
        spelling.sized(said["cipher_salt"], 16),
        bool(said["training"]),
        tuple(spelling.slot(slot) for slot in said["slots"]),
        tuple(
            Anchor(int(a["seq"]), spelling.sized(a["head"], 32), datetime.fromisoformat(a["at"]))
            for a in said["anchors"]
        ),
        None if said.get("recovery") is None else spelling.recovery(said["recovery"]),
        int(said["format"]),
    )
