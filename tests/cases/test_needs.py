"""Which needs an assessment names: of one person, and of a family."""

from __future__ import annotations

import pytest

from casedesk.cases.case_file import file_of
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, NextStep
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.rules.needs import named_needs, needs_in
from casedesk.cases.rules.preparing import preparation
from casedesk.store.access import Access
from casedesk.store.records import NOBODY
from casedesk.store.work import Work
from tests.factories import DAY, NOON, assessment, consent, family_needs, identity, kept, registered, safety

NEEDED = {
    "food": "no", "income": "no", "housing": "no", "papers": "no", "school": "no", "childcare": "no",
    "preschool": "yes", "child_safe": "no", "vaccinated": "no", "nourished": "no", "illness": "yes",
}  # fmt: skip
FINE = {name: Answer.YES if said == "no" else Answer.NO for name, said in NEEDED.items()}


@pytest.mark.parametrize("name", NEEDED)
def test_each_question_names_its_need_by_its_own_answer(name: str) -> None:
    said = Answer(NEEDED[name])
    assert needs_in(family_needs(NOBODY, **FINE)) == []
    assert len(needs_in(family_needs(NOBODY, **{**FINE, name: said}))) == 1
    assert needs_in(family_needs(NOBODY, **{**FINE, name: Answer.UNKNOWN})) == []


def test_check_ups_are_a_need_only_of_who_is_pregnant() -> None:
    pregnant = family_needs(NOBODY, **FINE, pregnant=Answer.YES, antenatal=Answer.NO)
    assert needs_in(pregnant) == ["pregnancy check-ups"]


def test_violence_at_home_is_no_need_of_the_family_file() -> None:
    assert needs_in(family_needs(NOBODY, **FINE, violence=Answer.YES)) == []


def test_a_family_file_takes_the_needs_of_the_family_first() -> None:
    hers, theirs = assessment(NOBODY), family_needs(NOBODY, **{**FINE, "food": Answer.NO})
    for kind, found in ((CaseKind.FAMILY, ["food"]), (CaseKind.SURVIVOR, ["legal help"])):
        case = Case(number="X", kind=kind, worker=NOBODY, opened=DAY)
        assert named_needs(file_of(case, [hers, theirs])) == found
    family = Case(number="X", kind=CaseKind.FAMILY, worker=NOBODY, opened=DAY)
    assert named_needs(file_of(family, [hers])) == ["legal help"]
    assert named_needs(file_of(family, [])) == []


def test_a_family_walks_from_its_needs_to_its_plan(access: Access) -> None:
    case = registered(access, kind=CaseKind.FAMILY).id
    kept(access, consent(case), safety(case), identity(case))
    with Work(access) as work:
        asking = preparation(open_case(work, case=case), NOON)
    assert asking.what == "Ask about the family’s needs and strengths"
    kept(access, family_needs(case, **{**FINE, "housing": Answer.NO, "childcare": Answer.NO}))
    with Work(access) as work:
        file = open_case(work, case=case)
    assert file.case.next_step is NextStep.WRITE_PLAN
    told = preparation(file, NOON)
    assert told.what == "Write the plan with the family"
    assert told.why == "2 needs were named in the assessment. Needs: housing, childcare."


def test_the_needs_of_a_family_are_no_assessment_of_a_survivor(access: Access) -> None:
    case = registered(access).id
    kept(access, consent(case), safety(case), identity(case), family_needs(case))
    with Work(access) as work:
        assert work.get(Case, case).next_step is not NextStep.WRITE_PLAN
