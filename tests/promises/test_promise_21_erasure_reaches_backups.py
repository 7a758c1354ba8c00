"""Promise 21: erasure reaches backups – an old backup restored anywhere gives back everything but what was erased."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.erase import erase
from casedesk.security.backup_trouble import LedgerDamaged
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.media import medium_name
from casedesk.store.drafts import keep_draft
from casedesk.store.keeping import erasure_ledger
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import Held, hold, lift_hold
from casedesk.store.office_tables import compared
from casedesk.store.renewing import sealed_tables
from casedesk.store.restoring.present_vault import present_of
from casedesk.store.restoring.restoring import restore
from casedesk.store.tables import grants
from casedesk.store.work import Work
from tests import factories as make
from tests.backups import opened_by, restored
from tests.cases.test_merge import merged
from tests.centre import do
from tests.promises.pages import decrypted
from tests.promises.test_promise_20_deleted_text_is_gone import found, pieces_of
from tests.two_supervisors import KEPT_BY, SECOND, WORD, asked, erased, full_file, naming, second_supervisor
from tests.vaults import opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick for backups."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


class Centre:
    """A centre that backed up two files and then erased one: `erased` and `kept`, and pieces of what was sealed."""

    def __init__(self, folder: Path, stick: Path, scope: Scope) -> None:
        self.folder, self.stick = folder, stick
        with opened(folder) as access:
            second_supervisor(access)
            self.erased, self.kept = full_file(access), full_file(access)
            self.pieces = pieces_of(access, self.erased.id)
            self.backup = back_up(access, stick).folder
            self.erasure = asked(access, self.erased.id, scope)
        assert (folder / "copies").exists() is False

    def erase(self) -> None:
        """The second supervisor approves."""
        with opened(self.folder, SECOND) as second:
            erase(second, self.erasure)


def sealed_left(access: Access, case: Case) -> int:
    """Sealed bytes of a file, and keys to it."""
    with Work(access, reading=True) as work:
        left = 0
        for table, owner in sealed_tables(work.db):
            length = sa.func.coalesce(sa.func.sum(sa.func.length(table.c.sealed)), 0)
            left += work.rows(sa.select(length).where(table.c[owner] == case.id))[0][0]
        given = sa.select(sa.func.count()).select_from(grants).where(grants.c.file == case.id)
        return int(left + work.rows(given)[0][0])


def is_erased(centre: Centre, into: Path) -> None:
    """In the restored vault nothing sealed of the erased file stands anywhere, and the other file is whole."""
    with opened(into) as access:
        assert sealed_left(access, centre.erased) == 0
        assert not access.ring.holds(centre.erased.id)
        with Work(access) as work:
            assert open_case(work, case=centre.kept.id).incidents[0].account == f"{WORD} account"
        key = access.database_key
    assert found(into, key, centre.pieces) == 0
    assert any(decrypted(into, key))


def test_without_the_erasure_the_backup_gives_the_file_back(folder: Path, stick: Path, tmp_path: Path) -> None:
    centre = Centre(folder, stick, Scope.WHOLE)
    restored(centre.backup, tmp_path / "second")
    with opened(tmp_path / "second") as access:
        assert sealed_left(access, centre.erased) > 5000
        key = access.database_key
    assert found(tmp_path / "second", key, centre.pieces) > 0.9 * len(centre.pieces)


@pytest.mark.parametrize("scope", Scope)
def test_an_old_backup_restored_beside_the_present_vault_is_without_it(
    folder: Path, stick: Path, tmp_path: Path, scope: Scope
) -> None:
    centre = Centre(folder, stick, scope)
    centre.erase()
    for beside in stick.glob("erased-*"):
        beside.unlink()
    with opened(folder) as access:
        present = present_of(access)
    done = restore(opened_by(centre.backup), tmp_path / "second", present=present)
    assert done.erased == 1
    is_erased(centre, tmp_path / "second")


@pytest.mark.parametrize("scope", Scope)
def test_the_stick_itself_knows_on_a_second_pc(folder: Path, stick: Path, tmp_path: Path, scope: Scope) -> None:
    centre = Centre(folder, stick, scope)
    centre.erase()
    shutil.rmtree(folder)  # the first PC is gone
    done = restored(centre.backup, tmp_path / "second")
    assert (done.erased, done.listed) == (1, True)
    is_erased(centre, tmp_path / "second")


def test_a_stick_that_was_elsewhere_learns_of_it_with_its_next_backup(
    folder: Path, stick: Path, tmp_path: Path
) -> None:
    centre = Centre(folder, stick, Scope.WHOLE)
    stick.rename(tmp_path / "elsewhere")
    centre.erase()
    (tmp_path / "elsewhere").rename(stick)
    with opened(folder) as access:
        back_up(access, stick)
    shutil.rmtree(folder)
    assert restored(centre.backup, tmp_path / "second").erased == 1
    is_erased(centre, tmp_path / "second")


def test_the_copy_made_before_erasing_forgets_it_too(folder: Path, stick: Path, tmp_path: Path) -> None:
    centre = Centre(folder, stick, Scope.WHOLE)
    centre.erase()
    (copy,) = (one for one in (folder / "copies").iterdir() if one.is_dir())
    assert restored(copy, tmp_path / "second").erased == 1
    is_erased(centre, tmp_path / "second")


def test_what_was_merged_into_it_goes_too_and_does_not_come_back_under_its_own_code(
    folder: Path, stick: Path, tmp_path: Path
) -> None:
    with opened(folder) as access:
        second_supervisor(access)
        file, duplicate, other = full_file(access), full_file(access), full_file(access)
        backup = back_up(access, stick).folder
        merged(access, file.id, duplicate.id)
    with opened(folder, SECOND) as second:
        do(second, keep_draft, form="plan", answers={"goal": f"{WORD} typed"}, file=duplicate.id)
        do(second, hold, file=duplicate.id, why="A court asks for it")
    with opened(folder) as access:
        with pytest.raises(Held):
            asked(access, file.id)
        do(access, lift_hold, file=duplicate.id)
        with access.engine.begin() as db:  # what somebody with the database key writes, so that more is erased
            row = {"one": other.id, "other": file.id, "same": True, "by": access.person.id, "at": make.NOON}
            db.execute(sa.insert(compared), row)
    erased(folder, file.id)
    with opened(folder) as access:
        assert naming(access, duplicate.id) <= KEPT_BY
        assert sealed_left(access, other) > 5000
    assert restored(backup, tmp_path / "second").erased == 2
    with opened(tmp_path / "second") as access:
        assert sealed_left(access, duplicate) == sealed_left(access, file) == 0
        assert sealed_left(access, other) > 5000


def test_a_ledger_that_was_touched_stops_the_restore(folder: Path, stick: Path, tmp_path: Path) -> None:
    centre = Centre(folder, stick, Scope.WHOLE)
    centre.erase()
    (ledger,) = stick.glob("erased-*")
    ledger.write_bytes(ledger.read_bytes().replace(centre.erased.id.hex.encode(), centre.kept.id.hex.encode()))
    with pytest.raises(LedgerDamaged):
        restored(centre.backup, tmp_path / "second")
    assert not (tmp_path / "second").exists()


def test_until_the_backup_is_gone_the_screen_does_not_say_erased_everywhere(folder: Path, stick: Path) -> None:
    centre = Centre(folder, stick, Scope.WHOLE)
    centre.erase()
    with opened(folder) as access, access.engine.connect() as db:
        (one,) = erasure_ledger.ledger(db)
        assert erasure_ledger.still_holding(db, one.done) == [medium_name(stick)]
