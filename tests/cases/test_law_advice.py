"""What to do is told when it is needed, and nothing when it is not."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.legal import ORDERS, LegalState, LegalStep, MediationOutcome
from casedesk.cases.rules.law_advice import advice_on_mediation, advice_on_order
from casedesk.text.translation import speaking
from tests.cases.files import A_DAY, CASE
from tests.factories import DAY, legal_event, mediation

STOP = "stop at any time"


def on_mediation(**answers: Any) -> str:
    with speaking("en"):
        return advice_on_mediation(mediation(CASE, **answers))


@pytest.mark.parametrize(("consent", "pressure"), list(product(Answer, Answer)))
def test_she_may_stop_whenever_she_did_not_agree_or_felt_pressed(consent: Answer, pressure: Answer) -> None:
    said = on_mediation(her_consent=consent, pressure=pressure)
    assert (STOP in said) is (consent is Answer.NO or pressure is Answer.YES)


def test_nothing_is_told_of_a_mediation_she_wanted_and_is_safe_after() -> None:
    free = {"her_consent": Answer.YES, "pressure": Answer.NO, "safe_after": Answer.YES}
    assert on_mediation(**free, outcome=MediationOutcome.AGREED) == ""


@pytest.mark.parametrize("outcome", list(MediationOutcome))
def test_a_signature_under_pressure_is_a_matter_for_legal_aid(outcome: MediationOutcome) -> None:
    signed = outcome in (MediationOutcome.AGREED, MediationOutcome.BROKEN)
    assert ("legal aid" in on_mediation(pressure=Answer.YES, outcome=outcome)) is signed


@pytest.mark.parametrize(
    "answers",
    [{"safe_after": Answer.NO, "outcome": MediationOutcome.AGREED}, {"outcome": MediationOutcome.BROKEN}],
)
def test_what_did_not_make_her_safe_leads_back_to_her_plan(answers: dict[str, Any]) -> None:
    assert "safety plan" in on_mediation(pressure=Answer.NO, **answers)


@pytest.mark.parametrize("step", list(LegalStep))
@pytest.mark.parametrize("state", list(LegalState))
def test_only_a_granted_order_is_asked_for_its_last_day(step: LegalStep, state: LegalState) -> None:
    said = advice_on_order(legal_event(CASE, step=step, state=state), DAY)
    assert bool(said) is (step in ORDERS and state is LegalState.GRANTED)


@pytest.mark.parametrize(("days", "told"), [(-1, "no longer protects"), (0, "ends soon"), (14, "ends soon"), (15, "")])
def test_the_last_day_decides_what_is_told(days: int, told: str) -> None:
    order = legal_event(CASE, step=ORDERS[0], state=LegalState.GRANTED, expires=DAY + days * A_DAY)
    with speaking("en"):
        said = advice_on_order(order, DAY)
    assert told in said
    assert bool(said) is bool(told)
