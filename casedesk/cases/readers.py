"""Who may be given a file, and who has it now: asked before every share, reassignment and cover."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.security.grants import GrantKind
from casedesk.security.roles import CASE_ROLES, Permission, Role
from casedesk.store import granting, people
from casedesk.store.attested import attested
from casedesk.store.fields import InField
from casedesk.store.records import id_of
from casedesk.store.staff.regranting import began
from casedesk.store.tables import grants
from casedesk.store.work import Work
from casedesk.text.dates import day_over
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

LONGEST_REASON = 500


class NotForCaseWork(Mendable):
    """The recipient is not certified, now, to work with cases."""

    sentence = N_(
        "This person does not work with cases here, or is not certified yet. Nothing was shared. "
        "Choose a social worker or a supervisor."
    )


class ReadsAlready(Mendable):
    """The recipient opens the file without being given it once more."""

    sentence = N_("This person can open the file already. Nothing was changed.")


class OfAnotherTeam(Mendable):
    """Somebody who was lent a file, or opened it in an emergency, wants to decide about it for good."""

    sentence = N_("Only a supervisor of its team decides this for the file. Nothing was changed. Ask one of them.")


class WhyMissing(InField):
    """A reason is asked for, and none was given."""

    asked = N_("Say why, in a few words. Only who can open the file, and the supervisors, read it.")


def case_worker(work: Work, person: UUID) -> UUID:
    """The person, once it is sure that they work with cases now. Raises NotForCaseWork."""
    if not CASE_ROLES & work.access.trust.roles(person):
        raise NotForCaseWork
    return person


def reason(why: str) -> str:
    """The reason without blanks around it. Raises WhyMissing (field “why”) when there is none, or far too much."""
    said = " ".join(why.split())
    if not said:
        raise WhyMissing("why", WhyMissing.asked)
    if len(said) > LONGEST_REASON:
        raise InField("why", N_("Say it in fewer words: at most {most} letters."), most=LONGEST_REASON)
    return said


def until_of(last: date | None, today: date) -> datetime | None:
    """The moment access ends that holds until a day, that day included. Raises InField (“until”) for a day gone by."""
    if last is None:
        return None
    if last < today:
        raise InField("until", N_("This day has passed. Choose today or a later day."))
    return day_over(last)


def holding(work: Work, file: UUID) -> Mapping[UUID, Any]:
    """The live grants of a file's present key, by recipient: `kind`, `giver`, `at`, `until`, `why` of each."""
    g, version = grants.c, granting.key_version(work.db, file)
    live = g.until.is_(None) | (g.until > work.now())
    found = work.rows(sa.select(grants).where(g.file == file, g.key_version == version, live))
    return {row.recipient: row for row in found}


def reads_by_team(work: Work, person: UUID, held: Mapping[UUID, Any]) -> bool:
    """Whether a supervisor opens the file with the key of their team."""
    trust = work.access.trust
    if Role.SUPERVISOR not in trust.roles(person):
        return False
    team = trust.team_of(person, people.supervisors(trust))
    return any(recipient in trust.lineage(team) for recipient in held if recipient in trust.teams)


def theirs(work: Work, case: UUID) -> bool:
    """Whether the person follows the file or supervises it with their team: it was not just lent to them."""
    worker = work.db.scalar(sa.select(Case.__table__.c.worker).where(id_of(Case) == case))
    return worker == work.person or reads_by_team(work, work.person, holding(work, case))


def demand_theirs(work: Work, case: UUID) -> None:
    """Raises OfAnotherTeam for who was lent the file, or opened it in an emergency."""
    if not theirs(work, case):
        raise OfAnotherTeam


def only_in_emergency(work: Work, case: UUID) -> bool:
    """Whether the person opened the file in an emergency, which lets them help and decides nothing."""
    held = holding(work, case)
    mine = held.get(work.person)
    return mine is not None and mine.kind == GrantKind.BREAK_GLASS.value and not reads_by_team(work, work.person, held)


def team_left(work: Work, case: UUID, to: UUID) -> set[UUID]:
    """The teams that stop reading the file, once the new worker's team was given it; usually it is the same."""
    trust = work.access.trust
    team = trust.team_of(to, people.supervisors(trust))
    held = {id for id in holding(work, case) if id in trust.teams}
    if held & set(trust.lineage(team)):
        return set()
    work.grant(case, to=team, kind=GrantKind.TEAM)
    return held


def truly_theirs(work: Work, case: UUID, person: UUID) -> bool:
    """Whether the journal too says that this is the person's case: its worker is a plain column of the row."""
    a = work.access
    told = attested(work.db, a.trust, action="reassign", object=case, permission=Permission.ASSIGN_CASES)
    worker = UUID(told.codes["to"]) if told is not None else began(work.db, case)
    return worker in (None, person)


def later(one: datetime | None, other: datetime | None) -> datetime | None:
    """The later of two ends; None has no end."""
    return None if one is None or other is None else max(one, other)
