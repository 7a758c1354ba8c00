"""Anchors: the journal's head written down outside the database, so that a cut tail or an old file put back is seen.

Set after every opening, at locking, every quarter of an hour, and after whatever leaves the building: prints,
exports, backups; after erasing too.
"""

from __future__ import annotations

from casedesk.security.journal import Anchor, Head
from casedesk.store import journal
from casedesk.store.access import Access, Standing
from casedesk.store.key_file import rewrite_keys
from casedesk.text.trouble import Mendable


def anchor(access: Access) -> bool:
    """Writes the head of the journal into the key file; whether it is there now.

    A full or read-only disk costs the anchor and nothing else: the next one makes up for it. Nothing is anchored while
    the journal does not match: the anchors that tell so must stay.
    """
    if access.standing is not Standing.CERTIFIED or access.mismatch or not access.database_key:
        return False
    try:
        with access.reading() as db:
            last = journal.head(db)
        if last is not None and last.seq != access.anchored:
            _write(access, last)
    except Mendable:
        return False
    return True


def _write(access: Access, last: Head) -> None:
    made = Anchor(last.seq, last.hash, access.clock())
    rewrite_keys(access, lambda header: header.anchored(made))
    access.anchored = last.seq
