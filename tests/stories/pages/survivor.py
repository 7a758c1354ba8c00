"""A survivor who came by herself: the chapters of the main job, from her first word to a call."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from casedesk.cases.codes.incident import Place, Relationship
from casedesk.cases.codes.work import Item
from casedesk.cases.records.consent import ServiceItem
from casedesk.text.partial_date import PartialDate
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.stories.pages.asking import ask_line
from tests.stories.pages.forms import FirstContactPage
from tests.stories.pages.incident import IncidentPage
from tests.stories.pages.referral import ReferralPage
from tests.stories.pages.story import CTRL, CaseStory
from tests.stories.pages.typing import press, take_first_offered

KHMER, LATIN, PHONE = "សុខ ស្រីមុំ", "Sok Sreymom", "012 345 678"


class SurvivorStory(CaseStory):
    """SurvivorStory(shell, qtbot): her file as it grows."""

    def registers_somebody_who_came(self) -> None:
        """No name is asked; the safe way to reach her is."""
        self.shell.press(Qt.Key.Key_N, CTRL)
        screen = self.shell.screen
        assert isinstance(screen, FirstContactScreen)
        page = FirstContactPage(self._qtbot, screen)
        page.choose("channel", "Came to the centre")
        page.choose("safe_to_talk", "Yes")
        page.choose("urgency", "Within the week")
        page.choose("reach_by", "Own phone")
        page.write("number", PHONE)
        page.choose("days", "Monday")
        page.write("after", "12:00")
        page.write("before", "13:00")
        page.write("say_first", "Ask about the rice order")
        page.choose("never", "Leave a message")
        self.primary()

    def asks_for_consent(self) -> None:
        """Each line is asked; she refuses visits."""
        self.next_step("Explain the services and ask for her consent")
        for item in ServiceItem:
            ask_line(self.case.screen, item.said(), agreed=item is not ServiceItem.VISIT)
        self.primary()

    def checks_safety(self) -> None:
        """No danger today, a medium risk."""
        self.next_step("Ask about safety and health now")
        form = self.form()
        for question, said in (
            ("danger", "No"), ("safe_place", "Yes"), ("risk", "Medium"), ("injured", "No"), ("recent_assault", "No"),
            ("suicide", "No"),
        ):  # fmt: skip
            form.choose(question, said)
        self.primary()

    def writes_down_who_she_is(self) -> None:
        """Her names in both scripts, an estimated age, a village chosen from the gazetteer."""
        self.next_step("Record who she is, kept apart")
        form = self.form()
        form.write("khmer_name", KHMER)
        form.write("latin_name", LATIN)
        form.write("age", "30")
        form.choose("civil_status", "Married or living together")
        form.write("place", "Chak Angrae Leu")
        take_first_offered(self._qtbot, form.form.field("place").findChildren(QLineEdit)[0])
        self.primary()

    def records_the_incident(self) -> None:
        """Six sections; one hard question at a time."""
        self.next_step("Record the incident")
        screen = self.shell.screen
        assert isinstance(screen, IncidentScreen)
        page = IncidentPage(screen, self._qtbot)
        self.primary()
        week_ago = screen.desk.today() - timedelta(days=7)
        page.when(PartialDate(week_ago.year, week_ago.month, week_ago.day))
        page.where(Place.HOME)
        self.primary()
        page.say("N", "N", "Y")
        page.her_words("He came home late and pushed her.")
        assert page.follows[0] == "Physical assault"
        self.primary()
        page.who(Relationship.PARTNER)
        self.primary()
        self.primary()
        page.choose("Yes")
        self.primary()

    def asks_what_she_needs(self) -> None:
        """Her story, her strengths, her needs."""
        self.next_step("Ask about her needs and strengths")
        form = self.form()
        form.write("story", "She wants the beatings to end.")
        form.write("strengths", "Her aunt lives near.")
        for need in ("safety", "health", "psychosocial", "material", "children"):
            form.choose(need, "No")
        form.choose("legal", "Yes")
        self.primary()

    def asks_about_the_risk(self) -> None:
        """Each question by its key, and her own view; the level is worked out."""
        self.next_step("Ask about the risk")
        for key in (Qt.Key.Key_2, *(Qt.Key.Key_N,) * 12):
            press(key)
        self.form().choose("her_view", "Medium")
        self.primary()

    def plans_with_her(self) -> None:
        """One line of the plan."""
        self.next_step("Write the plan with her")
        form = self.form()
        form.choose("need", "Legal help")
        form.write("goal", "A protection order")
        self.primary()

    def refers_her(self) -> None:
        """A new service, her consent item by item, sent, answered."""
        self.case.add("Referral")
        screen = self.shell.screen
        assert isinstance(screen, ReferralScreen)
        page = ReferralPage(screen, self._qtbot)
        page.enter_service("Legal aid desk", "Legal")
        page.purpose("Advice on a protection order")
        assert LATIN not in page.paper
        agreed = (Item.FULL_NAME, Item.SAFE_CONTACT, Item.PURPOSE)
        page.agree(*agreed)
        page.refuse(*(item for item in Item if item not in agreed))
        assert LATIN in page.paper
        assert "Chak Angrae" not in page.paper
        self.primary()
        assert page.state == "Consented"
        page.press("Mark as sent")
        page.choose("Accepted")
        self.primary()
        assert page.state == "Accepted"
        self.shell.press(Qt.Key.Key_Escape)

    def calls_her(self) -> None:
        """A follow-up by telephone."""
        self.case.add("Visit or call")
        form = self.form()
        form.choose("mode", "Phone call")
        form.write("progress", "She sleeps at her aunt's.")
        self.primary()
