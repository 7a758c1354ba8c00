"""A supervisor vouches for people: new keys signed, roles and teams changed, teams founded."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.certificates import certify as signed_certificate
from casedesk.security.errors import Damaged
from casedesk.security.identity import PublicKeys
from casedesk.security.invitations import check_accepted
from casedesk.security.roles import CASE_ROLES, GIVEN, Permission, Role, check_together, require
from casedesk.store import emergency, people
from casedesk.store.access import Access
from casedesk.store.centre import own_key
from casedesk.store.fields import InField
from casedesk.store.leaving.renewing_teams import leave_teams
from casedesk.store.staff.arriving import InvitationForged
from casedesk.store.staff.inviting import ROLES_MISSING, TEAM_UNKNOWN, Pending, check_inviter, pending_of
from casedesk.store.staff.regranting import certify_anew, regrant
from casedesk.store.tables import grants, invitations, members
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

TEAM_NAME_MISSING = N_("Write what the team is called.")
TEAM_NAME_TAKEN = N_("There is a team of this name already. Choose another one.")


class OwnSignature(Mendable):
    """Somebody would sign their own keys or roles."""

    sentence = N_("Nobody signs for themselves. Nothing was changed. Ask another supervisor.")


class NothingToSign(Mendable):
    """No keys wait here: the person has not come in yet, or another supervisor was quicker."""

    sentence = N_("No new key of this person waits for a signature. Nothing was changed.")


class NotYourTeam(Mendable):
    """Only who holds a team's keys can hand them on."""

    sentence = N_("Only a supervisor of that team can take somebody into it. Nothing was changed. Ask one of them.")


class StillHolds(Mendable):
    """Somebody would keep the keys of files their work no longer covers."""

    sentence = N_(
        "This person still holds the keys of {n} files, which the new role must not read. Nothing was changed. "
        "Give the files to a colleague first."
    )


@verb(Permission.CERTIFY)
def certify(work: Work, *, person: UUID, words: Collection[str]) -> int:
    """Signs the keys a newcomer made, once these six words were the same on the person's own screen.

    The administrator's signature on the invitation and the newcomer's on the keys are checked before. Who has new keys
    is given everything again that they held; returns how many keys that were. What only their old keys opened – drafts,
    remembered choices – is dropped.
    Raises OwnSignature, NothingToSign (other keys than the ones compared count as none), InvitationForged, NotYourTeam.
    """
    if person == work.person:
        raise OwnSignature
    found = pending_of(work.db, person)
    if found is None or found.keys is None or found.keys.words() != tuple(words):
        raise NothingToSign
    _check_both_signatures(work, found, found.keys)
    work.db.execute(sa.delete(invitations).where(invitations.c.person == person))
    work.touched.add(("people", person))
    if person in work.access.trust.people:
        certify_anew(work, person=person, public=found.keys)
        given = regrant(work, person=person)
        work.journal("certify", person, files=str(given))
        return given
    asked = found.invitation
    _certify(work, person, found.keys, asked.roles, asked.team)
    work.journal("certify", person)
    return 0


def sign(access: Access, *, person: UUID, words: Collection[str]) -> int:
    """`certify` in a transaction of its own, on whatever thread: to give thousands of files again takes seconds."""
    require(access.person.roles, Permission.CERTIFY)
    with Work(access) as work:
        given = certify(work, person=person, words=words)
        work.commit()
    return given


@verb(Permission.CERTIFY)
def change_roles(work: Work, *, person: UUID, roles: Collection[Role], team: UUID | None = None) -> None:
    """A new certificate for other roles or another team; the old one holds no longer. Files stay with the team before.

    A supervisor who stops being one leaves their teams, which get new keys. What they have read they have read.
    Raises OwnSignature, NothingToSign for somebody not certified, RolesApart, StillHolds, NotYourTeam, InField.
    """
    a, after = work.access, frozenset(roles)
    if person == work.person:
        raise OwnSignature
    before = a.trust.people.get(person)
    if before is None:
        raise NothingToSign
    if not after or not after <= set(GIVEN):
        raise InField("roles", ROLES_MISSING)
    if team is not None and team not in a.trust.teams:
        raise InField("team", TEAM_UNKNOWN)
    check_together(after)
    _refuse_keys_beyond_roles(work, person, before.roles, after)
    people.end_certificate(work.db, a.vault.id, before.id, a.me, a.trust.moment(work.now()))
    _certify(work, person, before.public, after, team)
    if Role.SUPERVISOR not in after and not leave_teams(work, person=person):
        raise NotYourTeam
    work.touched.add(("people", person))
    work.journal("roles", person)


@verb(Permission.CERTIFY)
def found_team(work: Work, *, name: str) -> UUID:
    """A new team with its own keys, the supervisor who founds it being its first member. Raises InField."""
    a, name = work.access, name.strip()
    if not name:
        raise InField("name", TEAM_NAME_MISSING)
    known = {team.name.casefold() for team in a.trust.teams.values()}
    if name.casefold() in known | {people.SUPERVISORS, emergency.EMERGENCY}:
        raise InField("name", TEAM_NAME_TAKEN)
    team = people.found_team(work.db, a.vault.id, name, a.me)
    people.take_in(work.db, a.vault.id, team, a.me.id, a.me.public.sealing, a.me)
    work.touched.add(("teams", team.id))
    work.journal("found team", team.id)
    people.reload(a, work.db)
    emergency.joined(work.db, a)
    own_key.shared(work.db, a)
    return team.id


def _check_both_signatures(work: Work, found: Pending, keys: PublicKeys) -> None:
    a = work.access
    try:
        check_inviter(found.invitation, a.trust, a.vault.id)
        check_accepted(found.invitation, a.vault.id, a.root, keys, found.own_signature)
    except Damaged:
        raise InvitationForged from None


def _certify(work: Work, person: UUID, keys: PublicKeys, roles: frozenset[Role], team: UUID | None) -> None:
    """Writes the certificate and, for a supervisor, gives the team's keys where they are not held yet."""
    a, db = work.access, work.db
    at = a.trust.moment(work.now())
    made = signed_certificate(vault=a.vault.id, person=person, public=keys, roles=roles, by=a.me, at=at, team=team)
    people.keep_certificate(db, made)
    joins = team or people.supervisors(a.trust)
    if Role.SUPERVISOR in roles and not _is_in(work, person, a.trust.team_now(joins)):
        was_in_none = not _is_in(work, person)
        try:
            people.take_into(db, a, joins, person, keys.sealing)
        except Damaged:
            raise NotYourTeam from None
        if was_in_none:
            emergency.welcomed(db, a, person, keys.sealing)
    people.reload(a, db)


def _is_in(work: Work, person: UUID, team: UUID | None = None) -> bool:
    m = members.c
    mine = m.person == person if team is None else (m.person == person) & (m.team == team)
    return work.db.scalar(sa.select(sa.func.count()).select_from(members).where(mine)) != 0


def _refuse_keys_beyond_roles(work: Work, person: UUID, before: frozenset[Role], after: frozenset[Role]) -> None:
    """Raises StillHolds when the person would keep keys of files on one side of the wall and go to the other."""
    leaves_cases = bool(CASE_ROLES & before) and not CASE_ROLES & after
    leaves_groups = Role.FACILITATOR in before and Role.FACILITATOR not in after
    if leaves_cases or leaves_groups:
        g = grants.c
        held = work.db.scalar(sa.select(sa.func.count(g.file.distinct())).where(g.recipient == person))
        if held:
            raise StillHolds(n=held)
