"""Erase a file: asked by one supervisor, approved by another person, done at once. A hold beats it at every step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.readers import demand_theirs
from casedesk.cases.records.case import Case
from casedesk.cases.rules.erasing import ACTIONS, others_in_office
from casedesk.security.roles import Permission, may, require
from casedesk.store import granting
from casedesk.store.access import Access
from casedesk.store.anchoring import anchor
from casedesk.store.attested import attested
from casedesk.store.backups.ledger_on_media import tell_media
from casedesk.store.backups.safety_copies import copied_lately, safety_copy
from casedesk.store.files import Gone
from casedesk.store.keeping.erasing import Scope, duplicates_of, let_go, remove
from casedesk.store.keeping.erasure_ledger import PENDING, Erased, gone_everywhere, words_gone
from casedesk.store.keeping.holding import Held, held
from casedesk.store.office_tables import erasures
from casedesk.store.records import id_of
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class AlreadyAsked(Mendable):
    """The erasure waits for its second person."""

    sentence = N_("Somebody has asked for this already. It waits for another person’s approval.")


class AlreadyErased(Mendable):
    """The words of the file are gone."""

    sentence = N_("The words of this file were erased already. The whole file can still be erased.")


class StillOpen(Mendable):
    """The words of a case that is worked on."""

    sentence = N_("This case is open, so its words are needed. Close it first, or ask for the whole file to be erased.")


class Settled(Mendable):
    """The request was approved, refused or taken back meanwhile."""

    sentence = N_("This request is settled already. Nothing was changed.")


class AnotherPerson(Mendable):
    """The asker tried to approve."""

    sentence = N_("You asked for this, so another person must approve it. Nothing was erased.")


class AnotherSupervisor(Mendable):
    """Somebody without the office tried to approve while there is a second supervisor."""

    sentence = N_("There is another supervisor, who approves this. Nothing was erased.")


@verb(Permission.ERASE_CASES)
def ask_erasure(work: Work, *, case: UUID, scope: Scope) -> UUID:
    """Asks that a file be erased, or the words of one that is closed.

    Raises Held, AlreadyAsked, AlreadyErased, StillOpen, Gone, OfAnotherTeam, and NotGranted without its key.
    """
    found = work.rows(sa.select(Case.number, Case.status).where(id_of(Case) == case))
    if not found:
        raise Gone
    if scope is Scope.NARRATIVE and found[0].status is CaseStatus.OPEN:
        raise StillOpen
    _demand_free(work, case)
    purged = case in words_gone(work.db)
    if purged and scope is Scope.NARRATIVE:
        raise AlreadyErased
    if not purged:
        work.access.ring.key(case, granting.key_version(work.db, case))
        demand_theirs(work, case)
    if work.db.scalar(sa.select(erasures.c.id).where(erasures.c.file == case, PENDING)) is not None:
        raise AlreadyAsked
    id = uuid4()
    row = {"id": id, "file": case, "number": found[0].number, "scope": scope.value, "asked_by": work.person}
    work.db.execute(sa.insert(erasures), {**row, "asked": work.now()})
    _tell(work, "ask erasure", case, scope)
    return id


@verb(Permission.APPROVE_ERASURE)
def refuse_erasure(work: Work, *, erasure: UUID) -> None:
    """Refuses what was asked; who asked takes it back. Raises Settled, AnotherSupervisor."""
    row = _asked(work, erasure)
    mine = row.asked_by == work.person
    if not mine:
        _check_office(work, row.asked_by)
    _settle(work, erasure, refused=work.now())
    _tell(work, "withdraw erasure" if mine else "refuse erasure", row.file, Scope(row.scope))


@verb(Permission.APPROVE_ERASURE)
def approve_erasure(work: Work, *, erasure: UUID) -> Erased:
    """Approves and erases, in this transaction. After its commit `erasing.let_go` forgets the keys.

    What was merged into the file goes with it. Nobody approves what they asked for. Another supervisor does; where
    there is none, the administrator approves the coded fact, without seeing the file. Raises AnotherPerson,
    AnotherSupervisor, Held, Settled.
    """
    row = _approvable(work, erasure)
    scope, now = Scope(row.scope), work.now()
    everywhere = gone_everywhere(work.db, now)
    duplicates = _merged_into(work, row.file)
    _settle(work, erasure, approved_by=work.person, done=now, everywhere=everywhere)
    _along(work, erasure, duplicates)
    for file in (row.file, *duplicates):
        remove(work.db, file, scope)
        _tell(work, ACTIONS[scope], file, scope)
        work.touched.add((Case.__table__.name, file))
    return Erased(erasure, row.file, scope, now, everywhere, row.number, row.asked_by, row.asked, work.person)


def erase(access: Access, erasure: UUID) -> Erased:
    """Approves, erases, forgets the keys and empties the log: the whole of it, for a thread of its own.

    First of all a copy of the vault is made, unless there is one from today; it goes when backups of its age go. Then
    comes the transaction. Cut off after it, unlocking drops the keys and locking empties the log.
    Raises what `approve_erasure` and `safety_copy` raise; nothing is erased then.
    """
    require(access.person.roles, Permission.APPROVE_ERASURE)
    with access.underway:
        with Work(access, reading=True) as work:
            file = _approvable(work, erasure).file
            files = [file, *_merged_into(work, file)]
        if not copied_lately(access):
            safety_copy(access, "before erasing")
        with Work(access) as work:
            done = approve_erasure(work, erasure=erasure)
            work.commit()
        let_go(access, files)
        tell_media(access)
        anchor(access)
    return done


def _merged_into(work: Work, file: UUID) -> list[UUID]:
    """The duplicates of a file whose merging somebody signed in the journal: a row that says so can be written by
    anybody at the centre, to have another file erased along.
    """
    trust, may_merge = work.access.trust, Permission.WRITE_CASES
    return [
        one
        for one in duplicates_of(work.db, file)
        if attested(work.db, trust, action="merged", object=one, permission=may_merge)
    ]


def _along(work: Work, erasure: UUID, duplicates: Iterable[UUID]) -> None:
    """What was merged into the file goes with it, and stands in the ledger under its own name: a backup from before the
    merging still has it there.
    """
    for row in work.rows(sa.select(erasures).where(erasures.c.id == erasure)):
        for duplicate in duplicates:
            number = work.db.scalar(sa.select(Case.number).where(id_of(Case) == duplicate))
            own = {"id": uuid4(), "file": duplicate, "number": number or ""}
            work.db.execute(sa.insert(erasures), {**row._mapping, **own})


def _demand_free(work: Work, file: UUID) -> None:
    """Raises Held: also a hold on a file that was merged into this one is about what is here."""
    if any(held(work.db, one) for one in (file, *_merged_into(work, file))):
        raise Held


def _asked(work: Work, erasure: UUID) -> Any:
    for row in work.rows(sa.select(erasures).where(erasures.c.id == erasure, PENDING)):
        return row
    raise Settled


def _approvable(work: Work, erasure: UUID) -> Any:
    row = _asked(work, erasure)
    if row.asked_by == work.person:
        raise AnotherPerson
    _check_office(work, row.asked_by)
    _demand_free(work, row.file)
    return row


def _check_office(work: Work, asker: UUID) -> None:
    a = work.access
    if not may(a.person.roles, Permission.ERASE_CASES) and others_in_office(a.trust, asker):
        raise AnotherSupervisor


def _settle(work: Work, erasure: UUID, **values: object) -> None:
    work.db.execute(sa.update(erasures).where(erasures.c.id == erasure).values(**values))


def _tell(work: Work, action: str, file: UUID, scope: Scope) -> None:
    work.journal(action, file, scope=scope.value)
    work.touched.add((erasures.name, file))
