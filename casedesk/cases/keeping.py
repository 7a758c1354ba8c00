"""What several verbs do inside: keep an entry and note it. They are called behind a verb, which asked who may."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.identity import Identity
from casedesk.store.prepared import Prepared
from casedesk.store.records import Record, id_of
from casedesk.store.work import Work
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

E = TypeVar("E", bound=Record)


class FileClosed(Mendable):
    """Somebody wants to write into a file that is closed, transferred or a duplicate."""

    sentence = N_("This file is closed, so nothing was added or changed. Open it again first, then go on.")


def demand_open(work: Work, case_id: UUID) -> None:
    """Raises FileClosed unless the case is worked on."""
    for row in work.rows(_STATUS, case=case_id):
        if row.status is not CaseStatus.OPEN:
            raise FileClosed


def opened_on(work: Work, case_id: UUID) -> date:
    """The day a case was opened, asked without reading the whole case."""
    day: date = work.rows(_OPENED, case=case_id)[0].opened
    return day


def keep(work: Work, entry: E) -> E:
    """Saves an entry and notes in the journal which fields changed – their names, never their values.

    Raises FileClosed.
    """
    demand_open(work, entry.owner)
    return keep_ended(work, entry)


def keep_ended(work: Work, entry: E) -> E:
    """The same in a closed file too: for what is only ended by it, as a consent she takes back."""
    before = work.get(type(entry), entry.id) if entry.version else None
    names = [n for n in entry.__fields__ if before is None or getattr(before, n) != getattr(entry, n)]
    saved = work.save(entry)
    action = "change" if before else "create"
    work.journal(action, entry.owner, part=entry.__table__.name, fields=" ".join(names) if before else "")
    return saved


def identity_of(work: Work, case_id: UUID) -> Identity | None:
    """The identity in a file, if it was recorded. Raises NotGranted without the key."""
    return next(iter(work.read(Identity, _OF_CASE, case=case_id)), None)


def consents_of(work: Work, case_id: UUID) -> list[ConsentToServe]:
    """Every consent to be served in a file, in no order. Raises NotGranted without the key."""
    return work.read(ConsentToServe, _CONSENTS, case=case_id)


_CONSENTS = Prepared(sa.select(ConsentToServe.__table__).where(ConsentToServe.case_id == sa.bindparam("case")))
_OF_CASE = Prepared(sa.select(Identity.__table__).where(Identity.case_id == sa.bindparam("case")))
_OPENED = Prepared(sa.select(Case.opened).where(id_of(Case) == sa.bindparam("case")))
_STATUS = Prepared(sa.select(Case.status).where(id_of(Case) == sa.bindparam("case")))
