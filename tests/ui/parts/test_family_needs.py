"""The family's needs: advice at the moment, and what is not written into the family's file."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.ui.desk import Desk
from tests.ui.parts.conftest import Edit


def test_who_is_hurt_at_home_is_offered_a_file_of_her_own(edit: Edit) -> None:
    form = edit(Part.ASSESSMENT, new=True, kind=FamilyNeeds)
    assert not any("file of her own" in one for one in form.notices())
    form.choose("violence", "Yes")
    assert any("Offer her a file of her own" in one for one in form.notices())
    form.choose("child_safe", "No")
    assert any("without pressing" in one for one in form.notices())
    form.editor.leave()
    again = edit(Part.ASSESSMENT, new=True, kind=FamilyNeeds)
    assert any("Offer her a file of her own" in one for one in again.notices())
    again.choose("violence", "No")
    assert not any("file of her own" in one for one in again.notices())


def test_check_ups_are_asked_of_who_is_pregnant_and_the_answers_are_kept(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.ASSESSMENT, new=True, kind=FamilyNeeds)
    for name in ("food", "income", "housing", "papers", "school", "child_safe", "vaccinated", "nourished"):
        form.choose(name, "Yes")
    for name in ("childcare", "illness", "violence"):
        form.choose(name, "No")
    assert not form.form.field("antenatal").is_asked
    form.choose("pregnant", "Yes")
    form.choose("antenatal", "No")
    form.save()
    (kept,) = desk.ask(open_case, case=case).of(FamilyNeeds)
    assert kept.antenatal is not None
    assert kept.antenatal.value == "no"
