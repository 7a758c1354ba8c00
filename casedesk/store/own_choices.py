"""What a person chose for their own safety on this computer: the choice lies there, that it was made in the journal."""

from __future__ import annotations

from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb


@verb(Permission.OWN_KEYS)
def choice_changed(work: Work, *, name: str, value: str) -> None:
    """Records that locking or hiding goes by another choice from now on."""
    work.journal("settings", None, policy=name, value=value)
