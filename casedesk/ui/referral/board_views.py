"""The views of the referrals board: which referrals each holds, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from casedesk.cases.codes.work import EXPECTED, UNSENT, ReferralState
from casedesk.cases.queries.referrals import ReferralRow
from casedesk.text.codes import Codes
from casedesk.text.dates import local
from casedesk.text.translation import N_

A_WEEK = timedelta(days=7)
_S = ReferralState


class Board(Codes):
    """The views of the board."""

    WAITING = "waiting", N_("Waiting")
    ANSWERS = "answers", N_("Answers due")
    STALE = "stale", N_("Stale")
    WEEK = "week", N_("This week")
    ACCEPTED = "accepted", N_("Accepted")
    DONE = "done", N_("Done")
    ALL = "all", N_("All")
    SERVICES = "services", N_("By service")


COUNTED = tuple(view for view in Board if view is not Board.SERVICES)
"""Views of which the number is told: so much is to be done there."""
NOTHING: Mapping[Board, str] = {
    Board.WAITING: N_("Nothing is waiting."),
    Board.ANSWERS: N_("No answer is due."),
    Board.STALE: N_("No referral was silent for 14 days."),
    Board.WEEK: N_("No appointment this week."),
    Board.SERVICES: N_("Nothing is known of any service yet."),
}
"""What is said in the place of an empty view."""
_STALE_FIRST = N_("Showing {n} of {all}, stale ones first")
_LONGEST_FIRST = N_("Showing {n} of {all}, the longest without an answer first")
_NEWEST_FIRST = N_("Showing {n} of {all}, newest first")
ORDER: Mapping[Board, str] = {
    Board.WAITING: _STALE_FIRST,
    Board.ANSWERS: _LONGEST_FIRST,
    Board.STALE: _LONGEST_FIRST,
    Board.WEEK: N_("Showing {n} of {all}, by appointment"),
    Board.ACCEPTED: _NEWEST_FIRST,
    Board.DONE: _NEWEST_FIRST,
    Board.ALL: _STALE_FIRST,
}
"""What is said below a view: how many it shows, and in which order."""


def rows_of(view: Board, rows: Iterable[ReferralRow], today: date) -> list[ReferralRow]:
    """The referrals of a view; answers by the day they were sent, appointments by their hour, else as they come."""
    found = [row for row in rows if _is_in(view, row, today)]
    if view in (Board.ANSWERS, Board.STALE):
        return sorted(found, key=lambda row: row.sent or today)
    return sorted(found, key=lambda row: str(row.appointment)) if view is Board.WEEK else found


def is_past(row: ReferralRow, today: date) -> bool:
    """Whether she was expected on an earlier day, and nobody wrote down yet whether she was served."""
    return row.state in EXPECTED and row.appointment is not None and local(row.appointment).date() < today


def _is_in(view: Board, row: ReferralRow, today: date) -> bool:
    match view:
        case Board.STALE:
            return row.stale
        case Board.WEEK:  # an appointment nobody asked about yet stays until somebody does
            at = row.appointment
            return row.state in EXPECTED and at is not None and local(at).date() < today + A_WEEK
        case _:
            return row.state in _STATES.get(view, ())


_STATES: Mapping[Board, Sequence[ReferralState]] = {
    Board.WAITING: (*sorted(UNSENT, key=list(_S).index), _S.SENT),
    Board.ANSWERS: (_S.SENT,),
    Board.ACCEPTED: (_S.ACCEPTED,),
    Board.DONE: (_S.REJECTED, _S.SERVED, _S.FEEDBACK, _S.WITHDRAWN, _S.DECLINED),
    Board.ALL: tuple(_S),
}
