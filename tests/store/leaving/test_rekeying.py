"""The database gets a new key: the old one opens nothing, everybody who stays comes in, and no cut keeps them out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.records.identity import Identity as Named
from casedesk.security import keyfile
from casedesk.security.errors import NotInRole, WrongPassphrase
from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT, make_slot, opened_key
from casedesk.store import database, vault
from casedesk.store.access import Access, Standing
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.key_file import rewrite_keys
from casedesk.store.leaving.rekeying import rekey
from casedesk.store.staff.inviting import invite, invite_again
from casedesk.store.tables import invitations, journal
from casedesk.store.trouble import Busy
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from tests import factories as f
from tests.vaults import COLLEAGUE, PASSPHRASE, opened


class Cut(Exception):
    """Stands for the end of the process."""


def _cut_at(step: int) -> Callable[[int, int], None]:
    def cut(part: int, of: int) -> None:
        if part == step:
            raise Cut

    return cut


def _named(access: Access) -> Named:
    case = f.registered(access)
    kept: Named = f.kept(access, f.identity(case.id, latin_name="Before"))[0]
    return kept


def _all_sound(folder: Path) -> None:
    assert [one.said() for one in verify(folder, "bopha", PASSPHRASE) if not one.good] == []


def test_the_old_key_opens_nothing_and_everybody_comes_in(folder: Path) -> None:
    with opened(folder) as access:
        named = _named(access)
        before = access.database_key
        rekey(access)
        f.kept(access, f.follow_up(named.case_id))  # and the session goes on
        salt = keyfile.read(folder).header.cipher_salt
        assert access.database_key != before
    assert not database.opens(folder / DATABASE, raw_key(before, salt))
    header = keyfile.read(folder).header
    assert not header.renewing
    with opened(folder) as access, Work(access) as work:
        assert work.get(Named, named.id).latin_name == "Before"
        assert work.rows(sa.select(journal.c.seq).where(journal.c.action == "renew keys"))
    with opened(folder, COLLEAGUE) as dara:
        f.registered(dara)
    _all_sound(folder)


def test_nothing_of_the_old_key_is_left_in_the_key_files(folder: Path) -> None:
    with opened(folder) as access:
        before, me = access.database_key, access.me
        rekey(access)
        for header in keyfile.generations(folder).values():
            assert isinstance(header, keyfile.Header)
            assert [opened_key(header.vault, me, s.database_key) for s in header.slots if s.person == me.id] != [before]


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_cut_at_any_step_everybody_comes_in_and_the_next_renewal_ends_it(folder: Path, step: int) -> None:
    access = vault.unlock(folder, "bopha", PASSPHRASE)
    named = _named(access)
    with pytest.raises(Cut):
        rekey(access, _cut_at(step))
    access.engine.dispose()
    access.forget()
    as_cut = folder.with_name("as cut")
    shutil.copytree(folder, as_cut)
    _all_sound(as_cut)
    with opened(as_cut, COLLEAGUE):  # who first comes in may be anybody
        assert keyfile.read(as_cut).header.renewing == (step == 1)
    for place in (as_cut, folder):
        with opened(place) as again:
            with Work(again) as work:
                assert work.get(Named, named.id).latin_name == "Before"
            rekey(again)
        with opened(place, COLLEAGUE):
            assert not keyfile.read(place).header.renewing
        _all_sound(place)


@pytest.mark.parametrize("step", [2, 3])
def test_a_key_file_that_could_not_be_written_is_mended_by_the_next_write(folder: Path, step: int) -> None:
    with opened(folder) as access:
        with pytest.raises(Cut):
            rekey(access, _cut_at(step))
        assert keyfile.read(folder).header.renewing
        rewrite_keys(access, lambda header: header)
        assert not keyfile.read(folder).header.renewing
    with opened(folder, COLLEAGUE):
        pass


def test_it_waits_for_nobody_for_ever(folder: Path) -> None:
    with opened(folder) as access:
        access.door.patience_s = 0.05
        with Work(access, reading=True), pytest.raises(Busy):
            rekey(access)
        with Work(access) as work:  # nothing was lost
            work.journal("look")
            work.commit()
    _all_sound(folder)


def test_a_worker_renews_no_database_key(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(NotInRole):
        rekey(dara)


def test_a_slot_nobody_vouches_for_is_not_carried_over(folder: Path) -> None:
    with opened(folder) as access:
        ghost = make_slot(
            vault=access.vault.id, identity=Identity.new(uuid4()), root=access.root, short_name="ghost",
            passphrase=PASSPHRASE, database_key=access.database_key, kdf=LIGHT,
        )  # fmt: skip
        vault.add_slot(access, ghost)
        rekey(access)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, "ghost", PASSPHRASE)


def test_who_is_not_signed_yet_is_asked_in_again(folder: Path) -> None:
    with opened(folder) as access:
        newcomer = invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
        dara = next(id for id in access.trust.people if id != access.person.id)
        forgot = invite_again(access, person=dara, kdf=LIGHT)
        rekey(access)
        with Work(access) as work:
            assert not work.rows(sa.select(invitations.c.id))
    for short_name, words in (("sokly", newcomer.words), (COLLEAGUE, forgot.words), (COLLEAGUE, PASSPHRASE)):
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, short_name, words)
    with opened(folder) as access:
        invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
        again = invite_again(access, person=dara, kdf=LIGHT)
    with opened(folder, COLLEAGUE, passphrase=again.words) as dara_again:
        assert dara_again.standing is Standing.INVITED
