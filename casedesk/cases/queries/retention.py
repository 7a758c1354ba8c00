"""What may go, what waits for a second person, what was erased: coded facts only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.rules.erasing import ACTIONS, others_in_office
from casedesk.cases.rules.retention import SOON, Facts, Rule, rule_for
from casedesk.security.roles import Permission, may
from casedesk.store import people
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.erasure_ledger import PENDING, Erased, ledger, still_holding, words_gone
from casedesk.store.keeping.policies import decisions
from casedesk.store.office_tables import erasures, holds
from casedesk.store.records import id_of
from casedesk.store.tables import journal
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class MayGo:
    """A file whose rule lets it go on `due`, or will soon; `counted_from` is the day the rule counts from."""

    case: UUID
    number: str
    kind: CaseKind
    rule: Rule
    counted_from: date
    due: date
    held: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """An erasure that was asked for. `mine` was asked by oneself; `held` cannot be approved."""

    id: UUID
    case: UUID
    number: str
    scope: Scope
    asked_by: tuple[str, str]
    asked: datetime
    mine: bool
    held: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger: what was erased, by the names (Latin, Khmer) of whom, and where it may still be read.

    `media` still hold a backup from before, so that it is not gone from there whatever the day says. `entry` and
    `hash` are the journal's, if it tells of it: after a restore it may not.
    """

    erased: Erased
    asked_by: tuple[str, str]
    approved_by: tuple[str, str]
    media: tuple[str, ...]
    entry: int | None
    hash: bytes

    def gone(self, today: date) -> bool:
        """Whether it is erased everywhere."""
        return self.erased.everywhere <= today and not self.media


@query(Permission.ERASE_CASES)
def may_go(work: Work) -> list[MayGo]:
    """The files that may go now or within 90 days, the first one first; those of another team are theirs to look at."""
    last = local(work.now()).date() + SOON
    return sorted((one for one in _reviewed(work) if one.due <= last), key=lambda one: (one.due, one.number))


@query(Permission.APPROVE_ERASURE)
def waiting(work: Work) -> list[Waiting]:
    """What waits for a second person, the oldest first. Who is no supervisor sees only what nobody else can approve."""
    a, names = work.access, people.names(work.db)
    asked = sa.select(erasures).where(PENDING).order_by(erasures.c.asked)
    office, stopped = may(a.person.roles, Permission.ERASE_CASES), _held(work)
    return [
        Waiting(
            row.id, row.file, row.number, Scope(row.scope), names[row.asked_by], row.asked,
            row.asked_by == work.person, row.file in stopped,
        )
        for row in work.rows(asked)
        if office or not others_in_office(a.trust, row.asked_by)
    ]  # fmt: skip


@query(Permission.ERASE_CASES)
def erased_files(work: Work) -> list[Line]:
    """The ledger, the newest line first."""
    names = people.names(work.db)
    return [
        Line(
            one, names[one.asked_by], names[one.approved_by],
            tuple(still_holding(work.db, one.done)), *_entry(work, one),
        )
        for one in reversed(ledger(work.db))
    ]  # fmt: skip


def _reviewed(work: Work) -> Iterator[MayGo]:
    decided, stopped, purged = decisions(work), _held(work), words_gone(work.db)
    asked = {row.file for row in work.rows(sa.select(erasures.c.file).where(PENDING))}
    for row in work.rows(_files()):
        if not (work.access.ring.holds(row.id) or row.id in purged):
            continue
        facts = Facts(row.kind, row.closed, row.last_contact or row.opened, row.consented, row.id in purged)
        found = rule_for(facts, decided)
        if found is not None:
            rule, due = found
            counted = facts.seen if rule is Rule.NO_CONSENT else row.closed
            yield MayGo(row.id, row.number, row.kind, rule, counted, due, row.id in stopped, row.id in asked)


def _files() -> sa.Select[*tuple[Any, ...]]:
    c = Case.__table__.c
    consented = sa.exists().where(ConsentToServe.case_id == id_of(Case)).label("consented")
    asked = sa.select(c.id, c.number, c.kind, c.opened, c.closed, c.last_contact, consented)
    return asked.where(c.closed.is_not(None) | ~consented)


def _held(work: Work) -> set[UUID]:
    return {row.file for row in work.rows(sa.select(holds.c.file).where(holds.c.lifted.is_(None)))}


def _entry(work: Work, one: Erased) -> tuple[int | None, bytes]:
    j = journal.c
    told = sa.select(j.seq, j.hash).where(j.object == one.file, j.action == ACTIONS[one.scope]).order_by(j.seq.desc())
    for row in work.rows(told.limit(1)):
        return row.seq, row.hash
    return None, b""
