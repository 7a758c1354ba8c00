"""The pages of a vault as plain bytes, with the database key in hand: what an insider with every tool would read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def decrypted(folder: Path, key: bytes) -> Iterator[bytes]:
    """Every page of vault.db and of its write-ahead log, also those that no table uses any more."""
    database = (folder / "vault.db").read_bytes()
    for start in range(0, len(database), PAGE):
        page = database[start : start + PAGE]
        yield _opened(page[SALT:] if start == 0 else page, key)
    log = folder / "vault.db-wal"
    whole = log.read_bytes() if log.exists() else b""
    for start in range(WAL_HEAD, len(whole), FRAME_HEAD + PAGE):
        (number,) = struct.unpack(">I", whole[start : start + 4])
        page = whole[start + FRAME_HEAD : start + FRAME_HEAD + PAGE]
        yield _opened(page[SALT:] if number == 1 else page, key)


def _opened(page: bytes, key: bytes) -> bytes:
    content, iv = page[:-(RESERVED)], page[-RESERVED : -RESERVED + IV]
    opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opener.update(content) + opener.finalize()
