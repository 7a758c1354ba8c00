"""A package opens for the centre it was made for, whole, unchanged, once and in time; else it says why not."""

from __future__ import annotations

import base64
import hashlib
import io
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, BinaryIO
from uuid import UUID

import pytest

from casedesk.exchange import limits, trouble
from casedesk.exchange.centre_key import CentreKey
from casedesk.exchange.content import Content
from casedesk.exchange.cover import MAGIC, SenderNotConfirmed
from casedesk.exchange.package import sealed_package
from casedesk.text.trouble import Mendable
from tests.exchange.making import (
    AT,
    ID,
    INCIDENT,
    PAPER,
    RECIPIENT,
    SENDER,
    STRANGER,
    a_content,
    a_key,
    a_package,
    opened,
)
from tests.exchange.second_reader import read_package

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
CONTENT, KEY = a_content(), a_key()
PACKAGE = a_package()
LONG = a_package(a_content(bytes(range(256)) * 1000))


def test_what_was_sealed_comes_back() -> None:
    found = opened(PACKAGE)
    assert found.content == a_content()
    assert (found.cover.id, found.cover.made, found.cover.centre) == (ID, AT, "Hope Centre")
    assert found.cover.sender == SENDER.public


@pytest.mark.parametrize("size", [1, 65_000, 65_536, 66_000, 131_072, 1_000_000])
def test_an_attachment_of_any_size_comes_back(size: int) -> None:
    content = a_content((b"paper" * size)[:size])
    assert opened(a_package(content)).content == content


def test_a_content_without_attachments_or_entries_comes_back() -> None:
    for content in (Content((), ()), Content(a_content().entries)):
        assert opened(a_package(content)).content.entries == content.entries


def test_a_second_reader_written_from_the_page_reads_the_same() -> None:
    private = RECIPIENT.dump()
    read = read_package(LONG, private[:64], private[64:96])
    found = opened(LONG).content
    assert [(one["kind"], UUID(one["id"]), one["fields"]) for one in read.entries] == [
        (one.kind, one.id, one.fields) for one in found.entries
    ]
    assert [content for _, content in read.attachments] == [one.content for one in found.attachments]


def test_nothing_of_the_person_stands_outside() -> None:
    for words in ("incidents", "រឿង", "certificate", str(INCIDENT), str(PAPER), "witnesses", "2026-11-02"):
        assert words.encode() not in PACKAGE
        assert words.encode("unicode_escape") not in PACKAGE


def test_a_little_more_or_less_has_the_same_length() -> None:
    shorter = a_package(Content(a_content().entries))
    assert len(shorter) == len(PACKAGE)


@pytest.mark.parametrize("length", [1, 100, limits.PIECE, limits.PIECE + 1, 1_000_000, 12_345_678, 200 * limits.MIB])
def test_padding_is_at_most_an_eighth_and_whole_pieces(length: int) -> None:
    filled = limits.padded(length)
    assert filled >= length
    assert filled % limits.PIECE == 0
    assert filled - length <= max(limits.PIECE, length / 8)


def sealed(
    content: Content = CONTENT, *, centre: str = "Hope Centre", to: CentreKey = KEY, training: bool = False
) -> Iterator[bytes]:
    return sealed_package(content, sender=SENDER, centre=centre, to=to, id=ID, at=AT, training=training)


def refusal(package: bytes | BinaryIO, **reading: Any) -> type[Mendable]:
    with pytest.raises(Mendable) as found:
        opened(package, **reading)
    assert found.value.said()
    return found.type


def test_another_centre_does_not_open_it() -> None:
    assert refusal(PACKAGE, mine=[STRANGER, SENDER]) is trouble.WrongRecipient
    assert refusal(PACKAGE, mine=[]) is trouble.WrongRecipient


def test_a_package_taken_in_before_is_refused() -> None:
    assert refusal(PACKAGE, known={ID}.__contains__) is trouble.TakenInBefore


def test_a_package_holds_thirty_days() -> None:
    assert opened(PACKAGE, now=AT + 30 * DAY)
    assert refusal(PACKAGE, now=AT + 30 * DAY + SECOND) is trouble.PackageTooOld


def test_a_clock_may_be_a_day_ahead() -> None:
    assert opened(PACKAGE, now=AT - DAY)
    assert refusal(PACKAGE, now=AT - DAY - SECOND) is trouble.FromTheFuture


def test_practice_and_real_are_kept_apart() -> None:
    practice = a_package(training=True)
    assert opened(practice, training=True)
    assert refusal(practice) is trouble.PracticeIntoReal
    assert refusal(PACKAGE, training=True) is trouble.RealIntoPractice
    with pytest.raises(trouble.OtherKindOfVault):
        sealed(to=a_key(training=True), training=False)


