"""A team gets new keys, so that who is no longer in it opens nothing that is granted to it from now on."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.roles import VOUCHING, Permission
from casedesk.store import emergency, people
from casedesk.store.centre import own_key
from casedesk.store.leaving.departing import teams_of
from casedesk.store.tables import members
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class NotInTeam(Mendable):
    """Only who holds a team's keys can renew them."""

    sentence = N_("Only a supervisor of that team can give it new keys. Nothing was changed. Ask one of them.")


@verb(Permission.RENEW_KEYS)
def renew_team(work: Work, *, team: UUID) -> UUID:
    """Gives a team new keys and takes in who is in it and still a supervisor; returns the team under its new keys.

    Files are granted to the new keys one by one afterwards (`renewing.renew`), until then they open under the old ones.
    Raises NotInTeam for a team one is not in.
    """
    a, db, before = work.access, work.db, work.access.trust.teams[work.access.trust.team_now(team)]
    if before.id not in a.teams:
        raise NotInTeam
    stay = list(_staying(work, before.id))
    fresh = people.found_team(db, a.vault.id, before.name, a.me, before.id)
    for person in stay:
        people.take_in(db, a.vault.id, fresh, person, a.trust.sealing(person), a.me)
    work.journal("renew keys", fresh.id, what="team")
    people.reload(a, db)
    emergency.joined(db, a)
    return fresh.id


@verb(Permission.RENEW_KEYS)
def leave_teams(work: Work, *, person: UUID) -> bool:
    """Ends a person's memberships and renews the keys of the teams they were in; whether none is left to do.

    A team one is not in oneself waits for a supervisor who is.
    """
    a, db, m = work.access, work.db, members.c
    theirs = teams_of(db, a.trust, person)
    mine = [team for team in theirs if team in a.teams]
    for team in mine:
        if a.trust.teams[team].name != emergency.EMERGENCY:
            renew_team(work, team=team)
    if any(a.trust.teams[team].name == emergency.EMERGENCY for team in mine):
        emergency.renewed(db, a)
    if mine:
        own_key.renewed(work)  # last, so that it is for the new keys of every team
    done = [past for team in mine for past in a.trust.lineage(team)]
    db.execute(sa.delete(members).where(m.person == person, m.team.in_(done)))
    people.reload(a, db)
    return len(mine) == len(theirs)


def _staying(work: Work, team: UUID) -> Iterator[UUID]:
    """Who is in a team by a supervisor's signature, and still certified to be."""
    a = work.access
    for row in work.db.execute(sa.select(members).where(members.c.team == team)):
        if people.truly_in(a.trust, a.vault.id, row) and VOUCHING & a.trust.roles(row.person):
            yield row.person
