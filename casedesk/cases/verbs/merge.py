"""Two files of one person become one, and nothing is lost; or somebody says that they are about two people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.advance import advance
from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import CaseStatus, NextStep
from casedesk.cases.consent_ends import end_releases
from casedesk.cases.ending import withdraw_rest
from casedesk.cases.keeping import identity_of
from casedesk.cases.readers import demand_theirs
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.checks import checked
from casedesk.security.roles import Permission, may
from casedesk.store import granting
from casedesk.store.files import Stale
from casedesk.store.keeping.erasure_ledger import PENDING
from casedesk.store.keeping.holding import held
from casedesk.store.moving import fold, move, move_content
from casedesk.store.office_tables import compared, erasures
from casedesk.store.records import Record, changed
from casedesk.store.staff.noticing import notify
from casedesk.store.tables import drafts
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

_ONCE: tuple[type[Record], ...] = (Identity, SafeContact)
"""A file has one of each: of two, one goes into the history of the other."""


class SameFile(Mendable):
    """Both codes are of one file."""

    sentence = N_("This is the same file. Nothing was changed. Choose the other one.")


class TwoKinds(Mendable):
    """Support after an incident, and family support."""

    sentence = N_("One person may have a file of each kind. Both stay as they are.")


class NotOpen(Mendable):
    """The file that is to stay is not worked on, or the other is a duplicate already."""

    sentence = N_("The file that stays must be open, and the other one not merged before. Nothing was changed.")


class AskSupervisor(Mendable):
    """A worker who follows only one of the two."""

    sentence = N_("One of the two files is followed by a colleague. Nothing was changed. Ask a supervisor.")


class Undecided(Mendable):
    """A hold lies on one of the files, or its erasure was asked for."""

    sentence = N_("A hold or an erasure waits on one of the two files. Nothing was changed. Settle that first.")


@dataclass(frozen=True, slots=True)
class Merged:
    """What stays: the identity (None if neither file has one) and the safe contact, versions of the first file's own
    records with the answers chosen. `seen` is what was read for it, of both files.
    """

    identity: Identity | None
    safe: SafeContact | None
    seen: tuple[Record, ...]


@verb(Permission.WRITE_CASES)
def merge(work: Work, *, first: UUID, second: UUID, stays: Merged) -> Case:
    """Moves everything of the second file into the first one, with all earlier versions; the second keeps its code,
    as a duplicate that points at the first. It cannot be undone.

    Raises what stands in the way: SameFile, TwoKinds, NotOpen, AskSupervisor, Undecided, InField for answers that
    cannot be true together, Stale when somebody changed one of the two meanwhile, NotGranted without both keys,
    OfAnotherTeam for a file that was only lent.
    """
    case, other = _mergeable(work, first, second)
    _unchanged(work, stays.seen)
    today = local(work.now()).date()
    _end_steps(work, other, today)
    for kind in KINDS:
        if kind not in _ONCE:
            _move_all(work, kind, first, second)
    _one_of_two(work, first, second, stays)
    ended = replace(other, status=CaseStatus.DUPLICATE, closed=other.closed or today)
    work.save(replace(ended, next_step=NextStep.NOTHING, due=None))
    _point(work, first, second)
    end_releases(work, first)
    for person in {case.worker, other.worker}:
        notify(work, person=person, action="merge", file=first)
    work.journal("merge", first, **{"from": str(second)})
    work.journal("merged", second, to=str(first))
    return advance(work, first)


@verb(Permission.WRITE_CASES)
def tell_apart(work: Work, *, first: UUID, second: UUID) -> None:
    """Remembers that two files are about two people: they are not proposed again. Raises NotGranted without a key,
    NotOpen when they were merged: that one points at the other stays.
    """
    for case in (first, second):
        work.access.ring.key(case, granting.key_version(work.db, case))
        if work.get(Case, case).status is CaseStatus.DUPLICATE:
            raise NotOpen
    _forget_pair(work, first, second)
    one, other = sorted((first, second), key=lambda case: case.int)
    _keep_pair(work, one, other, same=False)
    work.journal("tell apart", first, to=str(second))
    work.journal("tell apart", second, to=str(first))


def _mergeable(work: Work, first: UUID, second: UUID) -> tuple[Case, Case]:
    if first == second:
        raise SameFile
    case, other = work.get(Case, first), work.get(Case, second)
    supervises = may(work.access.person.roles, Permission.ASSIGN_CASES)
    if not supervises and {case.worker, other.worker} != {work.person}:
        raise AskSupervisor
    for one in (first, second):
        demand_theirs(work, one)
    if case.kind is not other.kind:
        raise TwoKinds
    if case.status is not CaseStatus.OPEN or other.status is CaseStatus.DUPLICATE:
        raise NotOpen
    asked = sa.select(erasures.c.id).where(erasures.c.file.in_([first, second]), PENDING)
    if held(work.db, first) or held(work.db, second) or work.rows(asked):
        raise Undecided
    return case, other


def _unchanged(work: Work, seen: Iterable[Record]) -> None:
    for record in seen:
        now = work.get(type(record), record.id)
        if now.version != record.version:
            raise Stale(record, now)


def _end_steps(work: Work, other: Case, today: date) -> None:
    """What was asked of the other file is about less than there is now, and its closing is none of the file that stays:
    that is open, so it counts as opened again. Its code says where it came from.
    """
    withdraw_rest(work, other.id)
    closed = Closure.closed.is_not(None) & Closure.reopened.is_(None)
    for closing in work.find(Closure, Closure.case_id == other.id, closed):
        work.save(replace(closing, reopened=today, why_reopened=other.number))


def _move_all(work: Work, kind: type[Record], first: UUID, second: UUID) -> None:
    table = kind.__table__
    written = sa.column("rowid", sa.Integer, _selectable=table)
    for entry in work.find(kind, table.c.case_id == second, order=[written]):
        if isinstance(entry, Attachment) and entry.content_key:
            move_content(work, entry.id, bytes.fromhex(entry.content_key), second, first)
        if isinstance(entry, Incident):
            last = work.rows(sa.select(sa.func.max(Incident.ordinal)).where(Incident.case_id == first))[0][0]
            move(work, entry, first)
            work.db.execute(sa.update(table).where(table.c.id == entry.id).values(ordinal=int(last or 0) + 1))
        else:
            move(work, entry, first)


def _one_of_two(work: Work, first: UUID, second: UUID, stays: Merged) -> None:
    mine, theirs = identity_of(work, first), identity_of(work, second)
    if theirs is not None and mine is None:
        move(work, theirs, first)
    elif theirs is not None and mine is not None:
        fold(work, theirs, mine)
        _keep_chosen(work, mine, stays.identity)
    for contact in work.find(SafeContact, SafeContact.case_id == second):
        (kept,) = work.find(SafeContact, SafeContact.case_id == first)
        fold(work, contact, kept)
        _keep_chosen(work, kept, stays.safe)


def _keep_chosen(work: Work, before: Record, chosen: Record | None) -> None:
    """The chosen answers as the newest version, after all those of both files."""
    now = work.get(type(before), before.id)
    given = {name: getattr(chosen or before, name) for name in now.__fields__}
    entry = changed(now, **{**given, "case_id": now.owner})
    work.save(checked(entry, local(work.now()), entry if isinstance(entry, Identity) else None))


def _point(work: Work, first: UUID, second: UUID) -> None:
    """The duplicate says where everything went, and so do those that went into it before; own drafts go along."""
    _forget_pair(work, first, second)
    earlier = (compared.c.other == second) & compared.c.same.is_(True)
    work.db.execute(sa.update(compared).where(earlier).values(other=first))
    _keep_pair(work, second, first, same=True)
    mine = (drafts.c.file == second) & (drafts.c.person == work.person)
    work.db.execute(sa.update(drafts).where(mine).values(file=first))


def _forget_pair(work: Work, first: UUID, second: UUID) -> None:
    c, both = compared.c, (first, second)
    work.db.execute(sa.delete(compared).where(c.one.in_(both), c.other.in_(both)))


def _keep_pair(work: Work, one: UUID, other: UUID, *, same: bool) -> None:
    row = {"one": one, "other": other, "same": same, "by": work.person, "at": work.now()}
    work.db.execute(sa.insert(compared), row)
    work.touched |= {(compared.name, one), (compared.name, other)}
