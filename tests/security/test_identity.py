"""Key pairs: they come back from their dump, sign, open boxes and keep to themselves."""

from __future__ import annotations

import copy
import pickle
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casedesk.security.envelope import open_box, seal_to
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, PublicKeys, verify
from casedesk.security.words import english
from tests.security.making import a_person


def test_dumped_keys_are_the_same_person() -> None:
    one = a_person()
    again = Identity.load(one.id, one.dump())
    assert again.public == one.public
    assert again.own_key("drafts") == one.own_key("drafts")
    verify(one.public.signing, again.sign(b"a plan"), b"a plan")


def test_public_keys_come_back() -> None:
    public = a_person().public
    assert PublicKeys.load(public.dump()) == public
    with pytest.raises(Damaged):
        PublicKeys.load(public.dump()[:-1])


@pytest.mark.parametrize("length", [0, 127, 129])
def test_a_dump_of_another_length_is_damaged(length: int) -> None:
    with pytest.raises(Damaged):
        Identity.load(uuid4(), bytes(length))


def test_own_keys_differ_by_purpose_and_person() -> None:
    one, other = a_person(), a_person()
    keys = {one.own_key("drafts"), one.own_key("bundle"), other.own_key("drafts")}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}
    assert Identity.load(other.id, one.dump()).own_key("drafts") not in keys


def test_fingerprint_words_are_six_of_the_list_and_follow_the_keys() -> None:
    one, other = a_person().public, a_person().public
    assert len(one.words()) == 6
    assert set(one.words()) <= set(english())
    assert one.words() != other.words()
    swapped = PublicKeys(one.sealing, other.signing)
    assert swapped.words() not in {one.words(), other.words()}


def test_the_word_list_is_whole() -> None:
    assert len(set(english())) == 2048
    assert len({word[:4] for word in english()}) == 2048


def test_private_keys_are_not_printed_pickled_or_copied() -> None:
    one = a_person()
    assert one.dump().hex() not in repr(one)
    assert "Private" not in repr(one)
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            attempt(one)


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=80), st.binary(max_size=80))
def test_a_signature_holds_for_its_message_only(message: bytes, other: bytes) -> None:
    one = a_person()
    verify(one.public.signing, one.sign(message), message)
    if other != message:
        with pytest.raises(Damaged):
            verify(one.public.signing, one.sign(message), other)


@pytest.mark.parametrize(("signing", "signature"), [(b"", b""), (b"\xff" * 32, bytes(64)), (bytes(31), bytes(64))])
def test_what_is_no_key_verifies_nothing(signing: bytes, signature: bytes) -> None:
    with pytest.raises(Damaged):
        verify(signing, signature, b"message")


def test_a_box_opens_for_its_owner_in_its_context_only() -> None:
    one, other = a_person(), a_person()
    box = seal_to(one.public.sealing, b"the key", b"here")
    assert open_box(one, box, b"here") == b"the key"
    assert len(box) == len(b"the key") + 1136
    for identity, context in ((other, b"here"), (one, b"there")):
        with pytest.raises(Damaged):
            open_box(identity, box, context)


def test_a_box_edited_anywhere_or_torn_does_not_open() -> None:
    one = a_person()
    box = seal_to(one.public.sealing, b"the key", b"here")
    for place in range(0, len(box), 7):
        edited = box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]
        with pytest.raises(Damaged):
            open_box(one, edited, b"here")
    for length in range(0, len(box), 97):
        with pytest.raises(Damaged):
            open_box(one, box[:length], b"here")


@pytest.mark.parametrize("public", [b"", bytes(1216), bytes(1215), b"\xff" * 1216])
def test_nothing_is_sealed_to_what_is_no_key(public: bytes) -> None:
    with pytest.raises(Damaged):
        seal_to(public, b"the key", b"here")
