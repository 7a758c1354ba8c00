"""A backup made, sealed, read again and checked, beside the driver's bare backup of the same vault."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from benchmarks.big_vault import PASSPHRASE, SHORT_NAME
from benchmarks.report import Measure
from benchmarks.timing import side_by_side
from casedesk.security import keyfile
from casedesk.store import vault
from casedesk.store.backups.backing import back_up
from casedesk.store.database import DATABASE, connect, keyed, raw_key

TIMES = 3.0


def measure(folder: Path, place: Path, *, runs: int) -> Measure:
    """Both onto the disk; ours as a person starts it, with everything that is done before it has its name."""
    stick, bare = place / "stick", place / "bare.db"
    stick.mkdir()
    access = vault.unlock(folder, SHORT_NAME, PASSPHRASE, check=False)
    try:
        access.wait_until_sound()
        key = raw_key(access.database_key, keyfile.read(folder).header.cipher_salt)

        def plain() -> None:
            bare.unlink(missing_ok=True)
            source, fresh = connect(folder / DATABASE, key, bulk=True), keyed(bare, key, mode="rwc")
            try:
                source.backup(fresh)
            finally:
                fresh.close()
                source.close()

        def ours() -> None:
            for earlier in stick.iterdir():
                shutil.rmtree(earlier) if earlier.is_dir() else os.unlink(earlier)  # noqa: PTH108
            back_up(access, stick)

        floor, mine = side_by_side(plain, ours, times=runs)
    finally:
        vault.lock(access)
    size = round((folder / DATABASE).stat().st_size / 1e6)
    return Measure(
        f"backup of {size} MB, verified by reading it again", mine.median, TIMES * floor.median, "3×", floor.median,
        "bare SQLCipher backup", runs=runs,
    )  # fmt: skip
