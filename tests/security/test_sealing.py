"""A sealed record opens in its own place, under its own key, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.security.errors import Damaged
from casedesk.security.sealing import STEP, Address, key_version_of, lock_bytes, open_bytes, reseal, seal, unseal

KEY = b"k" * 32
HERE = Address(uuid4(), uuid4(), "case", uuid4())
VALUES = {"name": "ចាន់ សុខា", "phone": "012 345 678", "plan": None, "age": 31, "kinds": ["a", "b"]}

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), plain, max_size=5), st.integers(0, 2**32 - 1))
def test_what_was_sealed_comes_back(values: dict[str, object], version: int) -> None:
    blob = seal(values, HERE, version, KEY)
    assert key_version_of(blob) == version
    assert unseal(blob, HERE, KEY) == values


@pytest.mark.parametrize("odd", ["\ud83d", "\x00\x1f", "🙂" * 50, "‮right to left", "x" * 10_000_000])
def test_odd_text_comes_back(odd: str) -> None:
    assert unseal(seal({"note": odd}, HERE, 1, KEY), HERE, KEY) == {"note": odd}


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(HERE, vault=uuid4()),
        replace(HERE, file=uuid4()),
        replace(HERE, table="visit"),
        replace(HERE, row=uuid4()),
        replace(HERE, file=HERE.row, row=HERE.file),
    ],
    ids=["vault", "file", "table", "row", "file and row swapped"],
)
def test_a_blob_moved_elsewhere_does_not_open(elsewhere: Address) -> None:
    with pytest.raises(Damaged):
        unseal(seal(VALUES, HERE, 1, KEY), elsewhere, KEY)


def test_a_blob_relabelled_to_another_key_version_does_not_open() -> None:
    blob = seal(VALUES, HERE, 1, KEY)
    relabelled = blob[:1] + (2).to_bytes(4, "big") + blob[5:]
    assert key_version_of(relabelled) == 2
    with pytest.raises(Damaged):
        unseal(relabelled, HERE, KEY)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(Damaged):
        unseal(seal(VALUES, HERE, 1, KEY), HERE, b"o" * 32)


def test_every_byte_and_every_length_counts() -> None:
    blob = seal(VALUES, HERE, 1, KEY)
    for place in range(len(blob)):
        with pytest.raises(Damaged):
            unseal(blob[:place] + bytes([blob[place] ^ 0x40]) + blob[place + 1 :], HERE, KEY)
        with pytest.raises(Damaged):
            unseal(blob[:place], HERE, KEY)


def test_length_tells_little() -> None:
    lengths = {len(seal({"note": "x" * n}, HERE, 1, KEY)) for n in range(200)}
    assert len(lengths) == 1
    longer = seal({"note": "x" * STEP}, HERE, 1, KEY)
    assert len(longer) - lengths.pop() == STEP


def test_the_same_values_never_look_the_same() -> None:
    assert len({seal(VALUES, HERE, 1, KEY) for _turn in range(50)}) == 50


def test_a_blob_carries_none_of_its_words() -> None:
    assert b"012 345" not in seal(VALUES, HERE, 1, KEY)


@given(st.binary(max_size=300), st.binary(max_size=30), st.binary(max_size=30))
def test_locked_bytes_open_in_their_context_only(bytes_: bytes, context: bytes, other: bytes) -> None:
    blob = lock_bytes(KEY, bytes_, context)
    assert open_bytes(KEY, blob, context) == bytes_
    if other != context:
        with pytest.raises(Damaged):
            open_bytes(KEY, blob, other)


@given(st.binary(max_size=100))
def test_noise_never_opens(noise: bytes) -> None:
    with pytest.raises(Damaged):
        open_bytes(KEY, noise, b"")
    with pytest.raises(Damaged):
        unseal(noise, HERE, KEY)


def test_under_another_key_it_is_the_same_and_the_old_key_opens_it_no_more() -> None:
    other = b"o" * 32
    again = reseal(seal(VALUES, HERE, 1, KEY), HERE, KEY, 2, other)
    assert (key_version_of(again), unseal(again, HERE, other)) == (2, VALUES)
    with pytest.raises(Damaged):
        unseal(again, HERE, KEY)
    with pytest.raises(Damaged):
        reseal(again, HERE, KEY, 3, other)
