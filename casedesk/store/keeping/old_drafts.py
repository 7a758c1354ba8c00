"""Forms nobody finished go after the days the centre keeps them: also those of people who left and never come back."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from casedesk.security.roles import Permission
from casedesk.store.access import Access
from casedesk.store.keeping.policies import DRAFT_DAYS, decided
from casedesk.store.tables import drafts
from casedesk.store.work import Work, query, verb


@query(Permission.KEEP_DRAFTS)
def old_drafts(work: Work) -> int:
    """How many forms lie unfinished for longer than the centre keeps them."""
    return int(work.db.scalar(sa.select(sa.func.count()).select_from(drafts).where(_old(work))) or 0)


@verb(Permission.KEEP_DRAFTS)
def discard_old_drafts(work: Work) -> int:
    """Removes them; how many went. Nobody opened any of them."""
    gone = work.db.execute(sa.delete(drafts).where(_old(work))).rowcount
    if gone:
        work.journal("discard drafts", None, count=str(gone))
    return gone


def waiting(access: Access) -> int:
    """The same count, asked beside the work."""
    with Work(access, reading=True) as work:
        return old_drafts(work)


def discard(access: Access, _progress: object, _stopped: object) -> None:
    """Removes them, beside the work."""
    with Work(access) as work:
        discard_old_drafts(work)
        work.commit()


def _old(work: Work) -> sa.ColumnElement[bool]:
    return drafts.c.at < work.now() - timedelta(days=decided(work.db, DRAFT_DAYS))
