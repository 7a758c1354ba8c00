"""A small file that tells by itself whether it is whole: magic, length, canonical JSON, SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from casedesk.text.trouble import Mendable

LENGTH = struct.Struct(">I")
LONGEST = 1024 * 1024
DIGEST = 32


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of file: its magic (16 bytes), and the trouble when it is missing, another's, or damaged."""

    magic: bytes
    missing: type[Mendable]
    foreign: type[Mendable]
    damaged: type[Mendable]
    longest: int = LONGEST
    """Bytes of JSON, at most."""

    def wrap(self, said: Mapping[str, Any]) -> bytes:
        """The file's bytes. Raises ValueError when the JSON is longer than such a file may be."""
        body = canonical(said)
        if len(body) > self.longest:
            raise ValueError("longer than such a file may be")
        front = self.magic + LENGTH.pack(len(body)) + body
        return front + hashlib.sha256(front).digest()

    def unwrap(self, content: bytes) -> Mapping[str, Any]:
        """What was wrapped, as JSON values. Raises `foreign` or `damaged`."""
        if not content.startswith(self.magic):
            raise self.damaged if self.magic.startswith(content) else self.foreign
        front, digest = content[:-DIGEST], content[-DIGEST:]
        body = front[len(self.magic) + LENGTH.size :]
        if len(front) < len(self.magic) + LENGTH.size or hashlib.sha256(front).digest() != digest:
            raise self.damaged
        if LENGTH.unpack_from(front, len(self.magic)) != (len(body),):
            raise self.damaged
        try:
            said = json.loads(body)
            genuine = isinstance(said, dict) and canonical(said) == body
        except (ValueError, RecursionError):
            raise self.damaged from None
        if not genuine:
            raise self.damaged
        return cast(Mapping[str, Any], said)

    @property
    def most(self) -> int:
        """Bytes of the longest file of this kind."""
        return len(self.magic) + LENGTH.size + self.longest + DIGEST

    def take(self, path: Path) -> bytes:
        """The file's bytes as they are, at most one more than a whole one may have. Raises like `read`."""
        try:
            plain_file(path)
            with path.open("rb") as file:
                return file.read(self.most + 1)
        except (FileNotFoundError, NotADirectoryError):
            raise self.missing from None
        except NotPlain:
            raise self.foreign from None
        except OSError:
            raise self.damaged from None

    def read(self, path: Path) -> Mapping[str, Any]:
        """The file's values; never more memory than a whole one may take. Raises `missing`, `foreign`, `damaged`."""
        return self.unwrap(self.take(path))


class NotPlain(Exception):
    """A link, a pipe, a folder: nothing one reads a backup from."""


def plain_file(path: Path) -> int:
    """The size of an ordinary file in bytes. Raises NotPlain for anything else, and OSError."""
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode):
        raise NotPlain
    return found.st_size


def canonical(said: Mapping[str, Any]) -> bytes:
    """The one spelling of these values: the same are always the same bytes."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()
