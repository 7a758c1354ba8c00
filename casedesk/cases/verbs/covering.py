"""A worker is on leave: a colleague is given their open cases for that time, and no day longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.readers import ReadsAlready, case_worker, holding, later, theirs, truly_theirs
from casedesk.cases.records.case import Case
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.records import id_of
from casedesk.store.renewing import renew
from casedesk.store.staff.absences import Absence, absence, absences_on, change_absence, keep_absence
from casedesk.store.staff.noticing import notify
from casedesk.store.tables import grants
from casedesk.store.work import Work, verb
from casedesk.text.dates import day_over, local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class CoveredAlready(Mendable):
    """A second cover for the same person and time."""

    sentence = N_(
        "Somebody covers this person already. Nothing was changed. Change the last day there, or end it first."
    )


class NoSuchCover(Mendable):
    """The cover was ended meanwhile."""

    sentence = N_("This cover has ended already. Nothing was changed.")


@verb(Permission.ASSIGN_CASES)
def cover(work: Work, *, person: UUID, by: UUID, begins: date, ends: date) -> Absence:
    """Gives the open cases of a person on leave to the colleague who covers, until the last day is over.

    The keys are given at once, also for a leave that begins later. Cases registered meanwhile belong to whoever
    registers them. Raises NotForCaseWork, ReadsAlready for somebody covering themselves, CoveredAlready, and InField
    for days that cannot be.
    """
    case_worker(work, by)
    if person == by:
        raise ReadsAlready(N_("Somebody else has to cover. Nothing was changed. Choose a colleague."))
    _check_days(work, begins, ends)
    if any(one.person == person and one.begins <= ends for one in absences_on(work, today=begins)):
        raise CoveredAlready
    made = keep_absence(work, person=person, cover=by, begins=begins, ends=ends)
    given = _give(work, made)
    work.journal("cover", None, person=str(person), by=str(by), until=ends.isoformat(), cases=str(given))
    notify(work, person=by, action="cover")
    notify(work, person=person, action="covered")
    return made


@verb(Permission.ASSIGN_CASES)
def extend_cover(work: Work, *, id: UUID, ends: date) -> None:
    """A later last day: every open case of the person is given until then.

    Raises NoSuchCover, NotForCaseWork when whoever covers left meanwhile, InField (“ends”).
    """
    found = _standing(work, id)
    case_worker(work, found.cover)
    _check_days(work, found.begins, ends)
    if ends < found.ends:
        raise InField("ends", N_("This day is before the last day agreed on. End the cover instead."))
    change_absence(work, id, ends=ends)
    given = _give(work, Absence(id, found.person, found.cover, found.begins, ends, found.by))
    codes = {"person": str(found.person), "by": str(found.cover), "until": ends.isoformat(), "cases": str(given)}
    work.journal("cover", None, **codes)


@verb(Permission.ASSIGN_CASES)
def end_cover(work: Work, *, id: UUID) -> None:
    """Ends a cover today: what was given for it gets new keys at once. Raises NoSuchCover, NotGranted."""
    found = _standing(work, id)
    covered = _covered(work, found)
    renew(work, covered, without=[found.cover])
    change_absence(work, id, ended=work.now())
    work.journal("end cover", None, person=str(found.person), by=str(found.cover), cases=str(len(covered)))
    for case in covered:
        work.journal("take back", case, to=str(found.cover))
        work.touched.add(("grants", case))


def _give(work: Work, absence: Absence) -> int:
    """Grants every open case until the last day is over; who reads one for longer already keeps that."""
    end, given = day_over(absence.ends), 0
    for case in _open_cases(work, absence.person):
        row = holding(work, case).get(absence.cover)
        if row is not None and row.kind != GrantKind.BREAK_GLASS.value and later(row.until, end) == row.until:
            continue
        work.grant(case, to=absence.cover, kind=GrantKind.COVER, until=end)
        work.journal("share", case, to=str(absence.cover), until=end.isoformat(), cover="1")
        work.touched.add(("grants", case))
        given += 1
    return given


def _open_cases(work: Work, person: UUID) -> Sequence[UUID]:
    """The person's open cases that one holds the keys of, and that were not lent to oneself."""
    asked = sa.select(id_of(Case)).where(Case.worker == person, Case.status == CaseStatus.OPEN)
    held = [row.id for row in work.rows(asked) if work.access.ring.holds(row.id)]
    return [case for case in held if theirs(work, case) and truly_theirs(work, case, person)]


def _covered(work: Work, absence: Absence) -> Sequence[UUID]:
    """The cases given for a cover that still are."""
    g = grants.c
    given = (g.recipient == absence.cover) & (g.kind == GrantKind.COVER.value) & (g.until > work.now())
    theirs = sa.select(id_of(Case)).where(Case.worker == absence.person)
    found = work.rows(sa.select(g.file).where(given, g.file.in_(theirs)).distinct().order_by(g.file))
    return [row.file for row in found if work.access.ring.holds(row.file)]


def _standing(work: Work, id: UUID) -> Absence:
    found = absence(work, id)
    if found is None or found.ended is not None:
        raise NoSuchCover
    return found


def _check_days(work: Work, begins: date, ends: date) -> None:
    if ends < begins:
        raise InField("ends", N_("The last day is before the first one."))
    if ends < local(work.now()).date():
        raise InField("ends", N_("This day has passed. Choose today or a later day."))
