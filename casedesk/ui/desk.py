"""The window's one door to the open vault: it asks queries, performs verbs, and tells every screen what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casedesk.cases.queries.search import SEARCHED, everybody, searchable
from casedesk.security.roles import Permission
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.naming import in_script
from casedesk.ui.names_ready import Names

LEAVING = frozenset({Permission.PRINT, Permission.EXPORT, Permission.EXPORT_JOURNAL})
"""After verbs of these the journal is anchored."""
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a commit changed: the tables, the files (cases) or open records, and who did it."""

    tables: frozenset[str]
    ids: frozenset[UUID]
    by: UUID


class Desk(QObject):
    """Each call is one unit of work of the person who is logged in. Mendable trouble is for the screen to show."""

    changed = Signal(object)
    """Changed, after a commit."""
    done = Signal(str, object)
    """What was done, in a sentence for the toast, and what takes it back: a callable, or None."""
    left = Signal()
    """Something may leave the building now: a print, a file."""
    working = Signal(str)
    """What is done beside the work, for the rail's foot; empty once it has come to its end."""
    gone = Signal()
    """The vault was taken away: it is not on this computer any more."""

    def __init__(self, access: Access, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.access = access
        self.names = Names(
            lambda: self.glance(everybody),
            lambda cases: self.glance(searchable, cases=cases),
            access.wait_until_sound,
            self,
        )
        self.changed.connect(self._names_changed)

    def ask(self, read: Callable[Concatenate[Work, P], T], *args: P.args, **values: P.kwargs) -> T:
        """The answer of a query; a look that is to be recorded is recorded first."""
        with Work(self.access) as work:
            return read(work, *args, **values)

    def glance(self, read: Callable[Concatenate[Work, P], T], *args: P.args, **values: P.kwargs) -> T:
        """The answer of a query that records nothing: it waits for nobody and can run on any thread."""
        with Work(self.access, reading=True) as work:
            return read(work, *args, **values)

    def do(self, change: Callable[Concatenate[Work, P], T], *args: P.args, **values: P.kwargs) -> T:
        """Performs a verb, commits, and tells every screen."""
        with Work(self.access) as work:
            found = change(work, *args, **values)
            work.commit()
            touched = work.touched
        if getattr(change, "permission", None) in LEAVING:
            self.left.emit()
        if touched:
            self.tell_changed(*(table for table, _id in touched), ids=(id for _table, id in touched))
        return found

    def tell_changed(self, *tables: str, ids: Iterable[UUID] = ()) -> None:
        """Tells every screen of a change that was made beside the desk: these tables, and these files or records."""
        self.changed.emit(Changed(frozenset(tables), frozenset(ids), self.access.person.id))

    def _names_changed(self, changed: Changed) -> None:
        if changed.tables & SEARCHED:
            self.names.renew(changed.ids)

    def now(self) -> datetime:
        """This moment in the centre's own time."""
        return local(self.access.clock())

    def today(self) -> date:
        """This day at the centre."""
        return self.now().date()

    def me(self) -> str:
        """Who is logged in, in the script of the language spoken here: as a paper in it names them."""
        return in_script(self.access.person.name, self.access.person.khmer_name)
