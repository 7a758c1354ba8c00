"""Promise 28: old vaults open for years. A vault of every release lies here as that release wrote it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.cases.verbs.record import record
from casedesk.security.errors import NotGranted
from casedesk.security.roles import Role
from casedesk.store import schema, vault
from casedesk.store.backups.backup_folder import MediumFull, backups_in
from casedesk.store.backups.safety_copies import COPIES
from casedesk.store.database import DATABASE
from casedesk.store.drafts import my_drafts
from casedesk.store.recovery import rescuing
from casedesk.store.tables import journal
from casedesk.store.verifying import verify
from casedesk.store.work import Work
from tests import factories as make
from tests.backups import restored
from tests.vaults import PASSPHRASE, opened

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
RELEASES = sorted(one.name for one in GOLDEN.iterdir())
TABLES = {"0.1": 1, "0.2": 2}
"""The newest migration each release knew."""
SHEETS = (
    "01SJ-MRMJ-GRT6-CGG5-6QBC-BA4V-40K2-RJ5X-TCFV-N07V-BGS0-HDYP",
    "0282-S4NZ-8753-KXA1-QVST-2Q7A-WM8B-R80Q-D15V-VAS1-ZP3V-AGM4",
)
"""The two recovery sheets of the vault of 0.2, which is invented like everybody in it."""
OWN = {"bopha": ["FS-0001", "PP-0001"], "dara": ["FS-0001"], "visal": []}
"""Whom each release's vault knows, and whose cases they read: a supervisor, a worker, a facilitator."""


@pytest.fixture(params=RELEASES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one release's vault."""
    folder = tmp_path / "old"
    shutil.copytree(GOLDEN / str(request.param), folder)
    return folder


@pytest.fixture(params=[release for release in RELEASES if TABLES[release] < schema.SCHEMA])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the vault of a release with other tables than today's."""
    return shutil.copytree(GOLDEN / str(request.param), tmp_path / "old")


def readable(folder: Path, who: str) -> list[str]:
    """The codes of the cases somebody can open, each opened; and nobody opens another."""
    with opened(folder, who) as access, Work(access, reading=True) as work:
        codes = []
        for id, number in work.db.execute(sa.select(Case.__table__.c.id, Case.__table__.c.number)).all():
            try:
                assert work.get(Case, id).number == number
            except NotGranted:
                continue
            codes.append(number)
        return sorted(codes)


@pytest.mark.parametrize("first", OWN)
def test_an_old_vault_opens_for_each_of_its_people_whoever_comes_first(old: Path, first: str) -> None:
    for who in sorted(OWN, key=lambda one: one != first):
        assert readable(old, who) == OWN[who]
    with opened(old) as access, access.engine.connect() as db:
        assert schema.version(db) == schema.SCHEMA


def test_its_names_earlier_versions_drafts_and_journal_are_there(old: Path) -> None:
    with opened(old) as access, Work(access, reading=True) as work:
        names = {one.latin_name: one for one in work.find(Identity)}
        assert set(names) == {"Sok Srey Mom", "Keo Vichea"}
        assert len(work.history(names["Sok Srey Mom"])) == 2
    with opened(old, "dara") as access, Work(access, reading=True) as work:
        assert [draft.answers for draft in my_drafts(work)] == [{"note": "half a sentence"}]
    assert [finding.said() for finding in verify(old, "bopha", PASSPHRASE) if not finding.good] == []


def test_work_goes_on_in_it(old: Path) -> None:
    with opened(old) as access:
        with Work(access) as work:
            case = work.find(Case, Case.number == "PP-0001")[0]
            record(work, entry=make.follow_up(case.id, progress="She came back"))
            work.commit()
        make.registered(access)
    assert "PP-0001" in readable(old, "bopha")


def test_the_recovery_sheets_of_that_day_still_open(tmp_path: Path) -> None:
    old = shutil.copytree(GOLDEN / "0.2", tmp_path / "old")
    access, rescuable = rescuing.enter(old, *SHEETS)
    try:
        assert Role.RECOVERY in access.person.roles
        assert len(rescuable) == 2
    finally:
        vault.lock(access)


def test_before_the_upgrade_a_copy_is_made_that_restores_as_it_was(older: Path, tmp_path: Path) -> None:
    with opened(older) as access:
        access.wait_until_sound()
        (copy,) = backups_in(older / COPIES, access.vault.id)
        with Work(access, reading=True) as work:
            actions = [row.action for row in work.rows(sa.select(journal.c.action).order_by(journal.c.seq))]
    assert copy.head.schema < schema.SCHEMA
    assert copy.head.seq < len(actions)
    with opened(older):
        assert len(list((older / COPIES).iterdir())) == 1, "an upgraded vault is not copied again"
    again = tmp_path / "again"
    restored(copy.folder, again)
    assert readable(again, "bopha") == OWN["bopha"]


def test_without_room_for_the_copy_it_stays_as_it_is(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (older / DATABASE).read_bytes()
    full = shutil._ntuple_diskusage(1, 1, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)
    with pytest.raises(MediumFull), opened(older):
        pass
    assert (older / DATABASE).read_bytes() == before
    monkeypatch.undo()
    assert readable(older, "bopha") == OWN["bopha"]
