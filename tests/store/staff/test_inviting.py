"""Coming in: invited by an administrator, keys made by the person, certified by a supervisor; to others refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.errors import NotGranted, NotInRole, WrongPassphrase
from casedesk.security.roles import Role, RolesApart
from casedesk.security.slots import LIGHT, open_slot
from casedesk.store import vault
from casedesk.store.access import Access, Standing
from casedesk.store.database import DATABASE, engine, raw_key
from casedesk.store.drafts import keep_draft
from casedesk.store.fields import InField
from casedesk.store.staff.arriving import InvitationOver, accept, my_invitation
from casedesk.store.staff.inviting import Invited, NotInvited, check_inviter, invite, pending, withdraw
from casedesk.store.tables import invitations, journal
from casedesk.store.tables import vault as vault_table
from casedesk.store.work import Work
from tests.coming_in import NEW, asked_in, came_in, signed
from tests.factories import registered
from tests.vaults import COLLEAGUE, PASSPHRASE, Clock, opened


def test_from_invitation_to_the_first_case(folder: Path) -> None:
    with opened(folder) as access:
        invited = invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    with opened(folder, "sokly", passphrase=invited.words) as newcomer:
        _stands(newcomer, Standing.INVITED)
        assert newcomer.person.roles == frozenset()
        assert my_invitation(newcomer).roles == {Role.SOCIAL_WORKER}
        accept(newcomer, passphrase=NEW, kdf=LIGHT)
        _stands(newcomer, Standing.WAITING)
        words = newcomer.me.public.words()
    with opened(folder, "sokly", passphrase=NEW) as newcomer:
        assert newcomer.standing is Standing.WAITING
        assert newcomer.me.public.words() == words
    with opened(folder) as access:
        signed(access, invited.person)
        assert pending(access, invited.person) is None
    with opened(folder, "sokly", passphrase=NEW) as newcomer:
        assert newcomer.standing is Standing.CERTIFIED
        case = registered(newcomer)
    with opened(folder) as access, Work(access) as work:
        assert work.get(type(case), case.id).number == case.number


def _stands(access: Access, standing: Standing) -> None:
    assert access.standing is standing


def test_the_one_time_words_open_nothing_once_a_passphrase_was_chosen(folder: Path) -> None:
    invited = asked_in(folder)
    came_in(folder, invited)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, "sokly", invited.words)
    (folder / keyfile.KEYS).write_bytes((folder / keyfile.BACKUP).read_bytes())
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, "sokly", invited.words)


@pytest.mark.parametrize("short_name", ["dara", " DARA ", "bopha"])
def test_a_short_name_is_taken_once(access: Access, short_name: str) -> None:
    before = keyfile.read(access.folder).header.slots
    with pytest.raises(InField) as trouble:
        invite(access, name="Lim Dara", short_name=short_name, roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    assert trouble.value.field == "short_name"
    assert keyfile.read(access.folder).header.slots == before


def test_what_is_missing_is_told_in_its_field(access: Access) -> None:
    for values, field in (
        ({"name": "  "}, "name"),
        ({"short_name": " "}, "short_name"),
        ({"roles": frozenset[Role]()}, "roles"),
        ({"roles": {Role.RECOVERY}}, "roles"),
        ({"team": UUID(int=5)}, "team"),
    ):
        said = {"name": "Yim Sokly", "short_name": "sokly", "roles": {Role.SOCIAL_WORKER}, **values}
        with pytest.raises(InField) as trouble:
            invite(access, kdf=LIGHT, **said)  # type: ignore[arg-type]
        assert trouble.value.field == field


def test_nobody_is_asked_to_read_both_sides_of_a_couple(access: Access) -> None:
    with pytest.raises(RolesApart):
        invite(access, name="A", short_name="a", roles={Role.FACILITATOR, Role.SOCIAL_WORKER}, kdf=LIGHT)
    with access.engine.connect() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(invitations)) == 0
    assert len(keyfile.read(access.folder).header.slots) == 2


def test_who_is_no_administrator_asks_nobody_in(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as access, pytest.raises(NotInRole):
        invite(access, name="A", short_name="a", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)


def test_an_invitation_is_over_after_a_week(folder: Path) -> None:
    clock = Clock()
    with opened(folder, clock=clock) as access:
        invited = invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    clock.at += timedelta(days=7, seconds=1)
    with opened(folder, "sokly", clock, passphrase=invited.words) as newcomer:
        with pytest.raises(InvitationOver):
            my_invitation(newcomer)
        with pytest.raises(InvitationOver):
            accept(newcomer, passphrase=NEW, kdf=LIGHT)
        assert newcomer.standing is Standing.INVITED


def test_a_clock_set_back_does_not_lengthen_an_invitation(folder: Path) -> None:
    invited, later = asked_in(folder), Clock()
    later.at += timedelta(days=8)
    with opened(folder, clock=later):
        pass
    with opened(folder, "sokly", passphrase=invited.words) as newcomer, pytest.raises(InvitationOver):
        accept(newcomer, passphrase=NEW, kdf=LIGHT)


def test_a_withdrawn_invitation_opens_nothing(folder: Path) -> None:
    invited = asked_in(folder)
    with opened(folder) as access:
        withdraw(access, person=invited.person)
        with pytest.raises(NotInvited):
            withdraw(access, person=invited.person)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, "sokly", invited.words)
    with opened(folder) as access:  # and the short name is free again
        invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)


def test_too_short_a_passphrase_and_the_words_of_the_slip_are_refused(folder: Path) -> None:
    invited = asked_in(folder)
    with opened(folder, "sokly", passphrase=invited.words) as newcomer:
        for passphrase in ("short", invited.words):
            with pytest.raises(InField) as trouble:
                accept(newcomer, passphrase=passphrase, kdf=LIGHT)
            assert trouble.value.field == "passphrase"
        assert newcomer.standing is Standing.INVITED


def test_words_typed_wrong_open_nothing(folder: Path) -> None:
    invited = asked_in(folder)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, "sokly", invited.words[:-1])


def test_a_crash_between_database_and_key_file_leaves_the_words_in_force(folder: Path) -> None:
    """The announced keys are nobody's then; accepting again announces others, and those are the ones that count."""
    invited = asked_in(folder)
    keys = (folder / keyfile.KEYS).read_bytes()
    came_in(folder, invited)
    (folder / keyfile.KEYS).write_bytes(keys)  # as if the key file had never been written
    (folder / keyfile.BACKUP).write_bytes(keys)
    _header_generation_as_in_the_key_file(folder)
    words = came_in(folder, invited)
    with opened(folder) as access:
        found = pending(access, invited.person)
        assert found is not None
        assert found.keys is not None
        assert found.keys.words() == words
        signed(access, invited.person)
    with opened(folder, "sokly", passphrase=NEW) as newcomer:
        assert newcomer.standing is Standing.CERTIFIED


