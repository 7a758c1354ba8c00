"""What is approved, and who wrote it. Called behind a verb or a query, which asked who may."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.rules.approving import SUBJECTS, of_subject, values_of
from casedesk.store.records import Record
from casedesk.store.work import Work


def subject_of(work: Work, case: UUID, what: ApprovalOf) -> tuple[Record, ...]:
    """What is approved, as it stands in the vault. Raises NotGranted."""
    kind = SUBJECTS[what].kind
    table = kind.__table__.c
    written = sa.column("rowid", sa.Integer, _selectable=kind.__table__)
    order = [table["on"].desc(), written.desc()] if "on" in table else [written]
    return of_subject(what, work.find(kind, table.case_id == case, order=order))


def wrote(work: Work, what: ApprovalOf, entries: Sequence[Record]) -> set[UUID]:
    """Who gave each of the entries the answers it has now; who only told how far a goal is did not write it."""
    return {_author(what, work.history(entry)) for entry in entries}


def _author(what: ApprovalOf, versions: Sequence[Record]) -> UUID:
    """Of the versions, newest first: who saved the first of the last ones that say the same."""
    now, author = values_of(what, versions[0]), versions[0].written_by
    for version in versions:
        if values_of(what, version) != now:
            break
        author = version.written_by
    return author
