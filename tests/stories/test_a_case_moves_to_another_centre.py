"""A case moves to another centre: two vaults on one computer, the real window, and two people at a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ServiceItem
from casedesk.cases.records.referral import ReferralIn
from casedesk.cases.verbs.refer import keep_provider
from casedesk.exchange.trouble import TakenInBefore, WrongRecipient
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.centre_key.page import CentreKeyPage
from casedesk.ui.directory.provider_view import ProviderView
from casedesk.ui.directory.screen import DirectoryScreen
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.transfer.screen import TransferScreen
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.factories import NOON
from tests.stories.pages.approving import Approving
from tests.stories.pages.asking import ask_line
from tests.stories.pages.by_name import button, take_link
from tests.stories.pages.case_page import CasePage, words_of
from tests.stories.pages.forms import PartForm
from tests.stories.pages.opening import arrived, case_page, part_form
from tests.stories.pages.receiving import Receiving
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.transferring import TransferPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, FOUNDER, PASSPHRASE, enrolled, opened

CTRL = Qt.KeyboardModifier.ControlModifier
AT_ONCE = 3_000
"""Milliseconds within which a dialog stands."""


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The other centre, where Sok Chenda follows cases."""
    folder = tmp_path / "there"
    vault.create(
        folder, centre="River House", place="08", prefix="RH", founder=FOUNDER, passphrase=PASSPHRASE, kdf=LIGHT,
        at=NOON,
    )  # fmt: skip
    with opened(folder) as access:
        enrolled(access, "Sok Chenda", "chenda", frozenset({Role.SOCIAL_WORKER}))
    return folder


