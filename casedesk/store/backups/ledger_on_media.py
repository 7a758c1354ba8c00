"""The erasure ledger beside the backups: written at once to every medium there, so that a restore far away knows."""

from __future__ import annotations

import contextlib
from pathlib import Path

import sqlalchemy as sa

from casedesk.security.durable import write_whole
from casedesk.store.access import Access
from casedesk.store.backups.backing import ledger_name
from casedesk.store.backups.safety_copies import COPIES
from casedesk.store.keeping import erasure_ledger
from casedesk.store.office_tables import backups
from casedesk.text.trouble import Mendable


def tell_media(access: Access) -> int:
    """Writes the ledger beside every backup that can be reached now; on how many media.

    One that is not plugged in, or cannot be written, gets it with its next backup.
    """
    with access.reading() as db:
        erased = erasure_ledger.ledger(db)
        known = db.execute(sa.select(backups.c.place).where(backups.c.gone.is_(None)).distinct())
        places = [Path(row.place) for row in known]
    dumped, told = erasure_ledger.dump(erased, access.vault.id, access.me), 0
    for place in [access.folder / COPIES, *places]:
        with contextlib.suppress(Mendable, OSError):
            if place.is_absolute() and place.is_dir():
                write_whole(place / ledger_name(access.vault.id), dumped)
                told += 1
    return told
