"""Paper and files that leave the window are written in the journal first."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.consent_ends import refuse_taken_back
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_


@verb(Permission.PRINT)
def note_print(
    work: Work, *, case: UUID, paper: str, parts: str, for_whom: str, reason: str = "", hers: bool = False
) -> None:
    """Records a print before the first page leaves: which paper, which parts, for whom and why.

    What is `hers` is given to herself alone, whatever she agreed to. Raises TakenBack for anything else.
    """
    for_somebody(for_whom)
    if not hers:
        refuse_taken_back(work, case)
    work.journal("print", case, words=f"{for_whom}\n{reason}", paper=paper, parts=parts)


@verb(Permission.EXPORT)
def note_export(
    work: Work, *, case: UUID, paper: str, parts: str, for_whom: str, reason: str = "", hers: bool = False
) -> None:
    """Records a saved file before it exists: which paper, which parts, for whom and why.

    What is `hers` is given to herself alone, whatever she agreed to. Raises TakenBack for anything else.
    """
    for_somebody(for_whom)
    if not hers:
        refuse_taken_back(work, case)
    work.journal("export", case, words=f"{for_whom}\n{reason}", paper=paper, parts=parts)


def for_somebody(for_whom: str) -> None:
    """Raises InField when nobody is named whom the paper is for."""
    if not for_whom.strip():
        raise InField("for_whom", N_("For whom is missing. Nothing has left. Say who the paper is for."))
