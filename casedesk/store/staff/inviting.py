"""An administrator asks somebody to come in: a person, a signed invitation, and a slot that opens for seven days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security import invitations as paper
from casedesk.security import keyfile
from casedesk.security.header import Header
from casedesk.security.identity import Identity, PublicKeys
from casedesk.security.invitations import Invitation
from casedesk.security.passphrase import generate
from casedesk.security.roles import GIVEN, Permission, Role, may, require, written
from casedesk.security.roles import read as roles_in
from casedesk.security.slots import STANDARD, Kdf, Slot, folded, make_slot, opened_key, relocked, sealed_key, tag_of
from casedesk.store import people
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.key_file import rewrite_keys
from casedesk.store.tables import invitations
from casedesk.store.tables import people as people_table
from casedesk.store.trust import Trust
from casedesk.store.work import Work
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

NAME_MISSING = N_("Write the name as colleagues know it.")
SHORT_NAME_MISSING = N_("Choose a short name, such as the given name in small letters.")
SHORT_NAME_TAKEN = N_("Somebody here has this short name already. Choose another one.")
ROLES_MISSING = N_("Choose what this person does here.")
TEAM_UNKNOWN = N_("No supervisor vouches for this team. Choose another one.")


class OnlySupervisor(Mendable):
    """The last one who holds the team's keys would lose them."""

    sentence = N_(
        "This is the only supervisor: with a new key nobody could open the cases of the team. Nothing was changed. "
        "Use two recovery sheets instead."
    )


class OwnKey(Mendable):
    """Somebody would end their own access."""

    sentence = N_("This is your own key. Nothing was changed. Change your passphrase, or ask another administrator.")


class NotInvited(Mendable):
    """There is nothing to withdraw."""

    sentence = N_("This person has no open invitation. Nothing was changed.")


@dataclass(frozen=True, slots=True, repr=False)
class Invited:
    """What the administrator hands over, once: the one-time words, and until when they open. Never kept."""

    person: UUID
    words: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """An open invitation; once accepted, with the keys the newcomer made."""

    invitation: Invitation
    accepted: datetime | None
    keys: PublicKeys | None
    own_signature: bytes


def invite(
    access: Access, *, name: str, short_name: str, roles: Collection[Role], khmer_name: str = "",
    team: UUID | None = None, kdf: Kdf = STANDARD,
) -> Invited:  # fmt: skip
    """Asks a new person to come in.

    The database is written first, then the key file: a crash between leaves an invitation that nothing opens yet, which
    is made again or withdrawn like any other. Raises NotInRole, RolesApart, InField for what is missing or taken.
    """
    require(access.person.roles, Permission.ENROL)
    if not name.strip():
        raise InField("name", NAME_MISSING)
    if not folded(short_name):
        raise InField("short_name", SHORT_NAME_MISSING)
    roles = _given(access.trust, roles, team)
    tag = tag_of(access.vault.id, short_name)
    with access.underway:
        header = keyfile.read(access.folder).header
        if any(slot.tag == tag for slot in header.slots):
            raise InField("short_name", SHORT_NAME_TAKEN)
        fresh, words = Identity.new(uuid4()), generate()
        slot = make_slot(
            vault=access.vault.id, identity=fresh, root=access.root, short_name=short_name, passphrase=words,
            database_key=access.database_key, kdf=kdf,
        )  # fmt: skip
        with Work(access) as work:
            people.enter(work.db, fresh.id, name.strip(), khmer_name.strip(), work.now())
            made = _keep(work, fresh.id, roles, team)
            work.commit()
        rewrite_keys(access, lambda header: header.with_slot(boxed(access, header, slot, fresh)))
    return Invited(fresh.id, words, made.until)


def invite_again(access: Access, *, person: UUID, kdf: Kdf = STANDARD) -> Invited:
    """Asks somebody to make new keys: the passphrase was forgotten, or an invitation went by.

    Their slot is replaced at once and for good, so that the old passphrase opens nothing; the short name stays. Roles
    and team are those they have. The database is written first, then the key file: a crash between leaves the old
    passphrase in force beside an invitation that nothing opens yet, and the administrator does it again.
    Raises NotInRole, OwnKey, OnlySupervisor, NotInvited for somebody without a slot.
    """
    require(access.person.roles, Permission.ENROL)
    if person == access.person.id:
        raise OwnKey
    with access.underway:
        before = keyfile.read(access.folder).header.slot_of(person)
        if before is None:
            raise NotInvited
        words = generate()
        with Work(access) as work:
            _refuse_only_supervisor(access, person)
            roles, team = _roles_and_team(work, person)
            work.db.execute(sa.delete(invitations).where(invitations.c.person == person))
            made = _keep(work, person, roles, team)
            work.commit()
        _replace_keys(access, before, words, kdf)
    return Invited(person, words, made.until)