def test_a_case_moves_to_another_centre_and_goes_on_there(
    open_window: Open, folder: Path, there: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    story = Story(open_window, qtbot, folder, there, tmp_path)
    story.both_centres_exchange_their_keys()
    story.her_worker_asks_her_part_by_part()
    story.a_supervisor_makes_the_package()
    story.it_opens_for_nobody_else()
    story.the_other_centre_takes_it_in()
    story.the_work_goes_on_there()
    story.a_second_time_it_is_refused()
    story.accepted_the_file_here_is_closed_as_transferred()


class Story:
    """What is done, chapter by chapter; each in the window of one of the two centres."""

    def __init__(self, open_window: Open, qtbot: QtBot, here: Path, there: Path, stick: Path) -> None:
        self._open_window, self._qtbot, self._here, self._there, self._stick = open_window, qtbot, here, there, stick
        self._package = stick / "a thing.casedesk-case"
        self._words: dict[Path, tuple[str, ...]] = {}
        self._windows: dict[Path, Window] = {}
        with opened(here, COLLEAGUE) as dara:
            self._case = make.registered(dara).id
            who, told = make.identity(self._case), make.incident(self._case, account="She told it herself")
            make.kept(dara, make.consent(self._case), make.safety(self._case), who, told)
            make.kept(dara, make.assessment(self._case, story="Her story"), make.plan_line(self._case))
        self._moved: UUID | None = None

    def both_centres_exchange_their_keys(self) -> None:
        """Made and saved here as there; each is taken in by the other, and its words compared by telephone."""
        for centre in (self._here, self._there):
            with self._at(centre, "bopha") as shell:
                self._words[centre] = self._hand_out(shell, self._key_of(centre))
        for centre, other, name in ((self._here, self._there, "River House"), (self._there, self._here, "Lotus")):
            with self._at(centre, "bopha") as shell:
                self._confirm(shell, name, self._key_of(other), self._words[other])

    def her_worker_asks_her_part_by_part(self) -> None:
        """From the page of the case, behind “⋯”; her own account of it she keeps back, and the risk."""
        with self._at(self._here, COLLEAGUE) as shell:
            shell.shell.go(Place(Room.CASE, self._case))
            header = CasePage(arrived(shell, CaseScreen), self._qtbot).view.header
            (act,) = (one for one in header.rare_menu().actions() if one.text() == "Transfer the case…")
            act.trigger()
            page = self._transfer(shell)
            page.take("River House")
            page.purpose("She moves to her sister")
            page.agree(Part.IDENTITY, Part.SAFETY_NOW, Part.INCIDENTS, Part.ASSESSMENT, Part.PLAN)
            assert "Sok Sreymom" in page.sent
            assert "Her story" in page.sent
            assert "She told it herself" not in page.sent
            shell.press(Qt.Key.Key_Return, CTRL)
            assert page.state == "Consented"
            assert "A supervisor makes the package." in page.words

    def a_supervisor_makes_the_package(self) -> None:
        """Today says that one waits; when it is made it is said what to do with the file."""
        with self._at(self._here, "bopha") as shell:
            take_link(arrived(shell, TodayScreen), "Look at it")
            page = self._transfer(shell)
            assert page.next == "Make the package…"
            shell.press(Qt.Key.Key_Return, CTRL)
            self._save_as(self._package)
            self._qtbot.waitUntil(lambda: page.state == "Sent")
            assert "Tell them by telephone that it comes." in page.words
            assert b"Sreymom" not in self._package.read_bytes()

    def it_opens_for_nobody_else(self) -> None:
        """Not even here, where it was made."""
        with self._at(self._here, "bopha") as shell:
            receiving = Receiving(shell, self._qtbot)
            receiving.begin()
            receiving.choose(self._package)
            assert receiving.refused == WrongRecipient.sentence

    def the_other_centre_takes_it_in(self) -> None:
        """Looked through with keys alone; one need is left out, and Sok Chenda follows the case."""
        with self._at(self._there, "bopha") as shell:
            receiving = Receiving(shell, self._qtbot)
            receiving.begin()
            receiving.choose(self._package)
            assert "She moves to her sister" in receiving.words
            receiving.go_to(Part.PLAN.said())
            receiving.turn()
            receiving.give_to("Sok Chenda")
            self._moved = receiving.take_in()
            file = shell.shell.desk.ask(open_case, case=self._moved)
            assert (file.case.number, file.plan) == ("RH-0001", ())
            assert file.identity is not None
            assert (file.identity.latin_name, file.incidents[0].account) == ("Sok Sreymom", None)
            (came,) = file.of(ReferralIn)
            assert came.taken is Answer.YES

    def the_work_goes_on_there(self) -> None:
        """Her consent there did not come along: it is asked first. Then a call is written down."""
        with self._at(self._there, "chenda") as shell:
            assert self._moved is not None
            page = case_page(shell, self._qtbot, self._moved)
            assert page.next_step == "Explain the services and ask for her consent"
            shell.press(Qt.Key.Key_Return, CTRL)
            for item in ServiceItem:
                ask_line(page.screen, item.said(), agreed=True)
            shell.press(Qt.Key.Key_Return, CTRL)
            assert page.reads
            form = part_form(shell, self._qtbot, self._moved, Part.FOLLOW_UPS)
            form.choose("mode", "Phone call")
            form.write("progress", "She arrived well")
            form.save()
            file = shell.shell.desk.ask(open_case, case=self._moved)
            assert [one.progress for one in file.follow_ups] == ["She arrived well"]

    def a_second_time_it_is_refused(self) -> None:
        """The same file, on the same day."""
        with self._at(self._there, "bopha") as shell:
            receiving = Receiving(shell, self._qtbot)
            receiving.begin()
            receiving.choose(self._package)
            assert receiving.refused == TakenInBefore.sentence

    def accepted_the_file_here_is_closed_as_transferred(self) -> None:
        """They called: the answer is kept, the closure begins with its reason, and a supervisor approves it."""
        with self._at(self._here, COLLEAGUE) as shell:
            page = self._to_transfer(shell)
            page.choose("Accepted")
            shell.press(Qt.Key.Key_Return, CTRL)
            assert page.state == "Accepted"
            shell.press(Qt.Key.Key_Return, CTRL)
            case = CasePage(arrived(shell, CaseScreen), self._qtbot)
            form = PartForm(self._qtbot, case.form)
            form.save()
            (closure,) = case.view.sight.file.of(Closure)
            assert closure.reason.said() == "Transferred"
            assert case.next_step == "Ask the supervisor to approve the closure"
            shell.press(Qt.Key.Key_Return, CTRL)
        with self._at(self._here, "bopha") as shell:
            shell.shell.go(Place(Room.CASE, self._case, Part.CLOSURE))
            screen = arrived(shell, CaseScreen)
            Approving(screen, self._qtbot).press("Approve")
            assert screen.view is not None
            assert screen.view.sight.file.case.status is CaseStatus.TRANSFERRED

    @contextmanager
    def _at(self, centre: Path, short_name: str) -> Iterator[ShellPage]:
        """Somebody comes in at one of the centres, and locks when done; each has one window, as it has one machine."""
        if centre not in self._windows:
            self._windows[centre] = self._open_window(centre)
        window = self._windows[centre]
        window.activateWindow()
        shell = Unlocking(window, self._qtbot).unlock(short_name, PASSPHRASE)
        QApplication.processEvents()
        yield shell
        shell.lock()

    def _key_of(self, centre: Path) -> Path:
        return self._stick / f"{centre.name}.casedesk-centre"

    def _hand_out(self, shell: ShellPage, file: Path) -> tuple[str, ...]:
        """Makes the key of a centre and saves it, both with Ctrl Enter; its words."""
        shell.shell.go(Place(Room.SETTINGS, part=Topic.CENTRE_KEY))
        page = arrived(shell, SettingsScreen).page
        assert isinstance(page, CentreKeyPage)
        shell.press(Qt.Key.Key_Return, CTRL)
        shell.press(Qt.Key.Key_Return, CTRL)
        self._save_as(file)
        self._qtbot.waitUntil(lambda: file.exists() and page.facts()[1].startswith("last saved"))
        words = page.findChild(KeyWords)
        assert isinstance(words, KeyWords)
        return words.words

    def _confirm(self, shell: ShellPage, name: str, file: Path, heard: tuple[str, ...]) -> None:
        """On the page of the other centre: its file, then each pair as it is heard, then Ctrl Enter."""
        one = shell.shell.desk.do(keep_provider, provider=make.provider(name=name))
        shell.shell.go(Place(Room.DIRECTORY, row=one.id))
        screen = arrived(shell, DirectoryScreen)
        button(screen, f"Key of {name}").click()
        assert isinstance(screen.card, ProviderView)
        key = screen.card.key
        assert key is not None
        key.ask()
        self._save_as(file)
        self._qtbot.waitUntil(lambda: bool(key.boxes))
        assert " ".join(box.text() for box in key.boxes).replace(" and ", " ").split() == list(heard)
        for box in key.boxes:
            assert shell.window.focusWidget() is box
            shell.press(Qt.Key.Key_Space)
            shell.press(Qt.Key.Key_Tab)
        shell.press(Qt.Key.Key_Return, CTRL)
        assert "A case can be sent there" in words_of(screen)

    def _to_transfer(self, shell: ShellPage) -> TransferPage:
        """By the button in the part of the referrals, which finds what is under way."""
        shell.shell.go(Place(Room.CASE, self._case, Part.REFERRALS))
        CasePage(arrived(shell, CaseScreen), self._qtbot).press("Transfer the case…")
        return self._transfer(shell)

    def _transfer(self, shell: ShellPage) -> TransferPage:
        return TransferPage(arrived(shell, TransferScreen), self._qtbot)

    def _save_as(self, file: Path) -> None:
        """Names a file in the system's own window."""
        self._qtbot.waitUntil(lambda: bool(_dialogs()), timeout=AT_ONCE)
        (dialog,) = _dialogs()
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(str(file))
        dialog.accept()
        QApplication.processEvents()


def _dialogs() -> list[QFileDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
