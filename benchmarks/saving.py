"""Saving one form, beside a raw insert of as many bytes, synced as well."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from benchmarks.raw import fresh
from benchmarks.report import Measure
from benchmarks.timing import side_by_side
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.work import Mode
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.play import story
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.dates import local

TIMES = 3.0
NOTE = "It goes on as before, and the plan is kept. " * 5


def measure(access: Access, place: Path, *, runs: int) -> Measure:
    """A follow-up through the verb – checked, sealed, journalled, the case brought up to date – and its floor."""
    case = _case(access)
    raw_row = (os.urandom(16), case.bytes, os.urandom(600))

    def save() -> None:
        with Work(access) as work:
            visit = FollowUp(case_id=case, at=datetime.now().astimezone(), mode=Mode.PHONE, progress=NOTE)
            record(work, entry=visit)
            work.commit()

    with fresh(place / "raw.db") as raw:
        raw.execute("CREATE TABLE measured (id BLOB PRIMARY KEY, owner BLOB, sealed BLOB) WITHOUT ROWID")

        def insert() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO measured VALUES (?, ?, ?)", (os.urandom(16), *raw_row[1:]))
            raw.execute("COMMIT")

        floor, mine = side_by_side(insert, save, times=runs)
    return Measure(
        "save one form (sealed, journalled, synced)", mine.median, TIMES * floor.median, "3×", floor.median,
        "raw SQLCipher insert, synced", runs=runs,
    )  # fmt: skip


def _case(access: Access) -> UUID:
    with Work(access) as work:
        now = local(work.now())
        contact, safe = story.first_contact(now), story.safe_contact(now)
        case = register(work, kind=CaseKind.SURVIVOR, contact=contact, safe=safe)
        work.commit()
    return case.id
