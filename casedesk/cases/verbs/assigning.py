"""Give files to another worker. The new one is given the keys as their own; the old one loses them, by new keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from casedesk.cases.readers import ReadsAlready, case_worker, demand_theirs, reason, team_left, until_of
from casedesk.cases.records.case import Case
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Permission
from casedesk.store.renewing import renew
from casedesk.store.staff.noticing import notify
from casedesk.store.work import Work, verb
from casedesk.text.dates import local


@verb(Permission.ASSIGN_CASES)
def reassign(work: Work, *, cases: Sequence[UUID], to: UUID, why: str, keeps_until: date | None = None) -> None:
    """Makes somebody the worker of these files. The worker before keeps reading until a day, or stops at once.

    Supervisors of another team than before read a file when its new worker is in theirs; those of the old team stop.
    Raises NotGranted, OfAnotherTeam for a file that was only lent, NotForCaseWork, ReadsAlready when one file is theirs
    already, and InField for `why` and `keeps_until`; then none of them is given.
    """
    case_worker(work, to)
    said, end = reason(why), until_of(keeps_until, local(work.now()).date())
    for case in cases:
        _reassign(work, case, to, said, end)


def _reassign(work: Work, case: UUID, to: UUID, why: str, end: datetime | None) -> None:
    found = work.get(Case, case)
    demand_theirs(work, case)
    before = found.worker
    if before == to:
        raise ReadsAlready
    work.grant(case, to=to, kind=GrantKind.OWN, why=why)
    leaving = team_left(work, case, to)
    if end is not None and before in work.access.trust.people:
        work.grant(case, to=before, kind=GrantKind.SHARE, until=end, why=why)
    else:
        leaving.add(before)
    work.save(replace(found, worker=to))
    renew(work, [case], without=leaving)
    codes = {"to": str(to), "from": str(before)} | ({"until": end.isoformat()} if end else {})
    work.journal("reassign", case, words=why, **codes)
    notify(work, person=to, action="reassign", file=case)
    notify(work, person=before, action="give away", file=case)
