"""A worker on leave is covered: a colleague opens her cases until the last day, and not an hour longer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import time_machine
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.caseload import View, counts
from casedesk.store.access import now
from casedesk.text.dates import day_over, local
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.places import Place, Room
from casedesk.ui.sharing.cover_page import CoverPage
from casedesk.ui.team.team_screen import TeamScreen
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.window import Window
from tests.centre import WORKER, joins, version_of
from tests.factories import identity, kept, registered
from tests.stories.pages.by_name import take_link
from tests.stories.pages.case_page import CasePage, words_of
from tests.stories.pages.cases_list import CasesList
from tests.stories.pages.opening import arrived
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.team import GivingPage, TeamPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

DAYS = timedelta(days=9)
RENEWED_MS = 20_000


def test_a_worker_on_leave_is_covered(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE) as dara:
        case = registered(dara).id
        kept(dara, identity(case, latin_name="Zuzanka Kanarik"))
    story = Story(open_window(folder), qtbot, case)
    story.a_supervisor_gives_the_cases_until_she_is_back()
    story.the_colleague_is_told_and_opens_them()
    with time_machine.travel(day_over(story.last)):
        story.after_the_last_day_they_are_closed_to_her()
        story.the_next_supervisor_makes_the_key_new()
        story.whoever_was_on_leave_goes_on()


class Story:
    """What is done, chapter by chapter."""

    def __init__(self, window: Window, qtbot: QtBot, case: UUID) -> None:
        self._window, self._qtbot, self._case = window, qtbot, case
        self.last = (local(now()) + DAYS).date()

    def a_supervisor_gives_the_cases_until_she_is_back(self) -> None:
        """On Team; what is missing is said at its field."""
        shell = self._enter("bopha")
        shell.go("Team")
        team = TeamPage(arrived(shell, TeamScreen), self._qtbot)
        assert any(one.startswith("Lim Dara. 1 open case") for one in team.loads)
        assert "Nobody is on leave." in team.words
        team.press("Cover a worker on leave")
        form = GivingPage(arrived(shell, CoverPage), self._qtbot)
        form.choose("On leave", "Lim Dara")
        assert "Lim Dara" not in form.offered("Covered by")
        form.press("Give the cases until then")
        assert list(form.problems()) == ["by"]
        form.choose("Covered by", "Sok Chenda")
        form.day("Last day of leave", self.last)
        form.press("Give the cases until then")
        team = TeamPage(arrived(shell, TeamScreen), self._qtbot)
        assert "Sok Chenda covers until" in team.words
        assert any("on leave" in one for one in team.loads)
        shell.lock()

    def the_colleague_is_told_and_opens_them(self) -> None:
        """On Today once, and in the list from then on."""
        shell = self._enter("chenda")
        today = arrived(shell, TodayScreen)
        assert [one for one in today.notices.sentences() if one.startswith("You cover a colleague on leave.")]
        take_link(today, "Show them")
        listed = CasesList(arrived(shell, CasesScreen), self._qtbot)
        assert listed.codes == ["PP-0001"]
        shell.go("Today")
        assert arrived(shell, TodayScreen).notices.sentences() == []
        shell.shell.go(Place(Room.CASE, self._case))
        page = CasePage(arrived(shell, CaseScreen), self._qtbot)
        assert page.code == "PP-0001"
        assert "covers until" in page.words
        shell.lock()

    def after_the_last_day_they_are_closed_to_her(self) -> None:
        """By the clock alone; nobody has done anything."""
        shell = self._enter("chenda")
        assert self._shared_with_me(shell) == 0
        shell.shell.go(Place(Room.CASE, self._case))
        screen = arrived(shell, CaseScreen)
        assert screen.view is None
        assert set(words_of(screen).split("\n")) - {""} == {"This file is not shared with you"}
        shell.lock()

    def the_next_supervisor_makes_the_key_new(self) -> None:
        """Beside the work, as soon as one is there."""
        shell = self._enter("bopha")
        access = shell.shell.desk.access
        self._qtbot.waitUntil(lambda: version_of(access, self._case) == 2, timeout=RENEWED_MS)
        shell.lock()

    def whoever_was_on_leave_goes_on(self) -> None:
        """Under the new key."""
        shell = self._enter(COLLEAGUE)
        shell.shell.go(Place(Room.CASE, self._case))
        assert CasePage(arrived(shell, CaseScreen), self._qtbot).code == "PP-0001"
        shell.lock()

    def _enter(self, short_name: str) -> ShellPage:
        return Unlocking(self._window, self._qtbot).unlock(short_name, PASSPHRASE)

    def _shared_with_me(self, shell: ShellPage) -> int:
        shell.go("Cases")
        assert arrived(shell, CasesScreen)
        return shell.shell.desk.glance(counts)[View.SHARED]
