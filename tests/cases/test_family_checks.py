"""Members of the family, the household, the family's needs: what cannot be true is told in its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from casedesk.cases.codes.household import Renovation
from casedesk.cases.rules.ages import age_of
from casedesk.cases.rules.family_checks import MOST_PEOPLE
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.text.partial_date import PartialDate
from tests.factories import DAY, family_needs, household, kept, member, registered
from tests.vaults import Clock

TOMORROW = DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("make", "answers", "field"),
    [
        (member, {"age": 142}, "age"),
        (member, {"age": -1}, "age"),
        (member, {"age": 12, "born": PartialDate(2000)}, "born"),
        (member, {"born": PartialDate(2031)}, "born"),
        (household, {"on": TOMORROW}, "on"),
        (household, {"adults": -1}, "adults"),
        (household, {"children": MOST_PEOPLE + 1}, "children"),
        (household, {"rooms": -3}, "rooms"),
        (household, {"children": 2, "under_five": 3}, "under_five"),
        (household, {"children": None, "under_five": 1}, "under_five"),
        (household, {"under_five": -1}, "under_five"),
        (household, {"renovation": Renovation.AGREED}, "repairs"),
        (household, {"renovation": Renovation.WANTED, "repairs": " "}, "repairs"),
        (family_needs, {"on": TOMORROW}, "on"),
    ],
)
def test_impossible_answers_are_told_in_their_field(
    access: Access, make: Any, answers: dict[str, Any], field: str
) -> None:
    case = registered(access)
    with pytest.raises(InField) as trouble:
        kept(access, make(case.id, **answers))
    assert trouble.value.field == field
    assert trouble.value.said()


@pytest.mark.parametrize(
    ("make", "answers"),
    [
        (member, {"age": 0}),
        (member, {"age": 26, "born": PartialDate(2000)}),
        (household, {"adults": 0, "children": 0, "under_five": 0, "rooms": 0}),
        (household, {"children": 3, "under_five": 3}),
        (household, {"renovation": Renovation.NOT_NEEDED}),
        (household, {"renovation": Renovation.DONE, "repairs": "The roof, by the centre"}),
        (family_needs, {}),
    ],
)
def test_possible_answers_are_kept(access: Access, make: Any, answers: dict[str, Any]) -> None:
    (saved,) = kept(access, make(registered(access).id, **answers))
    assert saved.version == 1


def test_an_age_grows_and_a_changed_one_counts_from_then(access: Access, clock: Clock) -> None:
    (saved,) = kept(access, member(registered(access).id, age=4))
    assert saved.age_on == DAY
    clock.at += timedelta(days=800)
    assert age_of(saved, clock.at.date()) == 6
    (other,) = kept(access, replace(saved, notes="A word"))
    assert age_of(other, clock.at.date()) == 6
    (corrected,) = kept(access, replace(other, age=5))
    assert age_of(corrected, clock.at.date()) == 5
    (none,) = kept(access, replace(corrected, age=None))
    assert none.age_on is None
    assert age_of(none, clock.at.date()) is None
