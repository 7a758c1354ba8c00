"""Coming in: invited by an administrator, keys made by the person, certified by a supervisor; to others refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.errors import NotGranted, NotInRole, WrongPassphrase
from casedesk.security.identity import Identity
from casedesk.security.roles import Role, RolesApart
from casedesk.security.slots import LIGHT, open_slot
from casedesk.store import vault
from casedesk.store.access import Access, Standing
from casedesk.store.arriving import InvitationForged, InvitationOver, accept, my_invitation
from casedesk.store.certifying import NothingToSign, NotYourTeam, OwnSignature, certify, found_team
from casedesk.store.database import DATABASE, engine, raw_key
from casedesk.store.drafts import keep_draft, my_drafts
from casedesk.store.fields import InField
from casedesk.store.inviting import (
    Invited,
    NotInvited,
    OnlySupervisor,
    OwnKey,
    check_inviter,
    invite,
    invite_again,
    pending,
    withdraw,
)
from casedesk.store.tables import grants, invitations, journal
from casedesk.store.tables import vault as vault_table
from casedesk.store.work import Work
from tests.coming_in import NEW, asked_in, came_in, signed
from tests.factories import identity, kept, registered
from tests.vaults import COLLEAGUE, PASSPHRASE, Clock, enrolled, opened


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


def test_nobody_signs_for_themselves(folder: Path) -> None:
    with opened(folder) as access, Work(access) as work, pytest.raises(OwnSignature):
        certify(work, person=access.person.id, words=access.me.public.words())


def test_only_the_compared_keys_are_signed(folder: Path) -> None:
    invited = asked_in(folder)
    with opened(folder) as access, Work(access) as work, pytest.raises(NothingToSign):
        certify(work, person=invited.person, words=access.me.public.words())
    came_in(folder, invited)
    with opened(folder) as access, Work(access) as work, pytest.raises(NothingToSign):
        certify(work, person=invited.person, words=Identity.new(invited.person).public.words())


def test_an_administrator_alone_certifies_nobody(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
    with opened(folder, "chanthy") as access:
        invited = invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SUPERVISOR}, kdf=LIGHT)
    words = came_in(folder, invited)
    with opened(folder, "chanthy") as access, Work(access) as work, pytest.raises(NotInRole):
        certify(work, person=invited.person, words=words)
    with opened(folder) as access:
        signed(access, invited.person)
        assert access.trust.roles(invited.person) == {Role.SUPERVISOR}


@pytest.mark.parametrize("column", ["roles", "until", "sealing", "own_signature", "signature", "giver", "team"])
def test_an_invitation_changed_in_the_database_is_not_signed(folder: Path, column: str) -> None:
    invited = asked_in(folder)
    came_in(folder, invited)
    with opened(folder) as access:
        other = Identity.new(invited.person).public
        forged = {
            "roles": "supervisor", "until": Clock().at + timedelta(days=70), "sealing": other.sealing,
            "own_signature": b"s" * 64, "signature": b"s" * 64, "team": access.supervisors,
            "giver": next(id for id in access.trust.people if id != access.person.id),
        }  # fmt: skip
        with access.engine.begin() as db:
            db.execute(sa.update(invitations).values({column: forged[column]}))
        with pytest.raises(InvitationForged):
            signed(access, invited.person)
        assert invited.person not in access.trust.people


def test_a_newcomer_who_was_shown_another_founder_is_not_signed(folder: Path) -> None:
    """Else the administrator could lead them to a chain of certificates, and a team, of their own making."""
    invited = asked_in(folder)
    with opened(folder, "sokly", passphrase=invited.words) as newcomer:
        trusted = newcomer.root
        newcomer.root = b"r" * 32
        accept(newcomer, passphrase=NEW, kdf=LIGHT)
        newcomer.root = trusted
    with opened(folder) as access, pytest.raises(InvitationForged):
        signed(access, invited.person)


def test_an_invitation_by_who_may_not_enrol_is_refused_on_both_sides(folder: Path) -> None:
    invited = asked_in(folder)
    with opened(folder, COLLEAGUE) as dara, dara.engine.begin() as db:
        found = pending(dara, invited.person)
        assert found is not None
        mine = replace(found.invitation, giver=dara.person.id)
        db.execute(
            sa.update(invitations).values(giver=dara.person.id, signature=dara.me.sign(mine.signed(dara.vault.id)))
        )
    with opened(folder, "sokly", passphrase=invited.words) as newcomer, pytest.raises(InvitationForged):
        accept(newcomer, passphrase=NEW, kdf=LIGHT)


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


def test_the_words_are_told_once_and_never_printed(access: Access) -> None:
    invited = invite(access, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    assert isinstance(invited, Invited)
    assert len(invited.words.split()) == 6
    assert invited.words not in repr(invited)
    found = pending(access, invited.person)
    assert found is not None
    check_inviter(found.invitation, access.trust, access.vault.id)


def test_a_supervisor_of_another_team_takes_nobody_into_this_one(folder: Path) -> None:
    with opened(folder) as access:
        with Work(access) as work:
            north = found_team(work, name="North")
            work.commit()
        enrolled(access, "Ros Sovann", "sovann", frozenset({Role.SUPERVISOR}))
        invited = invite(access, name="A", short_name="a", roles={Role.SUPERVISOR}, team=north, kdf=LIGHT)
    came_in(folder, invited, "a")
    with opened(folder, "sovann") as access, pytest.raises(NotYourTeam):
        signed(access, invited.person)
    with opened(folder) as access:
        signed(access, invited.person)
    with opened(folder, "a", passphrase=NEW) as access:
        assert access.supervisors == north
