"""How it stands with the recovery sheets: who holds them, when two were last tried, and the drill that tries them."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.errors import Damaged
from casedesk.security.recovery import Sheet
from casedesk.security.roles import Permission, Role
from casedesk.security.sheets import FEWEST, live, open_with_sheets, recognised
from casedesk.security.slots import Opened
from casedesk.store import granting, journal, people
from casedesk.store.recovery.recovering import present_recovery
from casedesk.store.tables import DRILL, grants
from casedesk.store.tables import journal as journal_table
from casedesk.store.trust import Trust, identities
from casedesk.store.work import Work, query, verb
from casedesk.text.naming import in_script
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

TRIED_EVERY = timedelta(days=365)
_WRITTEN_OUT = sa.literal(DRILL, literal_execute=True)
"""The index of drills is taken only where the statement itself says what it looks for."""


class DrillFellShort(Mendable):
    """Two sheets opened the recovery keys, and these open less than they should."""

    sentence = N_(
        "The two sheets are good, but they do not open everything they should any more. Nothing was changed. "
        "Make new sheets today."
    )


class Need(Enum):
    """What is to be done about the sheets, the most pressing first."""

    MAKE = "make"
    REPLACE = "replace"
    TRY = "try"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class State:
    """The sheets that open the vault, their holders' names, when each was last tried, and what is to be done."""

    sheets: tuple[Sheet, ...]
    holders: Mapping[UUID, str]
    tried: Mapping[int, datetime]
    need: Need


@dataclass(frozen=True, slots=True)
class TriedSheets:
    """What two sheets were seen to open: their numbers, and whether there was a case to try."""

    numbers: tuple[int, int]
    case: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can be given a sheet."""

    id: UUID
    name: str
    supervisor: bool


@query(Permission.RECOVERY_SHEETS)
def possible_holders(work: Work) -> list[Holder]:
    """Everybody of the vault, supervisors first."""
    names, trust = _names(work), work.access.trust
    found = [
        Holder(id, names[id], Role.SUPERVISOR in certificate.roles)
        for id, certificate in trust.people.items()
        if Role.RECOVERY not in certificate.roles
    ]
    return sorted(found, key=lambda one: (not one.supervisor, one.name))


@query(Permission.RECOVERY_SHEETS)
def sheets_now(work: Work) -> State:
    """How it stands with the sheets."""
    sheets, trust, tried = live(present_recovery(work.access)), work.access.trust, _tried(work)
    names = _names(work)
    mine = {number: at for number, at in tried.items() if any(sheet.number == number for sheet in sheets)}
    return State(sheets, names, mine, _need(sheets, trust, mine, work.now()))


def _names(work: Work) -> dict[UUID, str]:
    """As colleagues see them, in the script of the language spoken here."""
    return {person: in_script(name, own) for person, (name, own) in people.names(work.db).items()}


def _need(sheets: tuple[Sheet, ...], trust: Trust, tried: Mapping[int, datetime], now: datetime) -> Need:
    if len(sheets) < FEWEST:
        return Need.MAKE
    if any(sheet.holder not in trust.people for sheet in sheets):
        return Need.REPLACE
    if not tried or max(tried.values()) + TRIED_EVERY < now:
        return Need.TRY
    return Need.NOTHING


def _tried(work: Work) -> dict[int, datetime]:
    """When each sheet was last tried, by its number: from the journal."""
    tried: dict[int, datetime] = {}
    for entry in journal.entries(work.db, journal_table.c.action == _WRITTEN_OUT):
        for number in journal.codes_of(entry.details).get("sheets", "").split():
            tried[int(number)] = entry.at
    return tried


@verb(Permission.RECOVERY_SHEETS)
def note_sheet(work: Work, *, number: int, paper: str) -> None:
    """Records that a sheet leaves the screen, before it does: printed, shown to be written by hand, or saved."""
    work.journal("print", None, paper=paper, sheets=str(number))


@verb(Permission.RECOVERY_SHEETS)
def drill(work: Work, *, text: str, other_text: str) -> TriedSheets:
    """Proves that two sheets open the recovery keys, and these the database, the team and a case; changes nothing.

    It stands in the journal with their numbers. Raises the troubles of sheets, and DrillFellShort.
    """
    header = keyfile.read(work.access.folder).header
    opened = open_with_sheets(header, text, other_text)
    try:
        case = _opens_all(work, opened)
    except Damaged:
        raise DrillFellShort from None
    numbers = (recognised(header, text).number, recognised(header, other_text).number)
    work.journal(DRILL, None, sheets=f"{numbers[0]} {numbers[1]}")
    return TriedSheets(numbers, case)


def _opens_all(work: Work, opened: Opened) -> bool:
    """Whether there was a case to try. Raises Damaged when something does not open."""
    a, db, me = work.access, work.db, opened.identity
    certificate = a.trust.people.get(me.id)
    if certificate is None or certificate.public != me.public or Role.RECOVERY not in certificate.roles:
        raise Damaged("recovery certificate")
    if not hmac.compare_digest(opened.database_key, a.database_key):
        raise Damaged("database key")
    teams = people.my_teams(db, a.vault.id, me, a.trust)
    if a.supervisors not in teams or teams[a.supervisors].public != a.trust.teams[a.supervisors].public:
        raise Damaged("team")
    case = db.scalar(sa.select(grants.c.file).where(grants.c.recipient == a.supervisors).limit(1))
    if case is None:
        return False
    keys = dict(granting.fetch(db, a.vault.id, identities(me, teams), a.trust, case, work.now()))
    version = granting.key_version(db, case)
    if keys.get(version) != a.ring.key(case, version):
        raise Damaged("case key")
    return True
