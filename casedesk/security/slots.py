"""A person's slot in the key file: what a passphrase opens (SECURITY.md, section 2)."""

from __future__ import annotations

import hmac
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from casedesk.security.envelope import open_box, seal_to
from casedesk.security.errors import Damaged, KeyFileTampered, TooLittleMemory, WrongPassphrase
from casedesk.security.identity import Identity
from casedesk.security.never_copied import NeverCopied
from casedesk.security.passphrase import normalise
from casedesk.security.sealing import lock_bytes, open_bytes

ROOT_LENGTH = 32
SALT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Kdf:
    """What one Argon2id derivation costs: KiB of memory, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def refuse_if_unsafe(self) -> None:
        """Raises KeyFileTampered for less than makes guessing dear, and for more than a small PC survives.

        Asked before any memory is taken: a hostile key file is otherwise a memory bomb.
        """
        if not (64 * 1024 <= self.memory_kib <= 1024 * 1024 and 3 <= self.passes <= 20 and 1 <= self.lanes <= 8):
            raise KeyFileTampered

    def written(self) -> bytes:
        """The cost as it is bound to a slot."""
        return f"{self.memory_kib},{self.passes},{self.lanes}".encode()

    def derive(self, secret: bytes, salt: bytes) -> bytes:
        """32 bytes. The interpreter is free for other threads meanwhile. Raises TooLittleMemory."""
        try:
            return Argon2id(
                salt=salt, length=32, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib
            ).derive(secret)
        except MemoryError:
            raise TooLittleMemory from None


STANDARD = Kdf(262144, 3, 4)
LIGHT = Kdf(65536, 3, 4)
"""The least that is accepted: for the training vault and for tests."""
TAGGING = Kdf(19456, 2, 1)
"""For the tag alone: it hides short names from a glance, not from somebody who tries a list of them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's way in. `tag` finds it without a name; the bundle is under the passphrase, the boxes under the keys.

    tag and salt: 32 and 16 bytes; bundle: 188; database_key: 1,168. `pending` holds the next database key, in the same
    way, while the database is being renewed; else it is empty.
    """

    person: UUID
    tag: bytes
    salt: bytes
    kdf: Kdf
    bundle: bytes
    database_key: bytes
    pending: bytes = b""


class Slotted(Protocol):
    """What of the key file's header is needed here."""

    @property
    def vault(self) -> UUID: ...

    @property
    def slots(self) -> Sequence[Slot]: ...


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Opened(NeverCopied):
    """What the passphrase gave: the person's keys, the founder's fingerprint, the database key (32 bytes).

    `pending` is the next database key while the database is being renewed; else it is empty.
    """

    identity: Identity
    root: bytes
    database_key: bytes
    pending: bytes = b""


def folded(short_name: str) -> str:
    """A short name as it is compared: neither case, nor blanks around it, nor the keyboard's composition matter."""
    plain = unicodedata.normalize("NFC", short_name).strip().casefold()
    return unicodedata.normalize("NFC", plain)


def tag_of(vault: UUID, short_name: str) -> bytes:
    """What a short name is found by in this vault, 32 bytes. Two slots must never carry the same."""
    return TAGGING.derive(folded(short_name).encode("utf-8", "surrogatepass"), vault.bytes)


def make_slot(
    *,
    vault: UUID,
    identity: Identity,
    root: bytes,
    short_name: str,
    passphrase: str,
    database_key: bytes,
    kdf: Kdf = STANDARD,
) -> Slot:
    """A person's slot under a passphrase. A new passphrase is a new slot; nothing else changes.

    `root` is the fingerprint of the founder's public keys (32 bytes). Raises TooLittleMemory.
    """
    tag = tag_of(vault, short_name)
    box = sealed_key(vault, identity.id, identity.public.sealing, database_key)
    bare = Slot(identity.id, tag, b"", kdf, b"", box)
    return relocked(bare, vault=vault, identity=identity, root=root, passphrase=passphrase, kdf=kdf)


def relocked(slot: Slot, *, vault: UUID, identity: Identity, root: bytes, passphrase: str, kdf: Kdf) -> Slot:
    """The same slot under another passphrase: its short name and its boxes stay. Raises TooLittleMemory."""
    kdf.refuse_if_unsafe()
    salt = os.urandom(SALT_LENGTH)
    key = kdf.derive(normalise(passphrase), salt)
    bundle = lock_bytes(key, root + identity.dump(), _bundle_context(vault, identity.id, slot.tag, kdf))
    return replace(slot, salt=salt, kdf=kdf, bundle=bundle)


def sealed_key(vault: UUID, person: UUID, sealing: bytes, database_key: bytes) -> bytes:
    """A database key in a box for one person (or the recovery sheets): 1,168 bytes."""
    return seal_to(sealing, database_key, _box_context(vault, person))


def opened_key(vault: UUID, identity: Identity, box: bytes) -> bytes:
    """The database key out of one's box. Raises KeyFileTampered when it is not the box that was put there."""
    try:
        return open_box(identity, box, _box_context(vault, identity.id))
    except Damaged:
        raise KeyFileTampered from None


def open_slot(header: Slotted, short_name: str, passphrase: str) -> Opened:
    """What the person's slot holds.

    An unknown short name costs the same two derivations and raises the same WrongPassphrase as a wrong
    passphrase. Raises KeyFileTampered when any slot asks for unsafe work, and TooLittleMemory.
    What comes back is to be trusted only after `keyfile.check`.
    """
    slot, identity, root = open_bundle(header, short_name, passphrase)
    database_key = opened_key(header.vault, identity, slot.database_key)
    pending = opened_key(header.vault, identity, slot.pending) if slot.pending else b""
    return Opened(identity, root, database_key, pending)


def open_bundle(header: Slotted, short_name: str, passphrase: str) -> tuple[Slot, Identity, bytes]:
    """The person's slot, their keys and the founder's fingerprint, whatever else the slot holds.

    Raises what `open_slot` raises.
    """
    for slot in header.slots:
        slot.kdf.refuse_if_unsafe()
    tag = tag_of(header.vault, short_name)
    known = [slot for slot in header.slots if hmac.compare_digest(slot.tag, tag)]
    if not known:
        kdf = header.slots[0].kdf if header.slots else STANDARD
        kdf.derive(normalise(passphrase), os.urandom(SALT_LENGTH))
        raise WrongPassphrase
    return (known[0], *opened_bundle(header.vault, known[0], passphrase))


def opened_bundle(vault: UUID, slot: Slot, passphrase: str) -> tuple[Identity, bytes]:
    """The keys in a slot one knows, and the founder's fingerprint. Raises WrongPassphrase, TooLittleMemory."""
    slot.kdf.refuse_if_unsafe()
    key = slot.kdf.derive(normalise(passphrase), slot.salt)
    try:
        plain = open_bytes(key, slot.bundle, _bundle_context(vault, slot.person, slot.tag, slot.kdf))
    except Damaged:
        raise WrongPassphrase from None
    return Identity.load(slot.person, plain[ROOT_LENGTH:]), plain[:ROOT_LENGTH]


def _bundle_context(vault: UUID, person: UUID, tag: bytes, kdf: Kdf) -> bytes:
    return b"casedesk/slot\0" + vault.bytes + person.bytes + tag + kdf.written()


def _box_context(vault: UUID, person: UUID) -> bytes:
    return b"casedesk/database key\0" + vault.bytes + person.bytes
