"""Who opens a backup, who comes into what was restored, and what is done where the present vault is known."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casedesk.cases.records.follow_up import FollowUp
from casedesk.security import keyfile
from casedesk.security.backup_head import read
from casedesk.security.backup_trouble import BackupMissing, BackupNotYours, LedgerDamaged
from casedesk.security.errors import WrongPassphrase
from casedesk.security.sheets import NewSheets, NoSheets, SameSheetTwice
from casedesk.security.slots import LIGHT
from casedesk.store.backups.backing import back_up, ledger_name
from casedesk.store.backups.backup_folder import newest_in
from casedesk.store.database import DATABASE
from casedesk.store.restoring.opening_backups import open_backup, open_own, with_sheets
from casedesk.store.restoring.present_vault import present_in, present_of
from casedesk.store.restoring.restoring import restore
from casedesk.store.staff.own_passphrase import change_passphrase
from casedesk.store.trouble import AlreadyOpen
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from tests import factories as make
from tests.backups import HELD, backed_up, backup, flipped, opened_by, restored
from tests.sheets import in_use, opened_with
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

__all__ = ["backed_up", "backup"]

LATER = "nine quiet boats go out tonight"


def with_paper(folder: Path, stick: Path) -> tuple[Path, NewSheets]:
    """A backup made once recovery sheets were in use."""
    with opened(folder) as access:
        case = make.registered(access)
        make.kept(access, make.consent(case.id), make.follow_up(case.id, progress=HELD))
        made = in_use(access, count=3)
        return back_up(access, stick).folder, made


def test_two_sheets_restore_a_backup_and_open_the_restored_vault(folder: Path, tmp_path: Path) -> None:
    stick, into = tmp_path / "stick", tmp_path / "second"
    stick.mkdir()
    made, sheets = with_paper(folder, stick)
    one, two, three = (paper.code for paper in sheets.papers)
    done = restore(open_backup(made, with_sheets(one, three)), into)
    assert done.inside == ("Chan Bopha",)
    assert done.outside == ("Lim Dara",), "the sheets themselves are nobody"
    with opened_with(into, two, three) as access:
        assert access.teams
    assert [finding.said() for finding in verify(into, "bopha", PASSPHRASE) if not finding.good] == []


def test_one_sheet_or_an_older_one_restores_nothing(folder: Path, tmp_path: Path) -> None:
    made, sheets = with_paper(folder, tmp_path)
    one, two, _three = (paper.code for paper in sheets.papers)
    with pytest.raises(SameSheetTwice):
        open_backup(made, with_sheets(one, one))
    with opened(folder) as access:
        newer = in_use(access)
        later = back_up(access, tmp_path).folder
    with pytest.raises(Exception, match="revoked"):
        open_backup(later, with_sheets(one, two))
    papers = [paper.code for paper in newer.papers]
    assert open_backup(later, with_sheets(*papers)).head.seq > read(made).seq


def test_a_backup_without_sheets_says_so(backup: Path, folder: Path, tmp_path: Path) -> None:
    with opened(folder) as access:
        papers = [paper.code for paper in in_use(access).papers]
    with pytest.raises(NoSheets):
        open_backup(backup, with_sheets(*papers))


def test_beside_the_present_vault_everybody_whose_way_is_the_same_comes_in(folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "second"
    with opened(folder) as access:
        made = back_up(access, tmp_path).folder
        done = restore(open_own(made, access), into, present=present_of(access))
    assert (done.inside, done.outside) == (("Chan Bopha", "Lim Dara"), ())
    for who in ("bopha", COLLEAGUE):
        with opened(into, who) as access:
            assert access.person.roles


def test_who_has_another_passphrase_since_is_asked_in_again(folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "second"
    with opened(folder) as access:
        made = back_up(access, tmp_path).folder
    with opened(folder, COLLEAGUE) as access:
        change_passphrase(access, old=PASSPHRASE, new=LATER, kdf=LIGHT)
    with opened(folder) as access:
        done = restore(open_own(made, access), into, present=present_of(access))
    assert (done.inside, done.outside) == (("Chan Bopha",), ("Lim Dara",))
    with pytest.raises(WrongPassphrase), opened(into, COLLEAGUE):
        pass


def test_a_damaged_vault_gives_its_ways_in_to_the_one_that_takes_its_place(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as access:
        case = make.registered(access)
        make.kept(access, make.consent(case.id), make.follow_up(case.id, progress=HELD))
        made = back_up(access, tmp_path).folder
    flipped(folder / DATABASE, 4096 * 5 + 100)
    present = present_in(folder, "bopha", PASSPHRASE)
    assert present is not None
    done = restore(opened_by(made), folder, present=present, instead=True)
    assert done.inside == ("Chan Bopha", "Lim Dara")
    assert done.aside is not None
    assert (done.aside / DATABASE).exists()
    with opened(folder) as access, Work(access, reading=True) as work:
        assert [one.progress for one in work.find(FollowUp)] == [HELD]
    assert present_in(done.aside, "bopha", "another one altogether") is None


def test_a_vault_that_is_open_is_not_moved_aside(backup: Path, folder: Path) -> None:
    with opened(folder), pytest.raises(AlreadyOpen):
        restore(opened_by(backup), folder, instead=True)
    with opened(folder) as access:
        assert access.person.name == "Chan Bopha"


def test_the_restored_vault_has_a_key_of_its_own(backup: Path, folder: Path, tmp_path: Path) -> None:
    restored(backup, tmp_path / "one")
    restored(backup, tmp_path / "two")
    keys = set()
    for place in (folder, tmp_path / "one", tmp_path / "two"):
        with opened(place) as access:
            keys.add(access.database_key)
    assert len(keys) == 3
    shutil.copy(folder / keyfile.KEYS, tmp_path / "one" / keyfile.KEYS)
    with pytest.raises(Exception, match="damaged"), opened(tmp_path / "one"):
        pass


def test_a_list_of_erased_files_that_was_touched_stops_the_restore(backup: Path, tmp_path: Path) -> None:
    beside = backup.parent / ledger_name(read(backup).vault)
    beside.write_bytes(b'{"told": "nothing was ever erased"}')
    with pytest.raises(LedgerDamaged) as trouble:
        restored(backup, tmp_path / "second")
    assert beside.name in trouble.value.said()
    assert not list(tmp_path.glob("second*"))
    beside.unlink()
    assert not restored(backup, tmp_path / "second").listed


def test_a_supervisor_of_later_opens_no_earlier_backup(folder: Path, backup: Path, tmp_path: Path) -> None:
    with opened(folder) as access:
        access.teams = {}
        with pytest.raises(BackupNotYours):
            open_own(backup, access)


def test_a_stick_gives_its_newest_backup(backup: Path, folder: Path, tmp_path: Path) -> None:
    assert newest_in(backup) == backup
    assert newest_in(backup.parent) == backup
    with pytest.raises(BackupMissing):
        newest_in(tmp_path / "nowhere")
    with pytest.raises(BackupMissing):
        newest_in(folder)
