"""A whole file in memory for the pure rules: empty but for what a test puts in. All of it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from casedesk.cases.case_file import CaseFile, file_of
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Provider
from casedesk.store.records import NOBODY, Record
from casedesk.text.dates import local
from tests.factories import DAY, NOON

CASE = UUID(int=42)
NOW = local(NOON)
A_DAY = timedelta(days=1)


def case(**other: Any) -> Case:
    """An open case of today."""
    given = {"id": CASE, "number": "PP-0042", "kind": CaseKind.SURVIVOR, "worker": NOBODY, "opened": DAY}
    return Case(**{**given, **other})


def file(of: Case | None = None, *, providers: Sequence[Provider] = (), **held: Record | Sequence[Record]) -> CaseFile:
    """A file that holds what is given and nothing else."""
    given = [[some] if isinstance(some, Record) else some for some in held.values()]
    return file_of(of or case(), chain.from_iterable(given), providers)
