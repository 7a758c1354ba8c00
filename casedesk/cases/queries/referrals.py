"""The referrals board and the directory of services: what waits, how services stand, and where one can refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import ReferralState, Service
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Provider, Referral, ServiceStanding
from casedesk.cases.rules.progress import is_stale
from casedesk.cases.rules.standing import REFERRED, Stands, newest
from casedesk.cases.rules.verifying import TOO_LONG_AGO
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.records import id_of
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One line of the referrals board: coded facts only.

    `shut` when the service has closed since it was chosen; `whole` when the whole case goes to another centre.
    """

    id: UUID
    case: UUID
    number: str
    case_number: str
    worker: UUID
    to: UUID
    provider: str
    provider_khmer: str | None
    shut: bool
    whole: bool
    service: Service
    state: ReferralState
    drafted: date
    sent: date | None
    appointment: datetime | None
    stale: bool


@dataclass(frozen=True, slots=True)
class StandingRow:
    """How one service stands for one person, by the code of the case; `referral` where a referral tells it."""

    case: UUID
    case_number: str
    worker: UUID
    service: Service
    status: ReferralStatus
    on: date
    entry: UUID
    referral: bool


@query(Permission.READ_CASES)
def referrals(work: Work, *, states: Sequence[ReferralState] = (), own: bool = True) -> list[ReferralRow]:
    """The referrals of one's open cases (or of all open ones one holds the key of), stale ones first, then newest."""
    r, c, p, day = Referral.__table__.c, Case.__table__.c, Provider.__table__.c, local(work.now()).date()
    to = (p.id, p.name, p.khmer_name, p.closed.is_not(None))
    stands = (r.whole, r.service, r.state, r.drafted, r.sent, r.appointment)
    asked = sa.select(r.id, r.case_id, r.number, c.number, c.worker, *to, *stands).select_from(
        Referral.__table__.join(Case.__table__, r.case_id == id_of(Case)).join(Provider.__table__, r.provider == p.id)
    )
    if states:
        asked = asked.where(r.state.in_(states))
    rows = work.rows(asked.where(*_open(work, own)).order_by(r.number.desc()))
    held = work.access.ring
    found = [ReferralRow(*(*row, is_stale(row.state, row.sent, day))) for row in rows if held.holds(row.case_id)]
    return sorted(found, key=lambda row: not row.stale)


@query(Permission.READ_CASES)
def services_stand(work: Work, *, own: bool = True) -> list[StandingRow]:
    """How each service stands in one's open cases (or all one holds the key of): by service, by how it stands, by code.

    What was said or done last counts: an entry about the service, or a referral that was sent.
    """
    cases = {row.id: row for row in _held_cases(work, own)}
    found = newest([*_said(work), *_sent(work)], within=cases.keys())
    rows = [
        StandingRow(
            one.case, cases[one.case].number, cases[one.case].worker, one.service, one.status, one.on, one.row,
            one.referral,
        )
        for one in found
    ]  # fmt: skip
    services, states = list(Service), list(ReferralStatus)
    return sorted(rows, key=lambda row: (services.index(row.service), states.index(row.status), row.case_number))


@query(Permission.READ_CASES)
def workers_seen(work: Work) -> Mapping[UUID, tuple[str, str]]:
    """Who follows the open cases one can open, oneself left out: the two names of each, by name."""
    known, c, held = people.names(work.db), Case.__table__.c, work.access.ring
    others = work.rows(sa.select(c.id, c.worker).where(*_open(work, own=False), Case.worker != work.person))
    seen = {row.worker for row in others if held.holds(row.id)}
    return {id: known[id] for id in sorted(seen, key=lambda one: known[one])}


@query(Permission.READ_PROVIDERS)
def providers(work: Work) -> list[Provider]:
    """Every service of the directory, by name."""
    return work.find(Provider, order=[Provider.name])


@query(Permission.READ_PROVIDERS)
def unverified(work: Work) -> int:
    """How many services of the directory that are open nobody has verified for half a year, or ever."""
    p, since = Provider.__table__.c, local(work.now()).date() - TOO_LONG_AGO
    old = sa.select(sa.func.count().label("n")).where(p.closed.is_(None), p.verified.is_(None) | (p.verified < since))
    return int(work.rows(old)[0].n)


def _open(work: Work, own: bool) -> list[sa.ColumnElement[bool]]:
    mine = [Case.worker == work.person] if own else []
    return [Case.status == CaseStatus.OPEN, *mine]


def _held_cases(work: Work, own: bool) -> list[sa.Row[tuple[UUID, str, UUID]]]:
    c, held = Case.__table__.c, work.access.ring
    asked = sa.select(c.id, c.number, c.worker).where(*_open(work, own))
    return [row for row in work.rows(asked) if held.holds(row.id)]


def _said(work: Work) -> list[Stands]:
    s = ServiceStanding.__table__.c
    asked = sa.select(s.case_id, s.service, s.status, s.on, s.written_at, s.id)
    rows = work.rows(asked)
    return [Stands(r.case_id, r.service, r.status, r.on, r.written_at, r.id, referral=False) for r in rows]


def _sent(work: Work) -> list[Stands]:
    r, p = Referral.__table__.c, Provider.__table__.c
    asked = sa.select(r.case_id, r.service, r.sent, r.written_at, r.id, p.ours).join(
        Provider.__table__, r.provider == p.id
    )
    rows = work.rows(asked.where(r.state.in_(REFERRED), r.sent.is_not(None), r.whole.is_(False)))
    return [
        Stands(
            row.case_id, row.service, ReferralStatus.BY_US if row.ours else ReferralStatus.REFERRED, row.sent,
            row.written_at, row.id, referral=True,
        )
        for row in rows
    ]  # fmt: skip
