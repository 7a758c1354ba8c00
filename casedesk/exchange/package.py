"""The sealed transfer package: made for one centre's key, signed by who made it, opened whole or not at all.

No compression: nothing unpacks to more than was sent, and no length tells how alike two texts are. The format stands in
docs/transfer-package.md.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import UUID

from casedesk.exchange import inside, limits
from casedesk.exchange.centre_key import CentreKey
from casedesk.exchange.content import Content
from casedesk.exchange.cover import Cover, SenderNotConfirmed, read_cover
from casedesk.exchange.labels import is_line
from casedesk.exchange.trouble import (
    FromTheFuture,
    OtherKindOfVault,
    PackageAltered,
    PackageCut,
    PackageTooOld,
    PackageUnreadable,
    PracticeIntoReal,
    RealIntoPractice,
    TakenInBefore,
    WrongRecipient,
)
from casedesk.security.envelope import open_box, seal_to
from casedesk.security.errors import Damaged
from casedesk.security.identity import SIGNATURE, Identity, PublicKeys, verify
from casedesk.security.pieces import LONGER, lock_piece, open_piece

SUFFIX = ".casedesk-case"
KEY = 32
BOX = KEY + 1136
"""Bytes of the content's key in its box (`security/envelope.py`)."""
_AT_ONCE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """A package that was taken apart: signed by `cover.sender`, for a key of this centre, and not too old."""

    cover: Cover
    content: Content = field(repr=False)


def sealed_package(
    content: Content, *, sender: Identity, centre: str, to: CentreKey, id: UUID, at: datetime, training: bool
) -> Iterator[bytes]:
    """The bytes of the file, one block after the other, so that nothing of it lies in memory twice.

    `id` is new for every package. Before the first block: raises PackageTooLarge or OtherKindOfVault; ValueError for
    what no vault keeps, or a centre whose name is no plain line.
    """
    if to.training is not training:
        raise OtherKindOfVault
    if not is_line(centre):
        raise ValueError("a centre's name is one plain line")
    count, pieces = inside.written(content)
    made = at.astimezone(UTC).replace(microsecond=0)
    cover = Cover(id, made, training, centre, sender.public, to.keys.fingerprint(), count)
    return _blocks(cover, pieces, sender, to)


def _blocks(cover: Cover, pieces: Iterator[bytes], sender: Identity, to: CentreKey) -> Iterator[bytes]:
    key, digest, whole = os.urandom(KEY), hashlib.sha256(), _about(b"casedesk/package piece\0", cover)
    box = seal_to(to.keys.sealing, key, _about(b"casedesk/package key\0", cover))
    for block in (cover.front(), box):
        digest.update(block)
        yield block
    for place, piece in enumerate(pieces):
        block = lock_piece(key, piece, whole, place, cover.pieces)
        digest.update(block)
        yield block
    yield sender.sign(_signed(digest.digest()))


def opened_package(
    source: BinaryIO,
    *,
    mine: Sequence[Identity],
    confirmed: Callable[[PublicKeys], bool],
    known: Callable[[UUID], bool],
    now: datetime,
    training: bool,
) -> Opened:
    """What lies in the package, once all of it was checked; `source` is a file that can be read twice.

    `mine` are this centre's keys, `confirmed` says whether somebody here compared the words of a sender's key, `known`
    whether a package of this id was taken in or turned down before. Needs as much memory as the content and one
    attachment. Raises a kind of NotTakenIn.
    """
    try:
        source.seek(0)
        cover = read_cover(source)
        _check_signed(source, cover)
        me = _check_wanted(cover, mine, confirmed, known, now, training)
        source.seek(len(cover.front()))
        return Opened(cover, inside.read(_pieces(source, cover, me)))
    except Damaged:
        raise PackageAltered from None
    except OSError:
        raise PackageUnreadable from None


def _check_signed(source: BinaryIO, cover: Cover) -> None:
    """Reads all of it once, before anything is opened: its length, then who signed it."""
    front = cover.front()
    length = len(front) + BOX + cover.pieces * (limits.PIECE + LONGER)
    found = source.seek(0, io.SEEK_END)
    if found < length + SIGNATURE:
        raise PackageCut
    if found > length + SIGNATURE:
        raise PackageAltered
    source.seek(0)
    digest = hashlib.sha256()
    while length:
        block = source.read(min(length, _AT_ONCE))
        if not block:
            raise PackageCut
        digest.update(block)
        length -= len(block)
    verify(cover.sender.signing, source.read(SIGNATURE), _signed(digest.digest()))


def _check_wanted(
    cover: Cover,
    mine: Sequence[Identity],
    confirmed: Callable[[PublicKeys], bool],
    known: Callable[[UUID], bool],
    now: datetime,
    training: bool,
) -> Identity:
    me = {identity.public.fingerprint(): identity for identity in mine}.get(cover.to)
    if me is None:
        raise WrongRecipient
    if cover.training is not training:
        raise PracticeIntoReal if cover.training else RealIntoPractice
    if known(cover.id):
        raise TakenInBefore
    if now - cover.made > limits.HOLDS:
        raise PackageTooOld(days=limits.HOLDS.days)
    if cover.made - now > limits.AHEAD:
        raise FromTheFuture
    if not confirmed(cover.sender):
        raise SenderNotConfirmed(cover)
    return me


def _pieces(source: BinaryIO, cover: Cover, me: Identity) -> Iterator[bytes]:
    """The content piece by piece. A file exchanged since it was checked does not open: its key was in the box."""
    key = open_box(me, source.read(BOX), _about(b"casedesk/package key\0", cover))
    if len(key) != KEY:
        raise Damaged("package key")
    whole = _about(b"casedesk/package piece\0", cover)
    for place in range(cover.pieces):
        yield open_piece(key, source.read(limits.PIECE + LONGER), whole, place, cover.pieces)


def _about(purpose: bytes, cover: Cover) -> bytes:
    return purpose + hashlib.sha256(cover.front()).digest()


def _signed(digest: bytes) -> bytes:
    return b"casedesk/package\0" + digest
