"""A worker asks, a supervisor sends back and approves; the case is closed by both, and opened again."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import ClosureReason
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.team.team_screen import TeamScreen
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.stories.pages.approving import Approving, Why
from tests.stories.pages.by_name import take_link
from tests.stories.pages.case_page import CasePage, words_of
from tests.stories.pages.forms import PartForm
from tests.stories.pages.opening import arrived
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

CTRL = Qt.KeyboardModifier.ControlModifier
COMMENT = "Write down with her whom she calls first."


def test_a_plan_is_approved_and_a_case_closed_and_opened_again(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    with opened(folder, COLLEAGUE) as dara:
        case = make.registered(dara).id
        make.kept(dara, *(one(case) for one in (make.consent, make.safety, make.identity, make.incident)))
        make.kept(dara, make.assessment(case), make.plan_line(case))
    story = Story(open_window(folder), qtbot, case)
    story.the_worker_asks()
    story.the_supervisor_sends_it_back()
    story.the_worker_reads_the_comment_changes_the_plan_and_asks_again()
    story.the_supervisor_approves()
    story.the_worker_prepares_the_closure_and_asks()
    story.the_supervisor_closes_the_case()
    story.closed_it_is_read_and_opened_again()


class Story:
    """What is done, chapter by chapter."""

    def __init__(self, window: Window, qtbot: QtBot, case: UUID) -> None:
        self._window, self._qtbot, self._case = window, qtbot, case
        self.shell = ShellPage(window, qtbot)

    def the_worker_asks(self) -> None:
        """With Ctrl Enter; then nothing nags, and nothing is offered that is a supervisor's."""
        page, bar = self._enter(COLLEAGUE, Part.PLAN)
        assert page.next_step == "Ask the supervisor to approve the action plan"
        self.shell.press(Qt.Key.Key_Return, CTRL)
        assert page.next_step == "Follow up"
        assert bar.said.startswith("It waits for a supervisor.")
        assert bar.offered == ["Take it back"]
        self.shell.lock()

    def the_supervisor_sends_it_back(self) -> None:
        """Today says how many, Team which, the plan itself what; without words it stays."""
        self._unlock("bopha")
        assert self.shell.count("Team") == "1"
        take_link(arrived(self.shell, TodayScreen), "Look at it")
        team = arrived(self.shell, TeamScreen)
        (item,) = team.approvals.list.items()
        assert (item.title, item.line, item.state) == ("PP-0001, Action plan", "Lim Dara, 1 need", "today")
        self.shell.press(Qt.Key.Key_Return, CTRL)
        bar = Approving(arrived(self.shell, CaseScreen), self._qtbot)
        assert bar.said.startswith("Lim Dara asked for your approval")
        assert bar.offered == ["Approve", "Send back…"]
        bar.press("Send back…")
        why = Why(self._qtbot)
        why.answer("  ", "Send it back")
        assert why.problem.startswith("Say what is to be changed")
        why.answer(COMMENT, "Send it back")
        assert bar.said.startswith("You sent it back, today")
        self.shell.lock()

    def the_worker_reads_the_comment_changes_the_plan_and_asks_again(self) -> None:
        """The comment stands on top, but not while she reads along."""
        page, bar = self._enter(COLLEAGUE)
        assert page.next_step == "The supervisor sent the plan back"
        page.take_next_step()
        assert bar.said.endswith(COMMENT)
        self.shell.press(Qt.Key.Key_F8)
        assert bar.said == ""
        assert COMMENT not in page.words
        self.shell.press(Qt.Key.Key_F8)
        page.view.middle.write(Part.PLAN, page.view.sight.file.plan[0].id)
        form = PartForm(self._qtbot, page.form)
        form.write("action", "Her aunt comes first, then the hotline.")
        form.save()
        assert page.next_step == "Ask the supervisor to approve the action plan"
        page.press("Back to Action plan")
        bar.press("Ask for approval")
        assert bar.said.startswith("It waits for a supervisor.")
        self.shell.lock()

    def the_supervisor_approves(self) -> None:
        """One press."""
        _page, bar = self._enter("bopha", Part.PLAN)
        bar.press("Approve")
        assert bar.said == "You approved it, today."
        assert bar.offered == []
        self.shell.lock()

    def the_worker_prepares_the_closure_and_asks(self) -> None:
        """What cannot be true is told in its field; what is typed stays."""
        page, bar = self._enter(COLLEAGUE, Part.CLOSURE)
        page.press("Prepare the closure")
        form = PartForm(self._qtbot, page.form)
        assert "Open goals: Legal help." in page.words
        form.choose("reason", "Needs are met")
        form.choose("gone_through", "She was told that she can come back")
        form.save()
        assert form.problem("reason").startswith("Goals of the plan are still open: 1.")
        form.form.field("reason").focus()
        self.shell.press(Qt.Key.Key_Down)
        assert form.form.value("reason") is ClosureReason.ASKED
        form.save()
        assert page.next_step == "Ask the supervisor to approve the closure"
        self.shell.press(Qt.Key.Key_Return, CTRL)
        assert page.next_step == "The closure waits for a supervisor"
        assert bar.offered == ["Take it back"]
        self.shell.lock()

    def the_supervisor_closes_the_case(self) -> None:
        """From Team."""
        self._unlock("bopha")
        self.shell.go("Team")
        team = arrived(self.shell, TeamScreen)
        (item,) = team.approvals.list.items()
        assert (item.title, item.line) == ("PP-0001, Closure", "Lim Dara, checklist 1 of 4")
        team.approvals.list.choose_first()
        team.approvals.list.open_current()
        screen = arrived(self.shell, CaseScreen)
        Approving(screen, self._qtbot).press("Approve")
        page = CasePage(screen, self._qtbot)
        assert page.next_step.startswith("Closed ")
        self.shell.go("Team")
        assert "Nothing waits for you." in words_of(arrived(self.shell, TeamScreen))
        self.shell.lock()

    def closed_it_is_read_and_opened_again(self) -> None:
        """Everything can be read, nothing written; the reason for opening it stays in the file."""
        page, bar = self._enter(COLLEAGUE, Part.PLAN)
        assert page.next_step.startswith("Closed ")
        assert "Add a need" not in page.words
        assert "Add to the file" not in page.words
        assert bar.offered == []
        assert page.screen.primary() is None
        self.shell.shell.go(Place(Room.CASE, self._case, Part.FOLLOW_UPS, new=True))
        page = CasePage(arrived(self.shell, CaseScreen), self._qtbot)
        assert page.view.middle.form() is None
        assert "This file is closed" in page.words
        page.press("Open it again")
        why = Why(self._qtbot)
        why.answer("", "Open it again")
        assert why.problem.startswith("Say why")
        why.answer("She came back.", "Open it again")
        page.open_part("Closure")
        assert "She came back." in page.words
        assert "Add to the file" in page.words
        assert page.next_step == "Follow up"

    def _unlock(self, short_name: str) -> None:
        self.shell = Unlocking(self._window, self._qtbot).unlock(short_name, PASSPHRASE)
        QApplication.processEvents()

    def _enter(self, short_name: str, part: Part | None = None) -> tuple[CasePage, Approving]:
        self._unlock(short_name)
        self.shell.shell.go(Place(Room.CASE, self._case, part))
        screen = arrived(self.shell, CaseScreen)
        return CasePage(screen, self._qtbot), Approving(screen, self._qtbot)
