"""The content of a package as bytes: entries, then attachments, an end, and zeros up to the next step.

Every part begins with one byte that says what it is and with its length, so that a limit is looked at before the part
is. There is one way to write a content: whatever is read would be written with the very same bytes.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
from collections.abc import Iterable, Iterator

from casedesk.cases.codes.review import Media
from casedesk.exchange import limits
from casedesk.exchange.content import Content, Count, Enclosed, Entry
from casedesk.exchange.limits import padded
from casedesk.exchange.spelling import line, parsed, uuid, whole
from casedesk.exchange.trouble import PackageUnfit
from casedesk.security.framed import canonical

PART = struct.Struct(">BI")  # what it is, bytes of JSON
ENTRY, ATTACHMENT, END = 1, 2, 3


def written(content: Content) -> tuple[int, Iterator[bytes]]:
    """The content in so many pieces of exactly 64 KiB. Raises PackageTooLarge.

    Raises ValueError for what no vault keeps, such as two entries with one id, or a label that reads like a path.
    """
    try:
        parts = [*_parts(content)]
    except PackageUnfit as found:
        raise ValueError(found.what) from None
    length = padded(sum(map(len, parts)))
    return length // limits.PIECE, _in_pieces(parts, length)


def _parts(content: Content) -> Iterator[bytes]:
    count = Count()
    for entry in content.entries:
        count.entry(entry)
        body = canonical({"fields": entry.fields, "id": str(entry.id), "kind": entry.kind})
        count.json(len(body))
        yield PART.pack(ENTRY, len(body)) + body
    for one in content.attachments:
        count.enclosed(one.of, one.label, len(one.content))
        digest = hashlib.sha256(one.content).hexdigest()
        said = {"label": one.label, "media": one.media.value, "of": str(one.of), "sha256": digest}
        head = canonical({**said, "size": len(one.content)})
        yield PART.pack(ATTACHMENT, len(head)) + head
        yield one.content
    yield PART.pack(END, 0)


def _in_pieces(parts: Iterable[bytes], length: int) -> Iterator[bytes]:
    piece, left = bytearray(), length
    for part in parts:
        view = memoryview(part)
        while view:
            room = limits.PIECE - len(piece)
            piece += view[:room]
            view = view[room:]
            if len(piece) == limits.PIECE:
                yield bytes(piece)
                left -= len(piece)
                piece.clear()
    piece += bytes(limits.PIECE - len(piece) if piece else 0)
    for place in range(left // limits.PIECE):
        yield bytes(piece) if piece and not place else bytes(limits.PIECE)


def read(pieces: Iterable[bytes]) -> Content:
    """The content, once all of it is read and fits. Raises PackageTooLarge, PackageUnfit, and what `pieces` raises."""
    plain, count = _Plain(iter(pieces)), Count()
    entries: list[Entry] = []
    attachments: list[Enclosed] = []
    try:
        while (part := PART.unpack(plain.take(PART.size)))[0] != END:
            match part:
                case (kind, size) if kind == ENTRY and not attachments:
                    count.json(size)
                    entries.append(_entry(plain.take(size)))
                    count.entry(entries[-1])
                case (kind, size) if kind == ATTACHMENT and size <= limits.HEAD:
                    attachments.append(_enclosed(plain.take(size), plain, count))
                case _:
                    raise PackageUnfit("part")
    except ValueError as found:
        raise PackageUnfit(str(found)) from None
    if part[1]:
        raise PackageUnfit("end")
    plain.check_padding()
    return Content(tuple(entries), tuple(attachments))


def _entry(body: bytes) -> Entry:
    said = parsed(body, "fields", "id", "kind")
    if not isinstance(said["fields"], dict) or not isinstance(said["kind"], str):
        raise PackageUnfit("entry")
    return Entry(said["kind"], uuid(said["id"]), said["fields"])


def _enclosed(head: bytes, plain: _Plain, count: Count) -> Enclosed:
    said = parsed(head, "label", "media", "of", "sha256", "size")
    of, media, label = uuid(said["of"]), Media(said["media"]), line(said["label"])
    size = whole(said["size"], limits.ATTACHMENT)
    count.enclosed(of, label, size)
    content = plain.take(size)
    if hashlib.sha256(content).hexdigest() != said["sha256"]:
        raise PackageUnfit("digest")
    return Enclosed(of, media, label, content)


class _Plain:
    """Takes so many bytes after another out of pieces, however these lie."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._here = memoryview(b"")
        self._taken = 0

    def take(self, size: int) -> bytes:
        """The next bytes. Raises PackageUnfit when there are not so many."""
        found: list[memoryview] = []
        self._taken += size
        while size > len(self._here):
            found.append(self._here)
            size -= len(self._here)
            self._here = memoryview(next(self._pieces, b""))
            if not self._here:
                raise PackageUnfit("length")
        found.append(self._here[:size])
        self._here = self._here[size:]
        return b"".join(found)

    def check_padding(self) -> None:
        """Raises PackageUnfit unless zeros follow, exactly as many as are due."""
        rest = padded(self._taken) - self._taken
        for piece in itertools.chain((self._here,), self._pieces):
            rest -= len(piece)
            if bytes(piece).strip(b"\0"):
                raise PackageUnfit("padding")
        if rest:
            raise PackageUnfit("padding")
