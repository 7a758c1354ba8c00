"""Slots: the passphrase opens them, and nothing tells a wrong person from a wrong passphrase."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import uuid4

import pytest

from casedesk.security.errors import KeyFileTampered, WrongPassphrase
from casedesk.security.header import Header
from casedesk.security.slots import LIGHT, STANDARD, Kdf, folded, make_slot, open_slot, tag_of
from tests.security.making import DATABASE_KEY, NAME, PASSPHRASE, ROOT, a_header, a_person, a_slot

SENTENCE = "That did not open. Check the short name, the passphrase and the keyboard."


@dataclass(frozen=True, slots=True)
class Counted(Kdf):
    """A derivation that counts how often it was made."""

    made: ClassVar[list[Kdf]] = []

    def derive(self, secret: bytes, salt: bytes) -> bytes:
        self.made.append(self)
        return Kdf.derive(self, secret, salt)


@pytest.fixture
def counted(header: Header) -> Iterator[tuple[Header, list[Kdf]]]:
    """The vault's header, its derivations counted."""
    Counted.made.clear()
    cost = Counted(LIGHT.memory_kib, LIGHT.passes, LIGHT.lanes)
    yield replace(header, slots=tuple(replace(slot, kdf=cost) for slot in header.slots)), Counted.made
    Counted.made.clear()


def test_the_passphrase_opens_what_was_put_there() -> None:
    me, vault = a_person(), uuid4()
    opened = open_slot(a_header(a_slot(vault, me), vault=vault), NAME, PASSPHRASE)
    assert opened.identity.public == me.public
    assert opened.identity.id == me.id
    assert (opened.root, opened.database_key) == (ROOT, DATABASE_KEY)


@pytest.mark.parametrize("typed", ["SOKHA", "  sokha ", "Sokha\t"])
def test_a_short_name_is_found_however_it_is_typed(header: Header, typed: str) -> None:
    assert open_slot(header, typed, PASSPHRASE).identity.id == header.slots[0].person


def test_each_colleague_opens_their_own(header: Header) -> None:
    assert open_slot(header, "dara", "another passphrase, long").identity.id == header.slots[1].person


@pytest.mark.parametrize(
    ("typed", "same"),
    [("e\u0301lise", "\u00c9LISE"), ("Straße", "STRASSE"), ("\u1780\u17b6 ", "\u1780\u17b6"), ("\ufb01n", "FIN")],
)
def test_folding(typed: str, same: str) -> None:
    assert folded(typed) == folded(same)
    assert folded(folded(typed)) == folded(typed)


@pytest.mark.parametrize(
    ("short_name", "passphrase"),
    [
        ("nobody", PASSPHRASE),
        (NAME, "trigger atom tilt wrist earth acrosS"),
        (NAME, PASSPHRASE + " "),
        ("dara", PASSPHRASE),
        ("", ""),
        ("\ud83d", "\ud83d"),
    ],
)
def test_wrong_person_and_wrong_passphrase_are_one_sentence_and_one_work(
    counted: tuple[Header, list[Kdf]], short_name: str, passphrase: str
) -> None:
    header, made = counted
    with pytest.raises(WrongPassphrase) as refused:
        open_slot(header, short_name, passphrase)
    assert refused.value.said() == SENTENCE
    assert str(refused.value) == SENTENCE
    assert refused.value.__cause__ is None
    assert made == [header.slots[0].kdf]


def test_the_right_passphrase_costs_the_same_work(counted: tuple[Header, list[Kdf]]) -> None:
    header, made = counted
    open_slot(header, NAME, PASSPHRASE)
    assert len(made) == 1


def test_an_empty_key_file_still_costs_a_derivation() -> None:
    with pytest.raises(WrongPassphrase):
        open_slot(a_header(), NAME, PASSPHRASE)


@pytest.mark.parametrize(
    "kdf",
    [
        Kdf(64 * 1024 - 1, 3, 4),
        Kdf(65536, 2, 4),
        Kdf(65536, 3, 0),
        Kdf(1024 * 1024 + 1, 3, 4),
        Kdf(2**40, 3, 4),
        Kdf(65536, 21, 4),
        Kdf(65536, 2**31, 4),
        Kdf(65536, 3, 9),
        Kdf(-1, -1, -1),
    ],
)
def test_unsafe_work_is_refused_before_any_memory_is_taken(header: Header, kdf: Kdf) -> None:
    """Whichever slot asks for it, and whoever comes."""
    for place in range(2):
        slots = [replace(slot, kdf=kdf) if i == place else slot for i, slot in enumerate(header.slots)]
        with pytest.raises(KeyFileTampered):
            open_slot(replace(header, slots=tuple(slots)), NAME, PASSPHRASE)
    with pytest.raises(KeyFileTampered):
        a_slot(header.vault, a_person(), kdf=kdf)


