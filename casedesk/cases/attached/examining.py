"""Bytes on their way into a file: what they are, whether they are whole, and their fingerprint as they came."""

from __future__ import annotations

import hashlib
import stat
import warnings
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from casedesk.cases.attached.pdf import check_pdf
from casedesk.cases.attached.traces import without_traces
from casedesk.cases.attached.trouble import (
    LARGEST,
    BrokenPicture,
    Empty,
    Heic,
    NotAttached,
    TooLarge,
    TooManyPoints,
    UnknownKind,
    WebP,
)
from casedesk.cases.codes.review import Media

POINTS = 64_000_000
"""More points than the camera of a telephone usually has; drawn, they take a quarter of a gigabyte."""
_BEGINS = {b"\xff\xd8\xff": Media.JPEG, b"\x89PNG\r\n\x1a\n": Media.PNG, b"%PDF-": Media.PDF}
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""How the photos of many phones begin (ISO/IEC 23008-12, brands)."""
_FOREWORD = 1024
"""A PDF may begin a little later: readers have always looked this far."""


@dataclass(frozen=True, slots=True)
class Examined:
    """Whole bytes of a known kind. `sha256` (hex) is of the bytes as they came, whatever was taken off since."""

    media: Media
    content: bytes = field(repr=False)
    sha256: str = field(repr=False)
    stripped: bool = False


def taken_in(path: Path) -> bytes:
    """The bytes of a file somebody chose; a larger one than is kept is not read.

    Raises TooLarge, Empty, and NotAttached for what cannot be read, such as a folder.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotAttached  # a pipe would be waited for
        if found.st_size > LARGEST:
            raise TooLarge(found.st_size)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise NotAttached from None  # the system's own text carries the path
    if not content:
        raise Empty
    return content


def examined(content: bytes) -> Examined:
    """The bytes, once they are known to be whole. Raises one of the kinds of NotAttached; takes a second or two."""
    if not content:
        raise Empty
    if len(content) > LARGEST:
        raise TooLarge(len(content))
    media = _kind(content)
    if media is Media.PDF:
        check_pdf(content)
    else:
        _check_picture(without_traces(content, media), media)  # the library logs what a photo tells of its place
    return Examined(media, content, hashlib.sha256(content).hexdigest())


def stripped(paper: Examined) -> Examined:
    """A photo without place, time and camera; its points stay as they are. A PDF stays what it is."""
    if paper.media is Media.PDF or paper.stripped:
        return paper
    return replace(paper, content=without_traces(paper.content, paper.media), stripped=True)


def _kind(content: bytes) -> Media:
    for begins, media in _BEGINS.items():
        if content.startswith(begins) or (media is Media.PDF and begins in content[:_FOREWORD]):
            return media
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise Heic
    raise WebP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else UnknownKind


def _check_picture(content: bytes, media: Media) -> None:
    from PIL import Image  # only who attaches a picture waits for the library

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(content), formats=[media.name])
            width, height = picture.size
            if width * height > POINTS:
                raise TooManyPoints
            picture.draft(None, (width // 8, height // 8))  # a JPEG is read to its end in an eighth of the room
            picture.load()
    except Image.DecompressionBombError:
        raise TooManyPoints from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError):
        raise BrokenPicture from None  # what the library raises for torn bytes differs from reader to reader
