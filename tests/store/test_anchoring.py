"""Anchors: the journal's head is in the key file after every opening and every end, and a full disk costs only that."""

from __future__ import annotations

import shutil
from pathlib import Path

from casedesk.security import keyfile
from casedesk.security.journal import Anchor
from casedesk.store import journal, vault
from casedesk.store.access import Access
from casedesk.store.anchoring import anchor
from tests.factories import registered
from tests.faults.disks import disk
from tests.promises.insider import checked, entries
from tests.vaults import opened


def anchors(folder: Path) -> tuple[Anchor, ...]:
    return keyfile.read(folder).header.anchors


def head(access: Access) -> int:
    with access.engine.connect().execution_options(reading=True) as db:
        last = journal.head(db)
    assert last is not None
    return last.seq


def test_opening_and_locking_set_an_anchor_each(folder: Path) -> None:
    with opened(folder) as access:
        checked(access)
        assert anchors(folder)[-1].seq == head(access)
        registered(access)
        key = access.database_key
    last = entries(folder, key)[-1]
    assert last.action == "lock"
    assert (anchors(folder)[-1].seq, anchors(folder)[-1].head) == (last.seq, last.hash)


def test_an_anchor_is_set_once_for_one_head_and_again_for_the_next(access: Access) -> None:
    checked(access)
    generation = keyfile.read(access.folder).header.generation
    assert anchor(access)
    assert keyfile.read(access.folder).header.generation == generation
    registered(access)
    assert anchor(access)
    assert anchors(access.folder)[-1].seq == head(access)


def test_both_generations_stay_whole_and_the_vault_opens_with_either(folder: Path) -> None:
    with opened(folder) as access:
        for _again in range(3):
            registered(access)
            anchor(access)
    assert all(isinstance(one, keyfile.Header) for one in keyfile.generations(folder).values())
    (folder / keyfile.KEYS).write_bytes(b"")
    with opened(folder) as access:
        assert access.from_backup
        assert not checked(access).mismatch


def test_an_old_key_file_put_back_while_the_vault_is_open_is_not_made_genuine(access: Access) -> None:
    checked(access)
    old = (access.folder / keyfile.KEYS).read_bytes()
    for _again in range(2):
        registered(access)
        assert anchor(access)
    (access.folder / keyfile.KEYS).write_bytes(old)
    registered(access)
    assert not anchor(access)
    assert (access.folder / keyfile.KEYS).read_bytes() == old


def test_a_disk_that_cannot_be_written_costs_the_anchor_and_not_the_session(template: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "disk") as mounted:
        if mounted is None:
            return
        shutil.copytree(template, mounted.root / "vault")
        access = vault.unlock(mounted.root / "vault", "bopha", "seven calm rivers run home")
        try:
            checked(access)
            registered(access)
            mounted.fill(leave=100)
            assert not anchor(access)
            mounted.free()
            registered(access)
            assert anchor(access)
        finally:
            mounted.free()
            vault.lock(access)
