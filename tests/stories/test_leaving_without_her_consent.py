"""A supervisor lets a letter leave without her consent: why, what exactly, was she told; her worker learns of it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import LegalBasis
from casedesk.cases.codes.work import Item
from casedesk.cases.records.release import Override
from casedesk.ui.places import Place, Room
from casedesk.ui.register.page import RegisterPage
from casedesk.ui.team.team_screen import TeamScreen
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.widgets.prose import Prose
from tests.stories.pages.case_page import rows
from tests.stories.pages.opening import arrived
from tests.stories.pages.referring import AID, ENTER, ESC, PURPOSE, SPACE, Referring, a_case_to_refer
from tests.stories.pages.today_page import TodayPage
from tests.ui.windows import Open
from tests.vaults import Grown

REASON, NOT_TOLD = "He said that he comes tonight.", "She does not answer her phone."
WITHOUT = "Without her consent…"


def test_a_supervisor_decides_and_her_worker_is_told(
    grown: Grown, folder: Path, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    case = grown(folder, a_case_to_refer)
    story = Story(open_window(folder), qtbot, case)
    story.the_worker_leaves_a_draft_and_has_no_such_way()
    story.the_supervisor_says_why_and_what_exactly()
    story.the_letter_says_on_what_it_rests(tmp_path / "letter.pdf")
    story.the_register_of_the_team_has_it()
    story.her_worker_is_told_first_thing()


class Story(Referring):
    """What is done, chapter by chapter."""

    def the_worker_leaves_a_draft_and_has_no_such_way(self) -> None:
        """Only her consent is asked for."""
        self.comes_in()
        self.begins()
        self.takes(AID)
        self.keys.write(PURPOSE)
        assert self.ways_without() == []
        self.keys.press(ESC)
        self.locks()

    def the_supervisor_says_why_and_what_exactly(self) -> None:
        """What is missing is answered in its field; nothing leaves until it is all there."""
        self.comes_in("bopha")
        (row,) = self.file().referrals
        self.shell.shell.go(Place(Room.REFERRAL, self._case, row=row.id))
        self.keys.tab_to(lambda here: isinstance(here, Prose) and here.link() == WITHOUT)
        self.keys.press(ENTER)
        asked = self.dialog()
        assert "Her worker is told" in self.told_in(asked)
        self.keys.say("1")
        self.keys.tab_to_name("What happened")
        self.keys.write(REASON)
        self.keys.tab_to_name("Yes")
        self.keys.say("2")
        act = "Let it leave without her consent"
        self.presses(act)
        assert asked.form.field("items").problem().startswith("Nothing is chosen yet")
        self.keys.tab_to_name(Item.FIRST_NAME.said())
        self.keys.press(SPACE)
        self.presses(act)
        assert asked.form.field("why_not_told").problem().startswith("Why she was not told is missing.")
        self.keys.write(NOT_TOLD)
        self.presses(act)
        (decided,) = self.file().of(Override)
        assert (decided.basis, decided.items, decided.why_not_told) == (LegalBasis.LIFE, (Item.FIRST_NAME,), NOT_TOLD)

    def the_letter_says_on_what_it_rests(self, path: Path) -> None:
        """And holds only what was chosen; not the reason."""
        assert (self.page.state, self.page.next) == ("Without her consent", "Print this paper")
        self.saves(path)
        paper = self.paper(path)
        assert "withouttheperson’sconsent" in paper
        assert "Sreymom" in paper
        assert "012000111" not in paper
        assert "tonight" not in paper

    def the_register_of_the_team_has_it(self) -> None:
        """By code, without her name."""
        self.shell.go("Team")
        arrived(self.shell, TeamScreen)
        self.presses("What left")
        table = arrived(self.shell, RegisterPage).model
        (first,) = rows(table)
        told = [str(first.siblingAtColumn(column).data()) for column in range(table.columnCount())]
        assert told[1:] == [
            "PP-0001",
            "Referral letter",
            "Saved as a file",
            "Somebody outside",
            "A supervisor’s decision",
        ]
        self.locks()

    def her_worker_is_told_first_thing(self) -> None:
        """On Today, by code; the file says on what it left."""
        self.comes_in()
        today = TodayPage(arrived(self.shell, TodayScreen), self._qtbot)
        assert today.told == ["Chan Bopha let something of PP-0001 leave without her consent."]
        today.follow_notice("Open the file")
        words = self.part(Part.CONSENTS).words
        assert LegalBasis.LIFE.said() in words
        (left,) = self.file().left
        words = self.part(Part.REFERRALS, left.id).words
        assert "It left without her consent, by decision of a supervisor on 17 November 2026" in words

    def ways_without(self) -> list[Prose]:
        """What leads past her consent."""
        shown = self.shell.screen.findChildren(Prose)
        return [one for one in shown if one.isVisible() and one.link() == WITHOUT]
