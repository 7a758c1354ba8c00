"""What one person's program remembers for them: theirs alone, and nothing where somebody else wrote."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from casedesk.store import own
from casedesk.store.access import Access
from casedesk.store.office_tables import own as table
from tests.vaults import COLLEAGUE, opened


def remembered(access: Access, name: str) -> bytes | None:
    with access.engine.connect() as db:
        return own.recalled(db, access, name)


def test_what_was_remembered_is_recalled_and_replaced(access: Access) -> None:
    access.wait_until_sound()
    assert remembered(access, "mark") is None
    for value in (b"one", b"two"):
        with access.engine.begin() as db:
            own.remember(db, access, "mark", value)
        assert remembered(access, "mark") == value


def test_a_colleagues_memory_is_not_mine(folder: Path) -> None:
    with opened(folder) as bopha:
        bopha.wait_until_sound()
        with bopha.engine.begin() as db:
            own.remember(db, bopha, "mark", b"hers")
    with opened(folder, COLLEAGUE) as dara:
        assert remembered(dara, "mark") is None
        dara.wait_until_sound()
        with dara.engine.begin() as db:
            db.execute(sa.update(table).where(table.c.name == "mark").values(person=dara.person.id))
        assert remembered(dara, "mark") is None  # put under his name by hand: it is not his


def test_it_is_kept_for_its_name_alone(access: Access) -> None:
    access.wait_until_sound()
    with access.engine.begin() as db:
        own.remember(db, access, "mark", b"value")
        db.execute(sa.update(table).where(table.c.name == "mark").values(name="other"))
    assert remembered(access, "other") is None
