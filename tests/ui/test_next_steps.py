"""Every next step is said in a list, and leads where it is done."""

from __future__ import annotations

from uuid import uuid4

import pytest

from casedesk.cases.codes.case import NextStep, Part
from casedesk.cases.rules.preparing import PART_OF
from casedesk.ui.next_steps import before, place_of, short
from casedesk.ui.places import Place, Room

CASE = uuid4()
DUE = [step for step in NextStep if step is not NextStep.NOTHING]


@pytest.mark.parametrize("step", DUE, ids=lambda step: step.value)
def test_every_step_has_its_words_and_its_place(step: NextStep) -> None:
    assert short(step)
    assert before(step)
    assert place_of(step, CASE).part in (PART_OF[step], None)


def test_what_is_written_begins_and_what_is_waited_for_is_looked_at() -> None:
    assert place_of(NextStep.RECORD_CONSENT, CASE) == Place(Room.CASE, CASE, Part.CONSENTS, new=True)
    assert place_of(NextStep.AWAIT_CLOSURE, CASE) == Place(Room.CASE, CASE, Part.CLOSURE)
    assert place_of(NextStep.RECORD_INCIDENT, CASE) == Place(Room.INCIDENT, CASE, new=True)
    assert place_of(NextStep.REFER_HEALTH, CASE) == Place(Room.REFERRAL, CASE, new=True)


def test_where_nothing_is_due_nothing_is_said_before_it() -> None:
    assert before(NextStep.NOTHING) == ""
    assert place_of(NextStep.NOTHING, CASE) == Place(Room.CASE, CASE)
