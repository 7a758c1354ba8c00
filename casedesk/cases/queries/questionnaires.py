"""The questionnaires of this centre: what is asked, by whom it was brought in, how often it was answered.

Questions are nobody’s secret: everybody’s program reads them. Of the answers only their number is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.shelf import Shelf, shipped, shipped_files
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.rules.risk import ASKED
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.office_tables import questionnaires as kept
from casedesk.store.office_tables import questionnaires_in_use as in_use
from casedesk.store.work import Work, query

TABLES = frozenset({kept.name, in_use.name})
"""What the shelf is filled from."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One version: whether it is asked now, how often it was answered, and who brought it in when.

    `by` (name, Khmer name) and `at` are None for what came with the program.
    """

    whole: Questionnaire
    asked: bool
    answered: int
    by: tuple[str, str] | None = None
    mine: bool = False
    at: datetime | None = None

    @property
    def shipped(self) -> bool:
        """Whether it came with the program."""
        return self.by is None


@query(Permission.READ_POLICIES)
def shelved(work: Work) -> Shelf:
    """What lies on the shelf of this vault."""
    texts = tuple(row.text for row in work.rows(sa.select(kept.c.text).order_by(kept.c.id, kept.c.version)))
    decided = {row.id: row.version for row in work.rows(sa.select(in_use.c.id, in_use.c.version))}
    return Shelf(texts, decided)


@query(Permission.SETTINGS)
def listed(work: Work) -> list[Listed]:
    """Every version there is: what is asked first, then by topic and title, the newest version of each first."""
    shelf = shelved(work)
    now, times, names = shelf.in_use(*ASKED), _answered(work), people.names(work.db)
    brought = {(row.id, row.version): row for row in work.rows(sa.select(kept))}
    topics = [*type(shipped()[0].topic)]
    found: dict[tuple[str, int], Listed] = {}
    for one in shelf.every:
        key = (one.id, one.version)
        row = brought.get(key)
        by, at = (names[row.by], row.at) if row is not None else (None, None)
        mine = row is not None and row.by == work.person
        found.setdefault(key, Listed(one, one in now, times.get(key, 0), by, mine, at))
    order = lambda one: (topics.index(one.whole.topic), one.whole.id, -one.whole.version)  # noqa: E731
    return sorted(found.values(), key=order)


@query(Permission.SETTINGS)
def file_of(work: Work, *, id: str, version: int) -> bytes:
    """A version as the file it was. Raises StopIteration for one that is not here."""
    c = kept.c
    for row in work.rows(sa.select(c.text).where(c.id == id, c.version == version)):
        return str(row.text).encode()
    places = zip(shipped(), shipped_files().values(), strict=True)
    return next(held for one, held in places if (one.id, one.version) == (id, version))


def _answered(work: Work) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for kind in (RiskAssessment, Questioned):
        c = kind.__table__.c
        which = (c.questionnaire, c.questionnaire_version)
        for id, version, times in work.rows(sa.select(*which, sa.func.count()).group_by(*which)):
            found[id, version] = found.get((id, version), 0) + times
    return found
