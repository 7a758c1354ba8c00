"""Orders that protect her: which of them hold now, and when they end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from casedesk.cases.codes.legal import ORDERS, LegalState, LegalStep
from casedesk.text.translation import _, n_


class Order(Protocol):
    """What of a legal step matters here, be it the step itself or its coded columns."""

    @property
    def step(self) -> LegalStep: ...

    @property
    def state(self) -> LegalState: ...

    @property
    def expires(self) -> date | None: ...


Held = TypeVar("Held", bound=Order)

RENEW_WITHIN = timedelta(days=14)
"""An order that ends so soon is renewed now: authorities need days, and no day should be without it."""


def orders_that_hold(events: Iterable[Held], today: date) -> tuple[Held, ...]:
    """Granted orders, what ends first standing first; one that lapsed stands here until another replaces it."""
    granted = [one for one in events if one.step in ORDERS and one.state is LegalState.GRANTED]
    held = [one for one in granted if not is_over(one, today)]
    for step in ORDERS:
        if all(one.step is not step for one in held):
            held += sorted((one for one in granted if one.step is step), key=_ends)[-1:]
    return tuple(sorted(held, key=_ends))


def to_renew(events: Iterable[Held], today: date) -> tuple[Held, ...]:
    """Orders that end within two weeks or have lapsed, where none protects longer."""
    held = orders_that_hold(events, today)
    return tuple(
        one
        for one in held
        if one.expires is not None
        and one.expires <= today + RENEW_WITHIN
        and not any(other.step is one.step and _ends(other) > _ends(one) for other in held)
    )


def is_over(order: Order, today: date) -> bool:
    """Whether its last day has passed."""
    return order.expires is not None and order.expires < today


def said_end(order: Order, today: date) -> str:
    """“ends in 9 days”, “ends today”, “ended 3 days ago”; that no day was written down."""
    if order.expires is None:
        return _("no last day written")
    days = (order.expires - today).days
    if days == 0:
        return _("ends today")
    return (
        n_("ends in {n} day", "ends in {n} days", days)
        if days > 0
        else n_("ended {n} day ago", "ended {n} days ago", -days)
    )


def _ends(order: Order) -> date:
    return order.expires or date.max
