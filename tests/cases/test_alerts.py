"""What whoever opens a file must see first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from casedesk.cases.case_file import CaseFile, file_of
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, CaseStatus
from casedesk.cases.records.case import Case
from casedesk.cases.rules.alerts import Alert, alerts_of
from casedesk.cases.rules.due import due_on
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.records import NOBODY
from tests.factories import DAY, NOON, consent, identity, kept, member, registered, safety

CASE = Case(number="X", kind=CaseKind.SURVIVOR, worker=NOBODY, opened=DAY)


def of(*entries: Any) -> CaseFile:
    return file_of(CASE, entries)


@pytest.mark.parametrize(
    ("newest_first", "alarm"),
    [
        ((), False), (("no",), False), (("unknown",), False), (("yes",), True), (("yes", "no"), True),
        (("no", "yes"), False), (("unknown", "yes"), True), (("unknown", "no", "yes"), False),
    ],
)  # fmt: skip
def test_thoughts_of_ending_her_life_stay_in_sight_until_she_says_no(
    newest_first: tuple[str, ...], alarm: bool
) -> None:
    checks = [safety(NOBODY, suicide=Answer(one)) for one in newest_first]
    assert (Alert.LIFE in alerts_of(of(*checks))) is alarm


def test_a_child_in_danger_and_a_consent_taken_back() -> None:
    file = of(member(NOBODY, at_risk=Answer.YES), member(NOBODY), consent(NOBODY, withdrawn=DAY))
    assert alerts_of(file) == (Alert.CHILD, Alert.NO_CONSENT)
    assert alerts_of(of(member(NOBODY), consent(NOBODY))) == ()


@pytest.mark.parametrize(
    ("age", "minor", "alarm"), [(15, False, True), (15, True, False), (18, False, False), (None, False, False)]
)
def test_a_child_that_was_asked_like_a_grown_up(age: int | None, minor: bool, alarm: bool) -> None:
    """Her consent is asked before anybody knows how old she is."""
    file = of(consent(NOBODY, minor=minor, assent=Answer.YES), identity(NOBODY, age=age, age_on=DAY))
    assert (Alert.BELOW_18 in alerts_of(file)) is alarm
    assert ("Ask a caregiver, and the child" in [thing.words for thing in due_on(file, DAY)]) is alarm


def test_a_closed_file_has_none() -> None:
    file = of(safety(NOBODY, suicide=Answer.YES))
    assert alerts_of(replace(file, case=replace(CASE, status=CaseStatus.CLOSED))) == ()


def test_the_supervisor_must_have_been_spoken_of(access: Access) -> None:
    case = registered(access).id
    with pytest.raises(InField) as trouble:
        kept(access, safety(case, suicide=Answer.YES))
    assert trouble.value.field == "supervisor_told"
    kept(access, safety(case, suicide=Answer.YES, supervisor_told=Answer.NO))
    kept(access, safety(case, at=NOON - timedelta(hours=1), suicide=Answer.UNKNOWN))
