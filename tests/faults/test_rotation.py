"""The database key renewed under kill -9 and on a full disk: the vault always opens, for everybody, with all in it."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.records.identity import Identity
from casedesk.security import keyfile
from casedesk.security.errors import DiskFull
from casedesk.store import vault
from casedesk.store.leaving.rekeying import STEPS, rekey
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from tests import factories as f
from tests.faults.disks import Disk, disk
from tests.faults.test_kill import child
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

MOMENTS = max(10, int(os.environ.get("CASEDESK_KILLS", "100")) // 8)
"""Kills at any moment: a dozen in every run, more than a hundred before a release."""
LONGEST_S = 0.25
"""One renewal of the small vault takes about 0.1 s."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills another process")


@pytest.fixture
def row(folder: Path) -> UUID:
    """A person in the vault, by whom it is seen that all is there."""
    with opened(folder) as access:
        case = f.registered(access)
        kept: Identity = f.kept(access, f.identity(case.id, latin_name="Kept"))[0]
    return kept.id


def opens_for_all(folder: Path, row: UUID) -> None:
    """Everybody comes in, the first of them ending what was cut; every page is genuine, and what was saved is there."""
    with opened(folder, COLLEAGUE) as dara:
        dara.wait_until_sound()
    with opened(folder) as access, Work(access) as work:
        assert work.get(Identity, row).latin_name == "Kept"
    assert [one.said() for one in verify(folder, "bopha", PASSPHRASE) if not one.good] == []


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_killed_after_any_step_the_vault_opens_for_everybody(folder: Path, row: UUID, step: int) -> None:
    process = child("tests.faults.rotating", str(folder), str(step))
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert keyfile.read(folder).header.renewing == (step < STEPS)
    opens_for_all(folder, row)


def test_killed_at_any_moment_the_vault_opens_for_everybody(folder: Path, row: UUID) -> None:
    chance = random.Random(11)
    caught = 0
    for _nth in range(MOMENTS):
        process = child("tests.faults.rotating", str(folder), "0")
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0, LONGEST_S))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        caught += keyfile.read(folder).header.renewing
        opens_for_all(folder, row)
    assert caught > MOMENTS // 10  # else the kills came at quiet moments only


@pytest.fixture
def small(folder: Path, row: UUID, tmp_path: Path) -> Iterator[Disk]:
    """The vault on a small disk, where we may mount one."""
    with disk(tmp_path / "disk") as mounted:
        if mounted is None:
            pytest.skip("mounting a disk needs root")
        shutil.copytree(folder, mounted.root / "vault")
        yield mounted


@pytest.mark.parametrize("room", [0, 4096, 16384, 65536, 262144])
def test_on_a_full_disk_the_key_stays_or_is_new_and_the_vault_opens(small: Disk, row: UUID, room: int) -> None:
    place = small.root / "vault"
    access = vault.unlock(place, "bopha", PASSPHRASE)
    access.wait_until_sound()
    small.fill(leave=room)
    with pytest.raises(DiskFull):
        rekey(access)
    small.free()
    with Work(access) as work:  # the session goes on
        work.journal("look")
        work.commit()
    rekey(access)
    vault.lock(access)
    opens_for_all(place, row)


def test_a_key_file_that_cannot_be_written_now_is_written_the_next_time(
    folder: Path, row: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    child("tests.faults.rotating", str(folder), "2").communicate()
    with monkeypatch.context() as full:
        full.setattr(Path, "replace", no_room)
        access = vault.unlock(folder, "bopha", PASSPHRASE, check=False)
        access.wait_until_sound()
        with Work(access, reading=True) as work:
            assert work.get(Identity, row).latin_name == "Kept"
    assert keyfile.read(folder).header.renewing
    vault.lock(access)
    assert not keyfile.read(folder).header.renewing
    opens_for_all(folder, row)
