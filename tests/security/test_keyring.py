"""The keyring fetches once, remembers, bundles and forgets."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterable
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.keyring import Keyring

FILE, OTHER = uuid4(), uuid4()
OLD, NEW = b"o" * 32, b"n" * 32

keys = st.dictionaries(
    st.tuples(st.uuids(), st.integers(0, 2**32 - 1)), st.binary(min_size=32, max_size=32), max_size=20
)


def nothing(file: UUID) -> Iterable[tuple[int, bytes]]:
    """The road of somebody who was given no key."""
    return ()


def test_a_missing_key_is_fetched_once_with_all_its_versions() -> None:
    asked: list[UUID] = []

    def fetch(file: UUID) -> Iterable[tuple[int, bytes]]:
        asked.append(file)
        return [(1, OLD), (2, NEW)]

    ring = Keyring(fetch)
    assert not ring.holds(FILE)
    assert [ring.key(FILE, 2), ring.key(FILE, 1), ring.key(FILE, 2)] == [NEW, OLD, NEW]
    assert asked == [FILE]
    assert ring.holds(FILE)
    assert ring.files() == {FILE}


def test_a_key_never_given_is_not_granted() -> None:
    ring = Keyring(lambda file: [(1, OLD)])
    with pytest.raises(NotGranted) as refused:
        ring.key(FILE, 2)
    assert str(FILE) not in str(refused.value)
    with pytest.raises(NotGranted):
        Keyring(nothing).key(FILE, 1)


def test_a_learnt_key_needs_no_fetching() -> None:
    ring = Keyring(nothing)
    ring.learn(FILE, 1, OLD)
    assert ring.key(FILE, 1) == OLD
    with pytest.raises(NotGranted):
        ring.key(OTHER, 1)


def test_inside_a_unit_of_work_the_road_is_another_on_this_thread_only() -> None:
    ring = Keyring(nothing)
    elsewhere: list[bool] = []

    def on_another_thread() -> None:
        try:
            ring.key(OTHER, 1)
        except NotGranted:
            elsewhere.append(True)

    with ring.fetching(lambda file: [(1, NEW)]):
        with ring.fetching(nothing), pytest.raises(NotGranted):
            ring.key(OTHER, 1)
        thread = threading.Thread(target=on_another_thread)
        thread.start()
        thread.join()
        assert ring.key(FILE, 1) == NEW
    assert elsewhere == [True]
    with pytest.raises(NotGranted):
        ring.key(OTHER, 1)


@given(keys)
def test_a_bundle_brings_every_key_back(held: dict[tuple[UUID, int], bytes]) -> None:
    ring, again = Keyring(nothing), Keyring(nothing)
    for (file, version), key in held.items():
        ring.learn(file, version, key)
    again.load_bundle(ring.bundle())
    assert {place: again.key(*place) for place in held} == held
    assert again.files() == {file for file, _version in held}
    assert len(again.bundle()) == 52 * len(held)


def test_a_bundle_adds_to_what_is_held() -> None:
    ring, more = Keyring(nothing), Keyring(nothing)
    ring.learn(FILE, 1, OLD)
    more.learn(OTHER, 1, NEW)
    ring.load_bundle(more.bundle())
    assert (ring.key(FILE, 1), ring.key(OTHER, 1)) == (OLD, NEW)


def test_a_torn_bundle_is_damaged_and_leaves_nothing() -> None:
    ring, again = Keyring(nothing), Keyring(nothing)
    ring.learn(FILE, 1, OLD)
    for length in range(1, 52):
        with pytest.raises(Damaged):
            again.load_bundle(ring.bundle()[:length])
    assert again.files() == frozenset()


def test_forgetting_leaves_nothing() -> None:
    ring = Keyring(nothing)
    ring.learn(FILE, 1, OLD)
    ring.forget()
    assert not ring.holds(FILE)
    assert ring.bundle() == b""
    with pytest.raises(NotGranted):
        ring.key(FILE, 1)


def test_a_keyring_is_neither_printed_nor_pickled() -> None:
    ring = Keyring(nothing)
    ring.learn(FILE, 1, OLD)
    assert "ooo" not in repr(ring)
    with pytest.raises(TypeError):
        pickle.dumps(ring)
