"""Her consent to a paper for somebody outside: these chapters, this recipient, until this day – and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casedesk.cases.codes.case import CaseStatus, Part
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.consent_ends import TakenBack
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Override, Release
from casedesk.cases.rules.releasing import ConsentTakenBack, Leaving, NotAgreedTo, NotAsked
from casedesk.cases.verbs.agree_to_paper import agree_to_paper, take_back
from casedesk.cases.verbs.let_out import let_out
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from tests import factories as f

COURT = "District court"


def asked(case: Case, **other: Any) -> ConsentToRelease:
    given = {
        "recipient": COURT,
        "chapters": (Chapter.STEPS,),
        "purpose": "A protection order",
        "given": date(2020, 1, 1),
    }
    return ConsentToRelease(case_id=case.id, **{**given, "until": f.DAY + timedelta(days=30), **other})


def agreed(access: Access, consent: ConsentToRelease) -> ConsentToRelease:
    with Work(access) as work:
        kept = agree_to_paper(work, consent=consent)
        work.commit()
    return kept


def summary(case: Case) -> Leaving:
    return Leaving(case.id, Paper.SUMMARY, Way.PRINTED, Audience.OUTSIDE, COURT, chapters=(Chapter.STEPS,))


def test_what_she_agreed_to_leaves_until_she_takes_it_back(access: Access) -> None:
    case = f.registered(access)
    consent = agreed(access, asked(case))
    assert consent.given == f.DAY  # the day it was recorded, whatever the caller says
    with Work(access) as work:
        assert let_out(work, leaving=summary(case)).consent == consent.id
        work.commit()
    with Work(access) as work:
        assert take_back(work, consent=consent.id).withdrawn == f.DAY
        work.commit()
    with Work(access) as work, pytest.raises(ConsentTakenBack):
        let_out(work, leaving=summary(case))
    with Work(access) as work:
        assert len(work.find(Release)) == 1


def test_she_takes_it_back_when_her_file_is_closed_too(access: Access) -> None:
    """What she agreed to before would still leave it."""
    case = f.registered(access)
    consent = agreed(access, asked(case))
    with Work(access) as work:
        work.save(replace(work.get(Case, case.id), status=CaseStatus.CLOSED, closed=f.DAY))
        work.commit()
    with Work(access) as work:
        assert let_out(work, leaving=summary(case)).consent == consent.id
    with Work(access) as work:
        take_back(work, consent=consent.id)
        work.commit()
    with Work(access) as work, pytest.raises(ConsentTakenBack):
        let_out(work, leaving=summary(case))


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"chapters": ()}, "chapters"),
        ({"recipient": " "}, "recipient"),
        ({"purpose": " "}, "purpose"),
        ({"until": f.DAY - timedelta(days=1)}, "until"),
    ],
)
def test_a_consent_says_what_to_whom_for_what_and_until_when(access: Access, other: dict[str, Any], field: str) -> None:
    case = f.registered(access)
    with Work(access) as work, pytest.raises(InField) as trouble:
        agree_to_paper(work, consent=asked(case, **other))
    assert trouble.value.field == field


def test_one_attachment_is_agreed_to_and_not_the_next_one(access: Access) -> None:
    case = f.registered(access)
    one, other = f.kept(access, f.attachment(case.id), f.attachment(case.id))
    agreed(access, asked(case, chapters=(), parts=(Part.ATTACHMENTS,), attachment=one.id))
    copy = replace(summary(case), paper=Paper.COPY, chapters=(), parts=(Part.ATTACHMENTS,), attachment=one.id)
    with Work(access) as work:
        assert let_out(work, leaving=copy).attachment == one.id
        with pytest.raises(NotAsked):
            let_out(work, leaving=replace(copy, attachment=other.id))


def test_who_does_not_want_to_be_served_is_asked_that_first(access: Access) -> None:
    case = f.registered(access)
    f.kept(access, f.consent(case.id, withdrawn=f.DAY))
    with Work(access) as work, pytest.raises(TakenBack):
        agree_to_paper(work, consent=asked(case))


def test_a_consent_to_a_referral_that_is_taken_back_here_ends_there(access: Access) -> None:
    f.consented(access, f.registered(access).id)
    with Work(access) as work:
        (consent,) = work.find(ConsentToRelease)
        assert take_back(work, consent=consent.id).withdrawn == f.DAY


def test_no_form_writes_what_lets_something_leave_nor_what_left(access: Access) -> None:
    case = f.registered(access)
    for entry in (asked(case), f.allowed(case.id), f.left(case.id)):
        with Work(access) as work, pytest.raises(TypeError):
            record(work, entry=entry)
    with Work(access) as work:
        assert work.find(Override) == [] == work.find(Release)


def test_who_agreed_to_what_a_chapter_held_before_is_asked_again(access: Access) -> None:
    case = f.registered(access)
    f.kept(access, asked(case, given=f.DAY))  # as a version kept it whose chapters held less
    with Work(access) as work, pytest.raises(NotAgreedTo) as told:
        let_out(work, leaving=summary(case))
    assert "what these chapters hold by now" in told.value.said()
