"""What follows when the journal does not match: an alarm, reading only, and a supervisor who acknowledges it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

import sqlalchemy as sa

from casedesk.security.chain import Break, unlike
from casedesk.security.errors import DiskFull, FolderReadOnly
from casedesk.security.header import Header
from casedesk.security.journal import Anchor
from casedesk.security.roles import Permission, require
from casedesk.store import chain_check, journal, own
from casedesk.store.access import Access
from casedesk.store.chain_check import ACKNOWLEDGE, Looked, Mark
from casedesk.store.journal import Note
from casedesk.store.key_file import rewrite_keys
from casedesk.store.trouble import Busy

ALARM = "integrity alarm"
MARK = "journal mark"


def look_over(access: Access, anchors: Iterable[Anchor]) -> Looked:
    """Walks the chain at opening; from now on the vault is for reading only if something in it is not as it was."""
    with access.reading() as db:
        raw = own.recalled(db, access, MARK)
        found = chain_check.look(db, access.trust, anchors, Mark.load(raw) if raw else None)
    access.mismatch = found.open
    return found


def go_over_signatures(access: Access, looked: Looked, stopped: Callable[[], bool]) -> None:
    """Verifies who signed what one's own program has not verified yet, and remembers how far it came.

    Goes on beside the work: the chain of hashes was whole, so what is verified here cannot change meanwhile.
    """
    upto = looked.head.seq
    with access.reading() as db:
        last, forged = chain_check.signatures(db, access.trust, after=looked.verified, upto=upto, stopped=stopped)
        left = chain_check.unacknowledged(forged, chain_check.settled(db, access.trust)) if forged else ()
    if left:
        access.mismatch = (*access.mismatch, *left)
        with access.engine.begin() as db:
            append(db, access, [alarm(left)])
    elif last is not None and not access.mismatch:
        mark = Mark(last.seq, last.hash, looked.acknowledged)
        with contextlib.suppress(DiskFull, FolderReadOnly, Busy), access.engine.begin() as db:
            own.remember(db, access, MARK, mark.dump())


def alarm(breaks: Collection[Break]) -> Note:
    """The entry that tells where the journal did not match when the vault was opened."""
    return Note(ALARM, None, (("breaks", chain_check.named(list(breaks))),))


def acknowledge(access: Access, *, reason: str) -> None:
    """A supervisor has seen the breaks and goes on; they stay in sight for ever.

    First the signed entry that names each break, with the reason sealed to the supervisors; then the key file without
    the anchors that the journal will never meet again. A crash between leaves such an anchor, which is acknowledged.
    Raises NotInRole, DiskFull, FolderReadOnly.
    """
    require(access.person.roles, Permission.ACKNOWLEDGE)
    access.wait_until_sound()
    seen = access.mismatch
    if not seen:
        return
    with access.engine.begin() as db:
        append(db, access, [Note(ACKNOWLEDGE, None, (("breaks", chain_check.named(seen)),), reason)])
        last = journal.head(db)
    access.mismatch = tuple(one for one in access.mismatch if one not in seen)
    gone = {one.fingerprint for one in seen}

    def change(header: Header) -> Header:
        kept = replace(header, anchors=tuple(a for a in header.anchors if unlike(a, "").fingerprint not in gone))
        return kept if last is None else kept.anchored(Anchor(last.seq, last.hash, access.clock()))

    rewrite_keys(access, change)


def append(db: sa.Connection, access: Access, notes: Iterable[Note]) -> None:
    """Adds entries of the person who is logged in, in the caller's transaction."""
    journal.append(db, notes, access.me, access.clock(), access.team_sealing(), access.vault.id)
