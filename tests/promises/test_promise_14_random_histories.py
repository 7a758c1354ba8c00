"""Promise 14: whatever happened at a centre, with the database key and SQL in hand exactly the granted can decrypt.

A random history of two teams (`histories.py`) goes on in a real vault, and beside it in `office.py`. After every step
everybody tries every key they ever had on every sealed byte (`hoards.py`), and somebody comes in by the front door too.
`CASEDESK_HISTORIES=200` makes it long.
"""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from casedesk.security.roles import CASE_ROLES
from tests.cases.walking_on import opens
from tests.promises.front_door import Centre, two_teams
from tests.promises.histories import Histories
from tests.promises.hoards import blobs, gather, openers

HISTORIES = int(os.environ.get("CASEDESK_HISTORIES", "4"))
STEPS = int(os.environ.get("CASEDESK_HISTORY_STEPS", "15"))


@pytest.fixture(scope="session")
def centre(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Centre:
    """The vault with which every history begins."""
    return two_teams(template, tmp_path_factory.mktemp("histories") / "vault")


class Kept(Histories):
    """A history in which the promise is kept after every step."""

    @invariant()
    def exactly_the_granted_can_decrypt(self) -> None:
        access = self.access or self.as_(self.inside(lambda p: p.supervisor)[0])
        with access.engine.connect().execution_options(reading=True) as db:
            for hoard in self.hoards.values():
                gather(db, access.vault.id, hoard)
            found = openers(blobs(db, access.vault.id), self.hoards)
        assert self.named(found) == self.named({file: self.office.can_open(file) for file in self.office.files})

    @invariant()
    def the_program_opens_no_more_than_is_meant(self) -> None:
        if self.access is None:
            return
        me = self.access.person
        meant = {file for file in self.office.files if me.id in self.office.may_read(file)}
        shown = {file for file in self.office.files if opens(self.access, file)}
        assert shown == (meant if CASE_ROLES & me.roles else set()), f"{me.name} in front of the screen"

    def named(self, found: dict[UUID, set[UUID]]) -> dict[UUID, list[str]]:
        return {f: sorted(self.hoards[p].name for p in people) for f, people in found.items()}


def test_with_the_database_key_and_sql_exactly_the_granted_can_decrypt(centre: Centre) -> None:
    class Here(Kept):
        begin = centre

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # a history is short enough to be read as it is
            report_multiple_bugs=False,
        ),
    )
