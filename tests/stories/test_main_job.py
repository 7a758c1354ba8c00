"""The main job from end to end, through the window: a new vault, a case, a paper, and everything found again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.incident import Place, Relationship
from casedesk.cases.codes.work import Item
from casedesk.cases.records.consent import ServiceItem
from casedesk.text.partial_date import PartialDate
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.reports.tools import letters, text_of
from tests.stories.pages.asking import ask_line
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.cases_list import CasesList
from tests.stories.pages.first_run import FirstRun
from tests.stories.pages.forms import FirstContactPage, PartForm
from tests.stories.pages.incident import IncidentPage
from tests.stories.pages.print import PrintPage
from tests.stories.pages.referral import ReferralPage
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import press, take_first_offered
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open

CTRL = Qt.KeyboardModifier.ControlModifier
KHMER, LATIN, PHONE = "សុខ ស្រីមុំ", "Sok Sreymom", "012 345 678"
DONE = [
    "Phone call", "Referral accepted: Legal", "Referral sent: Legal", "Consent to send: Legal", "Action plan, 1 need",
    "Risk asked about", "Assessment", "Incident 1 recorded", "Identity written down", "Safety and health check",
    "Consent to be served", "First contact: Came to the centre",
]  # fmt: skip


def test_the_main_job_and_the_morning_after(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(None)
    welcome = FirstRun(window, qtbot)
    passphrase = a_new_vault(welcome, tmp_path / "Lotus")
    story = Story(welcome.make_and_put_off_sheets(), qtbot)

    story.registers_somebody_who_came()
    assert story.case.code == "PP-0001"
    for chapter in (
        story.asks_for_consent,
        story.checks_safety,
        story.writes_down_who_she_is,
        story.records_the_incident,
        story.asks_what_she_needs,
        story.asks_about_the_risk,
        story.plans_with_her,
        story.refers_her,
        story.calls_her,
    ):
        chapter()
    story.prints_the_summary(tmp_path / "summary.pdf")

    story.shell.lock()
    story.shell = Unlocking(window, qtbot).unlock("bopha", passphrase)
    story.finds_everything_again()


def a_new_vault(welcome: FirstRun, folder: Path) -> str:
    """Fills the form of a new vault with a passphrase of random words, which is returned."""
    welcome.new_vault()
    passphrase = welcome.suggestion()
    welcome.fill(centre="Lotus centre", name="Chan Bopha", passphrase=passphrase, folder=folder)
    return passphrase


class Story:
    """Story(shell, qtbot): one case, chapter by chapter, each begun where the program leads."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        self.shell, self._qtbot = shell, qtbot

    @property
    def case(self) -> CasePage:
        """The page of the case, which must be open."""
        screen = self.shell.screen
        assert isinstance(screen, CaseScreen), type(screen).__name__
        return CasePage(screen, self._qtbot)

    def primary(self) -> None:
        """Ctrl Enter."""
        self.shell.press(Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()

    def next_step(self, expected: str) -> None:
        """Takes the next step with Ctrl Enter; it is the one that is expected."""
        assert self.case.next_step == expected
        self.primary()

    def form(self) -> PartForm:
        """The form that is open on the case page."""
        return PartForm(self._qtbot, self.case.form)

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

    def prints_the_summary(self, path: Path) -> None:
        """The pages appear; they leave as a file, and the journal knows."""
        self.shell.press(Qt.Key.Key_P, CTRL)
        screen = self.shell.screen
        assert isinstance(screen, PrintScreen)
        page = PrintPage(screen, self._qtbot)
        page.wait_for_pages()
        page.for_whom("Case conference")
        page.save()
        self._qtbot.waitUntil(lambda: bool(dialogs()))
        dialogs()[0].selectFile(str(path))
        dialogs()[0].accept()
        self._qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0)
        paper = letters(text_of(path.read_bytes()))
        assert "PP-0001" in paper
        assert not [name for name in (KHMER, LATIN, "012345678") if letters(name) in paper]

    def finds_everything_again(self) -> None:
        """By code, by both names, by telephone; the page, its timeline, and who has looked."""
        self.shell.press(Qt.Key.Key_2, CTRL)
        screen = self.shell.screen
        assert isinstance(screen, CasesScreen)
        cases = CasesList(screen, self._qtbot)
        self._qtbot.waitUntil(lambda: screen.desk.names.index is not None)
        for words in (KHMER, LATIN, "sok sreimom", "012345678", "PP-0001", ""):
            cases.search(words)
            assert cases.codes == ["PP-0001"], words
        cases.search("Chan Dara")
        assert cases.codes == []
        cases.search("")
        assert "name hidden" in cases.aloud("PP-0001")
        self.shell.press(Qt.Key.Key_F9)
        assert KHMER in cases.row("PP-0001")["Name"]
        cases.open("PP-0001")
        case = self.case
        assert case.titles() == DONE
        assert "Ask about the rice order" in case.words
        case.press("Who has looked")
        looked = [what for _when, _who, what in case.table("Who has looked")]
        assert looked.count("Saved a paper as a file") == 1
        assert {"Opened the file", "Began the file", "Added: Identity", "Sent a referral"} <= set(looked)


def dialogs() -> list[QFileDialog]:
    """File dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
