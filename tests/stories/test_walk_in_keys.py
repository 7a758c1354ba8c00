"""Somebody comes in without an appointment and is registered by keyboard alone, in at most 60 key presses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.contact import Channel, ReachBy, Urgency
from casedesk.cases.codes.incident import IncidentType, Place, Relationship, TimeOfDay
from casedesk.cases.codes.person import CivilStatus
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ServiceItem
from casedesk.text.partial_date import PartialDate
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.incident.incident_screen import IncidentScreen
from tests.stories.pages.forms import focused
from tests.stories.pages.keyboard import Keyboard
from tests.stories.pages.shell import ShellPage

MOST = 60
"""For first contact, consent, identity and incident."""
MOST_SAFETY = 10
"""For the safety check, which stands between them."""
KHMER, LATIN, PHONE = "សុខ ស្រីមុំ", "Sok Sreymom", "012 345 678"
NEXT = Qt.Key.Key_Return


@pytest.fixture
def worker(inside: ShellPage, qtbot: QtBot) -> Worker:
    """Somebody who works without a mouse."""
    return Worker(inside, qtbot)


def test_at_most_sixty_keys_beside_what_is_written(worker: Worker) -> None:
    pressed = {}
    for chapter in (
        worker.first_contact, worker.consent, worker.safety_check, worker.identity, worker.incident,
    ):  # fmt: skip
        before = worker.keys.pressed
        chapter()
        pressed[chapter.__name__] = worker.keys.pressed - before
        assert worker.refused() == [], "nothing that is needed was passed over"
    worker.everything_is_there()
    safety = pressed.pop("safety_check")
    assert sum(pressed.values()) <= MOST, pressed
    assert safety <= MOST_SAFETY


def test_saved_too_early_the_focus_goes_from_one_missing_answer_to_the_next(worker: Worker) -> None:
    """Each is met once: an answer given by its own key leads on to the next that is missing."""
    keys = worker.keys
    keys.press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    keys.primary()
    met = [focused()]
    keys.say("Y")
    for answer in ("3", "5"):
        keys.primary()
        met.append(focused())
        keys.say(answer)
    assert met == ["Yes", "Now", "Own phone"], "is it safe to talk, how urgent, how to reach her"
    assert worker.refused() == []
    keys.primary()
    assert isinstance(worker.shell.screen, CaseScreen)


class Worker:
    """Worker(shell, qtbot): the five chapters of a walk-in, each begun where the program leads."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        self.shell, self.keys = shell, Keyboard(shell.window, qtbot)

    def refused(self) -> list[str]:
        """The fields on this page that say what is wrong with them."""
        shown = [one for one in self.shell.screen.findChildren(FormField) if one.isVisible()]
        return [one.declared.name for one in shown if one.problem()]

    def first_contact(self) -> None:
        """No name; the safe way to reach her."""
        keys = self.keys
        keys.press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
        assert isinstance(self.shell.screen, FirstContactScreen)
        keys.say("Y3")
        keys.write("She asks for advice")
        keys.tab()
        keys.say("1")
        keys.write(PHONE)
        keys.tab(2)
        keys.write("12:00")
        keys.press(NEXT, NEXT)
        keys.write("Ask about the rice order")
        keys.primary()

    def consent(self) -> None:
        """Each line is asked; she refuses the last."""
        self.keys.primary()
        self.keys.say("AAAR")
        self.keys.primary()

    def safety_check(self) -> None:
        """Danger, a place to sleep, risk; her own view is left; injuries, an assault, suicide."""
        self.keys.primary()
        self.keys.say("NY2")
        self.keys.press(NEXT)
        self.keys.say("NNN")
        self.keys.primary()

    def identity(self) -> None:
        """Names, age, civil status, where she lives."""
        keys = self.keys
        keys.primary()
        keys.write(KHMER)
        keys.press(NEXT)
        keys.write(LATIN)
        keys.press(NEXT, NEXT, NEXT, NEXT)
        keys.write("30")
        keys.press(NEXT)
        keys.say("2")
        keys.press(NEXT)
        keys.say("N")
        keys.press(NEXT, NEXT)
        keys.write("Chak Angrae Leu")
        keys.take_first_offered()
        keys.primary()

    def incident(self) -> None:
        """Six sections: the interview, when and where, the questions, who, told before, counted."""
        keys = self.keys
        keys.primary()
        assert isinstance(self.shell.screen, IncidentScreen)
        keys.say("N")
        keys.primary()
        keys.write("9/11/2026")
        keys.press(NEXT)
        keys.say("3")
        keys.search("home")
        keys.say("1")
        keys.primary()
        keys.say("NNY")
        keys.tab(4)
        keys.write("He came home late and pushed her.")
        keys.primary()
        keys.search("part")
        keys.say("1")
        keys.primary()
        keys.primary()
        keys.say("Y")
        keys.primary()

    def everything_is_there(self) -> None:
        """What was meant stands in the file."""
        file = self._file()
        contact, safe, consent, check = file.contact, file.safe_contact, file.consent, file.safety_checks[0]
        assert contact is not None
        assert (contact.channel, contact.urgency, contact.reason) == (
            Channel.WALK_IN,
            Urgency.WEEK,
            "She asks for advice",
        )
        assert safe is not None
        assert (safe.reach_by, safe.number, safe.say_first) == (ReachBy.OWN_PHONE, PHONE, "Ask about the rice order")
        assert consent is not None
        assert consent.refused == (ServiceItem.DISCUSS,)
        assert (check.danger, check.safe_place, check.suicide) == (Answer.NO, Answer.YES, Answer.NO)
        who, [incident] = file.identity, file.incidents
        assert who is not None
        assert (who.khmer_name, who.latin_name, who.age) == (KHMER, LATIN, 30)
        assert (who.civil_status, who.disability, bool(who.place)) == (CivilStatus.MARRIED, Answer.NO, True)
        assert (incident.type, incident.happened) == (IncidentType.PHYSICAL_ASSAULT, PartialDate(2026, 11, 9))
        assert (incident.time_of_day, incident.place) == (TimeOfDay.EVENING, Place.HOME)
        assert (incident.relationship, incident.counted) == (Relationship.PARTNER, Answer.YES)
        assert incident.account == "He came home late and pushed her."

    def _file(self) -> CaseFile:
        screen = self.shell.screen
        assert isinstance(screen, CaseScreen)
        assert screen.place.case is not None
        return screen.desk.ask(open_case, case=screen.place.case)
