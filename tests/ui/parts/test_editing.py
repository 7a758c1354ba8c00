"""Entries of a file edited in their place: kept, left as drafts, met by another version, looked back upon."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.plan import PlanLine
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from tests.accessible import nameless
from tests.factories import assessment, consent, follow_up, further, identity, kept, plan_line, safety
from tests.stories.pages.by_name import button
from tests.stories.pages.typing import press
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.desks import journalled
from tests.ui.forms.full_disk import full_disk
from tests.ui.parts.conftest import Edit

PARTS = [part for part in Part if part not in (Part.INCIDENTS, Part.REFERRALS)]


@pytest.fixture
def filled(access: Access, case: UUID) -> None:
    """One entry in every part."""
    usual = (consent, identity, safety, assessment, plan_line, follow_up)
    kept(access, *(make(case) for make in usual), *further(case))


def test_a_new_entry_is_saved_and_its_draft_goes(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.PLAN, new=True)
    form.choose("need", "Legal help")
    form.write("goal", "A protection order")
    form.editor.leave()
    assert len(desk.ask(my_drafts)) == 1
    form.save()
    assert [line.goal for line in desk.ask(open_case, case=case).plan] == ["A protection order"]
    assert desk.ask(my_drafts) == []
    assert form.sentences == ["The need is saved."]
    assert len(form.saved) == 1


def test_what_is_missing_stops_saving_and_is_shown(edit: Edit) -> None:
    form = edit(Part.PLAN, new=True)
    form.write("goal", "A protection order")
    form.save()
    assert form.saved == []
    assert form.problem("need")


def test_leaving_keeps_the_draft_and_opening_brings_it_back(edit: Edit, qtbot: QtBot) -> None:
    form = edit(Part.PLAN, new=True)
    form.write("goal", "A protection order")
    press(Qt.Key.Key_Escape)
    assert form.cancelled == 1
    again = edit(Part.PLAN, new=True)
    assert again.said("goal") == "A protection order"
    assert any("Your draft is here" in one for one in again.notices())


def test_ctrl_enter_saves_from_any_field(edit: Edit, qtbot: QtBot) -> None:
    form = edit(Part.PLAN, new=True)
    form.choose("need", "Safety")
    form.write("goal", "A safe home")
    form.form.field("action").focus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(form.saved) == 1


def test_another_version_is_met_and_nothing_is_overwritten(edit: Edit, access: Access, desk: Desk, case: UUID) -> None:
    line: PlanLine = kept(access, plan_line(case))[0]
    form = edit(Part.PLAN, row=line.id)
    kept(access, replace(line, action="Written by somebody else"))
    form.write("goal", "Written by me")
    form.save()
    assert form.saved == []
    assert any("changed this" in one and "Both are kept" in one for one in form.notices())
    form.editor.editor.saving.compare()
    button(form.editor, "Save these answers").click()
    (both,) = desk.ask(open_case, case=case).plan
    assert (both.goal, both.action, both.version) == ("Written by me", "Written by somebody else", 3)


def test_esc_and_ctrl_enter_mean_what_is_on_top(edit: Edit, access: Access, desk: Desk, case: UUID) -> None:
    line: PlanLine = kept(access, plan_line(case))[0]
    form = edit(Part.PLAN, row=line.id)
    kept(access, replace(line, action="Theirs"))
    form.write("goal", "Mine")
    form.save()
    form.editor.editor.saving.compare()
    press(Qt.Key.Key_Escape)
    assert form.cancelled == 0
    assert form.form.isVisible()
    form.editor.editor.saving.compare()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(one.goal, one.action) for one in desk.ask(open_case, case=case).plan] == [("Mine", "Theirs")]


def test_both_changed_one_field_and_one_is_chosen(edit: Edit, access: Access, desk: Desk, case: UUID) -> None:
    line: PlanLine = kept(access, plan_line(case))[0]
    form = edit(Part.PLAN, row=line.id)
    kept(access, replace(line, goal="Theirs"))
    form.write("goal", "Mine")
    form.save()
    form.editor.editor.saving.compare()
    theirs = [one for one in form.editor.findChildren(QRadioButton) if one.isVisible()][1]
    theirs.click()
    button(form.editor, "Save these answers").click()
    assert [one.goal for one in desk.ask(open_case, case=case).plan] == ["Theirs"]


def test_a_draft_over_an_older_version_meets_the_newer_one(edit: Edit, access: Access, desk: Desk, case: UUID) -> None:
    line: PlanLine = kept(access, plan_line(case))[0]
    form = edit(Part.PLAN, row=line.id)
    form.write("goal", "From the draft")
    form.editor.leave()
    kept(access, replace(line, goal="Saved meanwhile"))
    again = edit(Part.PLAN, row=line.id)
    assert again.said("goal") == "From the draft"
    again.save()
    assert [one.goal for one in desk.ask(open_case, case=case).plan] == ["Saved meanwhile"]
    assert any("Both are kept" in one for one in again.notices())


def test_a_full_disk_while_saving_keeps_everything_on_the_page(
    edit: Edit, access: Access, desk: Desk, case: UUID
) -> None:
    form = edit(Part.ASSESSMENT, new=True)
    form.form.restore(dict.fromkeys(("safety", "health", "psychosocial", "legal", "material", "children"), "no"))
    form.form.set_value("story", "word " * 3_900)
    with full_disk(access):
        form.save()
        assert form.saved == []
        assert any("disk is full" in one for one in form.notices())
        assert form.form.value("story")
    form.save()
    assert len(desk.ask(open_case, case=case).assessments) == 1


def test_contradicting_ages_are_told_in_the_field(edit: Edit, access: Access, case: UUID) -> None:
    form = edit(Part.IDENTITY, new=True)
    form.form.restore({"born": "1994", "age": "៦០"})
    form.save()
    assert form.saved == []
    assert "do not agree" in form.problem("born")
    form.form.restore({"born": "1994", "age": "៣២"})
    form.save()
    (saved,) = form.saved
    assert isinstance(saved, Identity)
    assert saved.age == 32


def test_history_tells_what_changed_and_the_look_is_journalled(
    edit: Edit, access: Access, case: UUID, qtbot: QtBot
) -> None:
    line: PlanLine = kept(access, plan_line(case))[0]
    kept(access, replace(line, goal="A second goal"))
    form = edit(Part.PLAN, row=line.id)
    before = journalled(access, "history")
    button(form.editor, "What changed").click()
    words = [one.text() for one in _labels(form.editor)]
    assert "before: A protection order" in words
    assert "First written." in words
    assert journalled(access, "history") == before + 1
    button(form.editor, "Back to the entry").click()
    assert form.form.isVisible()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("part", PARTS)
def test_an_entry_that_nobody_touched_saves_as_it_is(part: Part, edit: Edit) -> None:
    form = edit(part)
    form.save()
    (saved,) = form.saved
    assert saved.version == 2


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize("part", PARTS)
def test_everything_has_a_name_and_its_place(part: Part, new: bool, edit: Edit) -> None:
    form = edit(part, new=new)
    assert nameless(form.editor) == []
    assert clipped(form.editor) == []


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("tongue", "size"), [("km", 130), ("fr", 130), ("long", 100)])
@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_clipped_in_other_languages(
    part: Part, tongue: str, size: int, edit: Edit, dressed: Appearance
) -> None:
    dressed.choose(size=size)
    if tongue == "long":
        with stretching():
            assert clipped(edit(part).editor) == []
    else:
        speak(tongue)
        assert clipped(edit(part).editor) == []


def test_incidents_have_a_page_of_their_own(edit: Edit) -> None:
    with pytest.raises(ValueError, match="screen of its own"):
        edit(Part.INCIDENTS, new=True)


def _labels(widget: Any) -> list[Any]:
    from PySide6.QtWidgets import QLabel

    return [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