def _header_generation_as_in_the_key_file(folder: Path) -> None:
    header = keyfile.read(folder).header
    key = raw_key(open_slot(header, "bopha", PASSPHRASE).database_key, header.cipher_salt)
    made = engine(folder / DATABASE, key)
    with made.begin() as db:
        db.execute(sa.update(vault_table).values(header_generation=header.generation))
    made.dispose()


def test_a_newcomer_before_the_signature_reads_and_writes_nothing(folder: Path) -> None:
    with opened(folder) as access:
        case = registered(access)
    invited = asked_in(folder)
    with opened(folder) as access:
        entries = _journal_length(access)
    came_in(folder, invited)
    with opened(folder, "sokly", passphrase=NEW) as newcomer:
        with Work(newcomer) as work, pytest.raises(NotGranted):
            work.get(type(case), case.id)
        with Work(newcomer) as work, pytest.raises(NotInRole):
            keep_draft(work, form="identity", answers={})
    with opened(folder) as access:
        assert _journal_length(access) == entries + 2  # the founder's own lock and unlock


def _journal_length(access: Access) -> int:
    access.wait_until_sound()
    with access.engine.connect() as db:
        return int(db.scalar(sa.select(sa.func.count()).select_from(journal)) or 0)


def test_the_words_are_told_once_and_never_printed(access: Access) -> None:
    invited = invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    assert isinstance(invited, Invited)
    assert len(invited.words.split()) == 6
    assert invited.words not in repr(invited)
    found = pending(access, invited.person)
    assert found is not None
    check_inviter(found.invitation, access.trust, access.vault.id)
