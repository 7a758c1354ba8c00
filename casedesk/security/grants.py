"""A file's key given to one person or team, signed by who gave it."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from casedesk.security.envelope import open_box, seal_to
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, signed_by_any
from casedesk.security.moments import micros_of
from casedesk.text.codes import Codes
from casedesk.text.translation import N_

HEAD = struct.Struct(">BI")  # format, key version
FORMAT = 1
KEY_LENGTH = 32
TERMS = struct.Struct(">q?q")  # given, ends, until


class GrantKind(Codes):
    """Why somebody holds a file's key."""

    OWN = "own", N_("own case")
    TEAM = "team", N_("team")
    SHARE = "share", N_("shared")
    COVER = "cover", N_("covers a colleague")
    BREAK_GLASS = "break_glass", N_("opened in an emergency")


@dataclass(frozen=True, slots=True)
class Terms:
    """Why, since when and until when a grant holds. Signed with it, so that nobody lengthens it."""

    kind: GrantKind
    at: datetime
    until: datetime | None = None

    def dump(self) -> bytes:
        """The terms as they are signed."""
        until = 0 if self.until is None else micros_of(self.until)
        kind: str = self.kind.value
        return kind.encode() + b"\0" + TERMS.pack(micros_of(self.at), self.until is not None, until)


@dataclass(frozen=True, slots=True, repr=False)
class Grant:
    """One key version of one file (case or group), in a box for one recipient.

    `commitment` (32 bytes) tells which key it is without telling the key: every grant of one key version must show the
    same one. The first version of CaseDesk signed neither commitment nor terms; there `commitment` is empty.
    """

    file: UUID
    key_version: int
    recipient: UUID
    giver: UUID
    box: bytes
    signature: bytes
    commitment: bytes = b""
    terms: Terms | None = None

    def context(self, vault: UUID) -> bytes:
        """What the box is bound to."""
        return _context(vault, self.file, self.key_version, self.recipient)

    def signed(self, vault: UUID) -> bytes:
        """What the giver signed."""
        terms = self.commitment + self.terms.dump() if self.commitment and self.terms else b""
        return self.context(vault) + self.giver.bytes + self.box + terms


def committed(key: bytes, vault: UUID, file: UUID, version: int) -> bytes:
    """What stands for a file's key in public: 32 bytes. The key is random, so nothing can be tried against it."""
    place = vault.bytes + file.bytes + HEAD.pack(FORMAT, version)
    return hashlib.sha256(b"casedesk/commitment\0" + place + key).digest()


def give(
    key: bytes, vault: UUID, file: UUID, version: int, to: UUID, to_sealing: bytes, by: Identity, terms: Terms
) -> Grant:
    """Gives a file's key. The caller has checked the recipient's certificate: `to_sealing` must be theirs."""
    box = seal_to(to_sealing, key, _context(vault, file, version, to))
    unsigned = Grant(file, version, to, by.id, box, b"", committed(key, vault, file, version), terms)
    return replace(unsigned, signature=by.sign(unsigned.signed(vault)))


def check_signed(grant: Grant, vault: UUID, giver_signing: Iterable[bytes]) -> None:
    """Raises Damaged unless one of the giver's keys signed exactly this grant."""
    if not signed_by_any(giver_signing, grant.signature, grant.signed(vault)):
        raise Damaged("grant")


def open_grant(grant: Grant, vault: UUID, identity: Identity, giver_signing: Iterable[bytes]) -> bytes:
    """The file's key, 32 bytes. Raises Damaged when forged, edited, moved, or meant for somebody else.

    `giver_signing` are all keys the giver was ever certified for: who got new keys has still given what they gave.
    """
    check_signed(grant, vault, giver_signing)
    key = open_box(identity, grant.box, grant.context(vault))
    if identity.id != grant.recipient or len(key) != KEY_LENGTH:
        raise Damaged("grant")
    if grant.commitment and grant.commitment != committed(key, vault, grant.file, grant.key_version):
        raise Damaged("grant")
    return key


def _context(vault: UUID, file: UUID, key_version: int, recipient: UUID) -> bytes:
    place = vault.bytes + file.bytes + recipient.bytes
    return b"casedesk/grant\0" + place + HEAD.pack(FORMAT, key_version)
