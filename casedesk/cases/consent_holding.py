"""Which consent to be served holds.

The newest answer counts. Taking it back ends every consent given before that day; agreeing again begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casedesk.cases.records.consent import ConsentToServe


def holding(consents: Iterable[ConsentToServe]) -> ConsentToServe | None:
    """The consent that holds, of all in a file; None if there was none, or she took it back since."""
    asked = list(consents)
    back = taken_back_on(asked)
    holds = [one for one in asked if one.withdrawn is None and given_since(one.given, back)]
    return max(holds, key=lambda one: one.given, default=None)


def taken_back(consents: Iterable[ConsentToServe]) -> date | None:
    """The day on which she took her consent back and did not agree again since."""
    asked = list(consents)
    return None if holding(asked) else taken_back_on(asked)


def taken_back_on(consents: Iterable[ConsentToServe]) -> date | None:
    """The last day on which she took a consent back."""
    return max((one.withdrawn for one in consents if one.withdrawn is not None), default=None)


def given_since(given: date | None, back: date | None) -> bool:
    """Whether something was agreed to, on the day the last consent was taken back or later."""
    return given is not None and (back is None or given >= back)
