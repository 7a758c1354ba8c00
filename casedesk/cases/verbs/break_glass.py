"""Open a case of another team, for a day, when somebody is in danger and nobody of that team can be asked."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.readers import ReadsAlready, reason
from casedesk.cases.records.case import Case
from casedesk.security.errors import NotGranted
from casedesk.security.roles import Permission, Role
from casedesk.store.emergency import open_in_emergency
from casedesk.store.fields import InField
from casedesk.store.records import id_of
from casedesk.store.staff.noticing import notify
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

ACTION = "break glass"


class OutOfReach(Mendable):
    """The team of a case never entrusted its keys."""

    sentence = N_(
        "The emergency key of that team is not here. Nothing was opened. "
        "Ask a supervisor of that team to share the file."
    )


@verb(Permission.BREAK_GLASS)
def break_glass(work: Work, *, code: str, why: str) -> UUID:
    """Opens the case with a code for oneself, for 24 hours, and returns its id.

    The reason lies in the journal and under the file's key; the worker and every other supervisor are told. Raises
    InField (“code”, “why”), ReadsAlready for a case one opens anyway, OutOfReach.
    """
    said = reason(why)
    case, worker = _found(work, code)
    if work.access.ring.holds(case):
        raise ReadsAlready(N_("You can open this file already, without an emergency. Nothing was changed."))
    try:
        open_in_emergency(work, file=case, why=said)
    except NotGranted:
        raise OutOfReach from None
    work.journal(ACTION, case, words=said)
    told = {p for p, certificate in work.access.trust.people.items() if Role.SUPERVISOR in certificate.roles}
    for person in sorted(told | {worker}, key=str):
        notify(work, person=person, action=ACTION, file=case)
    work.touched.add(("grants", case))
    return case


def _found(work: Work, code: str) -> tuple[UUID, UUID]:
    wanted = code.strip().upper()
    number = Case.__table__.c.number
    rows = work.rows(sa.select(id_of(Case), Case.__table__.c.worker).where(number == wanted))
    if not rows:
        raise InField("code", N_("No case has this code. Look at it once more."))
    return rows[0].id, rows[0].worker
