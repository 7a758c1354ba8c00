"""Kill -9 in mid-commit: nothing acknowledged is lost, nothing is half there, and the vault opens at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casedesk.store.verifying import verify
from tests.vaults import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = 50
"""Kills on one vault; a fresh copy after that keeps the journal short enough to be walked every time."""
KILLS = int(os.environ.get("CASEDESK_KILLS", "100"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")


@pytest.mark.parametrize("seed", range(-(-KILLS // TOGETHER)))
def test_nothing_acknowledged_is_lost(folder: Path, seed: int) -> None:
    said = child("tests.faults.killed", str(folder), str(TOGETHER), str(seed)).communicate()[0]
    told = json.loads(said)
    assert told["problems"] == []
    assert told["kills"] == TOGETHER
    assert told["acknowledged"] > TOGETHER // 2  # four of five children are heard before they are killed
    assert [one.said() for one in verify(folder, "bopha", PASSPHRASE) if not one.good] == []


def child(module: str, *arguments: str) -> subprocess.Popen[str]:
    """Another Python, running one of the modules beside this one."""
    command = [sys.executable, "-B", "-m", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
