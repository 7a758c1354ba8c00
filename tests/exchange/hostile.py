"""What somebody might hand in as a package or a key: torn, spliced, lying, and signed by somebody who may sign.

Each property is handed something hostile and tells whether the program keeps its word: it takes in exactly what it
would have written itself, or says in a sentence why not. `test_hostile.py` runs them, for a moment or for an hour.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import struct
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casedesk.cases.codes.review import Media
from casedesk.exchange import inside, limits
from casedesk.exchange.centre_key import FRAME, published, read_centre_key
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.cover import MAGIC, Cover
from casedesk.exchange.labels import is_label, is_line
from casedesk.exchange.trouble import KeyNotTaken, NotTakenIn
from casedesk.security.envelope import seal_to
from casedesk.security.framed import canonical
from casedesk.security.pieces import lock_piece
from tests.exchange.making import AT, ID, PAPER, RECIPIENT, SENDER, a_content, a_package, in_pieces, opened

PACKAGE, KEY = a_package(), published(RECIPIENT, centre="Lotus House", training=False, at=AT)
STREAM = b"".join(inside.written(a_content())[1]).rstrip(b"\0") + bytes(4)
CONTENT_KEY = b"k" * 32
HARD = (
    "", "\0", "../..", "C:\\", "NUL", "\u202e", "\ud83d", "NaN", "1e999", "x" * 121, "A" * 20_001, "true", "null",
    "2026-02-30T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", str(PAPER),
    b64encode(bytes(32)).decode(), b64encode(RECIPIENT.public.dump()).decode(),
)  # fmt: skip
TOKENS = (
    b'"', b"\\", b"[", b"]", b"{", b"}", b",", b":", b"\\u0000", b"\\ud83d", b"NaN", b"Infinity", b"1e9", b"-0", b"00",
    b"9" * 400, b"[" * 3000, b"null", b"\xff", b"\xef\xbb\xbf", b" ", b"\0\0\0\0", b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff", b"\x80\0\0\0", b'"id":1,', b"PK\x03\x04",
)  # fmt: skip

Taken = TypeVar("Taken")
Edit: TypeAlias = tuple[int, str, int, bytes]
edits = st.lists(
    st.tuples(
        st.integers(0, 2**20),
        st.sampled_from(["flip", "cut", "drop", "put", "over", "repeat"]),
        st.integers(1, 5000),
        st.sampled_from(TOKENS) | st.binary(max_size=8) | st.integers(0, 2**32 - 1).map(struct.Struct(">I").pack),
    ),
    min_size=1,
    max_size=4,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(max_size=20) | st.sampled_from(HARD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
papers = st.binary(max_size=70_000)
FAIR = {
    "centre": "មជ្ឈមណ្ឌល", "made": "2026-11-20T00:00:00Z", "training": False, "id": str(UUID(int=9)), "kind": "visits",
    "fields": {"b": [1, {"c": None}]}, "label": "វិញ្ញាបនបត្រ.png", "media": "png", "more": 1,
}  # fmt: skip
"""Other values that are as good as the usual ones, if they are alone."""


def seldom(usual: object, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The usual, and now and then another."""
    return st.integers(0, 5).flatmap(lambda number: st.just(usual) if number else other)


