"""A full disk and a folder that cannot be written: a sentence, nothing lost, and it goes on when there is room."""

from __future__ import annotations

import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.security.errors import DiskFull, FolderReadOnly
from casedesk.store import people, vault
from casedesk.store.access import Access
from casedesk.store.drafts import find_draft, keep_draft
from casedesk.store.founding import Founder
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from tests import factories
from tests.faults.disks import Disk, disk
from tests.vaults import PASSPHRASE, opened

NARRATIVE = "what happened, in her own words " * 4000
FORM = {"progress": "typed before the disk was full"}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Disk]:
    """A small disk, where we may mount one."""
    with disk(tmp_path / "disk") as mounted:
        if mounted is None:
            pytest.skip("mounting a disk needs root")
        yield mounted


@pytest.fixture
def on_disk(small: Disk, template: Path) -> Path:
    """A vault on the small disk."""
    shutil.copytree(template, small.root / "vault")
    return small.root / "vault"


def new_case(access: Access) -> Case:
    with Work(access) as work:
        contact = factories.first_contact(reason=NARRATIVE)
        case = register(work, kind=CaseKind.SURVIVOR, contact=contact, safe=factories.safe_contact())
        work.commit()
    return case


def one_more_entry(access: Access, case: Case) -> None:
    with Work(access) as work:
        record(work, entry=factories.follow_up(case.id, progress=NARRATIVE))
        work.commit()


def saved_until_full(access: Access, case: Case, before: CaseFile) -> tuple[CaseFile, str]:
    """The file as it was after the last save that succeeded, and what was said of the one that did not."""
    for _save in range(9):  # the log may still hold some room of its own
        try:
            one_more_entry(access, case)
        except DiskFull as trouble:
            return before, trouble.said()
        before = file_of(access, case)
    pytest.fail("the disk was never full")


def file_of(access: Access, case: Case) -> CaseFile:
    with Work(access, reading=True) as work:
        found: CaseFile = inspect.unwrap(open_case)(work, case=case.id)  # without an entry in the journal
        return found


def draft_of(access: Access, case: Case) -> object:
    with Work(access, reading=True) as work:
        found = find_draft(work, form="follow_ups", file=case.id)
    return found and found.answers


@pytest.mark.parametrize("room", [0, 4, 12, 40, 80, 160, 280])
def test_a_full_disk_at_any_moment_of_a_save(small: Disk, on_disk: Path, room: int) -> None:
    with opened(on_disk) as access:
        case = new_case(access)
        with Work(access) as work:
            keep_draft(work, form="follow_ups", answers=FORM, file=case.id)
            work.commit()
        before = file_of(access, case)
        small.fill(leave=room << 10)
        before, said = saved_until_full(access, case, before)
        assert said.startswith("The disk is full. What was saved before is kept.")
        assert file_of(access, case) == before
        assert draft_of(access, case) == FORM
        small.free()
        one_more_entry(access, case)
        assert len(file_of(access, case).follow_ups) == len(before.follow_ups) + 1
    assert [one.said() for one in verify(on_disk, "bopha", PASSPHRASE) if not one.good] == []


def test_a_full_disk_while_a_colleague_is_enrolled(small: Disk, on_disk: Path) -> None:
    with opened(on_disk) as access:
        new_case(access)
        known = len(access.trust.people)
        small.fill()
        with suppress(DiskFull):
            for nth in range(40):
                people.enrol(access, name=f"Colleague {nth}", khmer_name="", roles=frozenset())
                known += 1
            pytest.fail("the disk was never full")
        small.free()
    with opened(on_disk) as access:
        assert len(access.trust.people) == known


@pytest.mark.parametrize("room", [0, 8, 36, 40, 44])
def test_a_full_disk_when_a_vault_is_opened_is_not_taken_for_damage(small: Disk, on_disk: Path, room: int) -> None:
    with opened(on_disk) as access:
        case = new_case(access)
    small.fill(leave=room << 10)
    with suppress(DiskFull), opened(on_disk) as access:
        for _save in range(9):
            one_more_entry(access, case)
        pytest.fail("the disk was never full")
    small.free()
    with opened(on_disk) as access:
        one_more_entry(access, case)


def test_no_room_for_a_new_vault_leaves_nothing_behind(small: Disk) -> None:
    small.fill(leave=64 << 10)
    with pytest.raises(DiskFull):
        vault.create(
            small.root / "new", centre="Lotus", place="12", prefix="PP", founder=Founder("Chan Bopha", "bopha", ""),
            passphrase=PASSPHRASE,
        )  # fmt: skip
    assert [path.name for path in small.root.iterdir()] == ["filler"]


def test_a_file_may_not_grow_any_more(folder: Path) -> None:
    """The same for somebody who is not root: the system's own limit on the size of a file."""
    resource = pytest.importorskip("resource")
    with opened(folder) as access:
        case = new_case(access)
        before = file_of(access, case)
        _soft, hard = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest(folder) + 8192, hard))
        try:
            before, _said = saved_until_full(access, case, before)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert file_of(access, case) == before
        one_more_entry(access, case)
        assert len(file_of(access, case).follow_ups) == len(before.follow_ups) + 1


def largest(folder: Path) -> int:
    return max(path.stat().st_size for path in folder.iterdir())


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """A folder whose owner may not write in it."""
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


ASKING: list[Callable[[Path], object]] = [
    lambda folder: vault.unlock(folder / "vault", "bopha", PASSPHRASE),
    lambda folder: vault.create(
        folder / "new", centre="Lotus", place="12", prefix="PP", founder=Founder("Chan Bopha", "bopha", ""),
        passphrase=PASSPHRASE,
    ),
]  # fmt: skip


@pytest.mark.parametrize("ask", ASKING)
def test_a_read_only_disk(small: Disk, on_disk: Path, ask: Callable[[Path], object]) -> None:
    before = {path.name: path.read_bytes() for path in on_disk.iterdir()}
    with small.read_only(), pytest.raises(FolderReadOnly):
        ask(small.root)
    assert {path.name: path.read_bytes() for path in on_disk.iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    with unwritable(tmp_path), pytest.raises(FolderReadOnly):
        ASKING[1](tmp_path)
