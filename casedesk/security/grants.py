"""A file's key given to one person or team, signed by who gave it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from uuid import UUID

from casedesk.security.envelope import open_box, seal_to
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, verify

HEAD = struct.Struct(">BI")  # format, key version
FORMAT = 1
KEY_LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class Grant:
    """One key version of one file (case or group), in a box for one recipient."""

    file: UUID
    key_version: int
    recipient: UUID
    giver: UUID
    box: bytes
    signature: bytes

    def context(self, vault: UUID) -> bytes:
        """What the box is bound to."""
        return _context(vault, self.file, self.key_version, self.recipient)

    def signed(self, vault: UUID) -> bytes:
        """What the giver signed."""
        return self.context(vault) + self.giver.bytes + self.box


def give(key: bytes, vault: UUID, file: UUID, version: int, to: UUID, to_sealing: bytes, by: Identity) -> Grant:
    """Gives a file's key. The caller has checked the recipient's certificate: `to_sealing` must be theirs."""
    box = seal_to(to_sealing, key, _context(vault, file, version, to))
    unsigned = Grant(file, version, to, by.id, box, b"")
    return Grant(file, version, to, by.id, box, by.sign(unsigned.signed(vault)))


def open_grant(grant: Grant, vault: UUID, identity: Identity, giver_signing: bytes) -> bytes:
    """The file's key, 32 bytes. Raises Damaged when forged, edited, moved, or meant for somebody else."""
    verify(giver_signing, grant.signature, grant.signed(vault))
    key = open_box(identity, grant.box, grant.context(vault))
    if identity.id != grant.recipient or len(key) != KEY_LENGTH:
        raise Damaged("grant")
    return key


def _context(vault: UUID, file: UUID, key_version: int, recipient: UUID) -> bytes:
    place = vault.bytes + file.bytes + recipient.bytes
    return b"casedesk/grant\0" + place + HEAD.pack(FORMAT, key_version)
