"""A person's or a team's two key pairs: one to receive keys, one to sign what they did."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from casedesk.security.deriving import derived
from casedesk.security.errors import Damaged
from casedesk.security.never_copied import NeverCopied
from casedesk.security.words import spelled

MLKEM_LENGTH = 1184
SEALING_LENGTH = MLKEM_LENGTH + 32
"""Bytes of a public sealing key: ML-KEM-768, then X25519."""
SIGNING_LENGTH = 32
SIGNATURE = 64
PRIVATE_LENGTH = 64 + 32 + 32
"""Bytes of a person's private keys: ML-KEM-768 seed, X25519, Ed25519."""
FINGERPRINT_WORDS = 6


def verify(signing: bytes, signature: bytes, message: bytes) -> None:
    """Raises Damaged unless the owner of `signing` (32 bytes, Ed25519) signed exactly this message."""
    try:
        Ed25519PublicKey.from_public_bytes(signing).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise Damaged("signature") from None


def signed_by_any(signing: Iterable[bytes], signature: bytes, message: bytes) -> bool:
    """Whether the owner of one of these keys signed exactly this message: somebody with new keys still signed it."""
    for key in signing:
        try:
            verify(key, signature, message)
        except Damaged:
            continue
        return True
    return False


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others need in order to give somebody a key (1,216 bytes) and to check a signature (32 bytes)."""

    sealing: bytes
    signing: bytes

    def dump(self) -> bytes:
        """Both keys, one after the other."""
        return self.sealing + self.signing

    @classmethod
    def load(cls, raw: bytes) -> Self:
        """Reads what `dump` wrote. Raises Damaged on any other length."""
        if len(raw) != SEALING_LENGTH + SIGNING_LENGTH:
            raise Damaged("public keys")
        return cls(raw[:SEALING_LENGTH], raw[SEALING_LENGTH:])

    def fingerprint(self) -> bytes:
        """32 bytes that stand for both keys."""
        return hashlib.sha256(b"casedesk/fingerprint\0" + self.dump()).digest()

    def words(self) -> tuple[str, ...]:
        """Six words (66 bits) of the fingerprint, for two people to compare on two screens."""
        return spelled(self.fingerprint(), FINGERPRINT_WORDS)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Identity(NeverCopied):
    """The private keys of a person or a team. Never printed, pickled or copied."""

    id: UUID
    mlkem: MLKEM768PrivateKey
    x25519: X25519PrivateKey
    signing: Ed25519PrivateKey

    @classmethod
    def new(cls, id: UUID) -> Self:
        """Fresh random keys."""
        return cls(id, MLKEM768PrivateKey.generate(), X25519PrivateKey.generate(), Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, id: UUID, raw: bytes) -> Self:
        """Reads what `dump` wrote. Raises Damaged on any other length."""
        if len(raw) != PRIVATE_LENGTH:
            raise Damaged("identity")
        return cls(
            id,
            MLKEM768PrivateKey.from_seed_bytes(raw[:64]),
            X25519PrivateKey.from_private_bytes(raw[64:96]),
            Ed25519PrivateKey.from_private_bytes(raw[96:]),
        )

    def dump(self) -> bytes:
        """The private keys in the open, 128 bytes: only ever to be sealed at once."""
        return self.mlkem.private_bytes_raw() + self.x25519.private_bytes_raw() + self.signing.private_bytes_raw()

    @property
    def public(self) -> PublicKeys:
        """What may be shown to everybody."""
        sealing = self.mlkem.public_key().public_bytes_raw() + self.x25519.public_key().public_bytes_raw()
        return PublicKeys(sealing, self.signing.public_key().public_bytes_raw())

    @property
    def sealing(self) -> hpke.MLKEM768X25519PrivateKey:
        """The hybrid pair that opens boxes."""
        return hpke.MLKEM768X25519PrivateKey(self.mlkem, self.x25519)

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature, 64 bytes."""
        return self.signing.sign(message)

    def own_key(self, purpose: str) -> bytes:
        """32 bytes only this person can make again, another for every purpose: for drafts, for the key bundle."""
        context = b"casedesk/own\0" + self.id.bytes + purpose.encode()
        return derived(self.dump(), context)
