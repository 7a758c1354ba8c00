"""The key file `vault.keys` and its earlier generation `vault.bak` (SECURITY.md, section 2).

magic (16) | length (4, at most 1 MiB) | canonical JSON | SHA-256 over all the rest | HMAC-SHA256
The hash tells damage, before anybody has a key; the HMAC, under a key derived from the database key, tells
whether somebody without the database key changed it.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass, replace
from pathlib import Path

from casedesk.security.deriving import derived
from casedesk.security.durable import write_whole
from casedesk.security.errors import (
    Damaged,
    FolderReadOnly,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    KeyFileTampered,
)
from casedesk.security.header import FORMAT, Header, decode, encode
from casedesk.security.journal import Anchor
from casedesk.text.trouble import Mendable

__all__ = ["BACKUP", "KEYS", "Anchor", "Found", "Header", "check", "generations", "read", "write", "write_twice"]

KEYS = "vault.keys"
BACKUP = "vault.bak"
MAGIC = b"CaseDesk keys\r\n\x1a"
LENGTH = struct.Struct(">I")
LONGEST = 1024 * 1024
DIGEST = 32
FRAME = len(MAGIC) + LENGTH.size + 2 * DIGEST


@dataclass(frozen=True, slots=True)
class Found:
    """A whole header as it lay there. Not to be believed before `check`, for which `mac` is kept."""

    header: Header
    from_backup: bool
    mac: bytes

    def refuse_older(self, newest: int) -> None:
        """Raises KeyFileTampered when it is an old one put back: the database knows of a newer generation.

        One behind is `vault.bak`, which stands in for a newest that is missing or damaged.
        """
        if self.header.generation < newest - self.from_backup:
            raise KeyFileTampered


def read(folder: Path) -> Found:
    """The newest whole generation. An earlier one stands in when the newest is missing, torn or flipped.

    Raises KeyFileMissing, KeyFileDamaged, KeyFileForeign, KeyFileNewer or FolderReadOnly. Never takes memory
    because the file says so.
    """
    try:
        header, mac = _parse(_content(folder / KEYS))
    except (KeyFileMissing, KeyFileDamaged, KeyFileForeign) as trouble:
        header, mac = _earlier(folder, trouble)
        return Found(header, True, mac)
    return Found(header, False, mac)


def generations(folder: Path) -> dict[str, Header | Mendable]:
    """Each generation by its file's name: its header when it is whole, else the trouble with it."""
    seen: dict[str, Header | Mendable] = {}
    for name in (KEYS, BACKUP):
        try:
            seen[name] = _parse(_content(folder / name))[0]
        except Mendable as trouble:
            seen[name] = trouble
    return seen


def check(found: Found, database_key: bytes) -> None:
    """Raises KeyFileTampered unless somebody who holds the database key wrote exactly this header."""
    if not hmac.compare_digest(found.mac, _mac(found.header, encode(found.header), database_key)):
        raise KeyFileTampered


def write(folder: Path, header: Header, database_key: bytes) -> Header:
    """Puts the next generation on the disk and keeps the present one as `vault.bak`.

    Returns the header as written. A slot that must not open any more is still in `vault.bak` after one
    write: see `write_twice`.
    Raises FolderReadOnly, DiskFull or DiskUnsound; the present generation is then untouched.
    """
    present = _whole_or_none(folder / KEYS)
    coming = replace(header, generation=header.generation + 1, format=FORMAT)
    content = _framed(coming, database_key)
    if present is not None:
        write_whole(folder / BACKUP, present)
    write_whole(folder / KEYS, content)
    return coming


def write_twice(folder: Path, header: Header, database_key: bytes) -> Header:
    """Like `write`, and the present generation is gone from `vault.bak` too: for what must not open any more."""
    return write(folder, write(folder, header, database_key), database_key)


def _framed(header: Header, database_key: bytes) -> bytes:
    body = encode(header)
    if len(body) > LONGEST:
        raise ValueError("a key file holds at most 1 MiB")
    mac = _mac(header, body, database_key)
    front = MAGIC + LENGTH.pack(len(body)) + body
    return front + hashlib.sha256(front + mac).digest() + mac


def _mac(header: Header, body: bytes, database_key: bytes) -> bytes:
    context = b"casedesk/key file\0" + header.vault.bytes
    return hmac.digest(derived(database_key, context), body, "sha256")


def _content(path: Path) -> bytes:
    """At most one byte more than a key file may have."""
    try:
        with path.open("rb") as file:
            return file.read(FRAME + LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise KeyFileMissing from None
    except PermissionError:
        raise FolderReadOnly from None
    except OSError:
        raise KeyFileDamaged from None


def _parse(content: bytes) -> tuple[Header, bytes]:
    if not content.startswith(MAGIC):
        raise KeyFileDamaged if MAGIC.startswith(content) else KeyFileForeign
    if not FRAME <= len(content) <= FRAME + LONGEST:
        raise KeyFileDamaged
    front, digest, mac = content[: -2 * DIGEST], content[-2 * DIGEST : -DIGEST], content[-DIGEST:]
    (length,) = LENGTH.unpack_from(front, len(MAGIC))
    body = front[len(MAGIC) + LENGTH.size :]
    if length != len(body) or hashlib.sha256(front + mac).digest() != digest:
        raise KeyFileDamaged
    try:
        return decode(body), mac
    except Damaged:
        raise KeyFileDamaged from None


def _earlier(folder: Path, trouble: Mendable) -> tuple[Header, bytes]:
    """The earlier generation; if that is no better, the trouble with the newest is what is told."""
    try:
        return _parse(_content(folder / BACKUP))
    except KeyFileMissing:
        raise trouble from None
    except (KeyFileDamaged, KeyFileForeign) as also:
        raise (also if isinstance(trouble, KeyFileMissing) else trouble) from None


def _whole_or_none(path: Path) -> bytes | None:
    """The present generation if it is worth keeping: a damaged one must not push out a whole `vault.bak`."""
    try:
        content = _content(path)
        _parse(content)
    except Mendable:
        return None
    return content
