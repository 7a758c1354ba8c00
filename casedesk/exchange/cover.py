"""What stands in the clear on the outside of a package: who made it, when, for whose key. Nothing about the person."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from casedesk.exchange import limits
from casedesk.exchange.spelling import bytes_said, flag, line, moment, moment_said, parsed, raw, uuid, whole
from casedesk.exchange.trouble import (
    NotTakenIn,
    PackageAltered,
    PackageCut,
    PackageForeign,
    PackageNewer,
    PackageTooLarge,
)
from casedesk.security.framed import canonical
from casedesk.security.identity import SEALING_LENGTH, SIGNING_LENGTH, PublicKeys
from casedesk.text.translation import N_

MAGIC = b"CaseDesk sealed\n"
FORMAT = 1
_LENGTH = struct.Struct(">I")
_KEYS = SEALING_LENGTH + SIGNING_LENGTH
_NAMES = ("centre", "format", "id", "made", "pieces", "sender", "to", "training")


@dataclass(frozen=True, slots=True)
class Cover:
    """The outside of a package. `to` is the fingerprint (32 bytes) of the recipient's keys, `made` in UTC.

    Until the signature was checked it is only what the file claims.
    """

    id: UUID
    made: datetime
    training: bool
    centre: str
    sender: PublicKeys
    to: bytes
    pieces: int

    def front(self) -> bytes:
        """How a package begins: magic, length, JSON."""
        body = canonical(
            {
                "format": FORMAT,
                "id": str(self.id),
                "made": moment_said(self.made),
                "training": self.training,
                "centre": self.centre,
                "sender": bytes_said(self.sender.dump()),
                "to": bytes_said(self.to),
                "pieces": self.pieces,
            }
        )
        return MAGIC + _LENGTH.pack(len(body)) + body


class SenderNotConfirmed(NotTakenIn):
    """Who signed is not known here. `cover` tells who they say they are; the words are compared by telephone."""

    sentence = N_(
        "Nobody here has confirmed the key of the centre that made this package: “{centre}”. Nothing was opened. "
        "Call them on a number you know and compare these words: {words}"
    )

    def __init__(self, cover: Cover) -> None:
        super().__init__(centre=cover.centre, words=" ".join(cover.sender.words()))
        self.cover = cover


def read_cover(source: BinaryIO) -> Cover:
    """The cover at the place where `source` stands; what follows it is left.

    Raises PackageForeign, PackageCut, PackageNewer, PackageTooLarge or PackageAltered.
    """
    magic = source.read(len(MAGIC))
    if magic != MAGIC:
        raise PackageCut if MAGIC.startswith(magic) else PackageForeign
    length = source.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        raise PackageCut
    (size,) = _LENGTH.unpack(length)
    if size > limits.COVER:
        raise PackageAltered
    body = source.read(size)
    if len(body) < size:
        raise PackageCut
    try:
        said = parsed(body)
        if type(said.get("format")) is int and said["format"] > FORMAT:
            raise PackageNewer
        cover = _cover(said)
        if cover.front() != MAGIC + length + body:
            raise ValueError("spelling")
    except ValueError:
        raise PackageAltered from None
    if cover.pieces > limits.PIECES:
        raise PackageTooLarge
    return cover


def _cover(said: Mapping[str, Any]) -> Cover:
    if said.keys() != {*_NAMES} or whole(said["format"], FORMAT, FORMAT) != FORMAT:
        raise ValueError("names")
    return Cover(
        id=uuid(said["id"]),
        made=moment(said["made"]),
        training=flag(said["training"]),
        centre=line(said["centre"]),
        sender=PublicKeys.load(raw(said["sender"], _KEYS)),
        to=raw(said["to"], 32),
        pieces=whole(said["pieces"], limits.NUMBER, 1),
    )
