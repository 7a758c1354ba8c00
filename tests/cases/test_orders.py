"""Orders that protect her: what holds now, what ends soon, what lapsed without another."""

from __future__ import annotations

from typing import Any

import pytest

from casedesk.cases.codes.legal import LegalState, LegalStep
from casedesk.cases.records.legal import LegalEvent
from casedesk.cases.rules.orders import orders_that_hold, said_end, to_renew
from casedesk.text.translation import speaking
from tests import factories as make
from tests.cases.files import A_DAY, CASE
from tests.factories import DAY


def order(**other: Any) -> LegalEvent:
    """A granted protection order of a month."""
    given = {"step": LegalStep.PROTECTION_ORDER, "state": LegalState.GRANTED, "on": DAY - 30 * A_DAY}
    return make.legal_event(CASE, **{**given, "expires": DAY + 9 * A_DAY, **other})


def test_what_ends_first_stands_first_and_only_granted_orders_protect() -> None:
    soon, later = order(), order(step=LegalStep.ADMINISTRATIVE, expires=None)
    asked, complaint = order(state=LegalState.SUBMITTED), make.legal_event(CASE, state=LegalState.GRANTED)
    assert orders_that_hold((later, asked, complaint, soon), DAY) == (soon, later)


def test_a_lapsed_order_stays_in_sight_until_another_replaces_it() -> None:
    lapsed, older = order(expires=DAY - A_DAY), order(expires=DAY - 40 * A_DAY)
    assert orders_that_hold((lapsed, older), DAY) == (lapsed,)
    assert to_renew((lapsed, older), DAY) == (lapsed,)
    renewed = order(expires=DAY + 60 * A_DAY)
    assert orders_that_hold((lapsed, renewed), DAY) == (renewed,)
    assert to_renew((lapsed, renewed), DAY) == ()


@pytest.mark.parametrize(("days", "due"), [(15, False), (14, True), (0, True), (-3, True)])
def test_an_order_is_renewed_from_two_weeks_before_its_last_day(days: int, due: bool) -> None:
    assert bool(to_renew((order(expires=DAY + days * A_DAY),), DAY)) == due


def test_an_order_that_ends_is_not_renewed_where_another_protects_longer() -> None:
    assert to_renew((order(), order(expires=DAY + 90 * A_DAY)), DAY) == ()
    assert to_renew((order(), order(expires=None)), DAY) == ()


def test_an_ended_order_asks_for_nothing() -> None:
    assert orders_that_hold((order(state=LegalState.ENDED, expires=DAY - A_DAY),), DAY) == ()


@pytest.mark.parametrize(
    ("days", "words"),
    [(9, "ends in 9 days"), (1, "ends in 1 day"), (0, "ends today"), (-1, "ended 1 day ago"), (-3, "ended 3 days ago")],
)
def test_the_end_in_words(days: int, words: str) -> None:
    with speaking("en"):
        assert said_end(order(expires=DAY + days * A_DAY), DAY) == words
        assert said_end(order(expires=None), DAY) == "no last day written"
