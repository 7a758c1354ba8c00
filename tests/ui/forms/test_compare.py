"""Two people change one entry: both versions are kept until somebody chooses, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.history import Clash
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.rules.meeting import Meeting, Side
from casedesk.store.records import NOBODY
from casedesk.ui.forms.compare import CompareView, said_clash
from tests.accessible import nameless
from tests.factories import identity, plan_line
from tests.stories.pages.by_name import button

BASE = replace(plan_line(NOBODY), version=1)
MINE = replace(BASE, goal="Mine", who="Me")
THEIRS = replace(BASE, goal="Theirs", action="Theirs alone", version=2)


def clash(meeting: Meeting[PlanLine]) -> Clash[PlanLine]:
    return Clash(meeting, "Lim Dara", "លឹម ដារ៉ា", False)


def test_only_what_differs_is_compared_and_one_sided_changes_are_proposed() -> None:
    meeting = Meeting(MINE, THEIRS, BASE)
    assert meeting.differing() == ("goal", "action", "who")
    assert [meeting.proposed(name) for name in meeting.differing()] == [None, Side.THEIRS, Side.MINE]
    assert meeting.same() == 3


def test_without_what_both_began_from_nothing_is_proposed() -> None:
    meeting = Meeting(MINE, THEIRS)
    assert [meeting.proposed(name) for name in meeting.differing()] == [None, None, None]


def test_the_merged_entry_lies_on_top_of_theirs() -> None:
    chosen = {"goal": Side.MINE, "action": Side.THEIRS, "who": Side.MINE}
    merged = Meeting(MINE, THEIRS, BASE).merged(chosen)
    assert (merged.goal, merged.action, merged.who, merged.version) == ("Mine", "Theirs alone", "Me", 2)
    with pytest.raises(KeyError):
        Meeting(MINE, THEIRS, BASE).merged({"action": Side.THEIRS})


def test_the_programs_own_fields_follow_whoever_changed_them() -> None:
    base = identity(NOBODY)
    mine = replace(base, district="1208", latin_name="A")
    theirs = replace(base, latin_name="B")
    assert Meeting(mine, theirs, base).merged({"latin_name": Side.THEIRS}).district == "1208"
    assert Meeting(mine, theirs).merged({"latin_name": Side.MINE}).district is None


def test_nothing_is_saved_until_every_conflict_is_chosen(qtbot: QtBot) -> None:
    view = CompareView(clash(Meeting(MINE, THEIRS, BASE)))
    qtbot.addWidget(view)
    view.show()
    save = button(view, "Save these answers")
    assert not save.isEnabled()
    assert "1 answer is still to be chosen." in save.toolTip()
    mine = next(one for one in view.findChildren(QRadioButton) if one.accessibleName() == "Goal: Yours, not saved yet")
    mine.click()
    with qtbot.waitSignal(view.chosen) as chosen:
        save.click()
    assert chosen.args is not None
    assert (chosen.args[0].goal, chosen.args[0].action, chosen.args[0].who) == ("Mine", "Theirs alone", "Me")


def test_every_choice_says_whose_it_is(qtbot: QtBot) -> None:
    view = CompareView(clash(Meeting(MINE, THEIRS, BASE)))
    qtbot.addWidget(view)
    view.show()
    assert nameless(view) == []
    assert {"Goal: Yours, not saved yet"} < {one.accessibleName() for one in view.findChildren(QRadioButton)}
    with qtbot.waitSignal(view.back):
        next(one for one in view.findChildren(QPushButton) if one.text() == "Back to the form").click()


def test_the_notice_says_who_and_when() -> None:
    said = said_clash(clash(Meeting(MINE, THEIRS, BASE)))
    assert said.startswith("Lim Dara changed this at ")
