"""Promise 8: changing a passphrase is instant and safe: killed at any moment, the old one or the new one opens.

30 kills a run; `dev.py faults` kills 1,000 times.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casedesk.security import keyfile
from casedesk.security.errors import WrongPassphrase
from casedesk.security.slots import LIGHT, STANDARD
from casedesk.store import vault
from casedesk.store.database import DATABASE
from casedesk.store.staff.own_passphrase import change_passphrase
from tests.factories import registered
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = 50
KILLS = int(os.environ.get("CASEDESK_KILLS", "30"))
NEW = "green kettle under the old bridge"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize("seed", range(-(-KILLS // TOGETHER)))
def test_killed_at_any_moment_one_of_the_two_opens(folder: Path, seed: int) -> None:
    number = min(TOGETHER, KILLS)
    command = [sys.executable, "-B", "-m", "tests.faults.changing_passphrase", str(folder), str(number), str(seed)]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert told["problems"] == []
    assert told["kills"] == number
    assert told["acknowledged"] > 0
    assert sum(opens(folder, passphrase) for passphrase in (PASSPHRASE, NEW)) == 1
    with opened(folder):
        pass  # and colleagues come in as before


def opens(folder: Path, passphrase: str) -> bool:
    try:
        vault.lock(vault.unlock(folder, COLLEAGUE, passphrase))
    except WrongPassphrase:
        return False
    return True


def test_it_takes_no_longer_than_two_derivations_however_large_the_vault_is(folder: Path) -> None:
    """The database is not touched but for two rows: no record, grant or certificate is sealed again."""
    with opened(folder, COLLEAGUE) as dara:
        for _nth in range(20):
            registered(dara)
        before = time.perf_counter()
        for nth in range(2):
            STANDARD.derive(b"secret", bytes([nth] * 16))
        derivations = time.perf_counter() - before
        size = (folder / DATABASE).stat().st_size
        before = time.perf_counter()
        change_passphrase(dara, old=PASSPHRASE, new=NEW, kdf=STANDARD)
        assert time.perf_counter() - before < 3 * derivations + 1
        assert (folder / DATABASE).stat().st_size - size < 64 * 1024


def test_nothing_of_the_old_passphrase_is_left(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        old = keyfile.read(folder).header.slot_of(dara.person.id)
        assert old is not None
        change_passphrase(dara, old=PASSPHRASE, new=NEW, kdf=LIGHT)
        for whole in keyfile.generations(folder).values():
            assert isinstance(whole, keyfile.Header)
            now = whole.slot_of(dara.person.id)
            assert now is not None
            assert (now.salt, now.bundle) != (old.salt, old.bundle)
