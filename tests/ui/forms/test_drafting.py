"""What is typed keeps itself, sealed; nothing is lost whatever happens to the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.records.plan import PlanLine
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.ui.desk import Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.form import RecordForm
from tests.factories import NOON
from tests.stories.pages.forms import Form
from tests.ui.forms.conftest import FormOf
from tests.ui.forms.full_disk import full_disk

CANARY = "A very particular goal"


class Desktop:
    """A form with its draft and its notices, as a page puts them together."""

    def __init__(self, desk: Desk, form: RecordForm[Any], pause_ms: int = 20) -> None:
        self.form = form
        self.drafting = Drafting(desk, "plan", form, pause_ms=pause_ms, parent=form)
        self.line = SavedLine(self.drafting)
        self.notices = DraftNotices(self.drafting, NOON)
        for widget in (self.line, self.notices):
            widget.setParent(form.window())
        self.found = self.notices.take_up()


def test_a_draft_is_kept_after_a_pause_and_found_again(qtbot: QtBot, desk: Desk, form_of: FormOf, folder: Path) -> None:
    page = Desktop(desk, form_of(PlanLine))
    with qtbot.waitSignal(page.drafting.kept):
        Form(qtbot, page.form).write("goal", CANARY)
    assert page.line.text().startswith("saved ")
    assert all(CANARY.encode() not in one.read_bytes() for one in folder.iterdir() if one.is_file())
    again = Desktop(desk, form_of(PlanLine))
    assert again.form.value("goal") == CANARY
    assert "Your draft is here (Today" in again.notices.text()


def test_whoever_writes_without_a_pause_loses_no_more_than_a_few_seconds(
    qtbot: QtBot, desk: Desk, form_of: FormOf
) -> None:
    form = form_of(PlanLine)
    drafting = Drafting(desk, "plan", form, pause_ms=60_000, latest_ms=1, parent=form)
    with qtbot.waitSignal(drafting.kept):
        Form(qtbot, form).write("goal", CANARY)
    assert [draft.answers["goal"] for draft in desk.ask(my_drafts)] == [CANARY]


def test_leaving_keeps_the_draft_at_once(qtbot: QtBot, desk: Desk, form_of: FormOf) -> None:
    page = Desktop(desk, form_of(PlanLine), pause_ms=60_000)
    Form(qtbot, page.form).write("goal", CANARY)
    assert desk.ask(my_drafts) == []
    assert page.drafting.leave()
    assert [draft.answers["goal"] for draft in desk.ask(my_drafts)] == [CANARY]


def test_one_form_has_one_draft(qtbot: QtBot, desk: Desk, form_of: FormOf) -> None:
    page = Desktop(desk, form_of(PlanLine), pause_ms=60_000)
    for words in ("one", "two"):
        Form(qtbot, page.form).write("goal", words)
        assert page.drafting.keep()
    assert [draft.answers["goal"] for draft in desk.ask(my_drafts)] == ["two"]


def test_nothing_typed_keeps_nothing(desk: Desk, form_of: FormOf) -> None:
    assert Desktop(desk, form_of(PlanLine)).drafting.leave()
    assert desk.ask(my_drafts) == []


def test_starting_over_can_be_taken_back(qtbot: QtBot, desk: Desk, form_of: FormOf) -> None:
    first = Desktop(desk, form_of(PlanLine), pause_ms=60_000)
    Form(qtbot, first.form).write("goal", CANARY)
    first.drafting.leave()
    page = Desktop(desk, form_of(PlanLine), pause_ms=60_000)
    page.notices._here.taken.emit()
    assert page.form.value("goal") is None
    assert "stays until you type" in page.notices.text()
    page.notices._here.taken.emit()
    assert page.form.value("goal") == CANARY


def test_a_full_disk_is_told_and_the_words_stay(qtbot: QtBot, desk: Desk, access: Access, form_of: FormOf) -> None:
    page = Desktop(desk, form_of(PlanLine), pause_ms=60_000)
    Form(qtbot, page.form).write("goal", CANARY)
    page.form.set_value("action", "word " * 3_900)
    with full_disk(access):
        assert not page.drafting.leave(), "it is not safe to go"
        assert "disk is full" in page.notices.text()
        assert "stays on this page" in page.notices.text()
        assert page.form.value("goal") == CANARY
    page.notices._trouble.taken.emit()
    assert page.notices.text() == ""
    assert [draft.answers["goal"] for draft in desk.ask(my_drafts)] == [CANARY]


@pytest.mark.parametrize("words", ["ម្ចាស់ផ្ទះ \U0001f33f", "שלום"])
def test_any_script_survives_in_a_draft(qtbot: QtBot, desk: Desk, form_of: FormOf, words: str) -> None:
    page = Desktop(desk, form_of(PlanLine), pause_ms=60_000)
    Form(qtbot, page.form).write("goal", words)
    page.drafting.leave()
    assert Desktop(desk, form_of(PlanLine)).form.value("goal") == words
