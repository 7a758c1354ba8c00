"""This centre's own key pairs: supervisors hold them, other centres seal packages to them, and they are renewed when a
supervisor leaves.

Rows are plain, so the journal says which keys are genuine and which one is in use: whoever can write into the database
could otherwise slip in a pair of their own, for a supervisor to publish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, PublicKeys
from casedesk.security.memberships import Membership, membership_for, open_team
from casedesk.security.roles import Permission
from casedesk.store.access import Access
from casedesk.store.attested import all_attested
from casedesk.store.exchange_tables import centre_key_holders, centre_keys
from casedesk.store.work import Work, query, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

CENTRE_KEY_MADE = "make centre key"
"""The action under which the journal tells that the centre has a new key: its id, and its fingerprint."""
OPENS_FOR = timedelta(days=31)
"""So long after it was replaced a key still opens what was on its way: a package holds for 30 days, clocks differ."""


class NoOwnKey(Mendable):
    """Nobody made a key for this centre yet."""

    sentence = N_("This centre has no key yet, so nothing can be sent or opened. Make it under Settings first.")


class KeyNotShared(Mendable):
    """The key was made before this supervisor's team was founded."""

    sentence = N_(
        "Your team cannot open this centre’s key yet. Nothing was changed. "
        "Ask a supervisor of the team that made it to open that page once."
    )


@dataclass(frozen=True, slots=True)
class OwnKey:
    """One of this centre's keys: since when and who made it (a person), when it was last published.

    `again` tells that it replaced an earlier one: other centres need it before they can send here again.
    """

    id: UUID
    public: PublicKeys
    made: datetime
    by: UUID
    published: datetime | None
    again: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Six words for two people to compare by telephone."""
        return self.public.words()


@query(Permission.READ_PROVIDERS)
def own_key(work: Work) -> OwnKey | None:
    """The key in use; None before the first was made. Its public half is for everybody."""
    return next(iter(genuine(work.db, work.access)), None)


@verb(Permission.TRANSFER_CASES)
def make_own_key(work: Work) -> OwnKey:
    """Makes a new key for this centre, also in place of one that somebody may have. Packages on their way still open.

    Other centres go on sealing to the earlier one until they are given this one.
    """
    return made_anew(work)[0]


def made_anew(work: Work) -> tuple[OwnKey, Identity]:
    """The same behind another verb, with the private keys: until the commit nothing else vouches for them."""
    a, fresh = work.access, Identity.new(uuid4())
    row = {"id": fresh.id, "public": fresh.public.dump(), "made": work.now(), "by": work.person, "published": None}
    work.db.execute(sa.insert(centre_keys), row)
    _give(work.db, a, fresh)
    work.journal(CENTRE_KEY_MADE, a.vault.id, key=str(fresh.id), fingerprint=fresh.public.fingerprint().hex())
    work.touched.add((centre_keys.name, fresh.id))
    again = bool(genuine(work.db, a))
    return OwnKey(fresh.id, fresh.public, work.now(), work.person, None, again), fresh


def note_published(work: Work, key: UUID) -> None:
    """The key was handed out: whoever asked for it again has it. Called behind a verb."""
    work.db.execute(sa.update(centre_keys).where(centre_keys.c.id == key).values(published=work.now()))
    work.touched.add((centre_keys.name, key))


def renewed(work: Work) -> None:
    """A supervisors' team got new keys: so does the centre, if it has any. Called behind the verb that renewed it."""
    if genuine(work.db, work.access):
        made_anew(work)


def opened_keys(work: Work) -> Sequence[Identity]:
    """The private keys that open packages now, the one in use first. Called behind a verb or with its permission.

    Raises NoOwnKey, and KeyNotShared when nobody gave them to one's team.
    """
    a = work.access
    found = genuine(work.db, a)
    if not found:
        raise NoOwnKey
    ends, opened = work.now() - OPENS_FOR, list[Identity]()
    for place, key in enumerate(found):
        if place and found[place - 1].made < ends:
            break
        identity = _opened(work.db, a, key)
        if identity is None and not place:
            raise KeyNotShared
        opened += [identity] if identity is not None else []
    return opened


def shared(db: sa.Connection, access: Access) -> None:
    """Gives the keys to every supervisors' team that has none of them yet; what one cannot open oneself stays."""
    for key in genuine(db, access):
        identity = _opened(db, access, key)
        if identity is not None:
            _give(db, access, identity)


def genuine(db: sa.Connection, access: Access) -> Sequence[OwnKey]:
    """Every key of this centre that the journal vouches for, the newest first; none while the newest was taken out of
    its row: an earlier one, which somebody who left may have, never comes into use again.
    """
    rows = {row.id: row for row in db.execute(sa.select(centre_keys))}
    told = list(_told(db, access))
    if told and told[0][0] not in rows:
        return []
    found = []
    for place, (id, fingerprint) in enumerate(told):
        row = rows.get(id)
        if row is None:
            continue
        public = PublicKeys.load(row.public)
        if public.fingerprint() == fingerprint:
            again = place + 1 < len(told) and row.published is None
            found.append(OwnKey(id, public, row.made, row.by, row.published, again))
    return found


def _told(db: sa.Connection, access: Access) -> Iterator[tuple[UUID, bytes]]:
    made, vault = (CENTRE_KEY_MADE,), access.vault.id
    for one in all_attested(db, access.trust, actions=made, object=vault, permission=Permission.CERTIFY):
        yield UUID(one.codes["key"]), bytes.fromhex(one.codes["fingerprint"])


def _opened(db: sa.Connection, access: Access, key: OwnKey) -> Identity | None:
    """The private keys, by any team one is in. Raises Damaged when they are not those the journal tells of."""
    h, vault = centre_key_holders.c, access.vault.id
    for row in db.execute(sa.select(centre_key_holders).where(h.centre_key == key.id, h.team.in_(list(access.teams)))):
        identity = open_team(Membership(key.id, row.team, row.key, row.keys), vault, access.teams[row.team])
        if identity.public != key.public:
            raise Damaged("centre key")
        return identity
    return None


def _give(db: sa.Connection, access: Access, identity: Identity) -> None:
    h = centre_key_holders.c
    held = set(db.scalars(sa.select(h.team).where(h.centre_key == identity.id)))
    for team in access.trust.teams_now():
        if team.id not in held:
            made = membership_for(identity, access.vault.id, team.id, team.public.sealing)
            row = {"centre_key": identity.id, "team": team.id, "key": made.key, "keys": made.keys}
            db.execute(sa.insert(centre_key_holders), row)
