"""Kills a process while it makes backups, again and again, and looks each time at what is named like one.

`python -m tests.faults.backing_killed FOLDER STICK ROUNDS SEED` unlocks the vault once. For each round it forks a child
that makes one backup after the other, has it killed at a random moment, and restores whatever was new on the
stick. It tells in one line of JSON how often it killed, how many backups had their name, how many were cut, and what
was wrong.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.backup_folder import PART
from casedesk.store.restoring.opening_backups import open_own
from casedesk.store.restoring.restoring import rebuild
from casedesk.text.trouble import Mendable
from tests.vaults import PASSPHRASE

LONGEST = 4
"""From the fork to the kill, in backups: how long one takes is measured first."""


def rounds(access: Access, stick: Path, number: int, seed: int) -> Iterator[tuple[int, int, list[str]]]:
    """For every kill: backups that had their name, those that were cut, and what was not as it should be."""
    chance, began = random.Random(seed), time.monotonic()
    shutil.rmtree(back_up(access, stick).folder)
    longest = LONGEST * (time.monotonic() - began)
    for _nth in range(number):
        access.engine.dispose()  # no open connection may be carried into the child
        child = os.fork()
        if child == 0:
            back_up_until_killed(access, stick, chance.uniform(0.001, longest))
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGALRM
        lying = [one for one in stick.iterdir() if one.is_dir()]
        named = [one for one in lying if not one.name.endswith(PART)]
        yield len(named), len(lying) - len(named), [why for one in named if (why := broken(access, one))]
        for one in named:
            shutil.rmtree(one)


def back_up_until_killed(access: Access, stick: Path, after: float) -> None:
    """One backup after the other, until the system's own clock ends the process: no Python runs at that moment."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, after)
    try:
        while True:
            back_up(access, stick)
    finally:
        os._exit(1)  # trouble in the child is not the parent's work done twice


def broken(access: Access, backup: Path) -> str:
    """Why a backup does not restore, or nothing."""
    making = backup.parent.parent / "again"
    making.mkdir()
    try:
        rebuild(open_own(backup, access), making, at=access.clock())
    except Mendable as trouble:
        return f"{backup.name}: {trouble.said()}"
    finally:
        shutil.rmtree(making)
    return ""


def main(folder: Path, stick: Path, number: int, seed: int) -> None:
    access = vault.unlock(folder, "bopha", PASSPHRASE)
    access.wait_until_sound()
    try:
        found = list(rounds(access, stick, number, seed))
    finally:
        vault.lock(access)
    named, cut = sum(one for one, _cut, _why in found), sum(cut for _one, cut, _why in found)
    problems = [why for _one, _cut, all in found for why in all]
    sys.stdout.write(json.dumps({"kills": len(found), "named": named, "cut": cut, "problems": problems}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
