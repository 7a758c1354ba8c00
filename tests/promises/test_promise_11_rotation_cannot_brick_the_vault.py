"""Promise 11: a renewal of the database key that is cut anywhere leaves a vault that opens, by the old key or the new.

Killed for real here after every step; at any moment and on a full disk in tests/faults/test_rotation.py.
"""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.records.identity import Identity
from casedesk.security import keyfile
from casedesk.store import vault
from casedesk.store.database import DATABASE, opens, raw_key
from casedesk.store.leaving.rekeying import STEPS, rekey
from casedesk.store.trouble import VaultDamaged
from casedesk.store.work import Work
from tests import factories as make
from tests.faults.test_kill import child
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills another process")


@pytest.fixture
def kept(folder: Path) -> UUID:
    """A record that must be there afterwards."""
    with opened(folder) as access:
        case = make.registered(access)
        saved: Identity = make.kept(access, make.identity(case.id, latin_name="Kept"))[0]
    return saved.id


def _cut(folder: Path, step: int) -> None:
    process = child("tests.faults.rotating", str(folder), str(step))
    process.communicate()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("first", ["bopha", COLLEAGUE])
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_cut_after_any_step_whoever_comes_first_opens_it(folder: Path, kept: UUID, step: int, first: str) -> None:
    _cut(folder, step)
    with opened(folder, first) as access:
        access.wait_until_sound()
    with opened(folder) as access, Work(access) as work:
        assert work.get(Identity, kept).latin_name == "Kept"


def test_cut_again_and_again_the_last_renewal_holds(folder: Path, kept: UUID) -> None:
    for step in (1, 2, 1, 3, 2):
        _cut(folder, step)
    with opened(folder) as access:
        rekey(access)
        with Work(access) as work:
            assert work.get(Identity, kept).latin_name == "Kept"
    with opened(folder, COLLEAGUE):
        assert not keyfile.read(folder).header.renewing


def test_one_key_opens_it_at_any_time_and_never_both(folder: Path, kept: UUID) -> None:
    for step in range(1, STEPS):
        place = folder.with_name(f"cut {step}")
        shutil.copytree(folder, place)
        with opened(folder) as access:
            old, salt = access.database_key, keyfile.read(folder).header.cipher_salt
        _cut(place, step)
        assert opens(place / DATABASE, raw_key(old, salt)) == (step == 1)
        with opened(place) as access:
            assert opens(place / DATABASE, access.door.key)


def test_an_earlier_key_file_put_back_opens_nothing(folder: Path, kept: UUID, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(folder, before)
    with opened(folder) as access:
        rekey(access)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        shutil.copy(before / name, folder / name)
    with pytest.raises(VaultDamaged):
        vault.unlock(folder, "bopha", PASSPHRASE)
