"""Legal steps, mediations and safety plans: what to do stands beside the answer that calls for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Need
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.store.access import Access
from casedesk.text.dates import local
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.time_edit import TimeEdit
from tests.factories import DAY, assessment, kept, plan_line, safety_plan
from tests.stories.pages.forms import PartForm
from tests.stories.pages.typing import type_into
from tests.ui.parts.conftest import Edit


def told(form: PartForm, words: str) -> bool:
    """Whether a notice says this now."""
    return any(words in one for one in form.notices())


def test_an_order_is_asked_for_its_last_day_in_words(edit: Edit) -> None:
    form = edit(Part.LEGAL, new=True, kind=LegalEvent)
    form.choose("step", "Protection order")
    form.choose("state", "Granted")
    assert told(form, "Until when does it protect?")
    form.write("expires", (DAY + timedelta(days=60)).strftime("%d %m %Y"))
    form.leave("expires", "outcome")
    assert not told(form, "Until when does it protect?")


def test_a_step_she_does_not_want_is_not_begun(edit: Edit) -> None:
    form = edit(Part.LEGAL, new=True, kind=LegalEvent)
    form.choose("wanted", "Yes")
    assert not told(form, "Nothing is begun against her will")
    form.choose("wanted", "No")
    assert told(form, "Nothing is begun against her will")


def test_pressure_in_a_mediation_is_answered_at_once(edit: Edit) -> None:
    form = edit(Part.LEGAL, new=True, kind=Mediation)
    form.choose("her_consent", "Yes")
    form.choose("pressure", "No")
    assert not told(form, "stop at any time")
    form.choose("pressure", "Yes")
    assert told(form, "stop at any time")
    assert not told(form, "signed under pressure")
    form.choose("outcome", "Agreement signed")
    assert told(form, "signed under pressure")


def test_whether_paper_is_safe_is_followed_by_what_that_means(edit: Edit) -> None:
    form = edit(Part.SAFETY_PLAN, new=True)
    assert told(form, "who opens her bag")
    form.choose("on_paper", "No")
    assert told(form, "knows it by heart")
    form.choose("on_paper", "Yes")
    assert told(form, "no name and no title")


def test_a_new_plan_begins_with_her_words_and_the_one_before_stays(
    edit: Edit, access: Access, desk: Desk, case: UUID
) -> None:
    (first,) = kept(access, safety_plan(case, on_paper=Answer.YES, way_out="Behind the market"))
    form = edit(Part.SAFETY_PLAN, new=True)
    assert told(form, "That plan stays as it was")
    assert form.said("way_out") == "Behind the market"
    assert form.said("on_paper") == "Not known"
    form.write("way_out", "To the pagoda")
    form.save()
    newer, older = desk.ask(open_case, case=case).of(SafetyPlan)
    assert (newer.way_out, older) == ("To the pagoda", first)


def test_a_plan_that_is_changed_is_not_a_new_one(edit: Edit, access: Access, desk: Desk, case: UUID) -> None:
    (first,) = kept(access, safety_plan(case, on_paper=Answer.YES))
    form = edit(Part.SAFETY_PLAN, row=first.id)
    assert not told(form, "That plan stays as it was")
    form.write("way_out", "To the pagoda")
    form.save()
    assert desk.ask(open_case, case=case).of(SafetyPlan) == (replace(first, way_out="To the pagoda", version=2),)


def test_a_line_of_the_plan_begins_with_the_next_need_she_named(edit: Edit, access: Access, case: UUID) -> None:
    kept(access, assessment(case, material=Answer.YES))
    assert edit(Part.PLAN, new=True).form.value("need") is Need.LEGAL
    kept(access, plan_line(case))
    assert edit(Part.PLAN, new=True).form.value("need") is Need.MATERIAL
    kept(access, plan_line(case, need=Need.MATERIAL))
    assert edit(Part.PLAN, new=True).form.value("need") is None


def test_who_writes_only_the_hour_is_back_on_the_day_of_the_visit(edit: Edit) -> None:
    form = edit(Part.FOLLOW_UPS, new=True)
    form.choose("mode", "Home visit")
    back = form.form.field("back_by").findChildren(TimeEdit)[0]
    type_into(back, "18:30")
    assert back.text() == "18:30"
    assert local(form.form.value("back_by")).date() == local(form.form.value("at")).date()
