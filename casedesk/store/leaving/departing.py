"""Somebody leaves: their way in is closed, the database and their teams get new keys. Their cases: `cases/leaving.py`.

A departure is a row that says which step comes next, so that it goes on after a crash, in anybody's session who may:
    way in    one transaction ends their certificate and records the departure; then the key file loses their slot
    database  a new database key (an administrator may come this far)
    teams     new keys for every team they were in, by a supervisor of it
    cases     new keys for the open files they could open, by supervisors; a few at a time
Each step may be done twice. What has been read has been read: keys protect from now on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.header import Header
from casedesk.security.roles import CASE_ROLES, Permission, Role, may
from casedesk.security.sheets import live, without_sheet
from casedesk.store import journal, people
from casedesk.store.access import Access
from casedesk.store.attested import attested
from casedesk.store.key_file import rewrite_keys
from casedesk.store.office_tables import absences, departures, own
from casedesk.store.tables import bundles, drafts, invitations, members
from casedesk.store.tables import journal as journal_table
from casedesk.store.tables import people as people_table
from casedesk.store.trust import Trust
from casedesk.store.work import Work, query, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

RENEW = "renew keys"


class Oneself(Mendable):
    """Somebody would lock themselves out."""

    sentence = N_("Nobody ends their own access. Nothing was changed. Ask another supervisor or administrator.")


class HasLeft(Mendable):
    """Somebody else was quicker, or there never was such a person."""

    sentence = N_("This person is not here any more. Nothing was changed.")


class LastSupervisor(Mendable):
    """Nobody would be left who opens the cases of a team."""

    sentence = N_(
        "This is the last supervisor of a team: nobody could open its cases any more. Nothing was changed. "
        "Certify another supervisor first."
    )


class LastAdministrator(Mendable):
    """Nobody would be left to invite people and look after backups."""

    sentence = N_("This is the last administrator. Nothing was changed. Give this role to somebody else first.")


class TakerUnfit(Mendable):
    """Who is to take over the cases does not work with cases."""

    sentence = N_(
        "The person who is to take over the cases does not work with cases here. Nothing was changed. "
        "Choose a social worker or a supervisor."
    )


class Step(StrEnum):
    """What of a departure is to be done next."""

    WAY_IN = "way in"
    DATABASE = "database"
    TEAMS = "teams"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody is leaving: who, since when, who takes over their open cases, what comes next."""

    person: UUID
    at: datetime
    taker: UUID | None
    step: Step


@query(Permission.END_ACCESS)
def unfinished(work: Work) -> list[Departure]:
    """Departures that were begun and not finished, the oldest first.

    A row alone is not believed: the person's certificate has ended, and who takes over is whom the journal names, by
    somebody who gives cases to others.
    """
    d, trust, found = departures.c, work.access.trust, []
    for row in work.rows(sa.select(d.person, d.at, d.step).where(d.done.is_(None)).order_by(d.at)):
        told = attested(work.db, trust, action="leave", object=row.person, permission=Permission.END_ACCESS)
        if told is not None and row.person not in trust.people:
            gives = "taker" in told.codes and may(trust.roles_ever(told.by), Permission.ASSIGN_CASES)
            taker = UUID(told.codes["taker"]) if gives else None
            found.append(Departure(row.person, row.at, taker, Step(row.step)))
    return found


@verb(Permission.END_ACCESS)
def refuse_departure(work: Work, *, person: UUID, taker: UUID | None = None) -> None:
    """Raises why this person cannot leave now: Oneself, HasLeft, LastSupervisor, LastAdministrator, TakerUnfit.

    Only a supervisor names who takes over: an administrator gives nobody a case. Raises NotInRole.
    """
    trust = work.access.trust
    if taker is not None:
        work.demand(Permission.ASSIGN_CASES)
    if person == work.person:
        raise Oneself
    if person not in trust.people or Role.RECOVERY in trust.roles(person):
        raise HasLeft
    others = {id for id in trust.people if id != person}
    if Role.ADMINISTRATOR in trust.roles(person) and not _any(trust, others, Role.ADMINISTRATOR):
        raise LastAdministrator
    for team in teams_of(work.db, trust, person):
        held = set(work.db.scalars(sa.select(members.c.person).where(members.c.team == team)))
        if not _any(trust, others & held, Role.SUPERVISOR):
            raise LastSupervisor
    if taker is not None and (taker == person or not CASE_ROLES & trust.roles(taker)):
        raise TakerUnfit


@verb(Permission.END_ACCESS)
def begin_departure(work: Work, *, person: UUID, taker: UUID | None = None) -> None:
    """Ends a person's certificate and records that they leave: from the next unlocking on they open nothing.

    What only they could open – drafts, remembered choices – is deleted. Raises what `refuse_departure` raises.
    """
    refuse_departure(work, person=person, taker=taker)
    a, db, now = work.access, work.db, work.now()
    at = a.trust.moment(now)  # what they signed stays signed, also when the clock was set back since
    people.end_certificate(db, a.vault.id, a.trust.people[person].id, a.me, at)
    c = people_table.c
    db.execute(sa.update(people_table).where(c.id == person).values({c.left: now}))
    for table in (invitations, drafts, bundles, own):
        db.execute(sa.delete(table).where(table.c.person == person))
    away = (absences.c.person == person) | (absences.c.cover == person)
    db.execute(sa.update(absences).where(away, absences.c.ended.is_(None)).values(ended=now))
    db.execute(sa.delete(departures).where(departures.c.person == person))  # of a time before they came back
    row = {"person": person, "by": work.person, "at": now, "taker": taker, "step": Step.WAY_IN.value, "done": None}
    db.execute(sa.insert(departures), row)
    work.touched.add((people_table.name, person))
    work.journal("leave", person, **({"taker": str(taker)} if taker is not None else {}))
    people.reload(a, db)


def close_way_in(access: Access, person: UUID) -> None:
    """Removes a person's slot and their recovery sheets from the key file, leaving nothing of it in `vault.bak`."""
    rewrite_keys(access, lambda header: _without(header, person), for_good=True)


def _without(header: Header, person: UUID) -> Header:
    recovery = header.recovery
    for sheet in live(recovery):
        if recovery is not None and sheet.holder == person:
            recovery = without_sheet(recovery, sheet.number)
    return replace(header.without(person), recovery=recovery)


@verb(Permission.END_ACCESS)
def step_done(work: Work, *, person: UUID, then: Step | None) -> None:
    """Records which step comes next; None when it was the last: then the journal tells how many files have new keys."""
    values = {"step": then.value} if then is not None else {"done": work.now()}
    work.db.execute(sa.update(departures).where(departures.c.person == person).values(values))
    if then is None:
        j, files = journal_table.c, 0
        for entry in journal.entries(work.db, j.object == person, j.action == RENEW):
            files += int(journal.codes_of(entry.details).get("part", 0))
        work.journal(RENEW, person, files=str(files))


def teams_of(db: sa.Connection, trust: Trust, person: UUID) -> list[UUID]:
    """The teams whose present keys a person was given."""
    now = {team.id for team in trust.teams_now()}
    held = db.scalars(sa.select(members.c.team).where(members.c.person == person))
    return [team for team in held if team in now]


def _any(trust: Trust, persons: set[UUID], role: Role) -> bool:
    return any(role in trust.roles(person) for person in persons)
