"""Killed while backups are made: whatever is named like one restores, the rest is cleared, and the vault opens."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from casedesk.store.backups.backing import back_up
from casedesk.store.backups.backup_folder import PART
from casedesk.store.verifying import verify
from tests.faults.test_kill import child
from tests.vaults import PASSPHRASE, opened

KILLS = 25

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")


def test_whatever_is_named_like_a_backup_restores(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    said = child("tests.faults.backing_killed", str(folder), str(stick), str(KILLS), "7").communicate()[0]
    told = json.loads(said)
    assert told["problems"] == []
    assert told["kills"] == KILLS
    assert told["named"] > 0, "no backup was ever finished"
    assert told["cut"] > 0, "no backup was ever cut"
    assert [one.said() for one in verify(folder, "bopha", PASSPHRASE) if not one.good] == []
    with opened(folder) as access:
        back_up(access, stick)
    assert not [one.name for one in stick.iterdir() if one.name.endswith(PART)]
