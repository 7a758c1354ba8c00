"""A random history's way into its vault: it begins with two teams, and everybody comes in with the keys they have."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

import sqlalchemy as sa
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from casedesk.cases.records.case import Case
from casedesk.security.header import Header
from casedesk.security.identity import Identity
from casedesk.security.roles import FOUNDER, Role
from casedesk.security.slots import LIGHT, Opened, opened_key
from casedesk.store import emergency, people, vault
from casedesk.store.access import Access
from casedesk.store.staff import arriving, certifying
from casedesk.store.tables import members
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.promises.hoards import Hoard
from tests.promises.office import Colleague, Office
from tests.vaults import Clock, opened, slot_of

P = ParamSpec("P")
T = TypeVar("T")

PASSPHRASE = "five quiet boats cross over"
WORKER, SUPERVISOR = frozenset({Role.SOCIAL_WORKER}), frozenset({Role.SUPERVISOR})
NEWCOMERS = (WORKER, SUPERVISOR, frozenset({Role.FACILITATOR}), frozenset({Role.ADMINISTRATOR}))


@dataclass
class Centre:
    """A vault as every history begins with it, and what everybody in it holds."""

    folder: Path
    root: bytes
    office: Office
    hoards: dict[UUID, Hoard]


def two_teams(template: Path, folder: Path) -> Centre:
    """Two teams of two supervisors each, three workers, an administrator and a facilitator who see no case."""
    shutil.copytree(template, folder)
    with opened(folder) as access:
        made = Centre(folder, access.root, Office(make.NOON), {})
        main = access.supervisors
        _keep(made, access.me, "bopha", FOUNDER, main)
        for name, roles in (("sophea", SUPERVISOR), ("visal", WORKER), ("kosal", NEWCOMERS[3]), ("fina", NEWCOMERS[2])):
            _keep(made, _enrolled(access, name, roles, None), name, roles, main)
        with Work(access) as work:
            north = certifying.found_team(work, name="North")
            work.commit()
        for name, roles in (("rithy", SUPERVISOR), ("sokha", SUPERVISOR), ("vanna", WORKER)):
            _keep(made, _enrolled(access, name, roles, north), name, roles, north)
        with access.engine.begin() as db:  # who founded it goes back to her own
            theirs = (members.c.team == north) & (members.c.person == access.person.id)
            db.execute(sa.delete(members).where(theirs))
            people.reload(access, db)
    return made


def _enrolled(access: Access, name: str, roles: frozenset[Role], team: UUID | None) -> Identity:
    fresh = people.enrol(access, name=name.title(), khmer_name="", roles=roles, team=team)
    vault.add_slot(access, slot_of(access, fresh, name))
    if Role.SUPERVISOR in roles:
        with access.engine.begin() as db:
            emergency.welcomed(db, access, fresh.id, fresh.public.sealing)
    return fresh


def _keep(made: Centre, me: Identity, name: str, roles: frozenset[Role], team: UUID) -> None:
    made.office.people[me.id] = Colleague(me.id, name, roles, team)
    made.hoards[me.id] = Hoard(name, [me])


class FrontDoor(RuleBasedStateMachine):
    """What every rule needs: coming in as somebody, doing something, drawing who and which."""

    begin: Centre

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="history-", dir=self.begin.folder.parent))
        self.folder = self.home / "vault"
        shutil.copytree(self.begin.folder, self.folder)
        self.office = copy.deepcopy(self.begin.office)
        self.hoards = {id: Hoard(hoard.name, [*hoard.mine]) for id, hoard in self.begin.hoards.items()}
        self.clock, self.access = Clock(self.office.now), None
        self.backups: list[tuple[Path, Office]] = []

    access: Access | None

    def as_(self, person: UUID) -> Access:
        """Comes in as somebody, with the keys they have now; whoever was in locks."""
        if self.access is not None and self.access.person.id == person:
            return self.access
        self.lock()
        me = self.hoards[person].mine[-1]

        def opened_by_keys(header: Header) -> Opened:
            slot = header.slot_of(person)
            assert slot is not None, "there is no way in"
            return Opened(me, self.begin.root, opened_key(header.vault, me, slot.database_key))

        self.access = vault.enter(self.folder, opened_by_keys, clock=self.clock, check=False)
        return self.access

    def lock(self) -> None:
        if self.access is not None:
            vault.lock(self.access)
            self.access = None

    def do(self, by: UUID, verb: Callable[Concatenate[Work, P], T], /, *args: P.args, **values: P.kwargs) -> T | None:
        """One verb; None when the program refuses it."""
        try:
            with Work(self.as_(by)) as work:
                found = verb(work, *args, **values)
                work.commit()
        except Mendable:
            self.lock()  # what was learnt in a transaction that was rolled back
            return None
        return found

    def did(self, by: UUID, verb: Callable[Concatenate[Work, P], None], /, *args: P.args, **values: P.kwargs) -> bool:
        """The same for a verb that gives nothing back: whether it was done."""

        def done(work: Work) -> bool:
            verb(work, *args, **values)
            return True

        return self.do(by, done) is not None

    def one(self, data: st.DataObject, those: Collection[UUID]) -> UUID:
        """A person or a file, drawn by a name that is the same in every run."""
        named = {self.office.people[id].short_name: id for id in those if id in self.office.people}
        named |= {f"case {place}": id for place, id in enumerate(self.office.files) if id in those}
        if not named:
            reject()  # nobody is left for the next step: this history says no more than it has
        return named[data.draw(st.sampled_from(sorted(named)))]

    def those(self, what: Callable[[Colleague], bool]) -> list[UUID]:
        return [p.id for p in self.office.people.values() if what(p)]

    def inside(self, what: Callable[[Colleague], bool]) -> list[UUID]:
        return self.those(lambda p: p.inside and what(p))

    def teams(self) -> list[UUID]:
        return list(dict.fromkeys(p.team for p in self.office.people.values()))

    def days(self, data: st.DataObject) -> datetime | None:
        ahead = data.draw(st.sampled_from([None, 0, 3, 30]))
        return None if ahead is None else self.clock.at + timedelta(days=ahead)

    def accepts(self, short_name: str, words: str) -> Identity:
        self.lock()
        access = vault.unlock(self.folder, short_name, words, clock=self.clock, check=False)
        arriving.accept(access, passphrase=PASSPHRASE, kdf=LIGHT)
        me = access.me
        vault.lock(access)
        return me

    def readers(self, file: UUID) -> list[UUID]:
        may = self.office.may_read(file)
        return self.inside(lambda p: p.case_worker and p.id in may) or self.inside(lambda p: p.supervisor)

    def two_supervisors(self) -> list[UUID]:
        """One of each team."""
        return list({self.office.people[p].team: p for p in self.inside(lambda p: p.supervisor)}.values())

    def number(self, file: UUID) -> str:
        access = self.access or self.as_(self.inside(lambda p: p.supervisor)[0])
        with Work(access, reading=True) as work:
            return str(work.rows(sa.select(Case.__table__.c.number).where(Case.__table__.c.id == file))[0].number)

    def teardown(self) -> None:
        self.lock()
        shutil.rmtree(self.home)
