"""Sixteen characters that stand for the head of the journal, however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.security.receipt import LENGTH, NotAReceipt, read_receipt, receipt


@given(st.binary(min_size=32, max_size=32))
def test_a_receipt_reads_back_to_the_beginning_of_the_hash(hash: bytes) -> None:
    assert read_receipt(receipt(hash)) == hash[:LENGTH]


def test_it_is_printed_in_four_groups_without_letters_that_look_like_digits() -> None:
    printed = receipt(bytes(range(0, 256, 8)))
    assert [len(group) for group in printed.split("-")] == [4, 4, 4, 4]
    assert not set("ILOU") & set(printed)


def test_it_may_be_typed_small_with_blanks_and_with_letters_for_digits() -> None:
    hash = bytes(10) + b"rest"
    assert read_receipt("oooo oooo OOOO 0000") == hash[:LENGTH]
    assert (
        read_receipt(receipt(b"\x08B\x10" * 4).replace("1", "l").replace("-", " ").lower()) == (b"\x08B\x10" * 4)[:10]
    )


def test_it_may_be_typed_in_khmer_digits() -> None:
    assert read_receipt("០០០០-០០០០-០០០០-០០០១") == read_receipt("0000-0000-0000-0001")


@pytest.mark.parametrize(
    "typed", ["", "7K2M", "7K2M-04QX-7K2M-04Q", "7K2M-04QX-7K2M-04QXX", "7K2M-04QX-7K2M-04QU", "៧"]
)
def test_anything_else_is_told_in_a_sentence(typed: str) -> None:
    with pytest.raises(NotAReceipt, match="four groups"):
        read_receipt(typed)
