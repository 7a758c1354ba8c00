"""Promise 10: the key file cannot be weakened. Every edit is refused, in either generation; the vault stays as it is.

On the key file of a real vault: by somebody without the database key, who can mend length and hash but not the MAC;
and by somebody from inside, who holds that key.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from casedesk.security import keyfile
from casedesk.security.errors import Damaged, KeyFileTampered, WrongPassphrase
from casedesk.security.header import Header, encode
from casedesk.security.identity import Identity
from casedesk.security.recovery import Recovery
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT, Kdf, Slot, make_slot
from casedesk.store import vault
from casedesk.store.access import Standing
from casedesk.store.database import DATABASE
from casedesk.store.staff.own_passphrase import change_passphrase
from tests.factories import registered
from tests.promises.insider import database_key
from tests.sheets import in_use
from tests.vaults import COLLEAGUE, PASSPHRASE, enrolled, opened

Edit = Callable[[Header], Header]


@pytest.fixture(scope="module")
def original(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with three people, recovery sheets and anchors."""
    folder = tmp_path_factory.mktemp("whole") / "vault"
    shutil.copytree(template, folder)
    with opened(folder) as access:
        enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
        registered(access)
        in_use(access)
    return folder


@pytest.fixture
def whole(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(original, tmp_path / "vault"))


def ghost(header: Header, person: Identity | None = None, key: bytes = b"g" * 32, root: bytes = b"r" * 32) -> Slot:
    """A slot nobody let in, under a passphrase the attacker knows."""
    identity = person or Identity.new(uuid4())
    return make_slot(
        vault=header.vault, identity=identity, root=root, short_name="ghost", passphrase=PASSPHRASE, database_key=key,
        kdf=LIGHT,
    )  # fmt: skip


def first(header: Header, **changed: object) -> Header:
    """Something else in the first slot: that of the founder, who comes in afterwards."""
    return replace(header, slots=(replace(header.slots[0], **changed), *header.slots[1:]))  # type: ignore[arg-type]


def second(header: Header, **changed: object) -> Header:
    """Something else in a colleague's slot."""
    one, two, *others = header.slots
    return replace(header, slots=(one, replace(two, **changed), *others))  # type: ignore[arg-type]


EDITS: dict[str, Edit] = {
    "weaker: less memory": lambda h: first(h, kdf=Kdf(65535, 3, 4)),
    "weaker: fewer passes": lambda h: first(h, kdf=Kdf(65536, 1, 4)),
    "weaker, of a colleague": lambda h: second(h, kdf=Kdf(65536, 3, 1)),
    "memory bomb": lambda h: first(h, kdf=Kdf(2**40, 3, 4)),
    "time bomb": lambda h: first(h, kdf=Kdf(65536, 2**31, 4)),
    "bomb in a colleague's slot": lambda h: second(h, kdf=Kdf(2**40, 3, 4)),
    "swapped salt": lambda h: first(h, salt=h.slots[1].salt),
    "swapped salt of a colleague": lambda h: second(h, salt=h.slots[0].salt),
    "swapped bundle": lambda h: first(h, bundle=h.slots[1].bundle),
    "swapped key": lambda h: first(h, database_key=h.slots[1].database_key),
    "swapped key of a colleague": lambda h: second(h, database_key=h.slots[0].database_key),
    "removed slot": lambda h: h.without(h.slots[1].person),
    "removed all others": lambda h: replace(h, slots=h.slots[:1]),
    "ghost slot": lambda h: h.with_slot(ghost(h)),
    "ghost in a colleague's place": lambda h: replace(h, slots=(h.slots[0], ghost(h), *h.slots[2:])),
    "swapped short names": lambda h: second(first(h, tag=h.slots[1].tag), tag=h.slots[0].tag),
    "slots in another order": lambda h: replace(h, slots=h.slots[::-1]),
    "a next key that nobody asked for": lambda h: first(h, pending=h.slots[0].database_key),
    "anchor moved back": lambda h: replace(h, anchors=(*h.anchors[:-1], replace(h.anchors[-1], seq=1))),
    "anchor of another moment": lambda h: replace(
        h, anchors=(*h.anchors[:-1], replace(h.anchors[-1], at=h.anchors[-1].at - timedelta(days=1)))
    ),
    "anchor cut off": lambda h: replace(h, anchors=h.anchors[:-1]),
    "all anchors gone": lambda h: replace(h, anchors=()),
    "recovery sheets taken out": lambda h: replace(h, recovery=None),
    "a revoked sheet": lambda h: replace(h, recovery=_all_revoked(h)),
    "generation put forward": lambda h: replace(h, generation=h.generation + 9),
    "generation put back": lambda h: replace(h, generation=1),
    "another database salt": lambda h: replace(h, cipher_salt=b"x" * 16),
    "called practice": lambda h: replace(h, training=True),
    "another vault": lambda h: replace(h, vault=uuid4()),
}  # fmt: skip


