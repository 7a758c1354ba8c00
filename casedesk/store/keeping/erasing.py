"""A file erased: its rows, their earlier versions, keys, attachments, what was typed. No key is needed to forget.

WHOLE leaves nothing but the journal's entries and the line of the ledger. NARRATIVE leaves the coded columns for the
statistics: every sealed part becomes empty and every key of the file is deleted, so that nobody opens it any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from casedesk.store import granting
from casedesk.store.access import Access
from casedesk.store.exchange_tables import packages
from casedesk.store.office_tables import compared, holds, notices
from casedesk.store.renewing import sealed_tables
from casedesk.store.tables import bundles, drafts, grants, pieces, revisions
from casedesk.store.write_ahead import checkpoint
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Scope(Codes):
    """How much of a file goes."""

    WHOLE = "whole", N_("The whole file"), N_("Nothing stays but the line in the ledger and in the journal.")
    NARRATIVE = (
        "narrative",
        N_("Names and words"),
        N_("Coded facts stay for the statistics. Nobody can open the file any more."),
    )


def remove(db: sa.Connection, file: UUID, scope: Scope) -> bool:
    """Removes a file from the vault inside the caller's transaction; says whether anything of it was there.

    Rows may go in any order: what points at what is checked at the commit. The key bundles of everybody go too, since
    each may hold the file's key; they are made anew from the grants. Services and people stay: others share them.
    """
    db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    gone = 0
    for table, owner in sealed_tables(db):
        of_file = table.c[owner] == file
        if scope is Scope.WHOLE or table is holds:
            gone += db.execute(sa.delete(table).where(of_file)).rowcount
        else:
            empty = sa.update(table).where(of_file, sa.func.length(table.c.sealed) > 0)
            gone += db.execute(empty.values(sealed=b"")).rowcount
    for table in (revisions, drafts, grants, notices, pieces):
        gone += db.execute(sa.delete(table).where(table.c.file == file)).rowcount
    db.execute(sa.update(packages).where(packages.c.file == file).values(file=None))
    pairs = (compared.c.one == file) | (compared.c.other == file)
    if scope is Scope.NARRATIVE:
        pairs &= compared.c.same.is_(False)  # the rest of a duplicate goes with the rest of the file
    db.execute(sa.delete(compared).where(pairs))
    if gone:
        db.execute(sa.delete(bundles))
    return gone > 0


def duplicates_of(db: sa.Connection, file: UUID) -> list[UUID]:
    """The files that were merged into one: a backup from before that still has what was in them."""
    c = compared.c
    return list(db.scalars(sa.select(c.one).where(c.other == file, c.same.is_(True)).order_by(c.at)))


def let_go(access: Access, files: Sequence[UUID]) -> None:
    """After the commit: forgets the files' keys, keeps one's own bundle anew, and empties the write-ahead log, in which
    the pages lay as they were.

    Cut off before its end it does no harm: unlocking drops keys that no grant gives, and locking empties the log.
    """
    ring = access.ring
    ring.let_go(files)
    with access.engine.begin() as db:
        granting.keep_bundle(db, ring, access.vault.id, access.me)
    checkpoint(access.engine)
