"""Every page in every language and size: whole, named, calm. One window; it is dressed anew, as a person does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.store.access import Access
from casedesk.ui import settings as choices
from casedesk.ui.entrance.first_run import FirstRunPage
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import Settings
from casedesk.ui.window.shell import Shell
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.accessible import nameless
from tests.places import every_place
from tests.shortcuts import clashing
from tests.stories.pages.unlock import Unlocking
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.vaults import PASSPHRASE

Sizes = tuple[tuple[int, int], ...]
USUAL, SMALLEST, LARGEST = (1366, 698), (1180, 660), (1920, 1010)
"""What fits the smallest and the largest window when it is longer, fits them as it comes: there only that is tried."""
CANARIES = ("Zuzanka", "Kanarik", "ហ្សូហ្សាន", "777 888")
EDITED = (Part.CONSENTS, Part.IDENTITY, Part.SAFETY_NOW, Part.ASSESSMENT, Part.PLAN, Part.FOLLOW_UPS, Part.CONTACT)


def filled(access: Access) -> list[Place]:
    """A case with an entry of every part, and every place there is to go to."""
    case = make.registered(access, number="012 777 888", say_first="Ask about the rice order").id
    make.kept(
        access,
        make.consent(case),
        make.safety(case, action="She slept at her aunt's"),
        make.identity(case, latin_name="Zuzanka Kanarik", khmer_name="ហ្សូហ្សាន កានារិក", address="Behind the market"),
        make.incident(case, account="Her own account"),
        make.assessment(case, story="Her story", strengths="Her aunt"),
        make.plan_line(case),
        make.follow_up(case, progress="She sleeps better"),
    )
    made, drafted = make.consented(access, case), make.drafted(access, case)
    return [
        *every_place(access.person.roles, case),
        *(Place(Room.CASE, case, part, new=True) for part in EDITED),
        Place(Room.INCIDENT, case, Part.INCIDENTS, new=True),
        Place(Room.REFERRAL, case, Part.REFERRALS, new=True),
        Place(Room.REFERRAL, case, Part.REFERRALS, row=made.id),
        Place(Room.REFERRAL, case, Part.REFERRALS, row=drafted.id),
    ]


def settled() -> None:
    for _round in range(3):  # texts that wrap tell their height once they know their width
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the page before is gone


def fits(window: Window, size: tuple[int, int]) -> list[str]:
    """What is cut off at a size of the window, or that it cannot be made so small."""
    window.resize(*size)
    settled()
    found = clipped(window)
    if (window.width(), window.height()) != size:
        found.append(f"needs {window.width()} × {window.height()}")
    return found


def primaries(window: Window) -> list[str]:
    shown = [one for one in window.findChildren(QPushButton) if one.isVisibleTo(window)]
    return [one.text() for one in shown if one.property("primary")]


def told_names(window: Window) -> list[str]:
    """Canaries in anything that can be read, or heard, while names are hidden."""
    said = []
    for one in window.findChildren(QWidget):
        words = one.text() if isinstance(one, QLabel | QLineEdit) else ""
        said.append(" ".join((words, one.accessibleName(), one.accessibleDescription(), one.toolTip())))
    return [words for words in said if any(canary in words for canary in CANARIES)]


def manners(window: Window) -> list[str]:
    """Whatever is wrong with the page apart from its sizes."""
    found = [f"no name: {one}" for one in nameless(window)]
    found += [f"two parts want {key}" for key in clashing(window)]
    if len(primaries(window)) > 1:
        found.append(f"several primary buttons: {primaries(window)}")
    if isinstance(QApplication.focusWidget(), QPushButton):
        found.append("a button has the focus at the start")
    return found


def shows_what_she_agreed_to(place: Place) -> bool:
    """A letter holds the name she agreed to send."""
    return place.room is Room.REFERRAL and place.row is not None


def looked_at(shell: Shell, window: Window, places: list[Place], others: Sizes) -> Iterator[str]:
    """Goes to every place at the usual size and tells what is wrong there, and what is cut at the other sizes."""
    for place in places:
        window.resize(*USUAL)
        shell.go(place)
        settled()
        found = manners(window) + fits(window, USUAL)
        if not shows_what_she_agreed_to(place):
            found += [f"tells a name: {words}" for words in told_names(window)]
        found += [f"at {size}: {one}" for size in others for one in fits(window, size)]
        yield from (f"{place.room.value} {place.part or ''} {'new' if place.new else ''}: {one}" for one in found)


def wear(window: Window, settings: Settings, code: str, size: int) -> None:
    """Another language and size of text, taken up at once."""
    settings.set(choices.LANGUAGE, code)
    settings.set(choices.TEXT_SIZE, size)
    window.redress()
    settled()


Speech = Callable[[], AbstractContextManager[None]]
in_every_dress = pytest.mark.parametrize(
    ("code", "speech", "size"),
    [
        ("en", nullcontext, 100),
        ("km", nullcontext, 130),
        ("fr", nullcontext, 130),
        ("en", stretching, 100),
        ("en", stretching, 130),
    ],
    ids=["English-100", "Khmer-130", "French-130", "stretched-100", "stretched-130"],
)


@in_every_dress
def test_every_page_is_whole_named_and_calm(
    window: Window, qtbot: QtBot, settings: Settings, code: str, speech: Speech, size: int
) -> None:
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    places = filled(shell.shell.desk.access)
    with speech():
        wear(window, settings, code, size)
        others = (SMALLEST, LARGEST) if speech is stretching and size == 100 else ()
        assert "\n".join(looked_at(shell.shell, window, places, others)) == ""
        window.front.toggle()
        assert fits(window, USUAL) + fits(window, SMALLEST) == []
        window.front.toggle()
        shell.shell.go(Place(Room.TODAY))
    window.lock()


def test_every_model_keeps_the_rules_of_models(window: Window, qtbot: QtBot) -> None:
    """The toolkit's own tester warns of what breaks them, and a warning ends a test here."""
    shell, tested = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE), 0
    for place in filled(shell.shell.desk.access):
        shell.shell.go(place)
        settled()
        for model in {view.model() for view in window.findChildren(QAbstractItemView)} - {None}:
            QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
            tested += 1
        settled()
    assert tested > 50
    window.lock()


@in_every_dress
def test_every_page_before_one_comes_in(
    window: Window, settings: Settings, code: str, speech: Speech, size: int
) -> None:
    with speech():
        wear(window, settings, code, size)
        found = fits(window, USUAL) + nameless(window)
        window.welcome()
        found += fits(window, USUAL) + nameless(window)
        assert isinstance(window.page, FirstRunPage)
        window.page.begin_new()
        found += fits(window, USUAL) + nameless(window)
        assert found == []
        window.ask_who()
