"""Promise 14: what somebody from inside writes into plain rows makes no supervisor's program give them a key."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.leaving import go_on
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.covering import cover
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.chain_check import PUT_BACK
from casedesk.store.journal import Note, append
from casedesk.store.office_tables import departures
from casedesk.store.tables import grants, members, teams
from casedesk.store.trouble import JournalMismatch
from tests.centre import SUPERVISOR, WORKER, do, joins, who
from tests.factories import DAY, NOON, registered
from tests.leavers import left, never, quiet
from tests.promises.insider import checked, inside
from tests.vaults import COLLEAGUE, Clock, opened

CASES = Case.__table__


@pytest.fixture
def visal_and_dara(folder: Path) -> tuple[UUID, UUID, UUID, bytes]:
    """Dara has a case; Visal, from inside, would like to read it. With them: the case and the database key."""
    joins(folder, "Meas Visal", "visal", WORKER)
    with opened(folder, COLLEAGUE) as dara:
        case = registered(dara).id
        return who(dara, "Meas"), dara.person.id, case, dara.database_key


def recipients(access: Access, case: UUID) -> set[UUID]:
    with access.engine.connect() as db:
        return set(db.scalars(sa.select(grants.c.recipient).where(grants.c.file == case)))


@pytest.mark.parametrize("step", ["way in", "database", "teams", "cases"])
def test_a_departure_entered_by_hand_gives_nobody_a_case(
    folder: Path, visal_and_dara: tuple[UUID, UUID, UUID, bytes], step: str
) -> None:
    visal, dara, case, key = visal_and_dara
    with inside(folder, key) as db:
        row = {"person": dara, "by": dara, "at": NOON, "taker": visal, "step": step, "done": None}
        db.execute(sa.insert(departures), row)
    with opened(folder) as supervisor:
        go_on(supervisor, quiet, never)
        assert recipients(supervisor, case) == {dara, supervisor.supervisors}
    with opened(folder, COLLEAGUE) as access:
        assert access.person.id == dara


def test_not_even_with_an_entry_of_her_own_in_the_journal(
    folder: Path, visal_and_dara: tuple[UUID, UUID, UUID, bytes]
) -> None:
    visal, dara, case, key = visal_and_dara
    with opened(folder, "visal") as access, access.engine.begin() as db:
        note = Note("leave", dara, (("taker", str(visal)),))
        append(db, [note], access.me, NOON, access.team_sealing(), access.vault.id)
    with inside(folder, key) as db:
        row = {"person": dara, "by": dara, "at": NOON, "taker": visal, "step": "cases", "done": None}
        db.execute(sa.insert(departures), row)
    with opened(folder) as supervisor:
        go_on(supervisor, quiet, never)
        assert recipients(supervisor, case) == {dara, supervisor.supervisors}


def test_who_takes_over_is_whom_the_supervisor_named(
    folder: Path, visal_and_dara: tuple[UUID, UUID, UUID, bytes]
) -> None:
    visal, dara, case, key = visal_and_dara
    with opened(folder) as supervisor:
        assert left(supervisor, dara)
        key = supervisor.database_key
    with inside(folder, key) as db:
        db.execute(sa.update(departures).values(taker=visal, step="cases", done=None))
    with opened(folder) as supervisor:
        go_on(supervisor, quiet, never)
        assert visal not in recipients(supervisor, case)


def test_an_administrator_names_nobody_through_a_supervisors_program(
    folder: Path, visal_and_dara: tuple[UUID, UUID, UUID, bytes]
) -> None:
    visal, dara, case, _key = visal_and_dara
    joins(folder, "Touch Ratha", "ratha", frozenset({Role.ADMINISTRATOR}))
    with opened(folder, "ratha") as ratha:
        assert left(ratha, dara)
        with ratha.engine.begin() as db:
            note = Note("leave", dara, (("taker", str(visal)),))
            append(db, [note], ratha.me, NOON, ratha.team_sealing(), ratha.vault.id)
            db.execute(sa.update(departures).values(taker=visal))
    with opened(folder) as supervisor:
        assert go_on(supervisor, quiet, never)
        assert visal not in recipients(supervisor, case)


def test_a_case_relabelled_as_hers_is_not_given_to_who_covers_her(
    folder: Path, visal_and_dara: tuple[UUID, UUID, UUID, bytes]
) -> None:
    visal, dara, case, key = visal_and_dara
    joins(folder, "Pich Vanna", "vanna", WORKER)
    with inside(folder, key) as db:
        db.execute(sa.update(CASES).where(CASES.c.id == case).values(worker=visal))
    with opened(folder, clock=Clock()) as supervisor:
        friend = who(supervisor, "Pich")
        do(supervisor, cover, person=visal, by=friend, begins=DAY, ends=DAY)
        assert friend not in recipients(supervisor, case)
        do(supervisor, reassign, cases=[case], to=dara, why="back to its worker")
        do(supervisor, cover, person=dara, by=friend, begins=DAY, ends=DAY)
        assert friend in recipients(supervisor, case)


def test_a_teams_new_keys_taken_out_of_the_database_open_the_vault_for_reading_only(
    folder: Path, visal_and_dara: tuple[UUID, UUID, UUID, bytes]
) -> None:
    key = visal_and_dara[-1]
    joins(folder, "Touch Ratha", "ratha", SUPERVISOR)
    with opened(folder) as supervisor:
        before = supervisor.supervisors
        assert left(supervisor, who(supervisor, "Touch"))
        assert supervisor.supervisors != before
        key = supervisor.database_key
    with opened(folder) as untouched:
        assert not checked(untouched).mismatch
    with inside(folder, key) as db:
        db.execute(sa.delete(members).where(members.c.team != before))
        db.execute(sa.delete(teams).where(teams.c.replaces == before))
    with opened(folder, COLLEAGUE) as access:
        assert access.supervisors == before
        assert [one.problem for one in checked(access).mismatch] == [PUT_BACK]
        with pytest.raises(JournalMismatch):
            registered(access)