def test_a_sender_nobody_confirmed_is_named_with_the_words_to_compare() -> None:
    with pytest.raises(SenderNotConfirmed) as found:
        opened(PACKAGE, confirmed=lambda _keys: False)
    assert "Hope Centre" in found.value.said()
    assert " ".join(SENDER.public.words()) in found.value.said()
    assert found.value.cover.sender == SENDER.public


def test_a_package_cut_anywhere_is_refused() -> None:
    for end in [*range(40), 1000, 2500, 4000, len(PACKAGE) // 2, len(PACKAGE) - 64, len(PACKAGE) - 1]:
        assert refusal(PACKAGE[:end]) is trouble.PackageCut, end


def test_a_bit_flipped_anywhere_is_refused() -> None:
    ends = [*range(0, 2300, 37), *range(2300, len(LONG), 7919), *range(len(LONG) - 64, len(LONG))]
    for at in ends:
        flipped = LONG[:at] + bytes([LONG[at] ^ 1]) + LONG[at + 1 :]
        assert issubclass(refusal(flipped), trouble.NotTakenIn), at


def test_bytes_after_the_end_are_refused() -> None:
    assert refusal(PACKAGE + b"\0") is trouble.PackageAltered


def test_nobody_else_can_sign_a_package_as_theirs() -> None:
    """A thief who swaps the sender's keys for their own, and signs anew, breaks what the box is bound to."""
    mine, theirs = (one.public.dump() for one in (STRANGER, SENDER))
    swapped = PACKAGE.replace(base64.b64encode(theirs), base64.b64encode(mine))[:-64]
    assert swapped != PACKAGE[:-64]
    forged = swapped + STRANGER.sign(b"casedesk/package\0" + hashlib.sha256(swapped).digest())
    assert refusal(forged, confirmed=lambda _keys: True) is trouble.PackageAltered


def test_a_newer_format_is_told_apart() -> None:
    newer = PACKAGE.replace(b'"format":1', b'"format":2')
    assert refusal(newer) is trouble.PackageNewer


@pytest.mark.parametrize("other", [b"PK\x03\x04" + bytes(9), b"%PDF-1.7", b"CaseDesk centre\n" + bytes(90), bytes(99)])
def test_other_files_are_no_package(other: bytes) -> None:
    assert refusal(other) is trouble.PackageForeign


def test_a_zip_bomb_is_no_package() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("case.json", bytes(50_000_000))
    assert peak_of(lambda: refusal(bomb.getvalue())) < limits.MIB
    in_disguise = MAGIC + bomb.getvalue()
    assert peak_of(lambda: refusal(in_disguise)) < limits.MIB


def test_more_pieces_than_a_package_can_have_are_refused_before_anything_is_read() -> None:
    many = PACKAGE.replace(b'"pieces":1,', b'"pieces":99999999,')
    many = many[:16] + (int.from_bytes(many[16:20], "big") + 7).to_bytes(4, "big") + many[20:]
    assert refusal(many) is trouble.PackageTooLarge


def test_opening_takes_the_memory_of_the_content_and_little_more() -> None:
    content = a_content(bytes(limits.ATTACHMENT))
    content = replace(content, attachments=[*content.attachments] * 3)
    package = io.BytesIO(a_package(content))
    assert peak_of(lambda: opened(package)) < (3 + 1.5) * limits.ATTACHMENT


def test_sealing_takes_no_second_copy() -> None:
    content = a_content(bytes(limits.ATTACHMENT))
    assert peak_of(lambda: sum(map(len, sealed(content)))) < limits.MIB


def test_a_stick_that_is_pulled_is_told() -> None:
    class Pulled(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 50_000:
                raise OSError(5, "Input/output error")
            return super().read(size if size is None else min(size, 30_000))

    assert refusal(Pulled(PACKAGE)) is trouble.PackageUnreadable


def test_a_file_exchanged_while_it_is_opened_is_refused() -> None:
    class Exchanged(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            read = super().read(size)
            if self.tell() == len(PACKAGE):
                self.getbuffer()[len(PACKAGE) // 2] ^= 1
            return read

    assert refusal(Exchanged(PACKAGE)) is trouble.PackageAltered


@pytest.mark.parametrize("centre", ["", "two\nlines", "turned \u202e round", "x" * 121])
def test_a_name_that_is_no_line_is_not_written(centre: str) -> None:
    with pytest.raises(ValueError, match="one plain line"):
        sealed(centre=centre)


def peak_of(act: Callable[[], object]) -> int:
    """The most bytes Python held at once beyond those before."""
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
