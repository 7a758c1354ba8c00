"""One's own passphrase: changed at once, the old one dead, and a crash in between never locks anybody out."""

from __future__ import annotations

from pathlib import Path

import pytest

from casedesk.security import keyfile
from casedesk.security.errors import WrongPassphrase
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.staff.own_passphrase import change_passphrase
from tests.factories import registered
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

NEW = "green kettle under the old bridge"


def test_the_new_one_opens_what_the_old_one_opened(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        case, words = registered(dara), dara.me.public.words()
        change_passphrase(dara, old=PASSPHRASE, new=NEW, kdf=LIGHT)
        registered(dara)  # and the vault that is open goes on
    with opened(folder, COLLEAGUE, passphrase=NEW) as dara:
        assert dara.me.public.words() == words
        assert dara.ring.holds(case.id)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, COLLEAGUE, PASSPHRASE)


def test_nothing_of_the_old_one_is_left_in_the_earlier_generation(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        change_passphrase(dara, old=PASSPHRASE, new=NEW, kdf=LIGHT)
        (folder / keyfile.KEYS).write_bytes((folder / keyfile.BACKUP).read_bytes())
        with pytest.raises(InField):
            change_passphrase(dara, old=PASSPHRASE, new=NEW, kdf=LIGHT)


def test_colleagues_slots_stay_as_they_are(access: Access) -> None:
    before = {slot.person: slot for slot in keyfile.read(access.folder).header.slots}
    change_passphrase(access, old=PASSPHRASE, new=NEW, kdf=LIGHT)
    after = {slot.person: slot for slot in keyfile.read(access.folder).header.slots}
    assert {person for person in after if after[person] != before[person]} == {access.person.id}
    mine = access.person.id
    assert (after[mine].tag, after[mine].database_key) == (before[mine].tag, before[mine].database_key)


@pytest.mark.parametrize(("old", "new", "field"), [("wrong wrong wrong", NEW, "old"), (PASSPHRASE, "short", "new")])
def test_what_is_wrong_is_told_in_its_field_and_nothing_changes(access: Access, old: str, new: str, field: str) -> None:
    before = keyfile.read(access.folder).header.slots
    with pytest.raises(InField) as trouble:
        change_passphrase(access, old=old, new=new, kdf=LIGHT)
    assert trouble.value.field == field
    assert keyfile.read(access.folder).header.slots == before
