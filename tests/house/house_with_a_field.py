"""What `test_one_line_field.py` asks of a copy of the house in which two records have two fields more."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.identity import Identity
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.parts.history import HistoryView
from tests.factories import assessment, kept
from tests.stories.pages.case_page import words_of
from tests.ui.case.pages import page_of
from tests.ui.desks import desk
from tests.ui.parts.conftest import Edit, case, edit
from tests.vaults import opened
from tools import glossary, translations

__all__ = ["case", "desk", "edit"]

SEALED, CODED = "Number of children at home", "Meals a day"
GOLDEN = Path(__file__).parents[1] / "golden"


def test_the_copy_is_what_runs() -> None:
    assert {"children_at_home", "meals_a_day"} <= {*Assessment.__fields__} & {*Identity.__fields__}


def test_the_form_asks_for_it_and_the_file_keeps_it(edit: Edit, desk: Desk, access: Access, case: UUID) -> None:
    [held] = kept(access, assessment(case))
    form = edit(Part.ASSESSMENT, row=held.id)
    assert form.said("meals_a_day") == "3"
    form.write("children_at_home", "-2")
    form.leave("children_at_home", "meals_a_day")
    assert form.problem("children_at_home")
    form.write("children_at_home", "៤")
    form.write("meals_a_day", "2")
    form.save()
    [found] = desk.ask(open_case, case=case).assessments
    assert {"children_at_home": 4, "meals_a_day": 2}.items() <= vars(found).items()


def test_page_and_history_tell_it(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    [held] = kept(access, assessment(case, children_at_home=4, meals_a_day=2))
    page = page_of(qtbot, desk, case)
    page.open_part("Assessment")
    page.open_entry("Assessment")
    assert {SEALED, CODED, "2"} <= {*page.words.split("\n")}
    page.press(f"Show {SEALED}")
    assert page.sealed()[SEALED] == "4"
    history = HistoryView(desk, case=case, entry=held)
    qtbot.addWidget(history)
    assert {SEALED, CODED, "4", "2"} <= {*words_of(history).split("\n")}


@pytest.mark.parametrize("release", sorted(one.name for one in GOLDEN.iterdir()))
def test_an_older_vault_and_its_history_have_the_default(release: str, tmp_path: Path) -> None:
    with opened(shutil.copytree(GOLDEN / release, tmp_path / "old")) as access, Work(access, reading=True) as work:
        versions = [version for one in work.find(Identity) for version in work.history(one)]
        told = {(vars(one)["children_at_home"], vars(one)["meals_a_day"]) for one in versions}
    assert len(versions) > 1
    assert told == {(None, 3)}


def test_the_glossary_and_the_translators_have_it() -> None:
    assert {SEALED, CODED} <= {line.split(" | ")[0].removeprefix("| ") for line in glossary.page().splitlines()}
    assert translations.collected().get(SEALED) is not None
