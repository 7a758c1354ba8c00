"""What she said: nothing goes that was not agreed to, and a draft or a consent brings exactly the same answers back."""

from __future__ import annotations

import json

import pytest

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.rules.whole_case import Agreed
from casedesk.store.access import Access
from casedesk.ui.transfer.asked import Asked
from casedesk.ui.widgets.marks import Answer
from tests.transfer.centres import file_of, full_case


@pytest.fixture
def file(access: Access) -> CaseFile:
    """A case with an entry of every kind that may go."""
    return file_of(access, full_case(access).id)


def answered(file: CaseFile) -> Asked:
    """She agreed to who she is, the incident with its place, and one attachment; the risk she refused."""
    asked = Asked(file)
    for part in (Part.IDENTITY, Part.INCIDENTS):
        asked.give(part, Answer.AGREED)
    asked.give(Part.RISK, Answer.REFUSED)
    asked.give_paper(asked.papers[0].id, Answer.AGREED)
    (place,) = (one for one in asked.fields(Part.INCIDENTS) if one.name == "incidents.place")
    asked.tick(place, True)
    return asked


def test_nothing_goes_before_she_was_asked(file: CaseFile) -> None:
    asked = Asked(file)
    assert asked.agreed() == Agreed()
    assert {asked.answer(part) for part in asked.parts} == {Answer.NOT_ASKED}


def test_a_part_goes_with_what_is_proposed_and_what_was_ticked(file: CaseFile) -> None:
    agreed = answered(file).agreed()
    assert agreed.parts == (Part.IDENTITY, Part.INCIDENTS, Part.ATTACHMENTS)
    assert "incidents.place" in agreed.fields
    assert "incidents.account" not in agreed.fields
    assert "identities.latin_name" in agreed.fields
    assert len(agreed.papers) == 1


def test_what_an_entry_needs_cannot_be_taken_out_of_it(file: CaseFile) -> None:
    asked = answered(file)
    for part in asked.parts:
        for one in asked.fields(part):
            asked.tick(one, False)
            assert asked.goes(one) is one.needed


def test_a_draft_and_a_consent_bring_the_same_answers_back(file: CaseFile) -> None:
    before, drafted, consented = answered(file), Asked(file), Asked(file)
    drafted.restore(json.loads(json.dumps(before.raw())))
    consented.show(before.agreed())
    assert drafted.agreed() == consented.agreed() == before.agreed()
    assert drafted.answer(Part.LEGAL) is Answer.NOT_ASKED
    assert consented.answer(Part.LEGAL) is Answer.NEVER_SENT


@pytest.mark.parametrize("raw", [{}, {"parts": {"nothing": "agreed"}}, {"parts": [], "papers": 3}, {"parts": {"x": 1}}])
def test_a_draft_that_is_not_readable_leaves_nothing_agreed(file: CaseFile, raw: dict[str, object]) -> None:
    asked = Asked(file)
    asked.restore(raw)
    assert asked.agreed().parts == ()
