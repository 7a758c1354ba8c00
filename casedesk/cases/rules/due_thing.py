"""One thing to be done on a case, whatever part of the file it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.case import Part


@dataclass(frozen=True, slots=True)
class DueThing:
    """One thing to be done: the day, the hour if one was agreed, what, and where in the file."""

    on: date
    at: datetime | None
    words: str
    part: Part
    row: UUID | None = None