def withdraw(access: Access, *, person: UUID) -> None:
    """Takes an open invitation back; its words open nothing any more.

    A newcomer's slot is removed; a colleague's keeps their short name, under words that nobody was told. The key file
    is written first, then the database: a crash between leaves an invitation that nothing opens, which can be
    withdrawn again. Raises NotInRole, NotInvited.
    """
    require(access.person.roles, Permission.ENROL)
    if pending(access, person) is None:
        raise NotInvited
    with access.underway:
        before = keyfile.read(access.folder).header.slot_of(person)
        if before is not None and person in access.trust.people:
            _replace_keys(access, before, generate(), before.kdf)
        elif before is not None:
            rewrite_keys(access, lambda header: header.without(person), for_good=True)
        with Work(access) as work:
            work.db.execute(sa.delete(invitations).where(invitations.c.person == person))
            if person not in access.trust.ever:
                left = sa.update(people_table).where(people_table.c.id == person)
                work.db.execute(left.values(left=work.now()))
            work.journal("withdraw", person)
            work.commit()


def pending(access: Access, person: UUID) -> Pending | None:
    """The open invitation of a person, not yet checked against any signature."""
    with access.reading() as db:
        return pending_of(db, person)


def pending_of(db: sa.Connection, person: UUID) -> Pending | None:
    """The same on a connection that is open already."""
    return everybody_pending(db, invitations.c.person == person).get(person)


def everybody_pending(db: sa.Connection, *where: sa.ColumnElement[bool]) -> Mapping[UUID, Pending]:
    """Every open invitation, by person."""
    found = {}
    for row in db.execute(sa.select(invitations).where(*where).order_by(invitations.c.made)):
        made = Invitation(
            row.id, row.person, roles_in(row.roles), row.team, row.made, row.until, row.giver, row.signature
        )
        keys = PublicKeys(row.sealing, row.signing) if row.accepted is not None else None
        found[row.person] = Pending(made, row.accepted, keys, row.own_signature or b"")
    return found


def check_inviter(invitation: Invitation, trust: Trust, vault: UUID) -> None:
    """Raises Damaged unless somebody who may enrol people signed this invitation."""
    certified = trust.ever.get(invitation.giver, ())
    paper.check(invitation, vault, [c.public.signing for c in certified if may(c.roles, Permission.ENROL)])


def _given(trust: Trust, roles: Collection[Role], team: UUID | None) -> frozenset[Role]:
    if not roles or not set(roles) <= set(GIVEN):
        raise InField("roles", ROLES_MISSING)
    if team is not None and team not in trust.teams:
        raise InField("team", TEAM_UNKNOWN)
    return frozenset(roles)


def _keep(work: Work, person: UUID, roles: frozenset[Role], team: UUID | None) -> Invitation:
    a = work.access
    made = paper.invite(vault=a.vault.id, person=person, roles=roles, team=team, by=a.me, at=work.now())
    row = {
        "id": made.id, "person": person, "roles": written(made.roles), "team": team,
        "made": made.made, "until": made.until, "giver": made.giver, "signature": made.signature,
    }  # fmt: skip
    work.db.execute(sa.insert(invitations), row)
    work.journal("invite", person)
    return made


def _roles_and_team(work: Work, person: UUID) -> tuple[frozenset[Role], UUID | None]:
    """What a person is certified for, else what they were invited for."""
    certificate = work.access.trust.people.get(person)
    if certificate is not None:
        return certificate.roles, certificate.team
    before = pending_of(work.db, person)
    if before is None:
        raise NotInvited
    return before.invitation.roles, before.invitation.team


def _refuse_only_supervisor(access: Access, person: UUID) -> None:
    others = [c for id, c in access.trust.people.items() if id != person and Role.SUPERVISOR in c.roles]
    if Role.SUPERVISOR in access.trust.roles(person) and not others:
        raise OnlySupervisor


def boxed(access: Access, header: Header, slot: Slot, to: Identity) -> Slot:
    """The slot with the database key in it for these keys, and the next one too while the database is being renewed."""
    vault, sealing, next_box = access.vault.id, to.public.sealing, b""
    mine = header.way_of(access.me.id)
    if mine is not None and mine.pending:
        next_box = sealed_key(vault, to.id, sealing, opened_key(vault, access.me, mine.pending))
    return replace(slot, database_key=sealed_key(vault, to.id, sealing, access.database_key), pending=next_box)


def _replace_keys(access: Access, before: Slot, words: str, kdf: Kdf) -> None:
    """A person's slot gets throw-away keys under these words; nothing of the one before is left."""
    fresh = Identity.new(before.person)
    slot = relocked(before, vault=access.vault.id, identity=fresh, root=access.root, passphrase=words, kdf=kdf)
    rewrite_keys(access, lambda header: header.with_slot(boxed(access, header, slot, fresh)), for_good=True)
