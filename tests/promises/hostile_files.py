"""What somebody might hand in: files of every wrong kind, and what a confirmed centre’s broken program signs."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from hypothesis import strategies as st

from casedesk.cases.case_file import KINDS
from casedesk.exchange import inside, limits
from casedesk.exchange.centre_key import CentreKey
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.cover import MAGIC, Cover
from casedesk.exchange.package import sealed_package
from casedesk.exchange.trouble import NotTakenIn
from casedesk.security.envelope import seal_to
from casedesk.security.framed import canonical
from casedesk.security.pieces import lock_piece
from casedesk.transfer.arrived_entry import KIND_OF
from casedesk.transfer.sending import ABOUT
from tests import factories as f
from tests.cases.attached import papers
from tests.exchange.hostile import HARD, json_values
from tests.exchange.making import in_pieces
from tests.exchange.test_spreadsheet import HOSTILE as SHEETS
from tests.promises.import_doors import FIRST, THEIRS, Door

DEEP = b"[" * 100_000
FILES: Mapping[str, bytes] = {
    **{f"sheet: {name}": content for name, (content, _reason) in SHEETS.items()},
    "a byte order mark": b"\xef\xbb\xbf",
    "UTF-16": "\ufeffid = 'ours'".encode("utf-16"),
    "another encoding": "id = 'é'".encode("latin-1"),
    "NUL": b'id = "o\0urs"',
    "nesting without end": b"a = " + DEEP,
    "numbers without end": b"version = " + b"9" * 100_000,
    "keys within keys": b".".join([b"a"] * 20_000) + b" = 1",
    "a huge picture": papers.bomb(),
    "half a picture": papers.png()[:60],
    "a locked paper": papers.locked_pdf(),
    "a paper without a page": b"%PDF-1.7\n%%EOF",
    "a program": b"MZ\x90\0\3\0\0\0" + bytes(500),
    "a package that says it is long": MAGIC + b"\xff\xff\xff\xff" + bytes(100),
    "a package of nested lists": MAGIC + struct.pack(">I", 8000) + b"[" * 8000,
    "a package with an outside alone": MAGIC + struct.pack(">I", 2) + b"{}",
    "a key that says it is long": b"CaseDesk centre\n\xff\xff\xff\xff" + bytes(40),
    "a key that is too large": b"CaseDesk centre\n" + bytes(30_000),
}


def packed(door: Door, stream: bytes, **cover: object) -> Path:
    """A package as a confirmed centre's broken program makes it: its box and its signature are right."""
    filled, key = in_pieces(stream), os.urandom(32)
    to = door.mine.public.fingerprint()
    usual = Cover(uuid4(), door.clock.at, False, "River House", THEIRS.public, to, len(filled)).front()
    body = canonical({**json.loads(usual[len(MAGIC) + 4 :]), **cover})
    whole = MAGIC + struct.pack(">I", len(body)) + body
    bound = hashlib.sha256(whole).digest()
    whole += seal_to(door.mine.public.sealing, key, b"casedesk/package key\0" + bound)
    about = b"casedesk/package piece\0" + bound
    whole += b"".join(lock_piece(key, piece, about, place, len(filled)) for place, piece in enumerate(filled))
    path = door.folder / "signed"
    path.write_bytes(whole + THEIRS.sign(b"casedesk/package\0" + hashlib.sha256(whole).digest()))
    return path


def part(kind: int, body: bytes, length: int | None = None) -> bytes:
    return inside.PART.pack(kind, len(body) if length is None else length) + body


def spoken(**said: object) -> bytes:
    return canonical({"fields": {}, "id": str(uuid4()), "kind": "identities", **said})


def head(**said: object) -> bytes:
    digest = hashlib.sha256(b"x").hexdigest()
    usual = {"label": "a.pdf", "media": "pdf", "of": str(FIRST.id), "sha256": digest, "size": 1}
    return canonical({**usual, **said})


