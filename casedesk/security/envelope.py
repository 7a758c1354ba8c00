"""A secret put into a box that one recipient alone can open (HPKE, RFC 9180; ML-KEM-768 with X25519)."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from casedesk.security.errors import Damaged
from casedesk.security.identity import MLKEM_LENGTH, Identity

SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def seal_to(sealing_public: bytes, secret: bytes, context: bytes) -> bytes:
    """The secret in a box for the owner of the public key; it opens under the same context only.

    The box is 1,136 bytes longer than the secret. Anonymous: who put it there is not proven.
    Raises Damaged when that is no public key.
    """
    try:
        recipient = hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(sealing_public[:MLKEM_LENGTH]),
            X25519PublicKey.from_public_bytes(sealing_public[MLKEM_LENGTH:]),
        )
        return SUITE.encrypt(secret, recipient, info=context)
    except ValueError:
        raise Damaged("public key") from None


def open_box(identity: Identity, box: bytes, context: bytes) -> bytes:
    """The secret. Raises Damaged for another recipient's box, another context or an edited box."""
    try:
        return SUITE.decrypt(box, identity.sealing, info=context)
    except (InvalidTag, ValueError):
        raise Damaged("box") from None
