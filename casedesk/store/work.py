"""The unit of work: one transaction, one journal, one person. Verbs change, queries read; both need a permission."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.grants import GrantKind, Terms
from casedesk.security.roles import Permission, require
from casedesk.store import granting, journal
from casedesk.store.access import Access
from casedesk.store.files import Files
from casedesk.store.journal import Note
from casedesk.store.people import supervisors
from casedesk.store.prepared import Prepared
from casedesk.store.records import Record
from casedesk.store.tables import counters
from casedesk.store.trouble import StoreFault
from casedesk.text.trouble import Mendable

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)


RECORDED_ONLY = frozenset(
    {
        Permission.KEEP_DRAFTS,
        Permission.PRINT,
        Permission.EXPORT,
        Permission.EXPORT_JOURNAL,
        Permission.BACK_UP,
        Permission.OWN_KEYS,
    }
)
"""Verbs that go on while the journal does not match: they are recorded and change no record, key or setting."""


class ReadingOnly(TypeError):
    """A reading work was asked to write."""


class Work:
    """One transaction of the person who is logged in. Leaving it without `commit` rolls everything back.

    A reading work sees one state of the vault, waits for nobody and cannot write. A writing one waits until the
    vault's check at opening has passed.
    """

    def __init__(self, access: Access, *, reading: bool = False) -> None:
        self.access, self.reading = access, reading
        self._notes: list[Note] = []
        self.touched: set[tuple[str, UUID]] = set()

    def __enter__(self) -> Self:
        if not self.reading:
            self.access.wait_until_sound()
        with contextlib.ExitStack() as entering:
            entering.enter_context(self.access.underway)
            self._begin()
            self._underway = entering.pop_all()
        a = self.access
        version = functools.partial(granting.key_version, self.db)
        self.files = Files(self.db, a.ring, a.vault.id, a.person.id, self.now, version)
        return self

    def _begin(self) -> None:
        self.db = self.access.engine.connect().execution_options(reading=self.reading)
        try:
            self.db.begin()
            self._fetching = self.access.ring.fetching(self._fetch)
            self._fetching.__enter__()
        except BaseException:
            self.db.close()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._underway:
            self._fetching.__exit__(kind, trouble, trace)
            self.db.close()  # rolls back what was not committed
        if isinstance(trouble, Mendable | StoreFault):
            trouble.__cause__, trouble.__suppress_context__ = None, True  # the database's own text prints values

    def _fetch(self, file: UUID) -> Sequence[tuple[int, bytes]]:
        a = self.access
        return list(granting.fetch(self.db, a.vault.id, a.identities, a.trust, file, self.now()))

    @property
    def person(self) -> UUID:
        """Who is logged in."""
        return self.access.person.id

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.access.clock()

    def demand(self, permission: Permission) -> None:
        """Raises NotInRole unless one of the person's certified roles covers it."""
        require(self.access.person.roles, permission)

    def get(self, kind: type[R], id: UUID) -> R:
        """One record, opened. Raises Gone, NotGranted."""
        return self.files.get(kind, id)

    def find(
        self, kind: type[R], *where: sa.ColumnElement[bool], order: Sequence[Any] = (), limit: int | None = None
    ) -> list[R]:
        """Records that meet the conditions, opened. Raises NotGranted when a key to one of them is missing."""
        return self.files.find(kind, *where, order=order, limit=limit)

    def save(self, record: R) -> R:
        """Writes a new or changed record; returns it with its new version. Raises Stale, NotGranted."""
        if self.reading:
            raise ReadingOnly
        self.access.demand_writing()
        saved = self.files.save(record)
        self.touched.add((record.__table__.name, record.owner if type(record).__owner__ else record.id))
        return saved

    def remove(self, record: Record) -> None:
        """Takes a record out of its file; it stays among the earlier versions. Raises Stale, Gone, NotGranted."""
        if self.reading:
            raise ReadingOnly
        self.access.demand_writing()
        self.files.remove(record)
        self.touched.add((record.__table__.name, record.owner if type(record).__owner__ else record.id))

    def history(self, record: R) -> list[R]:
        """Every version of a record, newest first."""
        return self.files.history(record)

    def read(self, kind: type[R], query: Prepared, **values: object) -> list[R]:
        """Whole records by a query that was made once, its `values` given: asked often, it is far quicker than `find`.

        Raises NotGranted when a key to one of them is missing.
        """
        return self.files.read(kind, query, values)

    def rows(self, query: sa.Select[*tuple[Any, ...]] | Prepared, **values: object) -> list[Any]:
        """Coded columns as the database gives them. Sealed fields cannot be named in a query."""
        if isinstance(query, Prepared):
            return query.rows(self.db, values)
        return cast(list[Any], self.db.execute(query, values).all())  # at once: row by row takes twice as long

    def raw(self, query: sa.Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """Rows as the driver gives them, an id as its 16 bytes: for lists of 100,000, which `rows` and its types would
        take several times as long to read."""
        return cast(Iterator[tuple[Any, ...]], self.db.execute(query).cursor)

    def new_file(self, owner: UUID | None = None) -> UUID:
        """A new file with its own key, granted to the person, or to another owner, and to that one's supervisors' team.

        Raises Damaged for an owner nobody vouches for.
        """
        self.access.demand_writing()
        a, file, now, mine = self.access, uuid4(), self.now(), owner or self.person
        to = {mine: Terms(GrantKind.OWN, now), a.trust.team_of(mine, supervisors(a.trust)): Terms(GrantKind.TEAM, now)}
        a.ring.learn(file, 1, granting.grant_new(self.db, a.vault.id, a.me, a.trust, file, to))
        return file

    def grant(self, file: UUID, *, to: UUID, kind: GrantKind, until: datetime | None = None, why: str = "") -> None:
        """Grants a file's present key to one more person or team, on these terms.

        Raises NotGranted without the key oneself, Damaged for a recipient nobody vouches for.
        """
        self.access.demand_writing()
        a, version = self.access, granting.key_version(self.db, file)
        key, terms = a.ring.key(file, version), Terms(kind, self.now(), until)
        granting.pass_on(self.db, a.vault.id, a.me, a.trust, file, version, key, to, terms, why)

    def next_number(self, series: str) -> int:
        """The next number of a series, beginning at 1. A number is never given twice, a rolled back one excepted."""
        c = counters.c
        last = self.db.scalar(sa.select(c.last).where(c.name == series))
        if last is None:
            self.db.execute(sa.insert(counters), {"name": series, "last": 1})
            return 1
        self.db.execute(sa.update(counters).where(c.name == series).values(last=last + 1))
        return int(last) + 1

    def journal(self, action: str, object: UUID | None = None, *, words: str = "", **codes: str) -> None:
        """Records what was done; written in this transaction when it is committed."""
        self._notes.append(Note(action, object, tuple(sorted(codes.items())), words))

    def commit(self) -> None:
        """Writes the journal and commits. After this nothing of it can be lost."""
        a = self.access
        journal.append(self.db, self._notes, a.me, self.now(), a.team_sealing(), a.vault.id)
        self._notes.clear()
        self.db.commit()


def verb(permission: Permission) -> Callable[[Callable[Concatenate[Work, P], T]], Callable[Concatenate[Work, P], T]]:
    """Marks a function that changes something, guarded by one permission. The caller commits."""

    def guard(change: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        @functools.wraps(change)
        def run(work: Work, /, *args: P.args, **values: P.kwargs) -> T:
            work.demand(permission)
            if permission not in RECORDED_ONLY:
                work.access.demand_writing()
            return change(work, *args, **values)

        run.permission = permission  # type: ignore[attr-defined]
        return run

    return guard


def query(
    permission: Permission, *, logs: str = "", about: str = ""
) -> Callable[[Callable[Concatenate[Work, P], T]], Callable[Concatenate[Work, P], T]]:
    """Marks a function that reads, guarded by one permission.

    With `logs` the look is written to the journal and committed before anything is returned; `about` names the
    argument that holds what is looked at. The same look by the same person within five minutes is one look.
    """

    def guard(read: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        @functools.wraps(read)
        def run(work: Work, /, *args: P.args, **values: P.kwargs) -> T:
            work.demand(permission)
            found = read(work, *args, **values)
            if logs:
                object = cast(UUID | None, values.get(about)) if about else None
                if work.access.looks_anew(logs, object):
                    work.journal(logs, object)
                    work.commit()
                    work.access.has_looked(logs, object)
            return found

        run.permission, run.logs = permission, logs  # type: ignore[attr-defined]
        return run

    return guard
