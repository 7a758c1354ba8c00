"""She is referred with her consent, by keyboard alone: the letter, the answer, the way there, both voices."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Item, ReferralState
from casedesk.cases.records.referral import Referral
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.forms.long_text import LongText
from casedesk.ui.places import Place, Room
from tests.stories.pages.opening import arrived
from tests.stories.pages.referring import AID, ENTER, ESC, Referring, a_case_to_refer
from tests.ui.windows import Open
from tests.vaults import Grown

AGREED = (Item.FIRST_NAME, Item.SAFE_CONTACT, Item.PURPOSE)
THEY_SAY, SHE_SAYS = "She came twice.", "They listened to her."


def test_with_her_consent_to_both_voices(
    grown: Grown, folder: Path, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    case = grown(folder, a_case_to_refer)
    story = Story(open_window(folder), qtbot, case)
    story.comes_in()
    story.she_agrees_line_by_line()
    story.exactly_what_was_shown_is_saved(tmp_path / "letter.pdf")
    story.the_service_accepts_and_she_is_brought_there()
    story.both_say_how_it_was()
    story.the_file_tells_what_left_and_on_what()
    story.the_next_who_chooses_a_service_sees_how_it_went()


class Story(Referring):
    """One referral, from the first word to the last."""

    def now(self) -> Referral:
        """The referral as the file has it."""
        (one,) = self.file().referrals
        return one

    def she_agrees_line_by_line(self) -> None:
        """The recipient, the purpose, every line; until she agreed nothing could be saved."""
        self.begins()
        self.takes(AID)
        self.keys.write("Advice")
        assert "Save as a file…" not in self.page.buttons()
        self.asks(*AGREED)
        assert "Sreymom" in self.page.paper
        self.goes_on()
        assert self.page.state == ReferralState.CONSENTED.said()

    def exactly_what_was_shown_is_saved(self, path: Path) -> None:
        """Word for word; and not one item more."""
        shown = self.page.paper
        self.saves(path)
        paper = self.paper(path)
        for piece in shown.split():
            assert piece in paper, piece
        assert "Sok" not in paper
        assert "House" not in paper
        self._qtbot.waitUntil(lambda: self.page.next == "Mark as sent")

    def the_service_accepts_and_she_is_brought_there(self) -> None:
        """Handed over, answered; who goes with her is kept in the form of its own."""
        self.goes_on()
        assert self.page.state == ReferralState.SENT.said()
        self.keys.tab_to(lambda here: isinstance(here, QRadioButton))
        self.keys.say("1")
        self.goes_on()
        assert self.page.state == ReferralState.ACCEPTED.said()
        self.presses("How she gets there…")
        self.keys.tab_to_name("She goes alone, as she wants")
        self.keys.say("3")
        self.keys.tab_to_name("Keep this")
        self.keys.press(ENTER)
        assert "Somebody she trusts" in self.page.words

    def both_say_how_it_was(self) -> None:
        """The service's words and hers stand beside each other, neither in the place of the other."""
        self.goes_on()
        assert self.page.state == ReferralState.SERVED.said()
        for words in (THEY_SAY, SHE_SAYS):
            self.keys.tab_to(lambda here: isinstance(here.parentWidget(), LongText) and not here.toPlainText())  # type: ignore[attr-defined]
            self.keys.write(words)
        self.goes_on()
        assert (self.now().feedback, self.now().her_feedback) == (THEY_SAY, SHE_SAYS)
        assert self.page.state == ReferralState.FEEDBACK.said()

    def the_file_tells_what_left_and_on_what(self) -> None:
        """Once as a file, once by hand; each on her consent."""
        self.keys.press(ESC)
        arrived(self.shell, CaseScreen)
        assert self.left() == [
            f"Left: Referral letter. To {AID}. Handed over.",
            f"Left: Referral letter. To {AID}. Saved as a file.",
        ]
        saved = self.file().left[-1]
        words = self.part(Part.REFERRALS, saved.id).words
        assert "It left on her consent of 17 November 2026" in words
        assert "Sreymom" not in words, "its words are uncovered only on asking"

    def the_next_who_chooses_a_service_sees_how_it_went(self) -> None:
        """Beside the service, in numbers."""
        self.shell.shell.go(Place(Room.REFERRAL, self._case, new=True))
        assert "1 sent, answer the same day" in self.page.found
