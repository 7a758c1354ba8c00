"""A day or moment that has not come is told in its field."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from tests.factories import DAY, NOON


@pytest.mark.parametrize("when", [DAY, DAY - timedelta(1), NOON, NOON + timedelta(seconds=59)])
def test_what_has_come_is_taken(when: date | datetime) -> None:
    not_future("on", when, NOON)


@pytest.mark.parametrize("when", [DAY + timedelta(1), NOON + timedelta(seconds=61)])
def test_what_has_not_come_is_told_in_its_field(when: date | datetime) -> None:
    with pytest.raises(InField) as trouble:
        not_future("on", when, NOON)
    assert trouble.value.field == "on"
