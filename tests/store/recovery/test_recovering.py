"""Recovery sheets of a real vault: made, put in use, revoked, and crashes in between."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.security import keyfile
from casedesk.security.errors import Damaged, NotInRole
from casedesk.security.roles import Permission, Role, may
from casedesk.security.sheets import NoSheets, SheetRevoked, open_with_sheets
from casedesk.security.slots import LIGHT
from casedesk.store import people, vault
from casedesk.store.access import Access
from casedesk.store.key_file import rewrite_keys
from casedesk.store.leaving.rekeying import rekey
from casedesk.store.recovery import recovering, rescuing
from casedesk.store.recovery.sheet_state import Need, drill
from casedesk.store.staff.certifying import found_team
from casedesk.store.tables import journal as journal_table
from casedesk.store.tables import members
from casedesk.store.work import Work
from tests.factories import registered
from tests.sheets import actions, cut_before_the_key_file, in_use, opened_with, state
from tests.vaults import COLLEAGUE, PASSPHRASE, enrolled, opened

NEW = "nine quiet lamps burn on"


def test_nothing_is_written_before_the_sheets_are_put_in_use(access: Access) -> None:
    access.wait_until_sound()
    before, said = keyfile.read(access.folder).header, actions(access)
    recovering.new_sheets(access, holders=[access.person.id] * 2)
    assert (keyfile.read(access.folder).header, actions(access)) == (before, said)
    assert recovering.paper_people(access.trust) == {}


def test_two_sheets_open_the_vault_as_a_person_of_paper_who_may_do_little(folder: Path, access: Access) -> None:
    case = registered(access)
    made = in_use(access)
    vault.lock(access)
    with opened_with(folder, made.papers[1].code.lower(), made.papers[0].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}
        assert {one for one in Permission if may(paper.person.roles, one)} == {
            Permission.CERTIFY,
            Permission.RENEW_KEYS,
            Permission.RESCUE,
        }
        with Work(paper) as work, pytest.raises(NotInRole):
            open_case(work, case=case.id)
        assert paper.ring.holds(case.id)


def test_only_a_supervisor_makes_revokes_and_tries_sheets(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
    with opened(folder, COLLEAGUE) as worker:
        with pytest.raises(NotInRole):
            recovering.new_sheets(worker, holders=[worker.person.id] * 2)
        with pytest.raises(NotInRole):
            recovering.put_in_use(worker, made)
        with pytest.raises(NotInRole):
            recovering.revoke_sheet(worker, number=1)
        with Work(worker) as work, pytest.raises(NotInRole):
            drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
        with pytest.raises(NotInRole):
            rescuing.rescue(worker, person=worker.person.id, short_name="x", passphrase=NEW, kdf=LIGHT)
    with opened(folder) as supervisor, pytest.raises(NotInRole):
        rescuing.rescue(supervisor, person=supervisor.person.id, short_name="x", passphrase=NEW, kdf=LIGHT)


def test_a_holder_is_somebody_of_the_vault(access: Access) -> None:
    with pytest.raises(Damaged):
        recovering.new_sheets(access, holders=[access.person.id, uuid4()])


def test_new_sheets_replace_the_old_ones_everywhere(folder: Path, access: Access) -> None:
    old = in_use(access)
    new = in_use(access, 3)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / "one").mkdir(exist_ok=True)
        (folder / "one" / keyfile.KEYS).write_bytes((folder / name).read_bytes())
        header = keyfile.read(folder / "one").header
        with pytest.raises(SheetRevoked):
            open_with_sheets(header, old.papers[0].code, old.papers[1].code)
        assert open_with_sheets(header, new.papers[0].code, new.papers[2].code).identity.id == new.identity.id
    assert set(recovering.paper_people(access.trust)) == {new.identity.id}
    with access.engine.connect() as db:
        held = set(db.scalars(sa.select(members.c.person)))
    assert new.identity.id in held
    assert old.identity.id not in held
    assert recovering.waits(access) == 0


class Cut(Exception):
    """Stands for the end of the process."""


@pytest.mark.parametrize("after", ["database", "key file"])
def test_a_crash_while_sheets_are_put_in_use_leaves_two_that_open(folder: Path, access: Access, after: str) -> None:
    """The old ones before the key file was written, the new ones after it; the rest is done at the next unlocking."""
    old = in_use(access)
    new = recovering.new_sheets(access, holders=[access.person.id] * 2)
    written, clock = (folder / keyfile.KEYS).read_bytes(), access.clock

    def cut() -> datetime:
        if (folder / keyfile.KEYS).read_bytes() != written:
            raise Cut
        return clock()

    if after == "database":
        with cut_before_the_key_file(access):
            recovering.put_in_use(access, new)
    else:
        access.clock = cut
        with pytest.raises(Cut):
            recovering.put_in_use(access, new)
        access.clock = clock
    good = old if after == "database" else new
    vault.lock(access)
    with opened_with(folder, good.papers[0].code, good.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}
    with opened(folder) as again:
        assert recovering.waits(again) == 1
        recovering.tidy(again)
        assert recovering.waits(again) == 0
        assert set(recovering.paper_people(again.trust)) == {good.identity.id}
        with Work(again) as work:
            assert drill(work, text=good.papers[0].code, other_text=good.papers[1].code).numbers


def test_a_revoked_sheet_is_gone_from_both_generations(folder: Path, access: Access) -> None:
    made = in_use(access, 3)
    recovering.revoke_sheet(access, number=2)
    for name in (keyfile.KEYS, keyfile.BACKUP):
        (folder / "one").mkdir(exist_ok=True)
        (folder / "one" / keyfile.KEYS).write_bytes((folder / name).read_bytes())
        recovery = keyfile.read(folder / "one").header.recovery
        assert recovery is not None
        assert [(pair.first, pair.second) for pair in recovery.pairs] == [(1, 3)]
    with Work(access) as work, pytest.raises(SheetRevoked):
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
    recovering.revoke_sheet(access, number=3)
    assert state(access) is Need.MAKE
    with pytest.raises(NoSheets):
        open_with_sheets(keyfile.read(folder).header, made.papers[0].code, made.papers[0].code)


def test_sheets_survive_other_changes_of_the_key_file(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
        enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
        rewrite_keys(access, lambda header: header)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}
    assert PASSPHRASE != NEW


def test_the_journal_tells_all_of_it(access: Access) -> None:
    in_use(access, 3)
    recovering.revoke_sheet(access, number=1)
    with access.engine.connect() as db:
        told = {
            row.action: row.details for row in db.execute(sa.select(journal_table.c.action, journal_table.c.details))
        }
    assert told["recovery sheets"] == b'{"sheets":"1 2 3"}'
    assert told["revoke sheet"] == b'{"sheets":"1"}'


def test_sheets_made_before_the_database_key_was_renewed_open_the_renewed_vault(folder: Path) -> None:
    with opened(folder) as access:
        made = recovering.new_sheets(access, holders=[access.person.id] * 2)
        rekey(access)
        recovering.put_in_use(access, made)
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}


def test_a_team_founded_after_the_sheets_is_theirs_once_somebody_of_it_comes_in(folder: Path) -> None:
    with opened(folder) as access:
        made = in_use(access)
        with Work(access) as work:
            found_team(work, name="Kampot")
            work.commit()
        assert recovering.waits(access) > 0
        recovering.tidy(access)
        assert recovering.waits(access) == 0
    with opened_with(folder, made.papers[0].code, made.papers[1].code) as paper:
        assert {paper.trust.teams[id].name for id in paper.teams} >= {"Kampot", people.SUPERVISORS}
