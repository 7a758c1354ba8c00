"""Everybody of the centre and how their keys stand: who may come in, who signed, and what happened to keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.roles import Permission, Role
from casedesk.security.sheets import live
from casedesk.store.emergency import ordinary_teams
from casedesk.store.journal import codes_of
from casedesk.store.office_tables import backups
from casedesk.store.people import SUPERVISORS, supervisors
from casedesk.store.staff.inviting import Pending, everybody_pending
from casedesk.store.tables import journal
from casedesk.store.tables import people as people_table
from casedesk.store.work import Work, query, verb
from casedesk.text.codes import Codes
from casedesk.text.naming import in_script
from casedesk.text.translation import N_


class KeyState(Codes):
    """How far a person's key has come."""

    IN_USE = "in_use", N_("in use")
    TO_SIGN = "to_sign", N_("to sign")
    INVITED = "invited", N_("invited")
    OVER = "over", N_("invitation over")
    LEFT = "left", N_("left")


@dataclass(frozen=True, slots=True)
class Colleague:
    """One person: roles and team as certified, else as invited; who signed; the six words of the key that is shown.

    `at` is when the state began: certified, asked in, left. `until` is the end of an open invitation. `again` tells
    that an open invitation is for somebody who was certified before.
    """

    id: UUID
    name: str
    khmer_name: str
    roles: frozenset[Role]
    team: UUID | None
    signed_by: UUID | None
    state: KeyState
    at: datetime
    until: datetime | None
    again: bool
    words: tuple[str, ...]
    last_here: datetime | None


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """Something that happened to keys: when, by whom, to whom (a person, or nobody in particular), and counts."""

    at: datetime
    person: UUID
    action: str
    object: UUID | None
    told: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Office:
    """Everybody, the teams by name (the first one has none), what happened to keys, and how the safety nets stand."""

    people: Sequence[Colleague]
    teams: Mapping[UUID, str]
    events: Sequence[KeyEvent]
    sheets: int
    sheets_tried: datetime | None
    last_backup: datetime | None


KEY_ACTIONS = (
    "enrol", "invite", "withdraw", "certify", "roles", "found team", "leave", "renew keys", "recovery sheets",
    "recovery drill", "rescue",
)  # fmt: skip
"""What the journal tells of keys. Who opened which case is not among it: that is for supervisors."""
NEWEST = 40
Row = sa.Row[tuple[object, ...]]


@query(Permission.READ_PEOPLE)
def office(work: Work) -> Office:
    """Everybody who may come in, was asked to, or left; supervisors first, then by name; who left comes last."""
    asked = everybody_pending(work.db)
    here = _last_here(work)
    rows = work.rows(sa.select(people_table))
    people = [found for row in rows if (found := _colleague(work, row, asked.get(row.id), here)) is not None]
    first = supervisors(work.access.trust)
    teams = {team.id: "" if team.name == SUPERVISORS else team.name for team in ordinary_teams(work.access.trust)}
    recovery = keyfile.read(work.access.folder).header.recovery
    b, j = backups.c, journal.c
    tried = work.db.scalar(sa.select(sa.func.max(j.at)).where(j.action == "recovery drill"))
    return Office(
        sorted(people, key=_order),
        dict(sorted(teams.items(), key=lambda pair: (pair[0] != first, pair[1]))),
        _events(work),
        len(live(recovery)),
        tried,
        work.db.scalar(sa.select(sa.func.max(b.made)).where(b.gone.is_(None))),
    )


@query(Permission.READ_PEOPLE)
def to_sign(work: Work) -> list[UUID]:
    """Everybody whose new key waits for a supervisor's signature, oneself excepted."""
    return [id for id, found in everybody_pending(work.db).items() if found.keys is not None and id != work.person]


@verb(Permission.READ_PEOPLE)
def note_paper(work: Work, *, paper: str) -> None:
    """Records that the list of people, or a slip with one-time words, goes to the printer."""
    work.journal("print", paper=paper)


def _colleague(
    work: Work, row: sa.Row[tuple[object, ...]], asked: Pending | None, here: dict[UUID, datetime]
) -> Colleague | None:
    trust, r = work.access.trust, row._mapping
    id: UUID = r["id"]
    ever = trust.ever.get(id, [])
    if (ever and Role.RECOVERY in ever[-1].roles) or (not ever and r["left"] is not None):
        return None  # recovery sheets, and who was asked in and never came
    certificate = trust.people.get(id)
    state, at, until = KeyState.LEFT, r["left"] or (ever[-1].issued if ever else r["joined"]), None
    if asked is not None:
        state = KeyState.TO_SIGN if asked.keys is not None else KeyState.INVITED
        at, until = asked.accepted or asked.invitation.made, asked.invitation.until
        if state is KeyState.INVITED and until < work.now():
            state = KeyState.OVER
    elif certificate is not None:
        state, at = KeyState.IN_USE, certificate.issued
    elif not ever:
        return None
    keys = asked.keys if asked is not None else certificate.public if certificate is not None else None
    roles = certificate.roles if certificate else asked.invitation.roles if asked else ever[-1].roles
    team = certificate.team if certificate else asked.invitation.team if asked else ever[-1].team
    signer = ever[-1].issuer if ever and state is not KeyState.TO_SIGN else None
    return Colleague(
        id, r["name"], r["khmer_name"], roles, team, signer, state, at, until, certificate is not None,
        keys.words() if keys is not None else (), here.get(id),
    )  # fmt: skip


def _order(one: Colleague) -> tuple[bool, bool, str]:
    return one.state is KeyState.LEFT, Role.SUPERVISOR not in one.roles, in_script(one.name, one.khmer_name).casefold()


def _last_here(work: Work) -> dict[UUID, datetime]:
    j = journal.c
    asked = sa.select(j.person, sa.func.max(j.at).label("at")).where(j.action == "unlock").group_by(j.person)
    return {row.person: row.at for row in work.rows(asked)}


def _events(work: Work) -> list[KeyEvent]:
    j = journal.c
    asked = sa.select(j.at, j.person, j.action, j.object, j.details).where(j.action.in_(KEY_ACTIONS))
    rows = work.rows(asked.order_by(j.seq.desc()).limit(NEWEST))
    return [KeyEvent(row.at, row.person, row.action, row.object, _told(row.details)) for row in rows]


def _told(details: bytes) -> Mapping[str, str]:
    return {name: value for name, value in codes_of(details).items() if name != "sealed"}
