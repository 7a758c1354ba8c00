"""Everything on a stick and nothing left here; the rehearsal; and what keeps a vault from being destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from casedesk.cases.records.follow_up import FollowUp
from casedesk.security import keyfile
from casedesk.security.errors import NotInRole
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.backups.backup_folder import MediumFull, newest_in
from casedesk.store.backups.copying import Interrupted
from casedesk.store.backups.safety_copies import COPIES, safety_copy
from casedesk.store.database import DATABASE
from casedesk.store.restoring.evacuating import CodeWordWrong, SameDisk, code_word, destroy, evacuate, rehearse
from casedesk.store.work import Work
from tests import factories as make
from tests.backups import HELD, opened_by
from tests.faults.disks import Disk, disk
from tests.vaults import COLLEAGUE, PASSPHRASE, Clock, opened


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Disk]:
    """Another disk."""
    with disk(tmp_path / "stick") as mounted:
        if mounted is None:
            pytest.skip("mounting needs to be root")
        yield mounted


@pytest.fixture
def held(access: Access) -> Access:
    """The founder, with one case."""
    case = make.registered(access)
    make.kept(access, make.consent(case.id), make.follow_up(case.id, progress=HELD))
    return access


def test_a_rehearsal_does_all_but_the_destruction(held: Access, stick: Disk) -> None:
    done = rehearse(held, stick.root)
    assert not done.destroyed
    assert done.seconds > 0
    assert newest_in(stick.root) == done.backup.folder
    with Work(held, reading=True) as work:
        assert [one.progress for one in work.find(FollowUp)] == [HELD]


def test_after_an_evacuation_nothing_is_here_and_all_is_on_the_stick(folder: Path, stick: Disk, tmp_path: Path) -> None:
    access = vault.unlock(folder, "bopha", PASSPHRASE, clock=Clock())
    case = make.registered(access)
    make.kept(access, make.consent(case.id), make.follow_up(case.id, progress=HELD))
    safety_copy(access, "before erasing")
    keys = (folder / keyfile.KEYS).read_bytes()
    done = evacuate(access, stick.root, " pp ")
    vault.lock(access)
    assert done.destroyed
    assert not folder.exists()
    assert access.database_key == b""
    assert keys[16:64] not in b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    from casedesk.store.restoring.restoring import restore

    restore(opened_by(done.backup.folder), folder)
    with opened(folder) as again, Work(again, reading=True) as work:
        assert [one.progress for one in work.find(FollowUp)] == [HELD]


def intact(folder: Path) -> bool:
    return all((folder / name).exists() for name in (keyfile.KEYS, keyfile.BACKUP, DATABASE))


def test_without_the_word_a_whole_backup_or_another_disk_nothing_is_destroyed(
    held: Access, stick: Disk, tmp_path: Path
) -> None:
    word = code_word(held)
    with pytest.raises(CodeWordWrong):
        evacuate(held, stick.root, "yes")
    (tmp_path / "beside").mkdir()
    with pytest.raises(SameDisk):
        evacuate(held, tmp_path / "beside", word)
    stick.fill()
    with pytest.raises(MediumFull):
        evacuate(held, stick.root, word)
    stick.free()
    assert list(stick.root.iterdir()) == []
    assert intact(held.folder)
    with Work(held, reading=True) as work:
        assert [one.progress for one in work.find(FollowUp)] == [HELD]


def test_stopped_at_the_last_moment_the_vault_stays(held: Access, stick: Disk) -> None:
    ended = [False]

    def progress(part: int, of: int) -> None:
        ended[0] = part == of

    with pytest.raises(Interrupted):
        evacuate(held, stick.root, code_word(held), progress=progress, stopped=lambda: ended[0])
    assert intact(held.folder)
    make.registered(held)


def test_only_a_supervisor_evacuates(folder: Path, stick: Disk) -> None:
    with opened(folder, COLLEAGUE) as access:
        with pytest.raises(NotInRole):
            rehearse(access, stick.root)
        with pytest.raises(NotInRole):
            evacuate(access, stick.root, "PP")
    assert intact(folder)


def test_cut_anywhere_in_the_destruction_the_keys_are_gone_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(folder) as access:
        safety_copy(access, "before erasing")
    whole = (folder / keyfile.KEYS).read_bytes()
    monkeypatch.setattr(Path, "unlink", lambda path, missing_ok=False: None)  # the power goes before a name is gone
    with pytest.raises(Exception, match="disk"):
        destroy(folder)
    monkeypatch.undo()
    assert (folder / DATABASE).exists()
    assert (folder / keyfile.KEYS).read_bytes() == bytes(len(whole))
    destroy(folder)
    assert not any((folder / name).exists() for name in (keyfile.KEYS, keyfile.BACKUP, DATABASE, COPIES))