def _all_revoked(header: Header) -> Recovery:
    assert header.recovery is not None
    return replace(header.recovery, sheets=tuple(replace(one, revoked=True) for one in header.recovery.sheets))


def edited(folder: Path, edit: Edit, key: bytes | None = None) -> None:
    """Puts an edited key file in the place of both generations; with the database key, its MAC is right again."""
    header = edit(keyfile.read(folder).header)
    if key is not None:
        content = keyfile._framed(header, key)
    else:
        body, mac = encode(header), (folder / keyfile.KEYS).read_bytes()[-keyfile.DIGEST :]
        front = keyfile.MAGIC + keyfile.LENGTH.pack(len(body)) + body
        content = front + hashlib.sha256(front + mac).digest() + mac
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_key_file_is_refused_and_nothing_is_written(whole: Path, edit: Edit) -> None:
    edited(whole, edit)
    before = {path.name: path.read_bytes() for path in whole.iterdir()}
    for short_name in ("bopha", COLLEAGUE):
        with pytest.raises((KeyFileTampered, WrongPassphrase)):
            vault.unlock(whole, short_name, PASSPHRASE)
    after = {path.name: path.read_bytes() for path in whole.iterdir()}
    assert after[DATABASE] == before[DATABASE]
    assert after[keyfile.KEYS] == before[keyfile.KEYS]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_earlier_generation_does_not_stand_in(whole: Path, edit: Edit) -> None:
    edited(whole, edit)
    (whole / keyfile.KEYS).unlink()
    with pytest.raises((KeyFileTampered, WrongPassphrase)):
        vault.unlock(whole, "bopha", PASSPHRASE)


def test_the_unedited_key_file_is_not_refused(whole: Path) -> None:
    """The edits above would prove nothing if writing it in that way were refused in any case."""
    edited(whole, lambda header: header)
    with opened(whole):
        pass


def test_an_old_key_file_put_back_is_noticed(whole: Path, tmp_path: Path) -> None:
    """A stolen passphrase that was changed since does not come back with an old copy of both files."""
    for name in (keyfile.KEYS, keyfile.BACKUP):
        shutil.copy(whole / name, tmp_path / name)
    with opened(whole, COLLEAGUE) as dara:
        change_passphrase(dara, old=PASSPHRASE, new="green kettle under the old bridge", kdf=LIGHT)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        shutil.copy(tmp_path / name, whole / name)
    with pytest.raises(KeyFileTampered):
        vault.unlock(whole, COLLEAGUE, PASSPHRASE)


@pytest.mark.parametrize("name", ["weaker: less memory", "memory bomb", "time bomb", "bomb in a colleague's slot"])
def test_not_even_who_holds_the_database_key_makes_the_derivation_unsafe(whole: Path, name: str) -> None:
    edited(whole, EDITS[name], database_key(whole))
    with pytest.raises(KeyFileTampered):
        vault.unlock(whole, "bopha", PASSPHRASE)


@pytest.mark.parametrize(
    "name", ["swapped salt", "swapped bundle", "swapped key", "swapped short names", "anchor of another moment"]
)
def test_what_somebody_from_inside_swaps_does_not_open_or_is_noticed(whole: Path, name: str) -> None:
    edited(whole, EDITS[name], database_key(whole))
    try:
        access = vault.unlock(whole, "bopha", PASSPHRASE)
    except (KeyFileTampered, WrongPassphrase):
        return
    try:
        access.wait_until_sound()
        assert access.person.name == "Chan Bopha"  # at the most: her own keys, her own name, nothing of anybody else
    finally:
        vault.lock(access)


def test_a_ghost_made_from_inside_comes_in_as_nobody(whole: Path) -> None:
    """A stranger's slot with the real database key, and one under a colleague's id with other keys."""
    key, header = database_key(whole), keyfile.read(whole).header
    with opened(whole) as access:
        root = access.root
    edited(whole, lambda h: h.with_slot(ghost(h, key=key, root=root)), key)
    with pytest.raises(Damaged):
        vault.unlock(whole, "ghost", PASSPHRASE)
    colleague = Identity.new(header.slots[1].person)
    edited(whole, lambda h: replace(h, slots=h.slots[:2]).with_slot(ghost(h, colleague, key, root)), key)
    access = vault.unlock(whole, "ghost", PASSPHRASE)
    try:
        assert access.standing is Standing.INVITED
        assert access.person.roles == frozenset()
        assert access.teams == {}
        assert access.ring.files() == frozenset()
    finally:
        vault.lock(access)
