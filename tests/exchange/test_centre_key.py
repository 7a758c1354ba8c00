"""A centre's published key is read as it was made; anything else is refused with its own sentence."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from casedesk.exchange import limits, trouble
from casedesk.exchange.centre_key import FRAME, MAGIC, CentreKey, published, read_centre_key
from casedesk.exchange.spelling import bytes_said
from casedesk.security.framed import LENGTH, canonical
from casedesk.text.trouble import Mendable
from tests.exchange.making import AT, RECIPIENT, STRANGER, a_key

FILE = published(RECIPIENT, centre="Lotus House", training=False, at=AT)


def test_what_was_published_is_read() -> None:
    assert read_centre_key(FILE) == a_key()
    assert len(FILE) < limits.CENTRE_KEY


def test_the_words_are_those_on_the_other_screen() -> None:
    assert read_centre_key(FILE).keys.words() == RECIPIENT.public.words()


def test_a_khmer_name_of_full_length_fits() -> None:
    name = "ម" * limits.LABEL
    assert read_centre_key(published(RECIPIENT, centre=name, training=True, at=AT)).centre == name


@pytest.mark.parametrize("name", ["", " Lotus", "a\nb", "a\x00b", "\u202eesuoH", "x" * 121])
def test_a_name_that_is_no_line_is_not_published(name: str) -> None:
    with pytest.raises(ValueError, match="one plain line"):
        published(RECIPIENT, centre=name, training=False, at=AT)


def chosen(path: Path) -> CentreKey:
    """No more of it is read than such a file may have."""
    return read_centre_key(FRAME.take(path))


def refusal(file: bytes | Path) -> type[Mendable]:
    with pytest.raises(Mendable) as found:
        chosen(file) if isinstance(file, Path) else read_centre_key(file)
    assert found.value.said()
    return found.type


def signed(of: Mapping[str, Any], **changed: object) -> bytes:
    """A published key with other values, its frame and its signature right."""
    said = {**of, **changed, "signature": ""}
    return FRAME.wrap({**said, "signature": bytes_said(RECIPIENT.sign(b"casedesk/centre\0" + canonical(said)))})


def test_every_flipped_bit_is_noticed() -> None:
    for at in range(0, len(FILE) * 8, 11):
        flipped = bytearray(FILE)
        flipped[at // 8] ^= 1 << at % 8
        assert refusal(bytes(flipped)) in {trouble.CentreKeyDamaged, trouble.CentreKeyForeign}


def test_a_file_cut_anywhere_is_damaged() -> None:
    for end in range(0, len(FILE), 7):
        assert refusal(FILE[:end]) is trouble.CentreKeyDamaged


@pytest.mark.parametrize("other", [b"PK\x03\x04", b"CaseDesk sealed\n" + bytes(90), b"{}", bytes(20_000)])
def test_other_files_are_foreign(other: bytes) -> None:
    assert refusal(other) is trouble.CentreKeyForeign


def test_a_file_larger_than_any_is_not_looked_at() -> None:
    assert refusal(MAGIC + bytes(limits.CENTRE_KEY)) is trouble.CentreKeyTooLarge


def test_a_key_somebody_changed_and_framed_anew_is_unsigned() -> None:
    said = FRAME.unwrap(FILE)
    for changed in (
        {"sealing": bytes_said(STRANGER.public.sealing)},
        {"signing": bytes_said(STRANGER.public.signing)},
        {"centre": "Another House"},
        {"training": True},
        {"made": "2026-11-24T00:00:00Z"},
        {"signature": bytes_said(bytes(64))},
    ):
        forged = FRAME.wrap({**said, **changed})
        assert refusal(forged) is trouble.CentreKeyUnsigned, changed


@pytest.mark.parametrize(
    "changed",
    [
        {"more": 1},
        {"format": 0},
        {"format": True},
        {"format": "1"},
        {"training": 0},
        {"centre": "\u202eesuoH"},
        {"centre": "x" * 121},
        {"centre": 7},
        {"made": "2026-11-23"},
        {"made": "2026-02-30T00:00:00Z"},
        {"made": "2026-11-23T09:30:00+00:00"},
        {"made": 1},
        {"sealing": "AA=="},
        {"sealing": bytes_said(b"\xff" * 1216)},
        {"sealing": bytes_said(RECIPIENT.public.sealing[:1184] + bytes(32))},
        {"signing": None},
        {"signing": "not base 64 at all, though of the right len=="},
    ],
    ids=str,
)
def test_a_key_signed_by_another_program_must_be_spelled_like_ours(changed: dict[str, object]) -> None:
    forged = signed(FRAME.unwrap(FILE), **changed)
    assert refusal(forged) is trouble.CentreKeyDamaged


def test_a_newer_format_is_told_apart() -> None:
    assert refusal(signed(FRAME.unwrap(FILE), format=2)) is trouble.CentreKeyNewer


@pytest.mark.parametrize("body", [b"[" * 16_000, b'{"a":1,"a":2}', b'{"a":NaN}', b'{"a":1e9}', b"\xff\xfe{\0}\0", b"7"])
def test_a_frame_around_no_canonical_object_is_damaged(body: bytes) -> None:
    front = MAGIC + LENGTH.pack(len(body)) + body
    assert refusal(front + hashlib.sha256(front).digest()) is trouble.CentreKeyDamaged


def test_a_chosen_file_is_read_and_never_more_of_it_than_needed(tmp_path: Path) -> None:
    path = tmp_path / "lotus.casedesk-centre"
    assert refusal(path) is trouble.CentreKeyMissing
    path.write_bytes(FILE)
    assert chosen(path) == a_key()
    with path.open("ab") as file:
        file.truncate(5_000_000_000)  # a hole: takes no room on the disk
    assert refusal(path) is trouble.CentreKeyTooLarge
    path.unlink()
    path.symlink_to("/dev/zero")
    assert refusal(path) is trouble.CentreKeyForeign
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") is trouble.CentreKeyForeign
    assert refusal(tmp_path) is trouble.CentreKeyForeign
