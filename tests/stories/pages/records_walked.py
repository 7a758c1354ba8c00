"""The kinds of entries that have a page of their own, and the way of each from nothing to paper."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
)

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import SEALED
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import Referral, ReferralIn, ServiceStanding
from casedesk.cases.records.review import Approval
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.saying import said_in
from casedesk.reports.chapters import GROUPS
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.referral.letter_form import LetterForm
from casedesk.ui.referral.referral_screen import ReferralScreen
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.timeline import Timeline
from tests.accessible import accessible_name
from tests.reports.tools import letters, text_of
from tests.stories.pages.hands import CTRL, Filling
from tests.stories.pages.opening import arrived
from tests.stories.pages.print import PrintPage
from tests.stories.pages.records import DOWN, ENTER, ESC, Recorder, text_in

WITHOUT_WORDS = (
    ConsentToServe, ConsentToRelease, SafetyNow, FollowUp, FirstContact, Referral, Approval, ReferralIn,
    ServiceStanding,
)  # fmt: skip
"""Of these the paper tells what was done, not what was said."""


class Walker(Recorder):
    """Walker(shell, qtbot, folder): goes the whole way with every kind."""

    def walks(self, kind: type[Record]) -> None:
        """From nothing to what changed in it."""
        before = self.keys.pressed
        self.finds_the_case(by_list=before % 2 == 0)
        if kind in (FirstContact, SafeContact):
            self.corrects(kind)
        elif kind is Incident:
            self.writes_an_incident()
        elif kind is Referral:
            self.writes_a_referral()
        elif kind is Approval:
            self.asks_for_approval()
        elif kind is not ConsentToRelease:
            self.writes(kind)
            self.finds_the_case(by_list=before % 2 == 1)
            self.corrects(kind)
        if kind is ConsentToRelease or kind in (Incident, Referral, Approval):
            self.finds_the_case(by_list=False)
            self.traces(kind)
        self.pressed[kind] = self.keys.pressed - before

    def writes_an_incident(self) -> None:
        """Section after section; then found in its part, and its words written anew."""
        self.begins(Incident)
        self.fills(Incident, self.shell.screen, self.is_back)
        self.goes_to(Part.INCIDENTS)
        self.keys.press(DOWN, ENTER)
        self.rewrites(Incident, arrived(self.shell, IncidentScreen))
        while not self.is_back():
            self.keys.primary()

    def is_back(self) -> bool:
        """Whether the page of the case is there again."""
        return isinstance(self.shell.screen, CaseScreen)

    def writes_a_referral(self) -> None:
        """To a service that is entered on the way; she agrees, and agrees again to other words."""
        self.begins(Referral)
        screen = arrived(self.shell, ReferralScreen)
        self.keys.tab_to_name(_("Add a service"))
        self.keys.press(ENTER)
        Filling(self.keys, screen, "Legal aid desk", self.today).through(lambda: not self.asks_for_a_service())
        self.fills(Referral, screen, self.is_agreed)
        self.tags[ConsentToRelease] = self.tags[Referral]
        self.keys.tab_to_name(_("Change the letter"))
        self.keys.press(ENTER)
        self.keys.back_to(lambda here: self.tags[Referral] in text_in(here))
        words = f"{self.tags[Referral]} then"
        self.keys.rewrite(words)
        Filling(self.keys, screen, words, self.today).through(self.is_agreed)

    def asks_for_a_service(self) -> bool:
        """Whether the recipient is still looked for."""
        return any(one.picking() for one in self.shell.screen.findChildren(LetterForm))

    def is_agreed(self) -> bool:
        """Whether her consent is recorded."""
        return any(
            one.isVisible() and one.text() == ReferralState.CONSENTED.said()
            for one in self.shell.screen.findChildren(Chip)
        )

    def asks_for_approval(self) -> None:
        """Of the plan; and takes it back."""
        self.goes_to(Part.PLAN)
        for words in (_("Ask for approval"), _("Take it back")):
            self.keys.tab_to_name(words)
            self.keys.press(ENTER)

    def traces(self, kind: type[Record]) -> None:
        """What changed, from where the entry is listed or read."""
        (entry,) = self.file.of(kind)
        assert entry.version > 1
        self.goes_to(KINDS[kind].part)
        if kind is Approval:
            self.keys.press(DOWN, ENTER)
        elif kind is not ConsentToRelease:
            self.chooses(entry)
        names = {_("History"), _("History: {what}", what=_("To send something to somebody"))}
        if kind is ConsentToRelease:  # the history before its link is its own; those above it are of other consents
            self.keys.tab_to_name(_("Open the referral"))
            self.keys.back_to(lambda here: accessible_name(here) in names)
        else:
            self.keys.tab_to(lambda here: accessible_name(here) in names)
        self.keys.press(ENTER)
        self.reads_both_versions(kind)

    def chooses(self, entry: Record) -> None:
        """Down the list of its part, to its row."""
        rows = self.keys.focus
        assert isinstance(rows, Timeline)
        for _row in range(len(rows.entries())):
            self.keys.press(DOWN)
            if getattr(rows.key(), "row", None) == entry.id:
                return
        raise AssertionError(f"no row of {type(entry).__name__}")

    def stands_in(self, said: str, kind: type[Record]) -> bool:
        """Whether the paper tells the entry as it is now: by its words, or what was done and when."""
        if kind not in WITHOUT_WORDS and self.holds_words(kind):
            return f"{self.tags[kind]} then" in said
        (entry,) = self.file.of(kind)
        by = {FirstContact: "channel", SafeContact: "reach_by"}.get(kind, KINDS[kind].by)
        return letters(said_in(entry, by)) in letters(said)

    def prints(self, into: Path) -> str:
        """Everything, for a conference; the words of the paper."""
        self.keys.press(Qt.Key.Key_P, modifier=CTRL)
        screen = arrived(self.shell, PrintScreen)
        self.keys.write("Case conference")
        for chapter in chain(*GROUPS.values()):
            if isinstance(self.keys.focus, QLineEdit) and chapter in SEALED:  # the reason, below the chapters
                self.keys.write("For the court")
                self.keys.back_to_name(chapter.said())
            else:
                self.keys.tab_to_name(chapter.said())
            box = self.keys.focus
            assert isinstance(box, QCheckBox)
            if not box.isChecked():
                self.keys.press(Qt.Key.Key_Space)
        PrintPage(screen, self._qtbot).wait_for_pages()
        self.keys.tab_to_name(_("Save as a file…"))
        self.keys.press(ENTER)
        self.names_a_file(into)
        self._qtbot.waitUntil(into.exists)
        self.keys.press(ESC)
        return text_of(into.read_bytes())