BEGUN = part(1, canonical({"fields": FIRST.fields, "id": str(FIRST.id), "kind": FIRST.kind}))
END = part(3, b"")
SIGNED: Mapping[str, bytes] = {
    "a million fields": part(1, spoken(fields={f"f{n}": 1 for n in range(40_000)})) + END,
    "an entry that says it is long": BEGUN + part(1, b"{}", 2**32 - 1),
    "entries without end": BEGUN + b"".join(part(1, spoken()) for _n in range(limits.ENTRIES)) + END,
    "lists without end": part(1, b'{"fields":{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}}") + END,
    "a number without end": part(1, b'{"fields":{"a":' + b"9" * 100_000 + b'},"id":"x","kind":"a"}') + END,
    "no number": part(1, b'{"fields":{"a":NaN},"id":"00000000-0000-4000-8000-000000000000","kind":"a"}') + END,
    "a name twice": part(1, b'{"fields":{},"fields":{},"id":"x","kind":"a"}') + END,
    "another encoding": part(1, "{}".encode("utf-16")) + END,
    "a byte order mark": part(1, b"\xef\xbb\xbf" + spoken()) + END,
    "NUL in a text": BEGUN + part(1, spoken(fields={"latin_name": "a\0b"})) + END,
    "half of a pair": BEGUN + part(1, b'{"fields":{"a":"\\ud83d"},"id":"%s","kind":"a"}' % str(uuid4()).encode()) + END,
    "a path as a kind": BEGUN + part(1, spoken(kind="../cases")) + END,
    "an id twice": BEGUN + BEGUN + END,
    "a path in a label": BEGUN + part(2, head(label="../../.bashrc")) + b"x" + END,
    "a device as a label": BEGUN + part(2, head(label="con")) + b"x" + END,
    "text that turns round": BEGUN + part(2, head(label="a\u202efdp.exe")) + b"x" + END,
    "an attachment that says it is long": BEGUN + part(2, head(size=2**40)) + b"x" + END,
    "an attachment of nothing": BEGUN + part(2, head(of=str(uuid4()))) + b"x" + END,
    "another digest": BEGUN + part(2, head(sha256="0" * 64)) + b"x" + END,
    "no end": BEGUN,
    "something after the end": BEGUN + END + b"more",
    "no first entry": END,
    "a kind of file that is not known": part(1, spoken(kind=ABOUT, fields={"kind": "men"})) + END,
}


def genuine(door: Door, *entries: Entry, papers: tuple[Enclosed, ...] = ()) -> Path:
    to = CentreKey("Lotus", door.mine.public, False, f.NOON)
    blocks = sealed_package(
        Content((FIRST, *entries), papers), sender=THEIRS, centre="River House", to=to, id=uuid4(), at=door.clock.at,
        training=False,
    )  # fmt: skip
    path = door.folder / "genuine"
    path.write_bytes(b"".join(blocks))
    return path


NAMES = sorted({name for kind in KINDS for name in kind.__fields__} | {"height", "sealed", "id", "version", "rowid"})
NEARLY = st.sampled_from(
    [
        *HARD, "2026-11-16", "2026-11-16T05:00:00+00:00", "yes", "no", "unknown", "female", "12", "120801", "2-medium",
        "1996-02~", '["wellbeing", 1, {"slept": "rarely"}]', '["risk_screen", 1, {"worse": "yes"}]', "[[[", "partner",
        "home", "child", "own_phone", "photo", "legal", "phone", 0, 1, -1, 2**53, True, False, ["mon"], ["yes", "no"],
        "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-14:00", "1900-01-01", "2100-12-31", "24:00", "07:30", "",
    ]
)  # fmt: skip
entries = st.builds(
    lambda kind, fields: Entry(kind, uuid4(), fields),
    st.sampled_from([*KIND_OF, "referrals", "cases", "spirit_houses"]),
    st.dictionaries(st.sampled_from(NAMES), NEARLY | json_values, max_size=25),
)


def can_be_sent(entry: Entry) -> bool:
    """Whether a package can hold it at all, whatever it says."""
    try:
        inside.written(Content((entry,)))
    except (ValueError, NotTakenIn):
        return False
    return True
