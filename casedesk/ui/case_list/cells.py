"""The columns of the list of cases: head, width, what it is sorted by, and the cell of one case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casedesk.cases.codes import case as codes
from casedesk.cases.queries.caseload import CaseRow, Order
from casedesk.text import places
from casedesk.text.dates import late_by, near_day
from casedesk.text.translation import N_, _, p_
from casedesk.ui.next_steps import short
from casedesk.ui.widgets.marks import Risk
from casedesk.ui.widgets.rows import Cell, dots, late, plain, quiet, risk, steps, strong

_BARS = {codes.Risk.STANDARD: Risk.STANDARD, codes.Risk.MEDIUM: Risk.MEDIUM, codes.Risk.HIGH: Risk.HIGH}
_STEPS = tuple(codes.Step)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is its least in pixels at 100 %, 0 for the one that takes what is left.

    `longest` gives its longest words in the language spoken here, `mark` the room of what is drawn before them.
    """

    head: str
    width: int
    order: Order | None
    cell: Callable[[CaseRow, date], Cell]
    longest: Callable[[], Iterable[str]] = tuple
    mark: int = 0


def risk_mark(level: codes.Risk | None) -> Risk:
    """How a risk is drawn."""
    return Risk.NOT_ASSESSED if level is None else _BARS[level]


def risk_words(level: codes.Risk | None) -> str:
    """How a risk is said."""
    return level.said() if level is not None else p_("risk", "Not assessed")


def _name(row: CaseRow, today: date) -> Cell:
    return dots() if row.name is None else plain(row.name)


def _risk(row: CaseRow, today: date) -> Cell:
    return risk(risk_mark(row.risk), risk_words(row.risk))


def _step(row: CaseRow, today: date) -> Cell:
    closed = row.status is not codes.CaseStatus.OPEN
    done = len(_STEPS) if closed else _STEPS.index(row.step)
    return steps(done, row.status.said() if closed else row.step.said())


def _due(row: CaseRow, today: date) -> Cell:
    if row.due is None:
        return quiet("–")
    if row.due < today:
        return late(late_by(row.due, today))
    words = near_day(row.due, today)
    return strong(words) if row.due == today else plain(words)


def _last_contact(row: CaseRow, today: date) -> Cell:
    return quiet(near_day(row.last_contact, today) if row.last_contact else "–")


def _district(row: CaseRow, today: date) -> Cell:
    return quiet(places.said(row.district) if row.district else "–")


NAME = 1
"""The column of names: five dots until they are asked for."""


def _risks() -> list[str]:
    return [risk_words(level) for level in (None, *codes.Risk)]


def _lates() -> list[str]:
    return [late_by(date(2000, 1, 1), date(2000, 1, 1) + timedelta(days=188))]


COLUMNS = (
    Column(N_("Code"), 89, Order.NUMBER, lambda row, today: strong(row.number)),
    Column(N_("Name"), 76, None, _name),
    Column(N_("Risk"), 116, Order.RISK, _risk, _risks, 22),
    Column(N_("Step"), 200, Order.STEP, _step, lambda: [step.said() for step in codes.Step], 96),
    Column(N_("Next step"), 0, None, lambda row, today: plain(short(row.next_step))),
    Column(N_("Due"), 127, Order.DUE, _due, _lates, 20),
    Column(N_("Last contact"), 116, Order.LAST_CONTACT, _last_contact),
    Column(N_("District"), 138, Order.DISTRICT, _district),
)


def heads() -> list[str]:
    """The heads in the language spoken here."""
    return [_(column.head) for column in COLUMNS]
