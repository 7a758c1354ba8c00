"""A family in difficulty, from first contact to the follow-up, through the window: no incident is ever asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.records.consent import ServiceItem
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.widgets.hold import HoldButton
from tests.stories.pages.asking import ask_line
from tests.stories.pages.by_name import answer
from tests.stories.pages.forms import FirstContactPage
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.story import CTRL, CaseStory


@pytest.fixture
def story(inside: ShellPage, qtbot: QtBot) -> FamilyStory:
    """The window, unlocked."""
    return FamilyStory(inside, qtbot)


def test_a_family_is_accompanied_from_first_contact_to_the_follow_up(story: FamilyStory) -> None:
    story.registers_a_family()
    assert story.case.code == "FS-0001"
    for chapter in (
        story.asks_for_consent,
        story.checks_safety,
        story.writes_down_the_contact_person,
        story.writes_down_the_family,
        story.describes_the_household,
        story.asks_what_the_family_needs,
        story.plans_with_the_family,
        story.visits_the_family,
    ):
        chapter()
    assert story.case.titles() == [
        "Home visit", "Action plan, 2 needs", "Needs of the family", "Household described", "Family: Child",
        "Family: Partner", "Identity written down", "Safety and health check", "Consent to be served",
        "First contact: During a visit",
    ]  # fmt: skip
    story.the_consent_is_taken_back()


class FamilyStory(CaseStory):
    """FamilyStory(shell, qtbot): one family's file, chapter by chapter, with the keyboard."""

    def answers(self, **said: str) -> None:
        """Chooses an answer in each field and saves."""
        form = self.form()
        for name, words in said.items():
            form.choose(name, words)

    def registers_a_family(self) -> None:
        """Met on a visit; what kind of help it is about is said at once."""
        self.shell.press(Qt.Key.Key_N, CTRL)
        screen = self.shell.screen
        assert isinstance(screen, FirstContactScreen)
        answer(screen, "Family support").click()
        page = FirstContactPage(self._qtbot, screen)
        page.choose("channel", "During a visit")
        page.choose("safe_to_talk", "Yes")
        page.choose("urgency", "No hurry")
        page.choose("reach_by", "Own phone")
        page.write("number", "012 345 678")
        self.primary()

    def asks_for_consent(self) -> None:
        """Given by a thumbprint, before a witness, for a year."""
        self.next_step("Explain the services and ask for her consent")
        for item in ServiceItem:
            ask_line(self.case.screen, item.said(), agreed=True)
        form = self.form()
        form.choose("how", "Thumbprint")
        self.primary()
        assert "needs a witness" in form.problem("witness")
        form.write("witness", "Keo Sopheap")
        self.primary()

    def checks_safety(self) -> None:
        """Nobody is in danger today."""
        self.next_step("Ask about safety and health now")
        self.answers(danger="No", safe_place="Yes", risk="Standard", injured="No", recent_assault="No", suicide="No")
        self.primary()

    def writes_down_the_contact_person(self) -> None:
        """The mother's name, kept apart."""
        self.next_step("Record who she is, kept apart")
        self.form().write("latin_name", "Keo Bopha")
        self.primary()

    def writes_down_the_family(self) -> None:
        """Her husband, and a small child that is in danger: an age nobody has is told in its field."""
        self.case.add("Family member")
        self.answers(relation="Partner", lives_with="Yes", earns="Yes")
        self.primary()
        self.case.add("Family member")
        form = self.form()
        form.choose("relation", "Child")
        form.write("name", "Keo Rith")
        form.write("age", "140")
        form.choose("schooling", "At home, too young")
        form.choose("at_risk", "Yes")
        form.write("danger", "Plays beside the open canal")
        self.primary()
        assert "between 0 and 120" in form.problem("age")
        form.write("age", "3")
        self.primary()

    def describes_the_household(self) -> None:
        """Four people in a dwelling that needs repair."""
        self.case.add("Household")
        form = self.form()
        for name, number in (("adults", "2"), ("children", "2"), ("under_five", "1")):
            form.write(name, number)
        form.choose("id_poor", "IDPoor 1")
        form.choose("informal", "Yes")
        form.choose("renovation", "Wanted")
        self.primary()
        assert "what is to be repaired" in form.problem("repairs")
        form.write("repairs", "The roof")
        self.primary()
        self.case.open_part("Timeline")
        self.case.open_part("Family")
        assert [row[0] for row in self.case.table("Members of the family")] == ["Partner", "Child"]
        assert self.case.table("Members of the family")[1][5] == "in danger"
        assert "Keo Rith" not in self.case.words
        assert "IDPoor 1" in self.case.words
        assert "Plan what a child needs" in self.case.words

    def asks_what_the_family_needs(self) -> None:
        """The needs of the family are its assessment; who is hurt at home is offered a file of her own."""
        self.next_step("Ask about the family’s needs and strengths")
        form = self.form()
        for name in ("food", "income", "papers", "school", "child_safe", "vaccinated", "nourished"):
            form.choose(name, "Yes")
        for name in ("housing", "childcare", "pregnant", "illness"):
            form.choose(name, "No")
        form.choose("preschool", "Yes")
        form.choose("violence", "Yes")
        assert any("file of her own" in one for one in form.notices())
        self.primary()

    def plans_with_the_family(self) -> None:
        """Why a plan is written tells the needs; a line for the children ends the reminder."""
        assert "Needs: housing, childcare, preschool." in self.case.words
        self.next_step("Write the plan with the family")
        form = self.form()
        form.choose("need", "Housing")
        form.write("goal", "A roof that keeps the rain out")
        self.primary()
        self.case.add("Need for the action plan")
        form = self.form()
        form.choose("need", "Children")
        form.write("goal", "A fence at the canal, a place in preschool")
        self.primary()
        assert "Plan what a child needs" not in self.case.words

    def visits_the_family(self) -> None:
        """A home visit, after the check before it."""
        self.case.add("Visit or call")
        form = self.form()
        form.choose("mode", "Home visit")
        assert any("Before leaving" in one for one in form.notices())
        form.choose("outcome", "Reached")
        form.write("progress", "The sheets for the roof are there.")
        self.primary()
        assert not {"Incidents", "Risk", "Safety plan"} & set(self.case.parts())
        self.case.open_part("Timeline")

    def the_consent_is_taken_back(self) -> None:
        """Nothing more is printed, and the page says what comes next."""
        self.case.open_part("Consents")
        self.case.press("Change")
        (back,) = self.case.form.findChildren(HoldButton)
        QTest.keyPress(back, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.case.reads)
        assert self.case.next_step == "Explain the services and ask for her consent"
        assert "She took her consent back" in self.case.words
