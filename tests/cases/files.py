"""A whole file in memory for the pure rules: empty but for what a test puts in. All of it is invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.store.records import NOBODY
from casedesk.text.dates import local
from tests.factories import DAY, NOON

CASE = UUID(int=42)
NOW = local(NOON)
A_DAY = timedelta(days=1)

_EMPTY = (
    "consents", "safety_checks", "incidents", "assessments", "plan", "referrals", "releases", "follow_ups", "providers",
)  # fmt: skip


def case(**other: Any) -> Case:
    """An open case of today."""
    given = {"id": CASE, "number": "PP-0042", "kind": CaseKind.SURVIVOR, "worker": NOBODY, "opened": DAY}
    return Case(**{**given, **other})


def file(of: Case | None = None, **held: Any) -> CaseFile:
    """A file that holds what is given and nothing else."""
    ones = dict.fromkeys(("contact", "safe_contact", "identity"))
    return CaseFile(case=of or case(), **{**ones, **dict.fromkeys(_EMPTY, ()), **held})
