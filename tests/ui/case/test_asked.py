"""What a questionnaire gave is read in place; nothing of the risk while she reads along."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.records.risk import Questioned
from casedesk.store.access import Access
from casedesk.store.records import Record
from casedesk.training.asking import risk
from casedesk.ui.case.asked_panel import AskedPanel, Results
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel
from tests.factories import DAY, kept, registered
from tests.ui.case.pages import page_of

ITEMS = ("slept", "quiet", "thoughts", "worn_out", "glad", "alone", "managed", "ahead")


def wellbeing(case: UUID, often: str, ago: int) -> Questioned:
    answers = Given("wellbeing", 1, dict.fromkeys(ITEMS, often)).written()
    return Questioned(case_id=case, on=DAY - timedelta(days=ago), answers=answers)


def told(panel: AskedPanel) -> list[str]:
    return [one.text() for one in panel.findChildren(Prose)]


def panel_of(qtbot: QtBot, desk: Desk, part: Part, entry: Record, *, together: bool = False) -> AskedPanel:
    middle = page_of(qtbot, desk, entry.owner).view.middle
    middle.show_file(middle.timeline.sight.seen(together=together))
    middle.show_part(part, entry.id)
    made = middle.panel()
    assert isinstance(made, AskedPanel)
    return made


def test_the_risk_is_read_with_what_the_answers_gave(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = registered(access).id
    (entry,) = kept(access, risk(case, DAY, Risk.HIGH, again=DAY + timedelta(days=7)))
    panel = panel_of(qtbot, desk, Part.RISK, entry)
    assert "The answers give: High (18 points)." in told(panel)
    assert not any("How afraid" in one for one in told(panel)), "what she said lies behind dots"
    (answers,) = panel.findChildren(SealedLabel)
    answers.show_words()
    assert any("How afraid is she of what may come next? –\u00a0Very" in one for one in told(panel))


def test_while_she_reads_along_no_level_is_told(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = registered(access).id
    judged = replace(risk(case, DAY, Risk.HIGH, again=DAY + timedelta(days=7)), judgement=Risk.MEDIUM, reason="Moved")
    (entry,) = kept(access, judged)
    assert "Why you judge otherwise" in told(panel_of(qtbot, desk, Part.RISK, entry))
    panel = panel_of(qtbot, desk, Part.RISK, entry, together=True)
    assert not any(word in one for one in told(panel) for word in ("High", "Medium", "judge"))


def test_wellbeing_shows_how_it_was_each_time(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = registered(access).id
    first, second = kept(access, wellbeing(case, "sometimes", 30), wellbeing(case, "often", 0))
    panel = panel_of(qtbot, desk, Part.ASSESSMENT, second)
    (table,) = panel.findChildren(Results)
    rows = [one.text() for one in table.findChildren(Prose)]
    assert rows == [
        "Day",
        "Points",
        "Result",
        "16 November 2026",
        "18",
        "Mixed weeks",
        "17 October 2026",
        "16",
        "Mixed weeks",
    ]
    assert first.on < second.on


def test_asked_once_there_is_nothing_to_compare(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = registered(access).id
    (only,) = kept(access, wellbeing(case, "sometimes", 0))
    panel = panel_of(qtbot, desk, Part.ASSESSMENT, only)
    assert "The answers give: Mixed weeks (16 points)." in told(panel)
    assert not panel.findChildren(Results)
