"""A worker leaves: a supervisor ends her access, a colleague takes over her cases, and her passphrase opens nothing."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from pytestqt.qtbot import QtBot

from casedesk.ui.case.page import CaseScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.window import Window
from tests.centre import WORKER, joins, version_of, worker_of
from tests.factories import identity, kept, registered
from tests.stories.pages.by_name import take_link
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.leaving import Leaving, dialogs
from tests.stories.pages.opening import arrived
from tests.stories.pages.people import People
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, PASSPHRASE, opened


def test_a_leaver_is_locked_out(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE) as dara:
        case = registered(dara).id
        kept(dara, identity(case, latin_name="Zuzanka Kanarik"))
    story = Story(open_window(folder), qtbot, case)
    story.a_supervisor_looks_and_changes_nothing()
    story.she_ends_the_access_and_a_colleague_takes_over()
    story.the_passphrase_opens_nothing_any_more()
    story.the_colleague_is_told_and_opens_the_case()


class Story:
    """What is done, chapter by chapter."""

    def __init__(self, window: Window, qtbot: QtBot, case: UUID) -> None:
        self._window, self._qtbot, self._case = window, qtbot, case

    def a_supervisor_looks_and_changes_nothing(self) -> None:
        """The slow button pressed like any other does nothing; the safe answer closes the dialog."""
        shell = self._enter("bopha")
        people = People(shell, self._qtbot)
        people.choose("Lim Dara")
        people.press("This person leaves…")
        leaving = Leaving(self._qtbot)
        assert "What has been read has been read. Keys protect from now on." in leaving.words
        assert "1 open case they could read gets a new key." in leaving.words
        leaving.tap()
        leaving.press("Change nothing")
        assert version_of(shell.shell.desk.access, self._case) == 1
        shell.lock()

    def she_ends_the_access_and_a_colleague_takes_over(self) -> None:
        """Two seconds on the button; what came of it is said, and the list tells that he left."""
        shell = self._enter("bopha")
        people = People(shell, self._qtbot)
        people.choose("Lim Dara")
        people.press("This person leaves…")
        leaving = Leaving(self._qtbot)
        leaving.give_cases_to("Sok Chenda")
        leaving.hold()
        assert "The database and 1 open case have new keys." in leaving.words
        leaving.press("Close")
        access = shell.shell.desk.access
        assert version_of(access, self._case) == 2
        assert worker_of(access, self._case) in access.trust.people
        self._qtbot.waitUntil(lambda: "Lim Dara" not in people.names() or "left" in people.row("Lim Dara")[3])
        shell.lock()

    def the_passphrase_opens_nothing_any_more(self) -> None:
        """The same sentence as for anybody unknown."""
        told = Unlocking(self._window, self._qtbot).refused(COLLEAGUE, PASSPHRASE)
        assert told == "That did not open. Check the short name, the passphrase and the keyboard."

    def the_colleague_is_told_and_opens_the_case(self) -> None:
        """On Today once; the case is hers."""
        shell = self._enter("chenda")
        today = arrived(shell, TodayScreen)
        assert "Chan Bopha gave you the open cases of a colleague who left." in today.notices.sentences()
        take_link(today, "Close")
        shell.shell.go(Place(Room.CASE, self._case))
        page = CasePage(arrived(shell, CaseScreen), self._qtbot)
        assert page.code == "PP-0001"
        assert not dialogs()

    def _enter(self, short_name: str) -> ShellPage:
        return Unlocking(self._window, self._qtbot).unlock(short_name, PASSPHRASE)
