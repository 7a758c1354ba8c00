"""What of the journal leaves the window is in the journal first."""

from __future__ import annotations

from datetime import date

from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb


@verb(Permission.EXPORT_JOURNAL)
def note_journal_export(work: Work, *, entries: int, for_whom: str) -> None:
    """Records that so many entries are saved as a file, for whom, before the file exists."""
    work.journal("export journal", None, words=for_whom, entries=str(entries))


@verb(Permission.EXPORT_JOURNAL)
def note_receipt(work: Work, *, week: date) -> None:
    """Records that the receipt of a week is printed or saved, before it is."""
    work.journal("print receipt", None, week=week.isoformat())
