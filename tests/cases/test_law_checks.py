"""Dates of legal steps, mediations, safety plans and conferences that cannot be true are told in their field."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.legal import LegalState, LegalStep, MediationOutcome
from casedesk.cases.rules.checks import checked
from casedesk.store.fields import InField
from tests.cases.files import A_DAY, CASE, NOW
from tests.factories import DAY, NOON, conference, legal_event, mediation, safety_plan

ORDER = {"step": LegalStep.PROTECTION_ORDER}
WRONG: list[tuple[Any, dict[str, Any], str]] = [
    (legal_event, {"on": DAY + A_DAY, "state": LegalState.SUBMITTED}, "on"),
    (legal_event, {**ORDER, "expires": DAY - A_DAY}, "expires"),
    (legal_event, {"next_at": NOON - timedelta(days=2)}, "next_at"),
    (mediation, {"on": DAY + A_DAY, "outcome": MediationOutcome.AGREED}, "outcome"),
    (safety_plan, {"on": DAY + A_DAY}, "on"),
    (safety_plan, {"review_on": DAY - A_DAY}, "review_on"),
    (conference, {"on": DAY + A_DAY}, "on"),
    (conference, {"due": DAY - A_DAY}, "due"),
    (conference, {"done": DAY + A_DAY}, "done"),
    (conference, {"next_on": DAY - A_DAY}, "next_on"),
]


@pytest.mark.parametrize(("make", "answers", "field"), WRONG)
def test_what_cannot_be_true_is_told_in_its_field(make: Any, answers: dict[str, Any], field: str) -> None:
    with pytest.raises(InField) as trouble:
        checked(make(CASE, **answers), NOW, None)
    assert trouble.value.field == field


@pytest.mark.parametrize("answers", [{"on": DAY + A_DAY}, {"on": DAY + A_DAY, "step": LegalStep.HEARING}])
def test_what_is_prepared_may_lie_ahead(answers: dict[str, Any]) -> None:
    entry = legal_event(CASE, **answers)
    assert checked(entry, NOW, None) == entry


def test_only_an_order_has_a_last_day_and_only_what_was_held_feels_safe_or_not() -> None:
    assert checked(legal_event(CASE, expires=DAY + A_DAY), NOW, None).expires is None
    assert checked(legal_event(CASE, **ORDER, expires=DAY), NOW, None).expires == DAY
    assert checked(mediation(CASE, safe_after=Answer.YES), NOW, None).safe_after is None
