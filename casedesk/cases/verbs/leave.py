"""Papers of no file that is open, as a certificate of erasure, are written in the journal before they leave."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.letting_out import for_somebody
from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb


@verb(Permission.PRINT)
def note_print(work: Work, *, case: UUID, paper: str, parts: str, for_whom: str, reason: str = "") -> None:
    """Records a print before the first page leaves: which paper, which parts, for whom and why."""
    for_somebody(for_whom)
    work.journal("print", case, words=f"{for_whom}\n{reason}", paper=paper, parts=parts)


@verb(Permission.EXPORT)
def note_export(work: Work, *, case: UUID, paper: str, parts: str, for_whom: str, reason: str = "") -> None:
    """Records a saved file before it exists: which paper, which parts, for whom and why."""
    for_somebody(for_whom)
    work.journal("export", case, words=f"{for_whom}\n{reason}", paper=paper, parts=parts)
