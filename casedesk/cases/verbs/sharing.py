"""Share a file with a colleague, and take it back. What somebody has read, they have read: it ends what comes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from casedesk.cases.readers import ReadsAlready, case_worker, holding, later, reads_by_team, reason, until_of
from casedesk.cases.records.case import Case
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Permission, may
from casedesk.store import granting
from casedesk.store.renewing import renew
from casedesk.store.staff.noticing import notify
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class NotYours(Mendable):
    """Somebody with whom a file is shared wants to share it further."""

    sentence = N_("Only its worker or a supervisor shares this file. Nothing was changed. Ask one of them.")


class GivenByAnother(Mendable):
    """A worker wants to end a share that a colleague signed."""

    sentence = N_("Somebody else gave this. Nothing was changed. Ask a supervisor to take it back.")


class StaysWithWorker(Mendable):
    """The worker of a file, or the team, cannot be taken out of it."""

    sentence = N_(
        "The worker of a file and the supervisors always open it. Nothing was changed. "
        "A supervisor can give the file to another worker."
    )


@verb(Permission.SHARE_CASES)
def share(work: Work, *, case: UUID, to: UUID, why: str, until: date | None = None) -> None:
    """Gives a colleague the file's key, until a day (included) or for as long as it stays open; extends a share.

    Raises NotGranted, NotYours, NotForCaseWork, ReadsAlready, and InField for `why` and `until`.
    """
    held = _held_by_worker(work, case)
    if to == work.person:
        raise ReadsAlready
    case_worker(work, to)
    said, end = reason(why), until_of(until, local(work.now()).date())
    before = held.get(to)
    if reads_by_team(work, to, held) or (before is not None and before.kind == GrantKind.OWN.value):
        raise ReadsAlready
    if before is not None and before.kind != GrantKind.BREAK_GLASS.value:
        end = later(before.until, end)
    work.grant(case, to=to, kind=GrantKind.SHARE, until=end, why=said)
    codes = {"to": str(to)} | ({"until": end.isoformat()} if end else {})
    work.journal("share", case, words=said, **codes)
    notify(work, person=to, action="share", file=case)
    work.touched.add(("grants", case))


@verb(Permission.SHARE_CASES)
def take_back(work: Work, *, case: UUID, person: UUID) -> None:
    """Ends somebody's access at once.

    A supervisor gives the file a new key, and all of it is sealed anew. A worker ends the share they signed; the new
    key is made when a supervisor is here next (`store/ended.py`).
    Raises NotGranted, StaysWithWorker, GivenByAnother, and Mendable when they do not have it any more.
    """
    held = _held_by_worker(work, case)
    row = held.get(person)
    if person in work.access.trust.teams or (row is not None and row.kind == GrantKind.OWN.value):
        raise StaysWithWorker
    if row is None:
        raise Mendable(N_("This person cannot open the file any more. Nothing was changed."))
    if may(work.access.person.roles, Permission.RENEW_KEYS):
        renew(work, [case], without=[person])
    elif row.giver == work.person:
        key = work.access.ring.key(case, row.key_version)
        work.grant(case, to=person, kind=GrantKind(row.kind), until=work.now(), why=granting.reason(key, row))
    else:
        raise GivenByAnother
    work.journal("take back", case, to=str(person))
    notify(work, person=person, action="take back", file=case)
    work.touched.add(("grants", case))


def _held_by_worker(work: Work, case: UUID) -> dict[UUID, Any]:
    """The live grants of a file that is this person's to share. Raises NotGranted, NotYours."""
    found = work.get(Case, case)
    held = dict(holding(work, case))
    mine = found.worker == work.person or reads_by_team(work, work.person, held)
    if not mine:
        raise NotYours
    return held
