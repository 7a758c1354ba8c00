"""The drill that tries two sheets, and what is to be done about them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.certificates import revoke
from casedesk.security.roles import Role
from casedesk.store import people
from casedesk.store.access import Access
from casedesk.store.recovery import recovering
from casedesk.store.recovery.sheet_state import DrillFellShort, Need, drill, sheets_now
from casedesk.store.tables import DRILL, grants, members, revocations
from casedesk.store.work import Work
from tests.factories import registered
from tests.sheets import actions, in_use, state
from tests.vaults import Clock, enrolled


def test_the_drill_proves_it_and_changes_nothing_but_the_journal(access: Access) -> None:
    made = in_use(access)
    with Work(access) as work:
        assert not drill(work, text=made.papers[0].code, other_text=made.papers[1].code).case
    registered(access)
    keys, said = keyfile.read(access.folder), actions(access)
    with access.engine.connect() as db:
        held = db.execute(sa.select(grants)).all()
    with Work(access) as work:
        done = drill(work, text=made.papers[1].code, other_text=made.papers[0].code)
        work.commit()
    assert done.case
    assert done.numbers == (2, 1)
    assert keyfile.read(access.folder) == keys
    assert actions(access) == [*said, DRILL]
    with access.engine.connect() as db:
        assert db.execute(sa.select(grants)).all() == held
    with Work(access, reading=True) as work:
        now = sheets_now(work)
    assert set(now.tried) == {1, 2}


def test_a_drill_that_does_not_open_everything_says_so(access: Access) -> None:
    made = in_use(access)
    with access.engine.begin() as db:
        db.execute(sa.delete(members).where(members.c.person == made.identity.id))
    with Work(access) as work, pytest.raises(DrillFellShort):
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
    assert recovering.waits(access) == 1
    recovering.tidy(access)
    with Work(access) as work:
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)


def test_what_is_to_be_done_is_told(access: Access, clock: Clock) -> None:
    assert state(access) is Need.MAKE
    made = in_use(access)
    assert state(access) is Need.TRY
    with Work(access) as work:
        drill(work, text=made.papers[0].code, other_text=made.papers[1].code)
        work.commit()
    assert state(access) is Need.NOTHING
    clock.at += timedelta(days=366)
    assert state(access) is Need.TRY
    new = in_use(access)
    assert new.recovery.sheets[-1].number == 4
    assert state(access) is Need.TRY, "other sheets were tried, not these"


def test_a_sheet_in_the_drawer_of_somebody_who_left_is_to_be_replaced(access: Access) -> None:
    enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
    visal = next(id for id, (name, _khmer) in _names(access).items() if name == "Sok Visal")
    in_use(access, holders=[access.person.id, visal])
    with Work(access) as work:
        found = access.trust.people[visal]
        ended = revoke(vault=access.vault.id, certificate=found.id, by=access.me, at=work.now())
        work.db.execute(sa.insert(revocations), [{n: getattr(ended, n) for n in ended.__dataclass_fields__}])
        work.commit()
        people.reload(access, work.db)
    assert state(access) is Need.REPLACE


def _names(access: Access) -> dict[UUID, tuple[str, str]]:
    with access.engine.connect() as db:
        return dict(people.names(db))
