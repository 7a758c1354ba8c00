"""Looks a vault over without changing it: key file, pages, journal. Each finding is one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from casedesk.security import keyfile, slots
from casedesk.security.errors import WrongPassphrase
from casedesk.security.journal import Anchor
from casedesk.security.slots import open_slot
from casedesk.store import chain_check, database, schema, trust
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.settling import key_that_holds
from casedesk.store.vault import facts_of, hold
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable

WHOLE = N_("{file} is whole.")
UNREADABLE = N_("{file} is missing, damaged, or not one that this CaseDesk can read.")
PAGES = N_("Every page of the database is genuine and whole.")
TORN = N_("Pages of the database are damaged. Nothing was changed. Restore the newest backup.")
JOURNAL = N_("The journal is complete: {count} entries, each signed by the person it names.")
SETTLED = N_("A supervisor has acknowledged {count} places where it did not match. They stay to be seen.")
MOST = 20
"""Places told one by one: who wrote the whole journal anew makes thousands."""
BROKEN = N_("The journal does not match at entry {number}: {problem}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, in a marked sentence, and whether it is as it should be."""

    good: bool
    sentence: str
    values: dict[str, Any] = field(default_factory=dict)

    def said(self) -> str:
        """The sentence in the language spoken here."""
        return _(self.sentence, **{name: _(v) if isinstance(v, str) else v for name, v in self.values.items()})


def verify(folder: Path, short_name: str, passphrase: str) -> list[Finding]:
    """Everything that can be checked by one person with the database key; stops where nothing more can be opened.

    Raises WrongPassphrase, AlreadyOpen, VaultMissing.
    """
    held = hold(folder)
    try:
        findings = [_generation(name, seen) for name, seen in keyfile.generations(folder).items()]
        try:
            found = keyfile.read(folder)
            opened = key_that_holds(folder, found, open_slot(found.header, short_name, passphrase))
            findings += _database(folder, found, opened)
        except WrongPassphrase:
            raise
        except Mendable as trouble:
            findings.append(_told(trouble))
        return findings
    finally:
        held.release()


def _told(trouble: Mendable) -> Finding:
    return Finding(False, trouble.sentence, trouble.values)


def _generation(name: str, seen: keyfile.Header | Mendable) -> Finding:
    whole = not isinstance(seen, Mendable)
    return Finding(whole, WHOLE if whole else UNREADABLE, {"file": name})


def _database(folder: Path, found: keyfile.Found, opened: slots.Opened) -> list[Finding]:
    key = raw_key(opened.database_key, found.header.cipher_salt)
    path = folder / DATABASE
    if not database.sound(path, key):
        return [Finding(False, TORN)]
    made = database.engine(path, key)
    try:
        with made.connect().execution_options(reading=True) as db:
            schema.version(db)
            vault = facts_of(db, found)
            known = trust.load(db, vault.id, opened.root)
            told = _journal(db, known, found.header.anchors)
    finally:
        made.dispose()
    return [Finding(True, PAGES), *told]


def _journal(db: sa.Connection, known: trust.Trust, anchors: Sequence[Anchor]) -> list[Finding]:
    looked = chain_check.look(db, known, anchors)
    _last, forged = chain_check.signatures(db, known, after=0, upto=looked.head.seq)
    all = (*looked.breaks, *forged)
    left = chain_check.unacknowledged(all, chain_check.settled(db, known))
    seen = [Finding(True, SETTLED, {"count": len(all) - len(left)})] if len(all) > len(left) else []
    if left:
        return [*(Finding(False, BROKEN, {"number": one.seq, "problem": one.problem}) for one in left[:MOST]), *seen]
    return [Finding(True, JOURNAL, {"count": looked.count}), *seen]