def changes(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Names of an object with other values than usual: sometimes fair ones, sometimes anything."""
    fair = st.sampled_from([name for name in names if name in FAIR]).map(lambda name: {name: FAIR[name]})
    return fair | st.dictionaries(st.sampled_from(names) | st.text(max_size=8), json_values, min_size=1, max_size=3)


def edited(whole: bytes, edits: list[Edit]) -> bytes:
    """Bytes torn, spliced and overwritten."""
    for where, how, length, token in edits:
        at = where % (len(whole) + 1)
        front, rest = whole[:at], whole[at:]
        match how:
            case "flip":
                whole = front + bytes([rest[0] ^ (1 << length % 8)]) + rest[1:] if rest else front
            case "cut":
                whole = front
            case "drop":
                whole = front + rest[length:]
            case "put":
                whole = front + token + rest
            case "over":
                whole = front + token + rest[len(token) :]
            case _:
                whole = front + rest[:length] * 2 + rest[length:]
    return whole


def sealed_by_hand(cover: dict[str, Any], stream: bytes, *, pieces: int | None = None) -> bytes:
    """A package as another program makes it: whatever stands on the outside, its box and its signature are right."""
    filled = in_pieces(stream)
    said = {**spoken(pieces or len(filled)), **cover}
    body = canonical(said)
    front = MAGIC + struct.pack(">I", len(body)) + body
    bound = hashlib.sha256(front).digest()
    blocks = [front, seal_to(RECIPIENT.public.sealing, CONTENT_KEY, b"casedesk/package key\0" + bound)]
    about = b"casedesk/package piece\0" + bound
    blocks += [lock_piece(CONTENT_KEY, piece, about, place, len(filled)) for place, piece in enumerate(filled)]
    whole = b"".join(blocks)
    return whole + SENDER.sign(b"casedesk/package\0" + hashlib.sha256(whole).digest())


def spoken(pieces: int) -> dict[str, Any]:
    """What stands on the outside of an ordinary package."""
    front = Cover(ID, AT, False, "Hope Centre", SENDER.public, RECIPIENT.public.fingerprint(), pieces).front()
    said: dict[str, Any] = json.loads(front[20:])
    return said


def taken_in(read: Callable[[], Taken]) -> Taken | None:
    """What was read; nothing if it was refused in a sentence. Whatever else is raised is a mistake of ours."""
    try:
        return read()
    except (NotTakenIn, KeyNotTaken) as told:
        sentence = told.said()
    assert sentence
    return None


def written(content: Content) -> bytes:
    return b"".join(inside.written(content)[1])


def a_package_on_its_way(edits: list[Edit]) -> None:
    """Nobody between two centres changes a byte unnoticed."""
    hostile = edited(PACKAGE, edits)
    found = taken_in(lambda: opened(hostile))
    if found is not None:
        assert hostile == PACKAGE


def a_key_on_its_way(edits: list[Edit]) -> None:
    """Nor one of a published key."""
    hostile = edited(KEY, edits)
    found = taken_in(lambda: read_centre_key(hostile))
    if found is not None:
        assert hostile == KEY


def a_key_signed_by_a_stranger(changed: dict[str, Any]) -> None:
    """A key is taken for what another centre would have published, or not at all."""
    said = {**FRAME.unwrap(KEY), **changed, "signature": ""}
    signature = b64encode(RECIPIENT.sign(b"casedesk/centre\0" + canonical(said))).decode()
    hostile = FRAME.wrap({**said, "signature": signature}) if len(canonical(said)) < 16_000 else b"x"
    key = taken_in(lambda: read_centre_key(hostile))
    if key is not None:
        assert is_line(key.centre)
        assert published(RECIPIENT, centre=key.centre, training=key.training, at=key.made) == hostile


def a_cover_signed_by_a_colleague(changed: dict[str, Any]) -> None:
    """Whatever a confirmed centre's broken program says on the outside, what is taken in is spelled as we would."""
    hostile = sealed_by_hand(changed, STREAM)
    found = taken_in(lambda: opened(hostile))
    if found is not None:
        assert hostile.startswith(found.cover.front())
        assert found.content == a_content()


def a_content_signed_by_a_colleague(edits: list[Edit]) -> None:
    """A content that is taken in is one we would have written, byte for byte, and keeps every limit."""
    pieces = in_pieces(edited(STREAM, edits))
    content = taken_in(lambda: inside.read(pieces))
    if content is not None:
        assert written(content) == b"".join(pieces)
        assert all(is_label(one.label) for one in content.attachments)


def a_content_made_of_parts(parts: list[tuple[int, dict[str, Any], list[Edit], int | None, bytes]]) -> None:
    """The same for parts that are nearly right, with torn JSON and with lengths that lie."""
    stream = b""
    for place, (kind, changed, torn, length, content) in enumerate(parts):
        digest = hashlib.sha256(content).hexdigest()
        usual: dict[str, Any] = {"fields": {"a": 1}, "id": f"{place:08x}-0000-4000-8000-000000000000", "kind": "cases"}
        if kind == 2:
            of = "00000000-0000-4000-8000-000000000000"
            usual = {"label": "a.pdf", "media": "pdf", "of": of, "sha256": digest, "size": len(content)}
        body = edited(canonical({**usual, **changed}), torn)
        stream += (
            inside.PART.pack(kind, len(body) if length is None else length) + body + (content if kind == 2 else b"")
        )
    pieces = in_pieces(stream + inside.PART.pack(inside.END, 0))
    found = taken_in(lambda: inside.read(pieces))
    if found is not None:
        assert written(found) == b"".join(pieces)


def whatever_is_sent_arrives(fields: dict[str, Any], paper: bytes) -> None:
    """What may be sent opens on the other side as it was; what may not is refused before anything is written."""
    enclosed = (Enclosed(PAPER, Media.PDF, "a.pdf", paper),) if paper else ()
    content = Content((Entry("cases", PAPER, fields),), enclosed)
    try:
        package = a_package(content)
    except (ValueError, NotTakenIn):
        return
    assert opened(package).content == content
    assert len(package) % (limits.PIECE + 28) < limits.COVER


nearly_parts = st.lists(
    st.tuples(
        seldom(1, st.sampled_from([0, 2, 3, 255]) | st.just(2)),
        seldom({}, changes("fields", "id", "kind", "label", "media", "of", "sha256", "size")),
        seldom([], edits),
        seldom(None, st.integers(0, 2**32 - 1)),
        st.binary(max_size=40),
    ),
    max_size=5,
)
PROPERTIES: list[tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = [
    (a_package_on_its_way, (edits,)),
    (a_key_on_its_way, (edits,)),
    (a_key_signed_by_a_stranger, (changes(*FRAME.unwrap(KEY)),)),
    (a_cover_signed_by_a_colleague, (changes(*spoken(1)),)),
    (a_content_signed_by_a_colleague, (edits,)),
    (a_content_made_of_parts, (nearly_parts,)),
    (whatever_is_sent_arrives, (st.dictionaries(st.sampled_from(["a", "b_c", "d1"]), json_values), papers)),
]


def tried(property: int, examples: int, **more: Any) -> None:
    """Hands one of the properties so many hostile things."""
    holds, strategies = PROPERTIES[property]
    settings(max_examples=examples, **more)(given(*strategies)(holds))()


def for_long(seconds: float) -> None:
    """Hands all of them hostile things for so long, each at least once."""
    end, patient = time.monotonic() + seconds, [HealthCheck.too_slow]
    for row in itertools.count():
        for property in range(len(PROPERTIES)):
            if row and time.monotonic() > end:
                return
            tried(property, 500, database=None, deadline=None, suppress_health_check=patient)


if __name__ == "__main__":
    for_long(float(sys.argv[1]))
