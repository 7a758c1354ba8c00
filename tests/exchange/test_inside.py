"""The content of a package has one spelling, and limits that are looked at before room is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casedesk.cases.codes.review import Media
from casedesk.exchange import limits
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.inside import ATTACHMENT, END, ENTRY, PART, read, written
from casedesk.exchange.trouble import NotTakenIn, PackageTooLarge, PackageUnfit
from casedesk.security.framed import canonical
from tests.exchange.making import INCIDENT, PAPER, a_content, in_pieces
from tests.exchange.test_package import peak_of

THE_END = PART.pack(END, 0)
SAID = {"fields": {"told": "words"}, "id": str(PAPER), "kind": "attachments"}
HEAD = {"label": "a.jpg", "media": "jpeg", "of": str(PAPER), "sha256": hashlib.sha256(b"paper").hexdigest(), "size": 5}


def part(kind: int, body: bytes) -> bytes:
    return PART.pack(kind, len(body)) + body


def entry(**changed: object) -> bytes:
    return part(ENTRY, canonical({**SAID, **changed}))


def attachment(content: bytes = b"paper", **changed: object) -> bytes:
    return part(ATTACHMENT, canonical({**HEAD, **changed})) + content


def refusal(stream: bytes) -> type[NotTakenIn]:
    with pytest.raises(NotTakenIn) as found:
        read(in_pieces(stream))
    return found.type


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
names = st.from_regex("[a-z][a-z0-9_]{0,20}", fullmatch=True)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
entries = st.lists(
    st.builds(Entry, names, st.uuids(), st.dictionaries(names, plain, max_size=4)), max_size=4, unique_by=lambda e: e.id
)


@settings(max_examples=40)
@given(entries, st.data())
def test_what_was_written_comes_back(entries: list[Entry], data: st.DataObject) -> None:
    ids = [one.id for one in entries]
    papers = st.builds(Enclosed, st.sampled_from(ids), st.sampled_from(Media), names, st.binary(min_size=1))
    content = Content(tuple(entries), tuple(data.draw(st.lists(papers, max_size=2)) if ids else ()))
    count, pieces = written(content)
    kept = [*pieces]
    assert len(kept) == count
    assert {*map(len, kept)} == {limits.PIECE}
    assert read(kept) == content


def test_what_the_example_of_these_tests_is_made_of_is_read() -> None:
    found = read(in_pieces(entry() + attachment() + THE_END))
    assert found == Content(
        (Entry("attachments", PAPER, {"told": "words"}),), (Enclosed(PAPER, Media.JPEG, "a.jpg", b"paper"),)
    )


DEEP = b'{"fields":{"a":' + b"[" * 100_000 + b"]" * 100_000 + b'},"id":"' + str(PAPER).encode() + b'","kind":"k"}'

UNFIT = {
    "nothing": b"",
    "no end": entry(),
    "an end with a length": entry() + PART.pack(END, 5),
    "an unknown part": part(4, b"{}") + THE_END,
    "an entry after an attachment": entry() + attachment() + entry(id=str(INCIDENT)) + THE_END,
    "a length beyond the end": PART.pack(ENTRY, 400_000) + b"{}",
    "an entry of four gigabytes": PART.pack(ENTRY, 2**32 - 1),
    "a head of four gigabytes": entry() + PART.pack(ATTACHMENT, 2**32 - 1),
    "no JSON": part(ENTRY, b"\xff\xfe\x00") + THE_END,
    "an empty entry": part(ENTRY, b"") + THE_END,
    "a list": part(ENTRY, b"[]") + THE_END,
    "deeper than a stack": part(ENTRY, DEEP) + THE_END,
    "too deep": entry(fields={"a": [[[[[[[1]]]]]]]}) + THE_END,
    "a name too many": entry(more=1) + THE_END,
    "a name too few": part(ENTRY, canonical({"fields": {}, "kind": "k"})) + THE_END,
    "a name twice": part(ENTRY, canonical(SAID).replace(b'"kind":', b'"kind":"k","kind":')) + THE_END,
    "a field twice": part(ENTRY, canonical(SAID).replace(b'"told":', b'"told":"","told":')) + THE_END,
    "a blank": part(ENTRY, canonical(SAID) + b" ") + THE_END,
    "another order": part(ENTRY, json.dumps(dict(reversed(SAID.items())), separators=(",", ":")).encode()) + THE_END,
    "a mark before it": part(ENTRY, b"\xef\xbb\xbf" + canonical(SAID)) + THE_END,
    "UTF-16": part(ENTRY, canonical(SAID).decode().encode("utf-16")) + THE_END,
    "letters that are not escaped": part(ENTRY, canonical(SAID).replace(b"words", "រឿង".encode())) + THE_END,
    "not a number": part(ENTRY, canonical(SAID).replace(b'"words"', b"NaN")) + THE_END,
    "infinity": part(ENTRY, canonical(SAID).replace(b'"words"', b"-Infinity")) + THE_END,
    "a fraction": part(ENTRY, canonical(SAID).replace(b'"words"', b"1.5")) + THE_END,
    "a huge exponent": part(ENTRY, canonical(SAID).replace(b'"words"', b"1e999999999")) + THE_END,
    "a number too large": entry(fields={"a": 2**53 + 1}) + THE_END,
    "a number of 5,000 digits": part(ENTRY, canonical(SAID).replace(b'"words"', b"9" * 5000)) + THE_END,
    "half a pair": entry(fields={"a": "\ud83d"}) + THE_END,
    "half a pair inside": entry(fields={"a": [{"\udc00": 1}]}) + THE_END,
    "a zero in a text": entry(fields={"a": "b\0c"}) + THE_END,
    "a text too long": entry(fields={"a": "x" * (limits.TEXT + 1)}) + THE_END,
    "a field that is no name": entry(fields={"../a": 1}) + THE_END,
    "fields that are a list": entry(fields=[1]) + THE_END,
    "a million fields": entry(fields={f"a{n}": 0 for n in range(30_000)}) + THE_END,
    "one field too many": entry(fields={f"a{n}": 0 for n in range(limits.FIELDS + 1)}) + THE_END,
    "a kind that is no name": entry(kind="cases; drop table") + THE_END,
    "a kind that is a number": entry(kind=7) + THE_END,
    "an id in capitals": entry(id=str(PAPER).upper().replace("0", "A")) + THE_END,
    "an id without dashes": entry(id=PAPER.hex) + THE_END,
    "an id in braces": entry(id="{" + str(PAPER) + "}") + THE_END,
    "one id twice": entry() + entry() + THE_END,
    "an attachment of nothing": entry() + attachment(of=str(INCIDENT)) + THE_END,
    "an empty attachment": entry() + attachment(b"", size=0, sha256=hashlib.sha256(b"").hexdigest()) + THE_END,
    "a size below zero": entry() + attachment(size=-5) + THE_END,
    "a size that is true": entry() + attachment(b"p", size=True, sha256=hashlib.sha256(b"p").hexdigest()) + THE_END,
    "a size beyond the end": entry() + attachment(size=100_000) + THE_END,
    "a size beyond the limit": entry() + attachment(size=limits.ATTACHMENT + 1) + THE_END,
    "other bytes": entry() + attachment(b"Paper") + THE_END,
    "a digest in capitals": entry() + attachment(sha256=str(HEAD["sha256"]).upper()) + THE_END,
    "a kind nobody knows": entry() + attachment(media="exe") + THE_END,
    "a path in a label": entry() + attachment(label="../../vault.keys") + THE_END,
    "a path of Windows in a label": entry() + attachment(label="C:\\vault.keys") + THE_END,
    "a label turned round": entry() + attachment(label="photo\u202egpj.exe") + THE_END,
    "a label with a zero": entry() + attachment(label="a.jpg\0.exe") + THE_END,
    "a device for a label": entry() + attachment(label="NUL.jpg") + THE_END,
    "a label that is a list": entry() + attachment(label=["a"]) + THE_END,
    "a long head": entry() + attachment(label="x" * limits.HEAD) + THE_END,
    "a name too many in a head": entry() + attachment(more=1) + THE_END,
    "something after the end": entry() + THE_END + b"\0" * 900 + b"hidden",
}  # fmt: skip


@pytest.mark.parametrize("stream", UNFIT.values(), ids=UNFIT.keys())
def test_what_no_vault_writes_is_refused(stream: bytes) -> None:
    assert refusal(stream) is PackageUnfit


def test_padding_is_exactly_what_is_due() -> None:
    pieces = in_pieces(entry() + THE_END)
    assert read(pieces)
    for wrong in ([*pieces, bytes(limits.PIECE)], [pieces[0][:-1]], [pieces[0] + b"\0"]):
        with pytest.raises(PackageUnfit):
            read(wrong)


def many(count: int, fields: Mapping[str, Any]) -> bytes:
    return b"".join(entry(id=str(UUID(int=n)), fields=fields) for n in range(count)) + THE_END


def test_more_entries_values_or_words_than_a_package_holds_are_too_large() -> None:
    assert refusal(many(limits.ENTRIES + 1, {})) is PackageTooLarge
    assert refusal(many(10, {"a": [0] * 26_000})) is PackageTooLarge
    assert refusal(many(40, {f"a{n}": "x" * limits.TEXT for n in range(22)})) is PackageTooLarge


def test_more_attachments_than_a_package_holds_are_too_large() -> None:
    assert refusal(entry() + attachment() * (limits.ATTACHMENTS + 1) + THE_END) is PackageTooLarge
    paper = Enclosed(PAPER, Media.PDF, "a.pdf", bytes(limits.ATTACHMENT))
    with pytest.raises(PackageTooLarge):
        written(replace(a_content(), attachments=[paper] * 11))


def test_lengths_that_lie_make_no_room() -> None:
    for name in (
        "an entry of four gigabytes",
        "a head of four gigabytes",
        "a size beyond the end",
        "deeper than a stack",
    ):
        pieces = in_pieces(UNFIT[name])

        def refused(pieces: list[bytes] = pieces) -> None:
            with pytest.raises(PackageUnfit):
                read(pieces)

        assert peak_of(refused) < 8 * limits.MIB, name


@pytest.mark.parametrize(
    "fields", [{"A": 1}, {"a": 1.5}, {"a": float("nan")}, {"a": b"bytes"}, {"a": "\ud800"}, {"a": 2**60}], ids=str
)
def test_what_no_vault_keeps_is_not_sent(fields: Any) -> None:
    with pytest.raises(ValueError, match=r"value|field|text"):
        written(Content([Entry("cases", PAPER, fields)]))


def test_a_label_like_a_path_is_not_sent() -> None:
    paper = Enclosed(PAPER, Media.JPEG, "../a.jpg", b"paper")
    with pytest.raises(ValueError, match="attachment"):
        written(replace(a_content(), attachments=[paper]))
