"""A stick that is full, read-only, too small or pulled out: a sentence, and nothing on it is named like a backup."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.security.backup_head import HEAD
from casedesk.security.errors import FolderReadOnly
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.backup_folder import PART, MediumFull, MediumGone, MediumInVault, backups_in
from casedesk.store.backups.copying import Interrupted
from casedesk.store.backups.safety_copies import COPIES, KEPT, old_copies, remove_old_copies, safety_copy
from casedesk.store.database import DATABASE
from casedesk.store.keeping.policies import BACKUP_DAYS
from casedesk.store.office_tables import backups
from casedesk.store.restoring.restoring import restore
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.backups import backed_up, backup, opened_by, restored, rewritten
from tests.faults.disks import Disk, disk
from tests.vaults import PASSPHRASE, Clock, opened

__all__ = ["backed_up", "backup"]


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Disk]:
    """A stick of 3 MiB."""
    with disk(tmp_path / "stick") as mounted:
        if mounted is None:
            pytest.skip("mounting needs to be root")
        yield mounted


def named_like_backups(medium: Path) -> list[str]:
    return [one.name for one in medium.iterdir() if one.name.startswith(("Backup", "Copy")) and PART not in one.name]


def still_good(access: Access, medium: Path) -> None:
    """The vault is as it was, and a backup is made there once the trouble is over."""
    with Work(access, reading=True) as work:
        assert work.rows(sa.select(backups)) == []
    made = back_up(access, medium)
    assert named_like_backups(medium) == [made.folder.name]
    assert not [one.name for one in medium.iterdir() if one.name.endswith(PART)]


def test_a_full_stick_is_said_at_every_fill(access: Access, stick: Disk) -> None:
    refused = 0
    for leave in (0, 4096, 200_000, 460_000, 600_000):
        stick.fill(leave=leave)
        with pytest.raises(MediumFull):
            back_up(access, stick.root)
        assert list(stick.root.iterdir()) == [stick.root / "filler"]
        stick.free()
        refused += 1
    assert refused == 5
    still_good(access, stick.root)


def test_a_stick_that_fills_up_while_it_is_written_is_said(access: Access, stick: Disk) -> None:
    def fill(part: int, of: int) -> None:
        stick.fill()

    with pytest.raises(MediumFull):
        back_up(access, stick.root, progress=fill)
    stick.free()
    assert list(stick.root.iterdir()) == []
    still_good(access, stick.root)


def test_a_read_only_stick_is_said(access: Access, stick: Disk) -> None:
    with stick.read_only(), pytest.raises(FolderReadOnly):
        back_up(access, stick.root)
    still_good(access, stick.root)


def steps(access: Access, medium: Path) -> int:
    """How often a backup tells how far it is."""
    told: list[int] = []
    back_up(access, medium, progress=lambda part, of: told.append(part))
    return len(told)


@pytest.mark.parametrize("mount_point", ["stays", "goes"])
def test_a_stick_pulled_at_any_step_is_said_and_leaves_nothing_named_like_a_backup(
    access: Access, tmp_path: Path, mount_point: str
) -> None:
    (tmp_path / "counted").mkdir()
    many = steps(access, tmp_path / "counted")
    assert many > 2
    for pulled_at in range(many):
        medium = tmp_path / f"stick {pulled_at}"
        with disk(medium) as mounted:
            if mounted is None:
                pytest.skip("mounting needs to be root")

            with pytest.raises(MediumGone):
                back_up(access, medium, progress=_pulling(medium, pulled_at, mount_point))
            if mount_point == "goes":
                medium.mkdir()
            assert named_like_backups(medium) == []
            subprocess.run(["mount", "-t", "tmpfs", "none", str(medium)], check=True)  # for the fixture's own umount


def _pulling(medium: Path, at: int, mount_point: str) -> Callable[[int, int], None]:
    told = [0]

    def pull(part: int, of: int) -> None:
        if told[0] == at:
            subprocess.run(["umount", "--lazy", str(medium)], check=True)
            if mount_point == "goes":
                medium.rmdir()
        told[0] += 1

    return pull


def test_a_folder_that_is_not_there_is_said(access: Access, tmp_path: Path) -> None:
    with pytest.raises(MediumGone):
        back_up(access, tmp_path / "nowhere")
    with pytest.raises(MediumInVault):
        back_up(access, access.folder / "backups")


def test_stopped_at_any_step_nothing_is_left(access: Access, tmp_path: Path) -> None:
    medium, asked = tmp_path / "stick", [0]
    medium.mkdir()
    for stop_at in range(1, 30):
        asked[0] = 0

        def stopped(at: int = stop_at) -> bool:
            asked[0] += 1
            return asked[0] == at

        try:
            back_up(access, medium, stopped=stopped)
        except Interrupted:
            assert list(medium.iterdir()) == []
        else:
            assert stop_at > 2
            break
    else:
        pytest.fail("it never came to its end")


def test_what_a_pulled_stick_left_is_cleared_and_nothing_else(access: Access, tmp_path: Path) -> None:
    left = tmp_path / "Backup 2026-11-01 08.00.part"
    left.mkdir()
    (left / DATABASE).write_bytes(b"half")
    others = [tmp_path / "Holidays.part", tmp_path / "Backup of my phone", tmp_path / "letter.part.txt"]
    for other in others:
        other.mkdir()
    back_up(access, tmp_path)
    assert not left.exists()
    assert all(other.exists() for other in others)


def test_a_restore_stopped_at_any_step_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    opened_backup, seen = opened_by(backup), 0
    for stop_at in range(1, 40):
        asked = [0]

        def stopped(at: int = stop_at, asked: list[int] = asked) -> bool:
            asked[0] += 1
            return asked[0] == at

        try:
            restore(opened_backup, tmp_path / "second", stopped=stopped)
        except Interrupted:
            assert not list(tmp_path.glob("second*"))
            seen += 1
        else:
            break
    assert seen > 1
    assert [finding.said() for finding in verify(tmp_path / "second", "bopha", PASSPHRASE) if not finding.good] == []


def test_a_restore_onto_a_full_disk_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "small") as small:
        if small is None:
            pytest.skip("mounting needs to be root")
        for leave in (0, 300_000, 600_000):
            small.fill(leave=leave)
            with pytest.raises(Mendable):
                restored(backup, small.root / "second")
            assert list(small.root.iterdir()) == [small.root / "filler"]
        small.free()
        assert restored(backup, small.root / "second").inside == ("Chan Bopha",)


def test_old_backups_go_when_a_new_one_is_made_never_the_only_one_never_another_centres(
    folder: Path, backup: Path, tmp_path: Path, clock: Clock
) -> None:
    medium, days = tmp_path / "medium", timedelta(days=1)
    medium.mkdir()
    foreign = medium / "Backup 2020-01-01 08.00"
    shutil.copytree(backup, foreign)
    rewritten(foreign, lambda said: {**said, "vault": "00000000-0000-4000-8000-000000000000"})
    forged = medium / "Backup 2020-01-03 08.00"
    shutil.copytree(backup, forged)
    rewritten(forged, lambda said: {**said, "made": "2020-01-03T08:00:00+00:00"})
    strange = medium / "Backup 2020-01-02 08.00"
    shutil.copytree(backup, strange)
    (strange / HEAD).write_bytes(b"no head")
    with opened(folder, clock=clock) as access:
        first = back_up(access, medium).folder
        clock.at += days * (BACKUP_DAYS.default + 1)
        assert first.exists()
        second = back_up(access, medium).folder
        assert not first.exists()
        clock.at += days
        third = back_up(access, medium).folder
        lying = [one.folder for one in backups_in(medium, access.vault.id)]
        with Work(access, reading=True) as work:
            gone = work.rows(sa.select(backups.c.gone).order_by(backups.c.made))
    assert lying == [forged, second, third], "what nobody here signed stays"
    assert foreign.exists()
    assert strange.exists()
    assert [row.gone is not None for row in gone] == [True, False, False]


def test_copies_are_few_and_go_in_time(access: Access, clock: Clock) -> None:
    make.registered(access)
    for _time in range(KEPT + 2):
        safety_copy(access, "before erasing")
        clock.at += timedelta(minutes=1)
    assert len(list((access.folder / COPIES).iterdir())) == KEPT
    clock.at += timedelta(days=BACKUP_DAYS.default + 1)
    assert len(old_copies(access)) == KEPT
    assert remove_old_copies(access) == KEPT
    assert list((access.folder / COPIES).iterdir()) == []
