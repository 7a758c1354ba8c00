"""How old somebody is counts from the day an age was given; one that nobody has is told in its field."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from casedesk.cases.rules.ages import age_of, band_on, checked_band
from casedesk.store.fields import InField
from casedesk.text.ages import AgeBand
from casedesk.text.partial_date import PartialDate
from tests.factories import identity, member

GIVEN, LATER = date(2020, 5, 1), date(2023, 5, 1)


@pytest.mark.parametrize("make", [identity, member])
def test_an_age_grows_from_the_day_it_was_given(make: type) -> None:
    person = make(uuid4(), age=16, born=None, age_on=GIVEN)
    assert (age_of(person, GIVEN), age_of(person, LATER)) == (16, 19)
    assert (band_on(GIVEN, person), checked_band(person, LATER)) == (AgeBand.UP_TO_17, AgeBand.UP_TO_25)


@pytest.mark.parametrize("make", [identity, member])
def test_what_cannot_be_is_told_where_it_was_typed(make: type) -> None:
    for answers, field in (({"age": 119}, "age"), ({"age": 12, "born": PartialDate(2000)}, "born")):
        with pytest.raises(InField) as trouble:
            checked_band(make(uuid4(), **{"born": None, "age_on": GIVEN} | answers), LATER)
        assert trouble.value.field == field
