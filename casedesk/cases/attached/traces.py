"""Place, time, camera and everything else a photo tells beside its points, taken off; the points are not touched."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from casedesk.cases.attached.trouble import BrokenPicture
from casedesk.cases.codes.review import Media

_EOI, _SOS = 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without content: restarts, and one for private use."""
_POINTS = range(0xC0, 0xDE)
"""Markers of the points themselves; behind them come what programs add, comments, and what nobody defined."""
_MOST_SCANS = 50
"""A camera writes one, a program about ten. Each runs over the whole picture, in a hundred bytes: hours of work."""
_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What programs put into a JPEG that its colours need; JFIF without its small picture."""
_JFIF_POINTS = 16
"""Where a JFIF segment tells how large its small picture is."""
_ORIENTATION = 0x0112
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
                     b"pHYs", b"cICP"})  # fmt: skip
"""What the points of a PNG need to be drawn."""


def without_traces(content: bytes, media: Media) -> bytes:
    """The picture with its points alone, and which side is up. Raises BrokenPicture; ValueError for a PDF."""
    if media is Media.JPEG:
        return _jpeg(content)
    if media is Media.PNG:
        return b"\x89PNG\r\n\x1a\n" + b"".join(_png(content))
    raise ValueError("a PDF has no such traces")


def _jpeg(content: bytes) -> bytes:
    side_up, scans, kept = 1, 0, bytearray()
    for marker, segment in _segments(content):
        scans += marker == _SOS
        if scans > _MOST_SCANS:
            raise BrokenPicture
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            side_up = _side_up(segment[10:])
        kept += _told(marker, segment)
    turned = _only_side_up(side_up) if side_up != 1 else b""
    return b"\xff\xd8" + turned + bytes(kept)


def _told(marker: int, segment: bytes) -> bytes:
    """A segment as it is kept: nothing of what tells more than the points."""
    if marker in _POINTS:
        return segment
    begins = _KEPT.get(marker)
    if begins is None or not segment[4:].startswith(begins):
        return b""
    if marker != 0xE0:
        return segment
    head = segment[4:_JFIF_POINTS] + b"\0\0"  # none: a small picture inside shows what the large one showed
    return b"\xff\xe0" + struct.pack(">H", 2 + len(head)) + head


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment with its marker, a scan with the points behind it; what stands behind the end is left out."""
    place = 2
    while (place := content.find(b"\xff", place)) >= 0:  # stray bytes between segments are left out, as readers do
        while content[place : place + 1] == b"\xff":  # any number of them may fill
            place += 1
        if place >= len(content):
            return
        marker, begin = content[place], place - 1
        place += 1
        if marker == _EOI:
            yield marker, b"\xff\xd9"
            return
        if marker in _ALONE:
            yield marker, content[begin:place]
            continue
        if place + 2 > len(content) or (length := struct.unpack_from(">H", content, place)[0]) < 2:
            raise BrokenPicture
        place += length
        if marker == _SOS:
            place = _scan_ends(content, place)
        yield marker, content[begin:place]


def _scan_ends(content: bytes, place: int) -> int:
    """Where the next marker stands behind the points of a scan."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            return len(content)
        following = content[place + 1]
        if following == 0xFF:
            place += 1
        elif following == 0 or 0xD0 <= following < 0xD8:
            place += 2
        else:
            return place


def _side_up(exif: bytes) -> int:
    """Which side of the photo is up, 1 to 8; 1 where it is not told."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        if order is None:
            return 1
        first = struct.unpack_from(order + "I", exif, 4)[0]
        for entry in range(struct.unpack_from(order + "H", exif, first)[0]):
            tag, _kind, _count, value = struct.unpack_from(order + "HHIH", exif, first + 2 + entry * 12)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _only_side_up(side: int) -> bytes:
    """A segment that tells which side is up, and nothing else."""
    told = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, side, 0, 0)
    body = b"Exif\0\0" + told
    return b"\xff\xe1" + struct.pack(">H", 2 + len(body)) + body


def _png(content: bytes) -> Iterator[bytes]:
    place = 8
    while place + 12 <= len(content):
        length = struct.unpack_from(">I", content, place)[0]
        kind, ends = content[place + 4 : place + 8], place + 12 + length
        if ends > len(content):
            raise BrokenPicture
        if kind in _CHUNKS:
            yield content[place:ends]
        if kind == b"IEND":
            return
        place = ends
    raise BrokenPicture
