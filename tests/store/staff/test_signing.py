"""A supervisor signs what was compared, and nothing that was forged on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.security.errors import NotInRole
from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store.staff.arriving import InvitationForged, accept
from casedesk.store.staff.certifying import NothingToSign, NotYourTeam, OwnSignature, certify, found_team
from casedesk.store.staff.inviting import invite, pending
from casedesk.store.tables import invitations
from casedesk.store.work import Work
from tests.coming_in import NEW, asked_in, came_in, signed
from tests.vaults import COLLEAGUE, Clock, enrolled, opened


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
