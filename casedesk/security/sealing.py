"""Sealing what identifies or narrates, so that it opens in its own place only (AES-256-GCM)."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casedesk.security.errors import Damaged

HEAD = struct.Struct(">BI")  # format, key version
FORMAT = 1
STEP = 256
NONCE = 12
TAG = 16


def lock_bytes(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Bytes under a 32-byte key, bound to a context: a fresh nonce, then AES-256-GCM. 28 bytes longer."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def open_bytes(key: bytes, blob: bytes, context: bytes) -> bytes:
    """What was locked. Raises Damaged under another key or context, or when edited or torn."""
    if len(blob) < NONCE + TAG:
        raise Damaged("locked bytes")
    try:
        return AESGCM(key).decrypt(blob[:NONCE], blob[NONCE:], context)
    except InvalidTag:
        raise Damaged("locked bytes") from None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a sealed record lives; `file` is the case or the group. Authenticated, so a record cannot be moved."""

    vault: UUID
    file: UUID
    table: str
    row: UUID

    def aad(self, key_version: int) -> bytes:
        """What the encryption of a record at this place is bound to."""
        place = self.vault.bytes + self.file.bytes + self.row.bytes
        return b"casedesk/sealed\0" + place + HEAD.pack(FORMAT, key_version) + self.table.encode()


def seal(values: Mapping[str, Any], at: Address, key_version: int, key: bytes) -> bytes:
    """Plain JSON values under the file's 32-byte key, padded to steps of 256 bytes so that length tells little."""
    # surrogatepass: half an emoji pasted from elsewhere is kept, not refused with the text in the report
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    text += b" " * (-len(text) % STEP)  # trailing blanks are legal JSON: the padding needs no length field
    return HEAD.pack(FORMAT, key_version) + lock_bytes(key, text, at.aad(key_version))


def key_version_of(blob: bytes) -> int:
    """Which version of the file's key opens this. Raises Damaged when nothing here could have written it."""
    if len(blob) < HEAD.size:
        raise Damaged("sealed")
    written, version = HEAD.unpack_from(blob)
    if written != FORMAT:
        raise Damaged("sealed by another format")
    return int(version)


def unseal(blob: bytes, at: Address, key: bytes) -> dict[str, Any]:
    """The values. Raises Damaged when moved to another place, edited, torn or under another key."""
    text = open_bytes(key, blob[HEAD.size :], at.aad(key_version_of(blob)))
    values: dict[str, Any] = json.loads(text.decode("utf-8", "surrogatepass"))
    return values


def reseal(blob: bytes, at: Address, old: bytes, key_version: int, key: bytes, *, to: Address | None = None) -> bytes:
    """The same values under another key, byte for byte; in another place if `to` names one.

    Raises Damaged like `unseal`.
    """
    text = open_bytes(old, blob[HEAD.size :], at.aad(key_version_of(blob)))
    return HEAD.pack(FORMAT, key_version) + lock_bytes(key, text, (to or at).aad(key_version))
