"""The key file survives damage, and cannot be weakened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from casedesk.security import keyfile
from casedesk.security.errors import (
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    KeyFileNewer,
    KeyFileTampered,
    WrongPassphrase,
)
from casedesk.security.header import Header, encode
from casedesk.security.slots import Kdf, Slot, open_slot
from casedesk.text.trouble import Mendable
from tests.security.making import DATABASE_KEY, NAME, PASSPHRASE, a_person, a_slot, hashed_anew


def unlocked(folder: Path, short_name: str = NAME, passphrase: str = PASSPHRASE) -> bytes:
    """The database key, by the road the store takes."""
    found = keyfile.read(folder)
    opened = open_slot(found.header, short_name, passphrase)
    keyfile.check(found, opened.database_key)
    return opened.database_key


def test_what_was_written_is_read_and_checked(tmp_path: Path, header: Header) -> None:
    written = keyfile.write(tmp_path, header, DATABASE_KEY)
    found = keyfile.read(tmp_path)
    assert (found.header, found.from_backup) == (written, False)
    assert written == replace(header, generation=1)
    keyfile.check(found, DATABASE_KEY)
    assert [path.name for path in tmp_path.iterdir()] == [keyfile.KEYS]
    assert unlocked(tmp_path) == DATABASE_KEY


def test_two_generations_are_kept(folder: Path) -> None:
    assert keyfile.read(folder).header.generation == 2
    (folder / keyfile.KEYS).unlink()
    found = keyfile.read(folder)
    assert (found.header.generation, found.from_backup) == (1, True)
    keyfile.check(found, DATABASE_KEY)
    assert sorted(path.name for path in folder.iterdir()) == [keyfile.BACKUP]


def test_torn_at_every_length_the_earlier_generation_stands_in(folder: Path) -> None:
    path = folder / keyfile.KEYS
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = keyfile.read(folder)
        assert (found.from_backup, found.header.generation) == (True, 1), length
    keyfile.check(keyfile.read(folder), DATABASE_KEY)


def test_flipped_at_every_byte_the_earlier_generation_stands_in(folder: Path) -> None:
    path = folder / keyfile.KEYS
    whole = path.read_bytes()
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        found = keyfile.read(folder)
        assert (found.from_backup, found.header.generation) == (True, 1), place


@pytest.mark.parametrize("backup", ["none", "damaged"])
def test_with_nothing_to_stand_in_it_says_so(folder: Path, backup: str) -> None:
    path, earlier = folder / keyfile.KEYS, folder / keyfile.BACKUP
    whole = path.read_bytes()
    if backup == "none":
        earlier.unlink()
    else:
        earlier.write_bytes(earlier.read_bytes()[:-1])
    for place in range(0, len(whole), 3):
        for content in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :]):
            path.write_bytes(content)
            with pytest.raises((KeyFileDamaged, KeyFileForeign)):
                keyfile.read(folder)


def test_trouble_has_its_own_sentence(tmp_path: Path, header: Header) -> None:
    keys, backup = tmp_path / keyfile.KEYS, tmp_path / keyfile.BACKUP
    expected: list[tuple[Callable[[], object], type[Mendable]]] = [
        (lambda: None, KeyFileMissing),
        (lambda: keys.write_bytes(b""), KeyFileDamaged),
        (lambda: keys.write_bytes(b"SQLite format 3\0" * 9), KeyFileForeign),
        (keys.unlink, KeyFileMissing),
        (lambda: backup.write_bytes(b"Case"), KeyFileDamaged),
        (keys.mkdir, KeyFileDamaged),
    ]
    for happens, trouble in expected:
        happens()
        with pytest.raises(trouble):
            keyfile.read(tmp_path)
    with pytest.raises(KeyFileMissing):
        keyfile.read(tmp_path / "nowhere")
    with pytest.raises(KeyFileMissing):
        keyfile.read(backup)


def test_no_memory_is_taken_because_the_file_says_so(tmp_path: Path) -> None:
    hostile = keyfile.MAGIC + b"\xff\xff\xff\xff" + b"{" * 200
    (tmp_path / keyfile.KEYS).write_bytes(hostile)
    with pytest.raises(KeyFileDamaged):
        keyfile.read(tmp_path)
    with (tmp_path / keyfile.KEYS).open("wb") as huge:
        huge.write(keyfile.MAGIC)
        huge.truncate(64 * 2**30)  # sparse: it takes no room, but reading it whole would take 64 GiB
    with pytest.raises(KeyFileDamaged):
        keyfile.read(tmp_path)


def test_a_newer_key_file_is_never_passed_over_for_an_older_one(folder: Path) -> None:
    hashed_anew(folder, b'"format":2', b'"format":3')
    with pytest.raises(KeyFileNewer):
        keyfile.read(folder)


# ---------------------------------------------------------------- somebody without the database key edits the file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"kdf":[65536,3,4]', b'"kdf":[65535,3,4]'),
        (b'"kdf":[65536,3,4]', b'"kdf":[65536,1,4]'),
        (b'"kdf":[65536,3,4]', b'"kdf":[4294967296,3,4]'),
        (b'"kdf":[65536,3,4]', b'"kdf":[65536,4000000,4]'),
    ],
    ids=["less memory", "fewer passes", "memory bomb", "time bomb"],
)
def test_a_weaker_or_monstrous_derivation_is_refused(folder: Path, before: bytes, after: bytes) -> None:
    hashed_anew(folder, before, after)
    with pytest.raises(KeyFileTampered):
        unlocked(folder)


def a_ghost(header: Header) -> Slot:
    """A slot of somebody nobody let in, with a database key of their own."""
    return a_slot(header.vault, a_person(), "ghost", database_key=b"g" * 32)


def with_colleague(header: Header, **changed: object) -> Header:
    """The header with something else in the second slot."""
    first, second = header.slots
    return replace(header, slots=(first, replace(second, **changed)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edit",
    [
        lambda h: replace(h, slots=h.slots[:1]),
        lambda h: h.with_slot(a_ghost(h)),
        lambda h: with_colleague(h, salt=h.slots[0].salt),
        lambda h: with_colleague(h, database_key=h.slots[0].database_key),
        lambda h: with_colleague(h, kdf=Kdf(65536, 3, 1)),
        lambda h: replace(h, slots=h.slots[::-1]),
        lambda h: replace(h, anchors=(replace(h.anchors[0], seq=6),)),
        lambda h: replace(h, anchors=()),
        lambda h: replace(h, cipher_salt=b"x" * 16),
        lambda h: replace(h, generation=99),
        lambda h: replace(h, training=True),
    ],
    ids=[
        "removed slot",
        "ghost slot",
        "swapped salt of a colleague",
        "swapped key of a colleague",
        "weaker derivation of a colleague",
        "slots in another order",
        "anchor moved back",
        "anchor removed",
        "another database salt",
        "generation",
        "training",
    ],
)
def test_an_edited_key_file_is_refused(folder: Path, edit: Callable[[Header], Header]) -> None:
    present = keyfile.read(folder).header
    hashed_anew(folder, encode(present), encode(edit(present)))
    found = keyfile.read(folder)
    assert not found.from_backup
    with pytest.raises(KeyFileTampered):
        unlocked(folder)


def test_a_ghost_opens_nothing_but_its_own_key(folder: Path) -> None:
    present = keyfile.read(folder).header
    hashed_anew(folder, encode(present), encode(present.with_slot(a_ghost(present))))
    with pytest.raises(KeyFileTampered):
        keyfile.check(keyfile.read(folder), DATABASE_KEY)
    ghost = open_slot(keyfile.read(folder).header, "ghost", PASSPHRASE)
    assert ghost.database_key != DATABASE_KEY
    with pytest.raises(KeyFileTampered):
        keyfile.check(keyfile.read(folder), ghost.database_key)


def test_ones_own_swapped_salt_does_not_open(folder: Path) -> None:
    present = keyfile.read(folder).header
    first, second = present.slots
    changed = replace(present, slots=(replace(first, salt=b"0" * 16), second))
    hashed_anew(folder, encode(present), encode(changed))
    with pytest.raises(WrongPassphrase):
        unlocked(folder)


def test_the_key_file_of_another_vault_is_refused(folder: Path, header: Header) -> None:
    """The same people and the same database key, another vault: its HMAC is another."""
    present = keyfile.read(folder).header
    hashed_anew(folder, encode(present), encode(replace(present, vault=uuid4())))
    with pytest.raises(KeyFileTampered):
        keyfile.check(keyfile.read(folder), DATABASE_KEY)


def test_another_database_key_checks_nothing(folder: Path) -> None:
    with pytest.raises(KeyFileTampered):
        keyfile.check(keyfile.read(folder), b"o" * 32)