def test_the_two_costs_we_use_are_safe() -> None:
    STANDARD.refuse_if_unsafe()
    LIGHT.refuse_if_unsafe()
    assert (STANDARD.memory_kib, STANDARD.passes, STANDARD.lanes) == (256 * 1024, 3, 4)


def test_a_slot_opens_in_its_own_vault_for_its_own_person_only(header: Header) -> None:
    first, second = header.slots
    for slots in (
        (replace(first, person=second.person), second),
        (replace(first, tag=second.tag), replace(second, tag=first.tag)),
        (replace(first, salt=second.salt), second),
        (replace(first, bundle=second.bundle), second),
        (replace(first, kdf=Kdf(65536, 3, 3)), second),
        (replace(first, kdf=Kdf(65536, 4, 4)), second),
        (replace(first, bundle=b""), second),
    ):
        with pytest.raises(WrongPassphrase):
            open_slot(replace(header, slots=slots), NAME, PASSPHRASE)


def test_a_slot_opens_under_the_name_it_was_made_for_only(header: Header) -> None:
    renamed = replace(header.slots[0], tag=tag_of(header.vault, "boss"))
    with pytest.raises(WrongPassphrase):
        open_slot(header.with_slot(renamed), "boss", PASSPHRASE)


def test_a_slot_of_another_vault_opens_nothing_here(header: Header) -> None:
    """The intruder knows the passphrase of a slot of their own making, in a vault of their own making."""
    elsewhere = a_slot(uuid4(), a_person(), "ghost")
    ghost = replace(elsewhere, tag=tag_of(header.vault, "ghost"))
    with pytest.raises(WrongPassphrase):
        open_slot(header.with_slot(ghost), "ghost", PASSPHRASE)


def test_a_swapped_database_key_is_noticed(header: Header) -> None:
    first, second = header.slots
    for box in (second.database_key, b"", first.database_key[:-1]):
        with pytest.raises(KeyFileTampered):
            open_slot(replace(header, slots=(replace(first, database_key=box), second)), NAME, PASSPHRASE)


def test_a_new_passphrase_is_a_new_slot(header: Header) -> None:
    opened = open_slot(header, NAME, PASSPHRASE)
    renewed = make_slot(
        vault=header.vault,
        identity=opened.identity,
        root=opened.root,
        short_name=NAME,
        passphrase="quite another one, long enough",
        database_key=opened.database_key,
        kdf=LIGHT,
    )
    changed = header.with_slot(renewed)
    assert len(changed.slots) == 2
    assert open_slot(changed, NAME, "quite another one, long enough").identity.public == opened.identity.public
    with pytest.raises(WrongPassphrase):
        open_slot(changed, NAME, PASSPHRASE)


def test_a_slot_carries_no_name_and_what_was_opened_prints_nothing(header: Header) -> None:
    slot = header.slots[0]
    assert NAME.encode() not in slot.tag + slot.salt + slot.bundle + slot.database_key
    assert (len(slot.tag), len(slot.salt), len(slot.bundle), len(slot.database_key)) == (32, 16, 188, 1168)
    assert tag_of(header.vault, NAME) == slot.tag != tag_of(uuid4(), NAME)
    opened = open_slot(header, NAME, PASSPHRASE)
    assert "identity" not in repr(opened)
    with pytest.raises(TypeError):
        pickle.dumps(opened)


@pytest.mark.skipif(sys.platform != "linux", reason="the system is asked to keep memory short")
def test_too_little_memory_is_said() -> None:
    program = """
import resource
from casedesk.security.errors import TooLittleMemory
from casedesk.security.slots import Kdf
resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, resource.RLIM_INFINITY))
try:
    Kdf(1024 * 1024, 3, 4).derive(b"secret", b"s" * 16)
except TooLittleMemory as said:
    print(said.said())
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "too little free memory" in run.stdout
