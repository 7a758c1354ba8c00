"""What somebody who left could open: new keys for the open files, a new worker for theirs, the rest let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.readers import team_left, theirs, truly_theirs
from casedesk.cases.records.case import Case
from casedesk.security.grants import GrantKind
from casedesk.security.roles import CASE_ROLES, Permission, may
from casedesk.security.sheets import live
from casedesk.store import people
from casedesk.store.leaving.departing import RENEW, teams_of
from casedesk.store.records import id_of
from casedesk.store.recovery.recovering import present_recovery
from casedesk.store.renewing import renew
from casedesk.store.staff.noticing import notify
from casedesk.store.tables import grants, invitations
from casedesk.store.work import Work, query, verb

_OPEN = Case.status == CaseStatus.OPEN


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody has, counted: their own open cases, all open files their keys or their teams' open, the recovery
    sheets they hold, the teams they are in; and how many people are asked in, who must be asked again when the
    database has a new key.
    """

    own: int
    files: int
    sheets: int
    teams: int
    invited: int


@query(Permission.END_ACCESS)
def reach(work: Work, *, person: UUID) -> Reach:
    """How much is to be done when a person leaves. Codes only: no file is opened."""
    c, g = Case.__table__.c, grants.c
    own = work.rows(sa.select(sa.func.count().label("n")).where(_OPEN, c.worker == person))[0].n
    teams = teams_of(work.db, work.access.trust, person)
    files = sa.select(sa.func.count(g.file.distinct()).label("n")).join_from(grants, Case.__table__, g.file == c.id)
    sheets = sum(sheet.holder == person for sheet in live(present_recovery(work.access)))
    invited = work.rows(sa.select(sa.func.count(invitations.c.person.distinct()).label("n")))[0].n
    return Reach(
        own, work.rows(files.where(_OPEN, g.recipient.in_([person, *teams])))[0].n, sheets, len(teams), invited
    )


@query(Permission.END_ACCESS)
def takers(work: Work, *, person: UUID) -> dict[UUID, tuple[str, str]]:
    """Who could take over the cases of somebody who leaves: name and Khmer name of everybody who works with cases.

    Nobody for an administrator: the cases stay with the team until a supervisor gives them.
    """
    if not may(work.access.person.roles, Permission.ASSIGN_CASES):
        return {}
    trust, known = work.access.trust, people.names(work.db)
    fit = [id for id in trust.people if id != person and CASE_ROLES & trust.roles(id)]
    return {id: known[id] for id in sorted(fit, key=lambda one: known[one][0].casefold())}


@query(Permission.RENEW_KEYS)
def files_left(work: Work) -> list[UUID]:
    """The open files one holds whose key somebody has who left, or a team under keys it had before. By code."""
    trust, g = work.access.trust, grants.c
    present = {team.id for team in trust.teams_now()} | trust.people.keys()
    gone = [row.recipient for row in work.rows(sa.select(g.recipient).distinct()) if row.recipient not in present]
    return _held(work, id_of(Case).in_(sa.select(g.file).where(g.recipient.in_(gone)))) if gone else []


@query(Permission.RENEW_KEYS)
def cases_left(work: Work, *, person: UUID) -> list[UUID]:
    """The open cases one holds whose worker is this person."""
    return _held(work, Case.worker == person)


def _held(work: Work, where: sa.ColumnElement[bool]) -> list[UUID]:
    asked = sa.select(id_of(Case)).where(_OPEN, where).order_by(Case.number)
    return [row.id for row in work.rows(asked) if work.access.ring.holds(row.id)]


@verb(Permission.RENEW_KEYS)
def renew_left(work: Work, *, files: Sequence[UUID], person: UUID | None = None, taker: UUID | None = None) -> None:
    """New keys for these files; those whose worker is `person` become the taker's, none that was only lent.
    A taker who is no longer fit is passed over, and the cases stay with the team.
    """
    if person is not None and taker is not None and CASE_ROLES & work.access.trust.roles(taker):
        left = work.find(Case, Case.worker == person, id_of(Case).in_(files))
        for case in left:
            if theirs(work, case.id) and truly_theirs(work, case.id, person):
                _hand_over(work, case, taker)
    renew(work, files)
    work.journal(RENEW, person, part=str(len(files)))


def _hand_over(work: Work, case: Case, to: UUID) -> None:
    work.grant(case.id, to=to, kind=GrantKind.OWN)
    for team in team_left(work, case.id, to):
        g = grants.c
        work.db.execute(sa.delete(grants).where(g.file == case.id, g.recipient == team))
    work.save(replace(case, worker=to))
    work.journal("reassign", case.id, to=str(to), **{"from": str(case.worker)})


@verb(Permission.RENEW_KEYS)
def let_go(work: Work, *, person: UUID, taker: UUID | None = None) -> None:
    """Deletes what else was granted to somebody who left: the keys of closed files, never the only one of a file. The
    taker is told that there are new cases.
    """
    g, other = grants.c, grants.alias()
    kept = sa.select(other.c.file).where(
        other.c.file == g.file, other.c.key_version == g.key_version, other.c.recipient != person
    )
    open_ones = sa.select(id_of(Case)).where(_OPEN)
    work.db.execute(sa.delete(grants).where(g.recipient == person, kept.exists(), g.file.not_in(open_ones)))
    if taker is not None and taker in work.access.trust.people:
        notify(work, person=taker, action="hand over")
