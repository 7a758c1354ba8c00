"""A forgotten passphrase: new keys, and everything that was truly held is given again."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.security.errors import WrongPassphrase
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.access import Standing
from casedesk.store.drafts import keep_draft, my_drafts
from casedesk.store.staff.inviting import OnlySupervisor, OwnKey, invite_again, withdraw
from casedesk.store.tables import grants
from casedesk.store.work import Work
from tests.coming_in import NEW, came_in, signed
from tests.factories import identity, kept, registered
from tests.vaults import COLLEAGUE, PASSPHRASE, enrolled, opened


def test_a_forgotten_passphrase_means_new_keys_and_the_same_files(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        person, case = dara.person.id, registered(dara)
        entry = kept(dara, identity(case.id, latin_name="Sok Sreymom"))
        with Work(dara) as work:
            keep_draft(work, form="identity", answers={"words": "half a sentence"})
            work.commit()
        before = dara.me.public
    with opened(folder) as access:
        invited = invite_again(access, person=person, kdf=LIGHT)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, COLLEAGUE, PASSPHRASE)
    came_in(folder, invited, COLLEAGUE)
    with opened(folder, COLLEAGUE, passphrase=NEW) as dara:
        assert dara.standing is Standing.WAITING
        assert dara.ring.files() == frozenset()
    with opened(folder) as access:
        assert signed(access, person) == 1
        assert access.trust.people[person].public != before
        assert access.trust.roles(person) == {Role.SOCIAL_WORKER}
    with opened(folder, COLLEAGUE, passphrase=NEW) as dara, Work(dara) as work:
        (found,) = work.find(type(entry[0]))
        assert found.id == entry[0].id
        assert my_drafts(work) == []


def test_the_only_supervisor_is_not_locked_out_by_an_administrator(folder: Path) -> None:
    with opened(folder) as access:
        founder = access.person.id
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        with pytest.raises(OwnKey):
            invite_again(access, person=founder, kdf=LIGHT)
    with opened(folder, "chanthy") as access, pytest.raises(OnlySupervisor):
        invite_again(access, person=founder, kdf=LIGHT)
    with opened(folder):
        pass


def test_a_supervisor_with_new_keys_reads_the_teams_files_again(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Ros Sovann", "sovann", frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}))
        founder = access.person.id
    with opened(folder, COLLEAGUE) as dara:
        case = registered(dara)
    with opened(folder, "sovann") as sovann:
        invited = invite_again(sovann, person=founder, kdf=LIGHT)
    came_in(folder, invited, "bopha")
    with opened(folder, "sovann") as sovann:
        signed(sovann, founder)
    with opened(folder, "bopha", passphrase=NEW) as access, Work(access) as work:
        assert access.person.roles == {Role.SUPERVISOR, Role.ADMINISTRATOR, Role.SOCIAL_WORKER}
        assert work.get(type(case), case.id).number == case.number


def test_a_withdrawn_second_invitation_can_be_made_again(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        person = dara.person.id
    with opened(folder) as access:
        first = invite_again(access, person=person, kdf=LIGHT)
        withdraw(access, person=person)
    for words in (first.words, PASSPHRASE):
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, COLLEAGUE, words)
    with opened(folder) as access:
        second = invite_again(access, person=person, kdf=LIGHT)
    came_in(folder, second, COLLEAGUE)


def test_a_grant_entered_by_hand_is_not_given_again(folder: Path) -> None:
    """A newcomer's row in `grants` that nobody signed must not turn into a real one by new keys."""
    with opened(folder, COLLEAGUE) as dara:
        person = dara.person.id
    with opened(folder) as access:
        case = registered(access)
        with access.engine.begin() as db:
            row = db.execute(sa.select(grants).where(grants.c.file == case.id)).first()
            assert row is not None
            db.execute(sa.insert(grants), {**row._mapping, "recipient": person})
        invited = invite_again(access, person=person, kdf=LIGHT)
    came_in(folder, invited, COLLEAGUE)
    with opened(folder) as access:
        assert signed(access, person) == 0
