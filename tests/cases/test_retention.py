"""Which files may go, by which rule, from which day on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.queries.retention import MayGo, may_go
from casedesk.cases.rules.retention import Facts, Rule, months_after, rule_for
from casedesk.security.errors import NotInRole
from casedesk.store.access import Access
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold
from casedesk.store.keeping.policies import FAMILY_YEARS, NARRATIVE_YEARS, POLICIES, decide
from casedesk.store.work import Work
from tests import factories as make
from tests.two_supervisors import asked, closed, erased, second_supervisor
from tests.vaults import COLLEAGUE, Clock, opened

PROPOSED = {policy: policy.default for policy in POLICIES}
CLOSED = date(2020, 2, 29)


def facts(**other: object) -> Facts:
    """A survivor's file, closed, with consent."""
    given = {"kind": CaseKind.SURVIVOR, "closed": CLOSED, "seen": CLOSED, "consented": True, "words_gone": False}
    return Facts(**{**given, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "rule", "on"),
    [
        ({}, Rule.WORDS, date(2023, 2, 28)),
        ({"words_gone": True}, Rule.CLOSED, date(2027, 2, 28)),
        ({"words_gone": True, "kind": CaseKind.FAMILY}, Rule.CLOSED, date(2025, 2, 28)),
        ({"consented": False, "closed": None, "seen": date(2026, 8, 31)}, Rule.NO_CONSENT, date(2027, 2, 28)),
        ({"consented": False, "seen": date(2026, 1, 15)}, Rule.NO_CONSENT, date(2026, 7, 15)),
    ],
)
def test_each_rule_counts_from_its_own_day(told: dict[str, object], rule: Rule, on: date) -> None:
    assert rule_for(facts(**told), PROPOSED) == (rule, on)


def test_an_open_case_with_consent_stays() -> None:
    assert rule_for(facts(closed=None), PROPOSED) is None


def test_the_whole_file_goes_before_its_words_would() -> None:
    decided = {**PROPOSED, FAMILY_YEARS: 2, NARRATIVE_YEARS: 2}
    assert rule_for(facts(kind=CaseKind.FAMILY), decided) == (Rule.CLOSED, date(2022, 2, 28))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 500))
def test_months_after_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


def queue(access: Access) -> list[MayGo]:
    with Work(access) as work:
        return may_go(work)


def test_the_queue_holds_what_may_go_within_ninety_days_and_nothing_else(access: Access) -> None:
    words, soon, later, open_one = (make.registered(access) for _ in range(4))
    for one in (words, soon, later, open_one):
        make.kept(access, make.consent(one.id))
    closed(access, words.id, date(2023, 1, 10))
    closed(access, soon.id, months_after(make.DAY, -36) + timedelta(days=90))
    closed(access, later.id, months_after(make.DAY, -36) + timedelta(days=91))
    found = queue(access)
    assert [(one.number, one.rule.scope) for one in found] == [
        (words.number, Scope.NARRATIVE), (soon.number, Scope.NARRATIVE),
    ]  # fmt: skip
    assert found[0].counted_from == date(2023, 1, 10)
    assert found[0].due == date(2026, 1, 10)


def test_a_first_contact_that_never_agreed_comes_up_after_its_months(access: Access, clock: Clock) -> None:
    agreed, never = make.registered(access), make.registered(access)
    make.kept(access, make.consent(agreed.id))
    assert queue(access) == []
    clock.at = datetime.combine(months_after(make.DAY, 6) - timedelta(days=89), clock.at.timetz())
    assert [(one.number, one.rule) for one in queue(access)] == [(never.number, Rule.NO_CONSENT)]


def test_the_queue_tells_what_is_held_and_what_was_asked(access: Access) -> None:
    cases = [make.registered(access) for _ in range(2)]
    for case in cases:
        make.kept(access, make.consent(case.id))
        closed(access, case.id, date(2022, 1, 10))
    with Work(access) as work:
        hold(work, file=cases[0].id, why="The court asked")
        work.commit()
    asked(access, cases[1].id, Scope.NARRATIVE)
    assert [(one.held, one.asked) for one in queue(access)] == [(True, False), (False, True)]


def test_after_its_words_a_file_comes_up_again_for_good(folder: Path) -> None:
    with opened(folder) as access:
        second_supervisor(access)
        case = make.registered(access)
        make.kept(access, make.consent(case.id))
        closed(access, case.id, date(2019, 12, 20))
    erased(folder, case.id, Scope.NARRATIVE)
    with opened(folder) as access:
        assert [(one.number, one.rule, one.due) for one in queue(access)] == [
            (case.number, Rule.CLOSED, date(2026, 12, 20))
        ]


def test_only_supervisors_review(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as worker, Work(worker) as work, pytest.raises(NotInRole):
        may_go(work)


def test_the_queue_follows_what_the_centre_decides(access: Access) -> None:
    case = make.registered(access)
    make.kept(access, make.consent(case.id))
    closed(access, case.id, date(2025, 11, 1))
    assert queue(access) == []
    with Work(access) as work:
        decide(work, policy=NARRATIVE_YEARS, value=1)
        work.commit()
    assert [one.due for one in queue(access)] == [date(2026, 11, 1)]
