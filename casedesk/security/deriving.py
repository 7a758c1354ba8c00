"""One key made from another secret (HKDF, RFC 5869, with SHA-256)."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derived(secret: bytes, context: bytes) -> bytes:
    """32 bytes, another for every context. The secret must be random: for a passphrase see `slots.Kdf`."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=context).derive(secret)
