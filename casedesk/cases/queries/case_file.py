"""One whole file, opened for its page; the look is in the journal before anything is shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.case_file import CaseFile
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.security.roles import Permission
from casedesk.store.files import Gone
from casedesk.store.records import Record, id_of
from casedesk.store.work import Work, query

R = TypeVar("R", bound=Record)


@query(Permission.READ_CASES, logs="view", about="case")
def open_case(work: Work, *, case: UUID) -> CaseFile:
    """The whole file. Raises Gone, and NotGranted without its key."""
    found = work.get(Case, case)
    referrals = _all(work, Referral, case)
    places = {r.provider for r in referrals}
    return CaseFile(
        case=found,
        contact=_one(work, FirstContact, case),
        safe_contact=_one(work, SafeContact, case),
        identity=_one(work, Identity, case),
        consents=_all(work, ConsentToServe, case),
        safety_checks=_all(work, SafetyNow, case),
        incidents=_all(work, Incident, case),
        assessments=_all(work, Assessment, case),
        plan=tuple(reversed(_all(work, PlanLine, case))),
        referrals=referrals,
        releases=_all(work, ConsentToRelease, case),
        follow_ups=_all(work, FollowUp, case),
        providers=tuple(work.find(Provider, id_of(Provider).in_(places))) if places else (),
    )


@query(Permission.READ_CASES, logs="reveal", about="case")
def reveal(work: Work, *, case: UUID, kind: type[Record], row: UUID, fields: Collection[str]) -> dict[str, Any]:
    """Sealed values of one entry, by field name, once it is in the journal that somebody uncovered them.

    Raises Gone for an entry that is not in this file, and NotGranted without its key.
    """
    found = work.get(kind, row)
    if found.owner != case:
        raise Gone
    return {name: getattr(found, name) for name in fields}


_WHEN = {
    ConsentToServe: "given", SafetyNow: "at", Incident: "interviewed", Assessment: "on", Referral: "number",
    ConsentToRelease: "given", FollowUp: "at",
}  # fmt: skip
"""The field each list is ordered by, newest first; the plan by when a line was first written."""


def _all(work: Work, kind: type[R], case: UUID) -> tuple[R, ...]:
    table = kind.__table__.c
    order = [table[_WHEN[kind]].desc()] if kind in _WHEN else []
    return tuple(work.find(kind, table.case_id == case, order=[*order, _newest_row(kind)]))


def _newest_row(kind: type[Record]) -> sa.ColumnElement[int]:
    """Rows are numbered as they are first written."""
    return sa.column("rowid", sa.Integer, _selectable=kind.__table__).desc()


def _one(work: Work, kind: type[R], case: UUID) -> R | None:
    return next(iter(work.find(kind, kind.__table__.c.case_id == case)), None)
