"""The first person and the first team of a vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.certificates import certify
from casedesk.security.identity import Identity
from casedesk.security.roles import FOUNDER
from casedesk.store import people
from casedesk.store.journal import Note, append


@dataclass(frozen=True, slots=True)
class Founder:
    """Who makes a vault: names as colleagues see them, and the short name typed at unlocking."""

    name: str
    short_name: str
    khmer_name: str = ""


def found(db: sa.Connection, vault: UUID, me: Identity, founder: Founder, at: datetime) -> None:
    """Enters the founder, certified by nobody but themselves, and the supervisors' team with them in it."""
    people.enter(db, me.id, founder.name, founder.khmer_name, at)
    own = certify(vault=vault, person=me.id, public=me.public, roles=FOUNDER, by=me, at=at)
    people.keep_certificate(db, own)
    team = people.found_team(db, vault, people.SUPERVISORS, me)
    people.take_in(db, vault, team, me.id, me.public.sealing, me)
    append(db, [Note("create vault")], me, at, team.public.sealing, vault)
