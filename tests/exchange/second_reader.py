"""A second reader, written from docs/transfer-package.md alone: it shares no line with the program.

It opens what the vectors open, and so shows that the page says enough. It refuses less than it should: an `assert` is
all it has.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

SUITE = b"HPKE" + struct.pack(">HHH", 0x647A, 0x0001, 0x0002)


@dataclass
class Read:
    cover: dict[str, Any]
    key: bytes
    entries: list[dict[str, Any]]
    attachments: list[tuple[dict[str, Any], bytes]]


def read_package(file: bytes, seed: bytes, x25519: bytes) -> Read:
    """Takes a package apart with the recipient's private keys: ML-KEM seed (64 bytes) and X25519 (32)."""
    assert file[:16] == b"CaseDesk sealed\n"
    (size,) = struct.unpack(">I", file[16:20])
    front, cover = file[: 20 + size], json.loads(file[20 : 20 + size])
    box, pieces, signature = file[20 + size : 1188 + size], file[1188 + size : -64], file[-64:]
    sender = base64.b64decode(cover["sender"])
    signed = b"casedesk/package\0" + hashlib.sha256(file[:-64]).digest()
    Ed25519PublicKey.from_public_bytes(sender[1216:]).verify(signature, signed)
    assert len(pieces) == cover["pieces"] * 65564

    bound = hashlib.sha256(front).digest()
    key = unboxed(box, b"casedesk/package key\0" + bound, seed, x25519)
    plain = b""
    for place in range(cover["pieces"]):
        one = pieces[place * 65564 : (place + 1) * 65564]
        about = b"casedesk/package piece\0" + bound + struct.pack(">II", place, cover["pieces"])
        plain += AESGCM(key).decrypt(one[:12], one[12:], about)
    return Read(cover, key, *parts(plain))


def parts(plain: bytes) -> tuple[list[dict[str, Any]], list[tuple[dict[str, Any], bytes]]]:
    entries, attachments, at = [], [], 0
    while plain[at] != 3:
        kind, size = struct.unpack(">BI", plain[at : at + 5])
        said, at = json.loads(plain[at + 5 : at + 5 + size]), at + 5 + size
        if kind == 1:
            entries.append(said)
        else:
            content, at = plain[at : at + said["size"]], at + said["size"]
            assert hashlib.sha256(content).hexdigest() == said["sha256"]
            attachments.append((said, content))
    assert not plain[at + 1 :].strip(b"\0")
    return entries, attachments


def unboxed(box: bytes, info: bytes, seed: bytes, x25519: bytes) -> bytes:
    """HPKE in base mode (RFC 9180) with the key agreement of ML-KEM-768 and X25519, without additional data."""
    mine = X25519PrivateKey.from_private_bytes(x25519)
    public = mine.public_key().public_bytes_raw()
    of_kem = MLKEM768PrivateKey.from_seed_bytes(seed).decapsulate(box[:1088])
    of_curve = mine.exchange(X25519PublicKey.from_public_bytes(box[1088:1120]))
    shared = hashlib.sha3_256(of_kem + of_curve + box[1088:1120] + public + rb"\.//^" + b"\\").digest()
    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    key, nonce = expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, box[1120:], b"")


def extract(salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + SUITE + label + secret, "sha256")


def expand(secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labeled = struct.pack(">H", length) + b"HPKE-v1" + SUITE + label + info
    return HKDFExpand(hashes.SHA256(), length, labeled).derive(secret)
