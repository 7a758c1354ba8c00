"""Consent to be served: what makes one, which one holds, and what follows when she takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.case import NextStep, Step
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.consent_ends import TakenBack
from casedesk.cases.consent_holding import holding, taken_back
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.rules.consent_rules import a_year_after, checked_consent
from casedesk.cases.rules.due import due_on
from casedesk.cases.rules.preparing import preparation
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.let_out import let_out
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.records import NOBODY
from casedesk.store.work import Work
from tests.factories import DAY, NOON, assessment, consent, consented, identity, incident, kept, registered, safety

EARLIER = DAY - timedelta(days=400)
NEXT = DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ([], None),
        ([(DAY, None)], 0),
        ([(DAY, DAY)], None),
        ([(DAY, None), (EARLIER, None)], 0),
        ([(DAY, DAY), (EARLIER, None)], None),  # taking back the newest does not leave an older one alive
        ([(NEXT, None), (DAY, DAY)], 0),
        ([(DAY, None), (EARLIER, DAY)], 0),  # agreed again on the day it was taken back
        ([(DAY, None), (EARLIER, NEXT)], None),
    ],
)
def test_which_consent_holds(asked: list[tuple[date, date | None]], held: int | None) -> None:
    all_of = [consent(NOBODY, given=given, withdrawn=withdrawn) for given, withdrawn in asked]
    assert holding(all_of) is (all_of[held] if held is not None else None)
    withdrawn = [one for _given, one in asked if one is not None]
    assert taken_back(all_of) == (max(withdrawn) if held is None and withdrawn else None)


CHILD: dict[str, Any] = {"minor": True, "assent": Answer.YES}


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"given": NEXT}, "given"),
        ({"expires": DAY}, "expires"),
        ({"how": HowGiven.THUMBPRINT}, "witness"),
        ({"how": HowGiven.THUMBPRINT, "witness": "  "}, "witness"),
        ({"how": HowGiven.THUMBPRINT, "witness": "Chan Bopha"}, ""),
        ({"how": HowGiven.SPOKEN}, ""),
        ({"how": HowGiven.SIGNATURE}, ""),
        (CHILD, "caregiver"),
        ({**CHILD, "caregiver": "Her aunt"}, ""),
        ({**CHILD, "no_caregiver": "He is the danger"}, ""),
        ({"minor": True, "caregiver": "Her aunt"}, "assent"),
        ({**CHILD, "caregiver": "Her aunt", "assent": Answer.NO}, ""),
        ({"expires": NEXT}, ""),
    ],
)
def test_what_makes_a_consent(answers: dict[str, Any], field: str) -> None:
    entry = consent(NOBODY, **answers)
    if not field:
        assert checked_consent(entry, NOON) == entry
        return
    with pytest.raises(InField) as trouble:
        checked_consent(entry, NOON)
    assert trouble.value.field == field


def test_a_year_later() -> None:
    assert a_year_after(date(2026, 11, 16)) == date(2027, 11, 16)
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_it_is_asked_again_two_weeks_before(access: Access) -> None:
    case = registered(access).id
    kept(access, consent(case, expires=DAY + timedelta(days=60)))
    file = _file(access, case)
    words = "Ask for her consent again"
    assert words not in [one.words for one in due_on(file, DAY + timedelta(days=45))]
    (due,) = (one for one in due_on(file, DAY + timedelta(days=46)) if one.words == words)
    assert due.on == DAY + timedelta(days=60)
    assert file.consent is not None


def test_taken_back_nothing_more_leaves_and_she_is_asked(access: Access) -> None:
    case = registered(access).id
    (agreed, *_rest) = kept(access, *(make(case) for make in (consent, safety, identity, incident, assessment)))
    referral = consented(access, case)
    kept(access, replace(agreed, withdrawn=DAY))
    with Work(access) as work:
        (release,) = work.find(ConsentToRelease, ConsentToRelease.case_id == case)
        now = work.get(Case, case)
        assert release.withdrawn == DAY
        assert work.get(type(referral), referral.id).state is ReferralState.DRAFTED
        assert (now.step, now.next_step, now.due) == (Step.INTRODUCTION, NextStep.RECORD_CONSENT, DAY)
        for refused in (
            lambda: refer.send_referral(work, referral=referral.id),
            lambda: refer.consent_to_release(
                work, referral=referral.id, items=release.items, refused=(), until=NEXT, how=HowGiven.SPOKEN
            ),
            lambda: let_out(work, leaving=_summary(case, Way.PRINTED)),
            lambda: let_out(work, leaving=_summary(case, Way.SAVED)),
        ):
            with pytest.raises(TakenBack):
                refused()
    assert "took her consent back" in preparation(_file(access, case), NOON).why
    kept(access, consent(case))
    with Work(access) as work:
        assert work.get(Case, case).next_step is NextStep.ASK_RISK
        let_out(work, leaving=_summary(case, Way.PRINTED))


def test_an_open_medical_window_is_not_pressed_upon_who_took_it_back(access: Access) -> None:
    case = registered(access).id
    recent = {"recent_assault": Answer.YES, "assault_at": NOON - timedelta(hours=5), "health_referral": Answer.YES}
    (agreed, _check) = kept(access, consent(case), safety(case, **recent))
    with Work(access) as work:
        assert work.get(Case, case).next_step is NextStep.REFER_HEALTH
    kept(access, replace(agreed, withdrawn=DAY))
    with Work(access) as work:
        assert work.get(Case, case).next_step is NextStep.RECORD_CONSENT


def _summary(case: Any, way: Way) -> Leaving:
    return Leaving(case, Paper.SUMMARY, way, Audience.OURS, "Case conference")


def _file(access: Access, case: Any) -> Any:
    with Work(access) as work:
        return open_case(work, case=case)
