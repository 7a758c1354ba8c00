"""Grants whose time is over: their files get new keys, so that a copy of the old key opens nothing written later."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from casedesk.security.roles import Permission
from casedesk.store import granting
from casedesk.store.access import Access
from casedesk.store.renewing import renew
from casedesk.store.tables import grants
from casedesk.store.underway import Progress, Stopped
from casedesk.store.work import Work, query, verb

TOGETHER = 20
"""Files renewed in one transaction: a crash loses no more than these, and locking waits for no more."""


@query(Permission.RENEW_KEYS)
def ended_shares(work: Work) -> list[UUID]:
    """The files one holds in which somebody's time is over, or in which somebody changed when it is.

    A grant whose time is over opens nothing by itself; its holder may have kept the key.
    """
    a, g = work.access, grants.c
    files: dict[UUID, None] = {}
    for row in work.rows(sa.select(grants).where(g.until.is_not(None)).order_by(g.until, g.file)):
        over = row.until <= work.now() or not granting.signed_by_giver(row, a.vault.id, a.trust)
        if over and a.ring.holds(row.file):
            files[row.file] = None
    return list(files)


def let_go(access: Access) -> frozenset[UUID]:
    """Forgets the keys that were one's own for a time which is over by now; tells of which files.

    A vault may stay open past the end of a share: from then on its file is refused like any other.
    """
    ring = access.ring
    with Work(access, reading=True) as work:
        g, mine = grants.c, list(access.identities)
        over = sa.select(g.file).where(g.until.is_not(None), g.until <= work.now(), g.recipient.in_(mine)).distinct()
        suspects = [row.file for row in work.rows(over) if ring.holds(row.file)]
        live = g.until.is_(None) | (g.until > work.now())
        still = {
            row.file for row in work.rows(sa.select(g.file).where(g.file.in_(suspects), g.recipient.in_(mine), live))
        }
    gone = frozenset(suspects) - still
    if gone:
        ring.let_go(gone)
    return gone


@verb(Permission.RENEW_KEYS)
def renew_ended(work: Work, *, files: list[UUID]) -> None:
    """New keys for these files; who still has time keeps reading them."""
    renew(work, files)
    for file in files:
        work.journal("renew keys", file)


def waiting(access: Access) -> int:
    """How many files wait for new keys because a share ended."""
    with Work(access, reading=True) as work:
        return len(ended_shares(work))


def renew_all_ended(access: Access, progress: Progress, stopped: Stopped) -> None:
    """Renews them a few at a time; what is not done yet when `stopped()` or the power fails waits for the next time.

    Raises NotInRole, DiskFull, Busy.
    """
    with Work(access, reading=True) as work:
        files = ended_shares(work)
    for begin in range(0, len(files), TOGETHER):
        if stopped():
            return
        progress(begin, len(files))
        with Work(access) as work:
            renew_ended(work, files=files[begin : begin + TOGETHER])
            work.commit()
