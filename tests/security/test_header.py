"""The header has one spelling, and noise is told from it without a crash."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.security.errors import Damaged, KeyFileNewer
from casedesk.security.header import KEPT_ANCHORS, Header, decode, encode
from casedesk.security.journal import Anchor
from casedesk.security.slots import Kdf, Slot
from tests.security.making import AT, NAME, a_header

raw = st.binary(max_size=40)
slots = st.builds(
    Slot,
    st.uuids(),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=16, max_size=16),
    st.builds(Kdf, *[st.integers(-(2**40), 2**40)] * 3),
    raw,
    raw,
)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
anchors = st.builds(Anchor, st.integers(0, 2**63), st.binary(min_size=32, max_size=32), moments)
headers = st.builds(
    Header,
    st.uuids(),
    st.integers(0, 2**63),
    st.binary(min_size=16, max_size=16),
    st.booleans(),
    st.lists(slots, max_size=3).map(tuple),
    st.lists(anchors, max_size=3).map(tuple),
)


@given(headers)
def test_a_header_comes_back_from_its_one_spelling(header: Header) -> None:
    assert decode(encode(header)) == header


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    there = AT.astimezone(timezone(timedelta(hours=7)))
    header = a_header()
    moved = replace(header, anchors=(replace(header.anchors[0], at=there),))
    assert encode(moved) == encode(header)


@given(headers, st.data())
def test_an_edited_header_is_another_header_or_none(header: Header, data: st.DataObject) -> None:
    body = bytearray(encode(header))
    body[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(Damaged, KeyFileNewer):
        assert decode(bytes(body)) != header


@given(st.binary(max_size=300))
def test_noise_is_damaged(noise: bytes) -> None:
    with pytest.raises(Damaged):
        decode(noise)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 500_000,
        b'{"format":' + b"9" * 100_000 + b"}",
        b'{"format":2}',
        b'{"format":2,"vault":7}',
        b"\xff\xfe{}",
    ],
)
def test_hostile_bodies_are_damaged(body: bytes) -> None:
    with pytest.raises(Damaged):
        decode(body)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"format":2', b'"format":true'),
        (b'"generation":0', b'"generation":0.0'),
        (b'"generation":0', b'"generation": 0'),
        (b'"generation":0', b'"generation":0,"generation":0'),
        (b'"training":false', b'"training":0'),
        (b'"training":false', b'"training":false,"unheard":1'),
        (b"+00:00", b"Z"),
    ],
)
def test_another_spelling_of_the_same_is_refused(before: bytes, after: bytes) -> None:
    body = encode(a_header())
    assert before in body
    with pytest.raises(Damaged):
        decode(body.replace(before, after, 1))


def test_a_newer_format_is_told_from_damage() -> None:
    with pytest.raises(KeyFileNewer):
        decode(encode(a_header()).replace(b'"format":2', b'"format":3'))


def test_a_header_names_nobody(header: Header) -> None:
    assert NAME.encode() not in encode(header).lower()


def test_slots_come_and_go_by_person(header: Header) -> None:
    first, second = header.slots
    assert header.without(first.person).slots == (second,)
    renewed = replace(first, salt=b"n" * 16)
    assert set(header.with_slot(renewed).slots) == {renewed, second}
    assert header.without(uuid4()) == header


def test_the_last_anchors_are_kept() -> None:
    header = a_header()
    for seq in range(100, 200):
        header = header.anchored(Anchor(seq, b"h" * 32, AT))
    assert [anchor.seq for anchor in header.anchors] == list(range(200 - KEPT_ANCHORS, 200))
