"""What unlocking yields: one person's keys and the open database, from unlock to lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from uuid import UUID

import filelock
import sqlalchemy as sa

from casedesk.security.chain import Break
from casedesk.security.identity import Identity
from casedesk.security.keyring import Keyring
from casedesk.security.roles import Role
from casedesk.store.door import Door
from casedesk.store.soundness import Soundness
from casedesk.store.trouble import JournalMismatch
from casedesk.store.trust import Trust, identities
from casedesk.store.underway import Underway

ONE_LOOK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """What a vault says of itself: no secrets, no persons."""

    id: UUID
    centre: str
    place: str
    prefix: str
    training: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who is logged in."""

    id: UUID
    name: str
    khmer_name: str
    roles: frozenset[Role]


class Standing(Enum):
    """How far somebody has come: asked to come in, waiting for a supervisor's signature, or certified."""

    INVITED = "invited"
    WAITING = "waiting"
    CERTIFIED = "certified"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


@dataclass(repr=False)
class Access:
    """One person's way into one open vault. Every unit of work borrows it; locking it ends them all.

    `supervisors` is the team that reads this person's cases, under its newest keys; `root` the founder's fingerprint.
    `from_backup` tells that the key file itself was damaged and its earlier generation was used; `underway` knows what
    is being done, so that locking never takes the keys from the midst of it. `mismatch` is where the journal does not
    match and nobody has acknowledged it: until then the vault is for reading only. `anchored` is the newest entry the
    key file knows, `key_file` is held by who writes it, `backing` by who makes a backup, `renewing` by who finishes a
    departure; `clock_back` is how far the PC's clock was behind the journal; `gone` that the vault was taken away.
    """

    folder: Path
    engine: sa.Engine
    vault: VaultFacts
    person: Person
    me: Identity
    teams: Mapping[UUID, Identity]
    trust: Trust
    ring: Keyring
    supervisors: UUID
    root: bytes = b""
    standing: Standing = Standing.CERTIFIED
    soundness: Soundness | None = None
    clock: Callable[[], datetime] = now
    held: filelock.BaseFileLock | None = None
    database_key: bytes = b""
    from_backup: bool = False
    door: Door = field(default_factory=Door)
    underway: Underway = field(default_factory=Underway)
    mismatch: tuple[Break, ...] = ()
    anchored: int = 0
    clock_back: timedelta = timedelta(0)
    key_file: threading.RLock = field(default_factory=threading.RLock)
    backing: threading.Lock = field(default_factory=threading.Lock)
    gone: bool = False
    renewing: threading.RLock = field(default_factory=threading.RLock)
    _looks: dict[tuple[str, UUID | None], datetime] = field(default_factory=dict)

    @property
    def identities(self) -> dict[UUID, Identity]:
        """Everything a grant may be sealed to for this person: oneself and one's teams."""
        return identities(self.me, self.teams)

    def reading(self) -> sa.Connection:
        """A connection that sees one state of the vault and waits for nobody."""
        return self.engine.connect().execution_options(reading=True)

    def wait_until_sound(self) -> None:
        """Nothing is written into a file that has not been found sound. Raises VaultDamaged."""
        if self.soundness is not None:
            self.soundness.wait()

    def demand_writing(self) -> None:
        """Raises JournalMismatch while the vault is for reading only. Two recovery sheets together stand above it."""
        if self.mismatch and Role.RECOVERY not in self.person.roles:
            raise JournalMismatch

    def team_sealing(self) -> bytes | None:
        """The supervisors' public key, for words in the journal; None while there is no team yet."""
        team = self.trust.teams.get(self.supervisors)
        return team.public.sealing if team else None

    def looks_anew(self, action: str, object: UUID | None) -> bool:
        """Whether this look is another one than the one recorded a moment ago."""
        last = self._looks.get((action, object))
        return last is None or not timedelta(0) <= self.clock() - last < ONE_LOOK

    def has_looked(self, action: str, object: UUID | None) -> None:
        """Remembers a look that lies in the journal."""
        self._looks[(action, object)] = self.clock()

    def forget(self) -> None:
        """Lets go of the keys and of the vault's folder. Afterwards this access opens nothing."""
        self.ring.forget()
        self._looks.clear()
        self.teams, self.database_key = {}, b""
        if self.held is not None:
            self.held.release()
