"""Promise 19: a backup restores. Made under load, each is whole; edited anywhere, it is refused and nothing is left."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.verbs.record import record
from casedesk.security import spelling
from casedesk.security.backup_head import HEAD, read
from casedesk.security.backup_trouble import (
    BackupDamaged,
    BackupForeign,
    BackupMissing,
    BackupNewer,
    BackupNotYours,
    BackupTampered,
)
from casedesk.security.errors import WrongPassphrase
from casedesk.store.access import Access
from casedesk.store.appearing import FolderTaken
from casedesk.store.backups.backing import back_up
from casedesk.store.database import DATABASE
from casedesk.store.restoring.drilling import drill
from casedesk.store.restoring.restoring import restore
from casedesk.store.trouble import Newer
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.backups import HELD, backed_up, backup, fitted, flipped, opened_by, restored, rewritten
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

__all__ = ["backed_up", "backup"]

BACKUPS = 30
PAGE = 4096
PAUSE_S = 0.002
"""Between two saves: a person who types takes longer."""


def refused(folder: Path, into: Path) -> Mendable:
    """The backup is not restored, and nothing but what lay there before lies there now."""
    before = sorted(into.parent.iterdir())
    with pytest.raises(Mendable) as trouble:
        restored(folder, into)
    assert sorted(into.parent.iterdir()) == before
    return trouble.value


@contextmanager
def writing(access: Access) -> Iterator[Callable[[], int]]:
    """Somebody saves one visit after the other; how many were acknowledged so far."""
    case = make.registered(access).id
    saved, ended = [0], threading.Event()

    def write() -> None:
        while not ended.wait(PAUSE_S):
            with Work(access) as work:
                record(work, entry=make.follow_up(case, progress=f"{HELD} {saved[0]}"))
                work.commit()
            saved[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield lambda: saved[0]
    finally:
        ended.set()
        writer.join()


def visits(folder: Path) -> int:
    """How many visits a restored vault holds, every one of them read."""
    with opened(folder) as access, Work(access, reading=True) as work:
        found = work.find(FollowUp)
        assert all(str(one.progress).startswith(HELD) for one in found)
        return len(found)


def test_thirty_backups_under_load_each_hold_all_that_was_acknowledged(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = []
    with opened(folder) as access, writing(access) as saved:
        for _time in range(BACKUPS):
            acknowledged = saved()
            made.append((acknowledged, back_up(access, stick).folder))
            assert not [one for one in stick.iterdir() if one.name.endswith(".part")]
        assert saved() > BACKUPS, "nobody wrote while backups were made"
    assert len({one for _seen, one in made}) == BACKUPS
    for number, (acknowledged, one) in enumerate(made):
        into = tmp_path / f"restored {number}"
        restored(one, into)
        if number % 5 == 0:
            assert [finding.said() for finding in verify(into, "bopha", PASSPHRASE) if not finding.good] == []
        assert visits(into) >= acknowledged
        shutil.rmtree(into)


def test_what_was_backed_up_is_read_in_the_restored_vault_and_the_journal_goes_on(backup: Path, tmp_path: Path) -> None:
    into = tmp_path / "second"
    done = restored(backup, into)
    assert (done.inside, done.outside) == (("Chan Bopha",), ("Lim Dara",))
    assert [finding.said() for finding in verify(into, "bopha", PASSPHRASE) if not finding.good] == []
    assert visits(into) == 1
    with opened(into) as access, Work(access, reading=True) as work:
        assert "restore" in {row.action for row in work.rows(_actions())}


def _actions() -> Any:
    import sqlalchemy as sa

    from casedesk.store.tables import journal

    return sa.select(journal.c.action)


def test_a_worker_makes_a_backup_that_only_a_supervisor_opens(folder: Path, tmp_path: Path) -> None:
    with opened(folder, COLLEAGUE) as access:
        made = back_up(access, tmp_path, scheduled=True).folder
    with pytest.raises(WrongPassphrase):
        opened_by(made, COLLEAGUE)
    assert restored(made, tmp_path / "second").inside == ("Chan Bopha",)


def test_the_drill_proves_the_newest_backup_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as access:
        make.registered(access)
        made = back_up(access, tmp_path)
        before = sorted(one.name for one in folder.iterdir())
        done = drill(access, tmp_path)
        assert (done.backup, done.files, done.opened) == (made.head.id, 1, True)
        assert sorted(one.name for one in folder.iterdir()) == before
        flipped(made.folder / DATABASE, 50_000)
        with pytest.raises(BackupDamaged):
            drill(access, tmp_path)
        assert sorted(one.name for one in folder.iterdir()) == before


def test_every_page_of_the_database_flipped_is_refused(backup: Path, tmp_path: Path) -> None:
    opened_backup, path, whole = opened_by(backup), backup / DATABASE, (backup / DATABASE).read_bytes()
    for at in range(0, len(whole), PAGE):
        flipped(path, at + at // PAGE * 37 % PAGE)
        with pytest.raises(BackupDamaged):
            restore(opened_backup, tmp_path / "second")
        path.write_bytes(whole)
    assert not list(tmp_path.glob("second*"))


def test_every_region_beside_the_database_flipped_is_refused(backup: Path, tmp_path: Path) -> None:
    path, whole = backup / HEAD, (backup / HEAD).read_bytes()
    for at in (*range(24), *range(24, len(whole) - 32, 61), *range(len(whole) - 32, len(whole))):
        flipped(path, at)
        assert isinstance(refused(backup, tmp_path / "second"), BackupDamaged | BackupForeign), at
        path.write_bytes(whole)


def test_a_backup_cut_anywhere_is_refused(backup: Path, tmp_path: Path) -> None:
    for name, step in ((HEAD, 97), (DATABASE, 40 * PAGE + 1), (DATABASE, 40 * PAGE)):
        whole = (backup / name).read_bytes()
        for length in range(0, len(whole), step):
            (backup / name).write_bytes(whole[:length])
            assert isinstance(refused(backup, tmp_path / "second"), BackupDamaged), (name, length)
        (backup / name).write_bytes(whole)


def test_a_file_that_is_gone_is_said(backup: Path, tmp_path: Path) -> None:
    (backup / DATABASE).unlink()
    assert isinstance(refused(backup, tmp_path / "second"), BackupMissing)
    (backup / HEAD).unlink()
    assert isinstance(refused(backup, tmp_path / "second"), BackupMissing)


def test_the_database_of_another_backup_is_refused_even_where_its_hash_was_written_in(
    folder: Path, tmp_path: Path
) -> None:
    with opened(folder) as access:
        one, other = back_up(access, tmp_path).folder, back_up(access, tmp_path).folder
    shutil.copy(other / DATABASE, one / DATABASE)
    assert isinstance(refused(one, tmp_path / "second"), BackupDamaged)
    fitted(one)
    assert isinstance(refused(one, tmp_path / "second"), BackupDamaged | BackupTampered)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made", "2027-01-01T00:00:00+00:00"),
        ("seq", 1),
        ("schema", 1),
        ("counts", {}),
        ("ways", []),
        ("training", True),
        ("slots", []),
        ("members", []),
        ("boxes", []),
        ("cipher_salt", spelling.text(bytes(16))),
        ("head", spelling.text(bytes(32))),
        ("maker", "00000000-0000-4000-8000-000000000000"),
        ("signature", spelling.text(bytes(64))),
        ("id", "00000000-0000-4000-8000-000000000000"),
        ("vault", "00000000-0000-4000-8000-000000000000"),
    ],
)
def test_whatever_stands_beside_the_database_is_signed(backup: Path, tmp_path: Path, name: str, value: object) -> None:
    rewritten(backup, lambda said: {**said, name: value})
    trouble = refused(backup, tmp_path / "second")
    assert isinstance(trouble, BackupTampered | BackupDamaged | BackupNotYours | WrongPassphrase), trouble


def test_a_derivation_that_takes_all_memory_or_none_is_refused_before_it_begins(backup: Path, tmp_path: Path) -> None:
    for kdf in ([4_000_000_000, 3, 4], [1024, 1, 1], [65536, 4_000_000, 4]):
        rewritten(backup, lambda said, kdf=kdf: {**said, "slots": [{**s, "kdf": kdf} for s in said["slots"]]})  # type: ignore[misc]
        assert isinstance(refused(backup, tmp_path / "second"), BackupTampered)


def test_a_newer_backup_asks_for_the_newer_program(backup: Path, tmp_path: Path) -> None:
    rewritten(backup, lambda said: {**said, "schema": 999})
    assert isinstance(refused(backup, tmp_path / "second"), Newer)
    rewritten(backup, lambda said: {**said, "format": 2, "unknown": True})
    assert isinstance(refused(backup, tmp_path / "second"), BackupNewer)


def test_what_is_no_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    for content, trouble in (
        (b"GIF89a" * 9, BackupForeign),
        (b"", BackupDamaged),
        (os.urandom(2 << 20), BackupForeign),
    ):
        (backup / HEAD).write_bytes(content)
        assert isinstance(refused(backup, tmp_path / "second"), trouble)


def test_links_and_pipes_are_not_followed(backup: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    shutil.move(backup / DATABASE, elsewhere)
    (backup / DATABASE).symlink_to(elsewhere)
    assert isinstance(refused(backup, tmp_path / "second"), BackupDamaged)
    (backup / HEAD).unlink()
    os.mkfifo(backup / HEAD)
    assert isinstance(refused(backup, tmp_path / "second"), BackupForeign)


def test_restoring_never_writes_over_anything(backup: Path, folder: Path, tmp_path: Path) -> None:
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert isinstance(refused(backup, folder), FolderTaken)
    done = restore(opened_by(backup), folder, instead=True)
    assert done.aside is not None
    assert {one.name: one.read_bytes() for one in done.aside.iterdir()} == before
    assert visits(folder) == 1


def test_who_opens_it_reads_its_time_from_its_name_and_nobody_by_name(backup: Path) -> None:
    assert backup.name.startswith("Backup 2026-11-16")
    content = (backup / HEAD).read_bytes()
    assert not [word for word in (b"Bopha", b"bopha", b"Dara", b"dara", b"Lotus") if word in content]
    assert read(backup).counts["people"] == 2
