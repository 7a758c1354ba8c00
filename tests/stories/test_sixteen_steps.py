"""A survivor's case through its steps, in the window, by two people: the worker who follows it, and her supervisor.

The steps are those of case management (Guidelines, 2017). Step 13, the men's programme, and step 16, the totals, are
rooms of their own and not part of her file.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.records.consent import ServiceItem
from casedesk.store.access import Access
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.feedback.ask_page import AskFeedbackPage
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from casedesk.ui.team.team_screen import TeamScreen
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.window import Window
from tests.stories.pages.approving import Approving
from tests.stories.pages.asking import ask_line
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.opening import arrived
from tests.stories.pages.survivor import SurvivorStory
from tests.stories.pages.typing import press
from tests.stories.pages.unlock import Unlocking
from tests.ui.parts.test_risk import CALM
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, PASSPHRASE

SUPERVISOR = "bopha"
TOLD = [
    "Closure: Needs are met", "Approval: Closure", "Approval: Action plan", "Case conference", "Task: Ask a service",
    "Mediation: Village chief", "Protection order", "Safety plan", "Risk asked about", "Family: Child",
]  # fmt: skip


def test_a_survivors_case_is_followed_through_all_its_steps(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    window = open_window(folder)
    story = WholeStory(window, qtbot)
    for chapter in (
        story.registers_somebody_who_came,
        story.asks_for_consent,
        story.checks_safety,
        story.writes_down_who_she_is,
        story.writes_down_her_daughter,
        story.records_the_incident,
        story.asks_what_she_needs,
        story.asks_about_the_risk,
        story.makes_a_safety_plan,
        story.plans_with_her,
        story.gets_the_plan_approved,
        story.refers_her,
        story.goes_to_her_home,
        story.writes_down_the_law,
        story.speaks_about_the_case,
        story.meets_the_goal,
        story.closes_the_case,
        story.somebody_else_asks_how_it_was,
    ):
        chapter()
    story.everything_is_in_the_file()


class WholeStory(SurvivorStory):
    """WholeStory(window, qtbot): the main job, and what a whole file holds beside it."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self._window, self._bot = window, qtbot
        super().__init__(Unlocking(window, qtbot).unlock(COLLEAGUE, PASSPHRASE), qtbot)
        self._code = ""

    @property
    def access(self) -> Access:
        """What is unlocked now."""
        return self.shell.shell.desk.access

    def asks_for_consent(self) -> None:
        """She agrees to every line, visits among them."""
        self.next_step("Explain the services and ask for her consent")
        for item in ServiceItem:
            ask_line(self.case.screen, item.said(), agreed=True)
        self.primary()

    def writes_down_her_daughter(self) -> None:
        """A child that is safe and goes to school."""
        self.case.add("Family member")
        form = self.form()
        form.choose("relation", "Child")
        form.choose("schooling", "At school")
        form.choose("at_risk", "No")
        self.primary()

    def asks_about_the_risk(self) -> None:
        """The questions by their keys; her own view is another."""
        self.next_step("Ask about the risk")
        self.form()
        for key in CALM:
            press(Qt.Key[f"Key_{key}"])
            QApplication.processEvents()
        self.form().choose("her_view", "Medium")
        self.primary()

    def makes_a_safety_plan(self) -> None:
        """In her words; nothing is kept on paper."""
        self.case.add("Safety plan")
        form = self.form()
        form.write("signals", "He comes home and does not speak.")
        form.write("before", "She takes the bag to her aunt.")
        form.choose("on_paper", "No")
        self.primary()

    def gets_the_plan_approved(self) -> None:
        """Never by the one who wrote it."""
        assert self.case.next_step == "Ask the supervisor to approve the action plan"
        self._code = self.case.code
        self.primary()
        self._decided_by_the_supervisor("Action plan")

    def goes_to_her_home(self) -> None:
        """The check first, out and back, and how it went in the same entry."""
        self.case.add("Visit or call")
        form = self.form()
        form.choose("mode", "Home visit")
        form.write("who_home", "Her sister")
        form.write("pretext", "The rice order")
        form.write("told", "Chan Bopha")
        now = self.access.clock()
        form.form.set_value("at", now)
        form.form.set_value("back_by", now + timedelta(hours=2))
        self.primary()
        self._leaves()
        self.case.press("I am back")
        form = self.form()
        form.choose("outcome", "Reached")
        form.write("progress", "She sleeps better.")
        self.primary()

    def _leaves(self) -> None:
        offered = ("I am leaving now", "I asked her, I am leaving")
        self.case.press(next(words for words in offered if words in self.case.words))

    def writes_down_the_law(self) -> None:
        """An order that ends, and a mediation others held, under pressure."""
        self.case.add("Legal step")
        form = self.form()
        form.choose("step", "Protection order")
        form.choose("state", "Granted")
        form.choose("wanted", "Yes")
        form.form.set_value("expires", self.access.clock().date() + timedelta(days=180))
        self.primary()
        self.case.add("Mediation")
        form = self.form()
        form.choose("by", "Village chief")
        form.choose("her_consent", "Yes")
        form.choose("pressure", "Yes")
        self.primary()

    def speaks_about_the_case(self) -> None:
        """A task by Friday, done at once; the file looked at together."""
        self.case.add("Task")
        form = self.form()
        form.choose("kind", "Ask a service")
        form.form.set_value("due", self.access.clock().date() + timedelta(days=4))
        self.primary()
        self.case.press("It is done")
        self.case.add("Case conference")
        form = self.form()
        form.write("decisions", "She may close when the order is there.")
        self.primary()

    def meets_the_goal(self) -> None:
        """The one line of the plan."""
        (line,) = self.case.view.sight.file.plan
        self.case.view.middle.write(Part.PLAN, line.id)
        self.form().choose("progress", "Met")
        self.primary()

    def closes_the_case(self) -> None:
        """Checklist, then the supervisor."""
        self.next_step("All goals are met. Think about closing")
        form = self.form()
        form.choose("reason", "Needs are met")
        for said in (
            "The safety plan was looked at again", "The action plan is complete", "She wants no further help",
            "She was told that she can come back",
        ):  # fmt: skip
            form.choose("gone_through", said)
        self.primary()
        self.next_step("Ask the supervisor to approve the closure")
        assert "Open referrals: Legal (R-0001)." in self.case.words
        self.she_was_served()
        self.next_step("Ask the supervisor to approve the closure")
        assert self.case.next_step == "The closure waits for a supervisor"
        self._decided_by_the_supervisor("Closure")
        assert self.case.next_step.startswith("Closed ")

    def she_was_served(self) -> None:
        """The legal aid desk saw her; nothing is open any more."""
        (referral,) = self.case.view.sight.file.referrals
        self.shell.shell.go(Place(Room.REFERRAL, self._case_id, Part.REFERRALS, row=referral.id))
        arrived(self.shell, ReferralScreen)
        self.primary()
        self.shell.shell.go(Place(Room.CASE, self._case_id))

    def somebody_else_asks_how_it_was(self) -> None:
        """From Today, and from no case; nothing of it leads back to her."""
        self.shell.lock()
        self.shell = Unlocking(self._window, self._bot).unlock(SUPERVISOR, PASSPHRASE)
        today = arrived(self.shell, TodayScreen)
        offered = [action for menu in today.findChildren(QMenu) for action in menu.actions()]
        next(action for action in offered if action.text() == "Ask for feedback").trigger()
        QApplication.processEvents()
        page = arrived(self.shell, AskFeedbackPage)
        press(Qt.Key.Key_Y)
        button(page, "Keep the answers").click()
        with self.access.reading() as db:
            answers = [row[0] for row in db.exec_driver_sql("SELECT answer FROM feedback")]
        assert Answer.YES.value in answers

    def everything_is_in_the_file(self) -> None:
        """Every chapter in the timeline."""
        self._open()
        self.case.open_part("Timeline")
        titles = self.case.titles()
        assert [told for told in TOLD if told not in titles] == []
        assert {"Home visit", "Referral accepted: Legal", "Incident 1 recorded"} <= {t.split(",")[0] for t in titles}

    def _decided_by_the_supervisor(self, what: str) -> None:
        """Approved from Team; then the worker goes on."""
        case = self.case.view.sight.file.case.id
        self.shell.lock()
        self.shell = Unlocking(self._window, self._bot).unlock(SUPERVISOR, PASSPHRASE)
        self.shell.go("Team")
        team = arrived(self.shell, TeamScreen)
        assert [item.title for item in team.approvals.list.items()] == [f"{self._code}, {what}"]
        team.approvals.list.choose_first()
        team.approvals.list.open_current()
        Approving(arrived(self.shell, CaseScreen), self._bot).press("Approve")
        self.shell.lock()
        self.shell = Unlocking(self._window, self._bot).unlock(COLLEAGUE, PASSPHRASE)
        self.shell.shell.go(Place(Room.CASE, case))
        self._case_id = case

    def _open(self) -> None:
        self.shell.shell.go(Place(Room.CASE, self._case_id))
        assert CasePage(arrived(self.shell, CaseScreen), self._bot).code == self._code
