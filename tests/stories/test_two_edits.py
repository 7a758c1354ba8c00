"""Two people change one entry. Neither is overwritten: both are shown, and somebody chooses, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.verbs.record import record
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.today.screen import TodayScreen
from tests.factories import identity, kept, plan_line, registered
from tests.stories.pages.by_name import answer, button, take_link
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.stories.pages.opening import arrived, part_form
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.today_page import TodayPage

MINE, THEIRS = "Sok Srey Mom", "Sok Sreymum"


@pytest.fixture
def case(inside: ShellPage) -> Case:
    """A case in the open vault."""
    return registered(inside.shell.desk.access)


@pytest.fixture
def who(inside: ShellPage, case: Case) -> Identity:
    """The identity in its file."""
    saved: Identity = kept(inside.shell.desk.access, identity(case.id))[0]
    return saved


def names(shell: ShellPage, case: Case) -> list[str | None]:
    """Every version of the name that the vault holds, newest first, and her telephone's neighbour field."""
    found = shell.shell.desk.ask(open_case, case=case.id).identity
    assert found is not None
    return [one.latin_name for one in shell.shell.desk.ask(lambda work: work.history(found))]


def somebody_else_saves(shell: ShellPage, who: Identity) -> None:
    """The same entry, changed behind the open form."""
    shell.shell.desk.do(record, entry=replace(who, latin_name=THEIRS, other_names="Mom"))


@pytest.mark.parametrize(("whose", "name"), [("Yours, not saved yet", MINE), ("Yours, saved at", THEIRS)])
def test_both_are_shown_and_one_is_chosen(
    inside: ShellPage, qtbot: QtBot, case: Case, who: Identity, whose: str, name: str
) -> None:
    form = part_form(inside, qtbot, case.id, Part.IDENTITY, who.id)
    form.write("latin_name", MINE)
    somebody_else_saves(inside, who)
    assert form.said("latin_name") == MINE, "what is typed stays while the page around it is renewed"
    form.save()
    assert any("Both are kept" in told for told in form.notices())
    assert names(inside, case) == [THEIRS, "Sok Sreymom"], "nothing is overwritten before somebody chose"

    take_link(inside.screen, "See both")
    shown = CasePage(arrived(inside, CaseScreen), qtbot).words
    assert MINE in shown
    assert THEIRS in shown
    choices = [one for one in _choices(inside) if one.startswith(f"Name in Latin letters: {whose}")]
    answer(inside.screen, choices[0]).click()
    button(inside.screen, "Save these answers").click()
    assert names(inside, case) == [name, THEIRS, "Sok Sreymom"]
    saved = inside.shell.desk.ask(open_case, case=case.id).identity
    assert saved is not None
    assert saved.other_names == "Mom", "what only the other one changed is kept too"


def test_a_draft_left_yesterday_meets_what_was_saved_since(
    inside: ShellPage, qtbot: QtBot, case: Case, who: Identity
) -> None:
    form = part_form(inside, qtbot, case.id, Part.IDENTITY, who.id)
    form.write("latin_name", MINE)
    inside.shell.go(Place(Room.TODAY))
    somebody_else_saves(inside, who)
    today = TodayPage(arrived(inside, TodayScreen), qtbot)
    today.continue_draft(f"Identity, {case.number}")
    again = PartForm(qtbot, CasePage(arrived(inside, CaseScreen), qtbot).form)
    assert again.said("latin_name") == MINE
    again.save()
    assert any("Both are kept" in told for told in again.notices())
    assert names(inside, case) == [THEIRS, "Sok Sreymom"]


def _choices(shell: ShellPage) -> list[str]:

    return [one.accessibleName() for one in shell.screen.findChildren(QRadioButton) if one.isVisibleTo(shell.screen)]


def test_a_plan_two_workers_edit_keeps_both_goals(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    """The second worker wrote another goal and who helps; nothing of it is lost, and one's own goal is chosen."""
    line: PlanLine = kept(inside.shell.desk.access, plan_line(case.id, goal="A room of her own"))[0]
    form = part_form(inside, qtbot, case.id, Part.PLAN, line.id)
    form.write("goal", "A room near the market")
    inside.shell.desk.do(record, entry=replace(line, goal="A room near her aunt", who="Dara"))
    assert form.said("goal") == "A room near the market"
    form.save()
    assert any("Both are kept" in told for told in form.notices())
    take_link(inside.screen, "See both")
    arrived(inside, CaseScreen)
    mine = [one for one in _choices(inside) if "Yours, not saved yet" in one]
    answer(inside.screen, mine[0]).click()
    button(inside.screen, "Save these answers").click()
    [kept_line] = inside.shell.desk.ask(open_case, case=case.id).plan
    assert (kept_line.goal, kept_line.who) == ("A room near the market", "Dara")
    goals = [one.goal for one in inside.shell.desk.ask(lambda work: work.history(kept_line))]
    assert goals == ["A room near the market", "A room near her aunt", "A room of her own"]
