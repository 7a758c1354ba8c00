"""Immediate safety: advice when it is needed, the hours that count, and the check before a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.codes.contact import Never
from casedesk.cases.records.contact import SafeContact
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.safety_editor import said_window
from tests.factories import NOON, kept, safety
from tests.stories.pages.forms import PartForm
from tests.ui.parts.conftest import Edit


def told(form: PartForm, words: str) -> bool:
    return any(words in one for one in form.notices())


@pytest.mark.parametrize(
    ("hours", "words", "tone"),
    [
        (20, "52 h left of 72 h for medicine against HIV", Tone.URGENT),
        (71, "1 h left of 72 h", Tone.URGENT),
        (72, "48 h left of 120 h for medicine against pregnancy", Tone.URGENT),
        (119, "1 h left of 120 h", Tone.URGENT),
        (120, "have passed. A doctor still helps", Tone.INFO),
    ],
)
def test_the_hours_left_for_medicine(hours: int, words: str, tone: Tone) -> None:
    said, found = said_window(NOON - timedelta(hours=hours), NOON)
    assert words in said
    assert found is tone


def test_the_hour_is_asked_for_when_it_is_not_known() -> None:
    said, tone = said_window(None, NOON)
    assert "hours count" in said
    assert tone is Tone.WAIT


def test_the_window_appears_with_the_answer_and_goes_with_it(edit: Edit) -> None:
    form = edit(Part.SAFETY_NOW, new=True)
    assert not told(form, "hours")
    form.choose("recent_assault", "Yes")
    assert told(form, "The hours count")
    form.form.set_value("assault_at", NOON - timedelta(hours=20))
    form.choose("health_referral", "Yes")
    assert told(form, "52 h left of 72 h")
    form.choose("recent_assault", "No")
    assert not told(form, "72 h")


def test_advice_comes_at_the_moment_it_is_needed(edit: Edit) -> None:
    form = edit(Part.SAFETY_NOW, new=True)
    for name, calling, other, words in (
        ("danger", "Yes", "No", "in danger today"),
        ("safe_place", "No", "Yes", "no safe place tonight"),
        ("suicide", "Yes", "Not known", "Stay with her"),
    ):
        form.choose(name, calling)
        assert told(form, words)
        form.choose(name, other)
        assert not told(form, words)


def test_an_assault_without_its_hour_is_asked_for_on_saving(edit: Edit, access: Access, case: UUID) -> None:
    entry = kept(access, safety(case))[0]
    form = edit(Part.SAFETY_NOW, row=entry.id)
    form.choose("recent_assault", "Yes")
    form.save()
    assert form.saved == []
    assert "hours count" in form.problem("assault_at")


def test_the_check_comes_before_a_home_visit(edit: Edit) -> None:
    form = edit(Part.FOLLOW_UPS, new=True)
    assert not told(form, "Before leaving")
    form.choose("mode", "Home visit")
    assert told(form, "Before leaving")
    assert form.form.field("who_home").is_asked
    form.choose("mode", "At the centre")
    assert not told(form, "Before leaving")
    assert not form.form.field("who_home").is_asked


def test_a_visit_she_forbade_is_told(edit: Edit, access: Access, case: UUID) -> None:
    with Work(access) as work:
        (safe,) = work.find(SafeContact, SafeContact.case_id == case)
    kept(access, replace(safe, never=(Never.VISIT,)))
    form = edit(Part.FOLLOW_UPS, new=True)
    form.choose("mode", "Home visit")
    assert told(form, "never to be visited unannounced")


def test_a_call_outside_the_safe_time_is_told(edit: Edit) -> None:
    form = edit(Part.FOLLOW_UPS, new=True)
    form.form.set_value("at", NOON + timedelta(days=2))
    form.choose("mode", "Phone call")
    assert told(form, "outside the safe time"), "Monday and Tuesday were agreed on"


def test_own_judgement_disappears_while_she_sits_beside_the_worker(edit: Edit) -> None:
    form = edit(Part.SAFETY_NOW, new=True)
    form.choose("risk", "High")
    form.editor.seated_together(True)
    form.choose("danger", "No")
    assert not form.form.field("risk").isVisible()
    assert form.form.value("risk") is Risk.HIGH
    form.editor.seated_together(False)
    assert form.form.field("risk").isVisible()


def test_a_judgement_that_is_missing_comes_back_into_sight(edit: Edit) -> None:
    form = edit(Part.SAFETY_NOW, new=True)
    form.form.restore(dict.fromkeys(("danger", "safe_place", "injured", "recent_assault", "suicide"), "no"))
    form.editor.seated_together(True)
    form.save()
    assert form.form.field("risk").isVisible()
    assert form.problem("risk")


def test_thoughts_of_ending_her_life_lead_step_by_step_to_the_supervisor(edit: Edit) -> None:
    form = edit(Part.SAFETY_NOW, new=True)
    form.form.restore(dict.fromkeys(("danger", "injured", "recent_assault"), "no") | {"safe_place": "yes"})
    form.choose("risk", "High")
    form.choose("self_harm", "Yes")
    assert told(form, "whether a wound needs care")
    assert not form.form.field("supervisor_told").is_asked
    form.choose("suicide", "Yes")
    form.choose("suicide_plan", "Yes")
    assert told(form, "not for a moment")
    form.choose("suicide_before", "Yes")
    assert told(form, "tried before")
    form.save()
    assert "Call the supervisor before she leaves" in form.problem("supervisor_told")
    form.choose("supervisor_told", "No")
    assert told(form, "call the next supervisor")
    form.choose("supervisor_told", "Yes")
    assert not told(form, "call the next supervisor")
    form.save()
    assert len(form.saved) == 1


def test_advice_goes_with_the_question_it_belongs_to(edit: Edit) -> None:
    form = edit(Part.SAFETY_NOW, new=True)
    form.choose("suicide", "Yes")
    form.choose("suicide_plan", "Yes")
    form.choose("suicide", "No")
    assert not told(form, "not for a moment")
