"""Writes tests/exchange/vectors anew: `python -m tests.exchange.recording`. The packages in it hold random bytes, so
they are made once and kept; docs/transfer-package.md says how to read them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from casedesk.exchange.centre_key import published
from casedesk.exchange.cover import read_cover
from casedesk.exchange.spelling import moment_said
from casedesk.security.envelope import open_box
from casedesk.security.identity import Identity
from tests.exchange.making import AT, ID, RECIPIENT, SENDER, STRANGER, a_content, a_package
from tests.exchange.test_inside import THE_END, UNFIT, attachment, entry, part

VECTORS = Path(__file__).parent / "vectors"
ONE, TWO, KEY = "one-piece.casedesk-case", "two-pieces.casedesk-case", "lotus-house.casedesk-centre"
SHORT = 2_000
"""Bytes of the longest content that is written down; longer ones are made by the tests."""


def private(of: Identity) -> dict[str, str]:
    raw = of.dump()
    parts = {"mlkem768_seed": raw[:64], "x25519": raw[64:96], "ed25519": raw[96:]}
    return {name: key.hex() for name, key in parts.items()} | {
        "fingerprint": of.public.fingerprint().hex(),
        "words": " ".join(of.public.words()),
    }


def inner(package: Path) -> dict[str, str]:
    """What a reader finds on its way through a package."""
    whole = package.read_bytes()
    with package.open("rb") as file:
        front = read_cover(file).front()
    bound = hashlib.sha256(front).digest()
    key = open_box(RECIPIENT, whole[len(front) : len(front) + 1168], b"casedesk/package key\0" + bound)
    signed = hashlib.sha256(whole[:-64]).digest()
    return {"cover_sha256": bound.hex(), "content_key": key.hex(), "signed_sha256": signed.hex()}


def readings() -> list[dict[str, Any]]:
    """The same package read in other circumstances, or with some of its bytes changed."""
    last = (VECTORS / TWO).stat().st_size

    def other(what: str, verdict: str, **circumstances: Any) -> dict[str, Any]:
        return {"what": what, "verdict": verdict, **circumstances}

    return [
        other("as it was sent", "opens"),
        other("thirty days later", "opens", now="2026-12-23T09:30:00Z"),
        other("a second after that", "PackageTooOld", now="2026-12-23T09:30:01Z"),
        other("by a clock a day behind", "opens", now="2026-11-22T09:30:00Z"),
        other("a second before that", "FromTheFuture", now="2026-11-22T09:29:59Z"),
        other("by another centre", "WrongRecipient", mine="stranger"),
        other("in a practice vault", "RealIntoPractice", training=True),
        other("its id is known", "TakenInBefore", known=[str(ID)]),
        other("nobody confirmed the sender", "SenderNotConfirmed", confirmed=[]),
        other("another magic", "PackageForeign", at=0, bytes="504b0304"),
        other("a cover of four gigabytes", "PackageAltered", at=16, bytes="ffffffff"),
        other("a letter of the centre's name", "PackageAltered", at=32, bytes="68"),
        other("a bit of the box", "PackageAltered", at=2400, bytes="ff00"),
        other("a bit of a piece", "PackageAltered", at=70_000, bytes="ff00"),
        other("a bit of the signature", "PackageAltered", at=last - 2, bytes="ff00"),
        other("nothing at all", "PackageCut", length=0),
        other("cut within the cover", "PackageCut", length=1000),
        other("cut after the first piece", "PackageCut", length=70_000),
        other("cut by one byte", "PackageCut", length=last - 1),
    ]


def contents() -> list[dict[str, str]]:
    fit = {
        "nothing but the end": THE_END,
        "an entry": entry() + THE_END,
        "an entry and its attachment": entry() + attachment() + THE_END,
        "the deepest value there is": entry(fields={"a": [[[[[[1]]]]]]}) + THE_END,
        "the greatest and the smallest number": entry(fields={"a": [2**53, -(2**53)]}) + THE_END,
        "words in Khmer, and beyond two bytes": entry(fields={"a": "រឿង 🙂"}) + THE_END,
    }
    more = {"an entry that is only half there": part(1, b'{"fields":{}')}
    told = [("reads", fit), ("PackageUnfit", {**more, **UNFIT})]
    return [
        {"what": what, "verdict": verdict, "hex": stream.hex()}
        for verdict, streams in told
        for what, stream in streams.items()
        if len(stream) <= SHORT
    ]


def record() -> None:
    VECTORS.mkdir(exist_ok=True)
    (VECTORS / KEY).write_bytes(published(RECIPIENT, centre="Lotus House", training=False, at=AT))
    for name, content in ((ONE, a_content()), (TWO, a_content(bytes(range(256)) * 300))):
        if not (VECTORS / name).exists():
            (VECTORS / name).write_bytes(a_package(content))
    said = {
        "keys": {"sender": private(SENDER), "recipient": private(RECIPIENT), "stranger": private(STRANGER)},
        "usual": {"now": moment_said(AT), "mine": "recipient", "training": False, "known": [], "confirmed": ["sender"]},
        "packages": {name: inner(VECTORS / name) for name in (ONE, TWO)},
        "readings": {"of": TWO, "each": readings()},
        "contents": contents(),
    }
    text = json.dumps(said, indent=1, ensure_ascii=True) + "\n"
    (VECTORS / "vectors.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    record()
