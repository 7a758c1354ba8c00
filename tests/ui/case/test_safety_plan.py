"""A safety plan on its case page: put on paper for her only where paper is safe, or asked once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.consent_ends import TakenBack
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs.let_out import let_out
from casedesk.store.access import Access
from casedesk.ui.case.panel import Panel, Sight
from casedesk.ui.case.safety_plan_panel import WHY_NOT, ForHer
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.asking import Question
from tests import factories as make
from tests.accessible import nameless
from tests.centre import do
from tests.factories import DAY
from tests.reports.tools import text_of
from tests.stories.pages.by_name import button
from tests.ui.case.pages import page_of
from tests.ui.desks import journalled
from tests.ui.print.test_print_screen import ToFolder


@pytest.fixture
def case(access: Access) -> UUID:
    """A file with consent."""
    made = make.registered(access)
    make.kept(access, make.consent(made.id), make.identity(made.id))
    return made.id


class Acts:
    """Acts(qtbot, desk, case, folder, plan): the plan on a panel, where paper and files go into a folder."""

    def __init__(self, qtbot: QtBot, desk: Desk, case: UUID, folder: Path, plan: SafetyPlan) -> None:
        self.troubles: list[object] = []
        sight = Sight(desk, desk.ask(open_case, case=case), desk.now(), False, self.troubles.append)
        self.panel = Panel("Safety plan", sight)
        self.acts = ForHer(plan, self.panel, ToFolder(folder))
        self.panel.add(self.acts)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def button(self, words: str) -> QPushButton:
        """A way onto paper."""
        return button(self.panel, words)

    @property
    def question(self) -> Question | None:
        """What was asked once more."""
        return self.acts.question


@pytest.fixture
def for_her(qtbot: QtBot, desk: Desk, case: UUID, tmp_path: Path) -> Callable[..., Acts]:
    """Writes a plan and shows what can be done with it."""
    return lambda **answers: Acts(
        qtbot, desk, case, tmp_path, make.kept(desk.access, make.safety_plan(case, **answers))[0]
    )


def test_where_paper_is_safe_it_is_saved_at_once_and_the_journal_knew_before(
    for_her: Callable[..., Acts], qtbot: QtBot, access: Access, tmp_path: Path
) -> None:
    acts = for_her(on_paper=Answer.YES, way_out="Behind the market")
    acts.button("Save as a file…").click()
    assert acts.question is None
    assert journalled(access, "export") == 1
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())
    read = text_of((tmp_path / "chosen.pdf").read_bytes())
    assert "Behind the market" in read
    for word in ("PP-0001", "Sreymom", "Lotus", "CaseDesk", "afety", "Chan Bopha", "2026"):
        assert word not in read


def test_it_is_printed(for_her: Callable[..., Acts], qtbot: QtBot, access: Access, tmp_path: Path) -> None:
    acts = for_her(on_paper=Answer.YES)
    acts.button("Print for her").click()
    assert journalled(access, "print") == 1
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists())


@pytest.mark.parametrize("on_paper", [Answer.NO, Answer.UNKNOWN])
def test_where_it_is_not_known_to_be_safe_the_button_says_why_and_the_safe_answer_keeps_it_here(
    for_her: Callable[..., Acts], qtbot: QtBot, access: Access, tmp_path: Path, on_paper: Answer
) -> None:
    acts = for_her(on_paper=on_paper)
    press = acts.button("Save as a file…")
    assert press.accessibleDescription() == WHY_NOT[on_paper]
    press.click()
    assert acts.question is not None
    assert acts.question.safe.isDefault()
    acts.question.safe.click()
    assert journalled(access, "export") == 0
    assert list(tmp_path.glob("*.pdf")) == []

    press.click()
    acts.question.act.click()
    assert journalled(access, "export") == 1
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())


def test_her_own_page_is_hers_after_she_took_her_consent_back_and_it_is_asked_first(
    for_her: Callable[..., Acts], qtbot: QtBot, access: Access, case: UUID, tmp_path: Path
) -> None:
    (agreed,) = do(access, open_case, case=case).consents
    make.kept(access, replace(agreed, withdrawn=DAY))
    acts = for_her(on_paper=Answer.YES)
    acts.button("Save as a file…").click()
    assert acts.question is not None
    assert journalled(access, "export") == 0
    acts.question.act.click()
    assert journalled(access, "export") == 1
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())
    for to in (Audience.OURS, Audience.OUTSIDE):
        with pytest.raises(TakenBack):
            do(access, let_out, leaving=Leaving(case, Paper.SUMMARY, Way.SAVED, to, "A lawyer"))


def test_an_older_version_is_read_but_not_printed(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    older, newer = make.kept(access, make.safety_plan(case), make.safety_plan(case, review_on=DAY))
    assert desk.ask(open_case, case=case).of(SafetyPlan)[0].id == newer.id
    page = page_of(qtbot, desk, case, Part.SAFETY_PLAN)
    assert page.titles() == ["Safety plan, version 2", "Safety plan, version 1"]
    page.open_entry("Safety plan, version 1")
    assert "A newer version replaced this one." in page.words
    assert "Print for her" not in page.words
    assert page_of(qtbot, desk, case, Part.SAFETY_PLAN, row=newer.id).words.count("Print for her") >= 1
    assert older.id != newer.id


def test_everything_to_press_has_a_name(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    (plan,) = make.kept(access, make.safety_plan(case))
    assert nameless(page_of(qtbot, desk, case, Part.SAFETY_PLAN, row=plan.id).screen) == []
