"""Lift a flag that stands over a file, or put it back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.keeping import keep
from casedesk.cases.records.review import Flag
from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb
from casedesk.text.dates import local


@verb(Permission.WRITE_CASES)
def lift_flag(work: Work, *, flag: UUID) -> Flag:
    """What it warns of is over. Raises FileClosed, NotGranted."""
    found = work.get(Flag, flag)
    return found if found.lifted else _kept(work, replace(found, lifted=local(work.now()).date()))


@verb(Permission.WRITE_CASES)
def raise_flag(work: Work, *, flag: UUID) -> Flag:
    """It was not over: the flag stands as before. Raises FileClosed, NotGranted."""
    return _kept(work, replace(work.get(Flag, flag), lifted=None))


def _kept(work: Work, flag: Flag) -> Flag:
    saved = keep(work, flag)
    advance(work, flag.case_id)
    return saved
