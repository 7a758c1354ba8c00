"""Somebody new: asked in, come in, compared and signed, and the first contact is registered the same morning."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casedesk.ui.case.page import CaseScreen
from casedesk.ui.first_contact import FirstContactScreen
from casedesk.ui.people.door_page import InvitedPage
from casedesk.ui.window.window import Window
from tests.stories.pages.forms import FirstContactPage
from tests.stories.pages.people import Door, People
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE

OWN = "green kettle under the old bridge"


@pytest.fixture
def story(window: Window, qtbot: QtBot, folder: Path) -> Story:
    return Story(window, qtbot)


class Story:
    """Story(window, qtbot): who comes to the one computer of the centre, one after the other."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def at_the_desk(self, short_name: str, passphrase: str) -> ShellPage:
        """Somebody who is certified comes in."""
        return Unlocking(self.window, self._qtbot).unlock(short_name, passphrase)

    def people(self) -> People:
        """The founder looks at people and keys."""
        return People(self.at_the_desk("bopha", PASSPHRASE), self._qtbot)

    def door(self, words: str) -> Door:
        """The newcomer types the short name and some words."""
        return Door(self.window, self._qtbot, "sokly", words)

    def asks_somebody_in(self) -> str:
        """The administrator makes a slip and locks; the words on it."""
        people = self.people()
        people.ask_in("Yim Sokly", "Social worker")
        words = people.slip()
        people.press("I have handed it over")
        people.shell.lock()
        return words


def test_an_administrator_asks_in_a_supervisor_signs_and_the_newcomer_begins(story: Story, qtbot: QtBot) -> None:
    words = story.asks_somebody_in()

    newcomer = story.door(words)
    newcomer.choose_passphrase(OWN)
    own_words = newcomer.words()
    newcomer.lock()
    waiting = story.door(OWN)
    assert waiting.words() == own_words
    waiting.lock()

    shell = story.at_the_desk("bopha", PASSPHRASE)
    assert any("1 new key waits for a signature" in one.text() for one in shell.notices)
    people = People(shell, qtbot)
    assert people.row("Yim Sokly")[2:4] == ["nobody yet", "to sign"]
    people.choose("Yim Sokly")
    assert people.words() == own_words
    people.press("Sign this key")
    people.answer("All six are the same: sign")
    qtbot.waitUntil(lambda: people.row("Yim Sokly")[3] == "in use")
    assert people.row("Yim Sokly")[2] == "CB"
    shell.lock()

    shell = story.at_the_desk("sokly", OWN)
    assert shell.places == ["Today", "Cases", "Referrals", "Directory", "Settings"]
    shell.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shell.screen, FirstContactScreen)
    page = FirstContactPage(qtbot, shell.screen)
    registered(page)
    shell.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shell.screen, CaseScreen)
    shell.lock()


def registered(page: FirstContactPage) -> None:
    """What is known after the first words."""
    for name, said in (
        ("channel", "Came to the centre"), ("safe_to_talk", "Yes"), ("urgency", "Within the week"),
        ("reach_by", "Own phone"), ("days", "Monday"), ("never", "Leave a message"),
    ):  # fmt: skip
        page.choose(name, said)
    for name, words in (("number", "012 345 678"), ("after", "12:00"), ("before", "13:00"), ("say_first", "Rice")):
        page.write(name, words)


def test_words_typed_wrong_open_nothing_and_say_the_usual(story: Story, qtbot: QtBot) -> None:
    words = story.asks_somebody_in()
    told = Unlocking(story.window, qtbot).refused("sokly", f"{words[:-1]}")
    assert told == "That did not open. Check the short name, the passphrase and the keyboard."


def test_a_passphrase_that_will_not_do_is_told_in_its_field(story: Story, qtbot: QtBot) -> None:
    words = story.asks_somebody_in()
    newcomer = story.door(words)
    page = story.window.page
    assert isinstance(page, InvitedPage)
    newcomer.choose_passphrase("short")
    assert page.passphrase_field.problem() == "At least 15 characters are needed."
    newcomer.choose_passphrase(OWN, again=OWN.upper())
    assert page.again_field.problem() == "The two are not the same."
    newcomer.choose_passphrase(words)
    qtbot.waitUntil(lambda: page.passphrase_field.problem().startswith("Choose other words"), timeout=20_000)
    newcomer.choose_passphrase(OWN)
    assert len(newcomer.words()) == 6
    newcomer.lock()


def test_a_short_name_that_is_taken_and_roles_that_do_not_go_together(story: Story) -> None:
    people = story.people()
    people.ask_in("Lim Dara", "Social worker")
    assert people.problem("short_name").startswith("Somebody here has this short name already.")
    people.ask_in("Ouk Visal", "Facilitator", short_name="visal")
    assert "nobody reads both sides of one couple" in people.problem("roles")
    assert people.page.slip is None


def test_the_safe_answer_signs_nothing(story: Story, qtbot: QtBot) -> None:
    newcomer = story.door(story.asks_somebody_in())
    newcomer.choose_passphrase(OWN)
    newcomer.words()
    newcomer.lock()
    people = story.people()
    people.choose("Yim Sokly")
    people.press("Sign this key")
    people.answer("Not now")
    assert people.row("Yim Sokly")[3] == "to sign"
    people.shell.lock()
    assert len(story.door(OWN).words()) == 6
