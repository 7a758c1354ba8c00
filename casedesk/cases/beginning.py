"""A file begins: its code, its own key, and whom that is given to. Called behind a verb, which asked who may."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.store.work import Work

FAMILY_PREFIX = "FS"


def begun(work: Work, kind: CaseKind, opened: date, worker: UUID | None = None) -> Case:
    """A new case with the next code of its kind; it is the person's own, or that of another worker."""
    prefix = work.access.vault.prefix if kind is CaseKind.SURVIVOR else FAMILY_PREFIX
    number = f"{prefix}-{work.next_number('case ' + prefix):04d}"
    file = work.new_file(worker)
    case = work.save(Case(id=file, number=number, kind=kind, worker=worker or work.person, opened=opened))
    work.journal("register", file)
    return case
