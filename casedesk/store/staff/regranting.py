"""Somebody has new keys: they are certified anew, and given again what they held – no more than that.

Whoever can write into the database could enter a grant or a membership that nobody gave, so that it is given again as a
real one. So only what leads back to a supervisor counts as held, or to whoever the journal says began the file: its
chain is what an insider cannot write anew unseen.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.certificates import Certificate, certify
from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.grants import committed
from casedesk.security.identity import PublicKeys
from casedesk.security.roles import VOUCHING, Permission
from casedesk.store import granting, people
from casedesk.store.office_tables import own
from casedesk.store.prepared import Prepared
from casedesk.store.tables import bundles, drafts, grants, journal, members
from casedesk.store.trust import Trust
from casedesk.store.work import Work

Rows = Sequence[sa.Row[tuple[Any, ...]]]


def certify_anew(work: Work, *, person: UUID, public: PublicKeys) -> Certificate:
    """Certifies a person's new keys for what they are certified for now; the old ones hold no longer.

    They are taken into their teams again, as far as one holds the teams' keys. What only the old keys opened – drafts,
    remembered choices – is gone. Raises NotInRole, and Damaged for somebody nobody vouches for.
    """
    work.demand(Permission.CERTIFY)
    a, db = work.access, work.db
    old = a.trust.people.get(person)
    if old is None:
        raise Damaged("certificate")
    at = a.trust.moment(work.now())
    new = certify(vault=a.vault.id, person=person, public=public, roles=old.roles, by=a.me, at=at, team=old.team)
    people.keep_certificate(db, new)
    people.end_certificate(db, a.vault.id, old.id, a.me, at)
    _take_in_again(work, person, public)
    for table in (drafts, bundles, own):
        db.execute(sa.delete(table).where(table.c.person == person))
    people.reload(a, db)
    return new


def _take_in_again(work: Work, person: UUID, public: PublicKeys) -> None:
    a, db = work.access, work.db
    held = [
        row.team
        for row in db.execute(sa.select(members).where(members.c.person == person))
        if row.team in a.teams and people.truly_in(a.trust, a.vault.id, row)
    ]
    db.execute(sa.delete(members).where(members.c.person == person))
    for team in held:
        people.take_in(db, a.vault.id, a.teams[team], person, public.sealing, a.me)


def regrant(work: Work, *, person: UUID) -> int:
    """Grants a person with new keys every file they held, on the same terms; returns how many keys that were.

    Grants whose time is over stay behind, and files whose key one does not hold oneself. Raises NotInRole.
    """
    work.demand(Permission.RENEW_KEYS)
    a, db, now = work.access, work.db, work.now()
    g, given = grants.c, 0
    live = g.until.is_(None) | (g.until > now)
    for file, version in db.execute(sa.select(g.file, g.key_version).where(g.recipient == person, live)).all():
        try:
            key = a.ring.key(file, version)
        except (NotGranted, Damaged):
            continue
        rows = list(db.execute(sa.select(grants).where(g.file == file, g.key_version == version)))
        (held,) = [row for row in rows if row.recipient == person]
        terms, commitment = granting.as_signed(held).terms, committed(key, a.vault.id, file, version)
        if terms is not None and person in truly_given(a.trust, a.vault.id, rows, commitment, began(db, file)):
            why = granting.reason(key, held)
            granting.pass_on(db, a.vault.id, a.me, a.trust, file, version, key, person, terms, why)
            given += 1
    return given


def began(db: sa.Connection, file: UUID) -> UUID | None:
    """Who made the file and its first key: the person of the first entry about it."""
    found: UUID | None = next((row.person for row in _BEGAN.rows(db, {"of": file})), None)
    return found


_FIRST = sa.select(sa.func.min(journal.c.seq)).where(journal.c.object == sa.bindparam("of")).scalar_subquery()
_BEGAN = Prepared(sa.select(journal.c.person).where(journal.c.seq == _FIRST))


def truly_given(trust: Trust, vault: UUID, rows: Rows, commitment: bytes, maker: UUID | None) -> Collection[UUID]:
    """Who was given this key, of all the grants of one version: by a supervisor, by its maker, or by one of these."""
    signed = [
        row for row in rows if row.commitment in (b"", commitment) and granting.signed_by_giver(row, vault, trust)
    ]
    true = {maker} | {row.giver for row in signed if VOUCHING & trust.roles_ever(row.giver)}
    while more := {row.recipient for row in signed if row.giver in true} - true:
        true |= more
    return {row.recipient for row in signed if row.giver in true}
