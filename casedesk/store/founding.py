"""The first person and the first team of a vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.certificates import certify
from casedesk.security.identity import Identity
from casedesk.security.roles import FOUNDER
from casedesk.store import people
from casedesk.store.journal import Note, append
from casedesk.store.tables import teams
from casedesk.store.trust import team_statement


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
    team = Identity.new(uuid4())
    public, signature = team.public, me.sign(team_statement(vault, team.id, team.public))
    row = {"id": team.id, "name": people.SUPERVISORS, "sealing": public.sealing, "signing": public.signing}
    db.execute(sa.insert(teams), {**row, "issuer": me.id, "signature": signature})
    people.take_in(db, vault, team, me.id, me.public.sealing, me)
    append(db, [Note("create vault")], me, at, public.sealing, vault)
