"""Every kind of entry, begun, filled in, found, corrected, traced and printed with keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import CaseKind, Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.household import Household
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.ui.case.entries import Where
from casedesk.ui.case.file_view import FileView
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.case.part_words import ADDABLE, ways_to_add
from casedesk.ui.parts.editor import PartEditor
from casedesk.ui.parts.history import HistoryView
from casedesk.ui.places import Room
from casedesk.ui.widgets.parts import PartsList
from casedesk.ui.widgets.progress import ProgressCard
from casedesk.ui.widgets.table import CaseTable
from casedesk.ui.widgets.timeline import Timeline
from tests.accessible import accessible_name
from tests.cases.attached import papers
from tests.stories.pages.case_page import words_of
from tests.stories.pages.hands import CTRL, ROUNDS, Filling, Hands
from tests.stories.pages.opening import arrived
from tests.stories.pages.shell import ShellPage

DOWN, UP, ENTER, ESC = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape


class Recorder:
    """Recorder(shell, qtbot, folder, every=False): somebody without a mouse, who registers one case and works on in it.

    `every` answers each field. `tags` are the words by which an entry of a kind is found again.
    """

    def __init__(self, shell: ShellPage, qtbot: QtBot, folder: Path, *, every: bool = False) -> None:
        self._every = every
        self.shell, self._qtbot = shell, qtbot
        self.photo = folder / "photo.jpg"
        self.photo.write_bytes(papers.jpeg(width=640, height=480))
        self.keys = Hands(shell.window, qtbot)
        self.today = shell.shell.desk.today()
        self.tags: dict[type[Record], str] = {}
        self.pressed: dict[type[Record], int] = {}

    @property
    def page(self) -> CaseScreen:
        """The page of the case."""
        return arrived(self.shell, CaseScreen)

    @property
    def view(self) -> FileView:
        """What is shown of the file."""
        assert self.page.view is not None
        return self.page.view

    @property
    def file(self) -> CaseFile:
        """The file as it is kept."""
        return self.shell.shell.desk.ask(open_case, case=self.case)

    def registers(self) -> None:
        """A new first contact, which begins the case."""
        self.keys.press(Qt.Key.Key_N, modifier=CTRL)
        self.fills(FirstContact, self.shell.screen, lambda: isinstance(self.shell.screen, CaseScreen))
        self.tags[SafeContact] = self.tags[FirstContact]
        self.case = self.view.sight.file.case.id

    def finds_the_case(self, *, by_list: bool) -> None:
        """By its code: in the list of cases, or from anywhere."""
        code = self.file.case.number
        if by_list:
            place = list(self.shell.shell.rooms).index(Room.CASES) + 1
            self.keys.press(Qt.Key(ord(str(place))), modifier=CTRL)
        else:
            self.keys.press(Qt.Key.Key_K, modifier=CTRL)
        self.keys.write(code)
        self.keys.press(ENTER)
        assert self.page.place.case == self.case

    def goes_to(self, part: Part) -> None:
        """F6 to the parts of the file, then down to one, and into it."""
        parts = self.keys.region(PartsList)
        for _time in range(20):
            if parts.key() is part:
                break
            self.keys.press(DOWN)
        assert parts.key() is part, part
        self.keys.press(ENTER)

    def begins(self, kind: type[Record]) -> None:
        """From “Add to the file”; what is there once is begun in its part."""
        part = KINDS[kind].part
        words = next(words for one, words in ways_to_add(part, CaseKind.SURVIVOR) if kind is (one or usual(part)))
        if part in ADDABLE or (part is Part.IDENTITY and self.file.identity is None):
            self.keys.press(Qt.Key.Key_N, modifier=CTRL)
            self.keys.choose(_(words.menu))
        else:
            self.goes_to(part)
            self.keys.tab_to_name(_(words.add), within=self.view.middle)
            self.keys.press(ENTER)

    def fills(self, kind: type[Record], page: QWidget, left: Callable[[], bool]) -> None:
        """What it asks, with words that are found again."""
        self.tags[kind] = tag = f"Said{len(self.tags):02}"
        Filling(self.keys, page, f"{tag} first", self.today, every=self._every).through(left)

    def writes(self, kind: type[Record]) -> None:
        """A new entry of a kind that is written on the case page."""
        self.begins(kind)
        form = self.view.middle.form()
        assert form is not None
        if kind is Attachment:
            self.chooses_a_photo()
        self.fills(kind, form, self.reads)

    def reads(self) -> bool:
        """Whether the form is closed; a photo needs a moment."""
        if self.view.middle.form() is not None and self.tags.keys() & {Attachment} and self.shows_progress():
            self._qtbot.waitUntil(lambda: self.view.middle.form() is None)
        return self.view.middle.form() is None

    def shows_progress(self) -> bool:
        """Whether something is on its way in."""
        return any(one.isVisible() for one in self.page.findChildren(ProgressCard))

    def chooses_a_photo(self) -> None:
        """By its path, in the system's own window."""
        self.keys.press(ENTER)
        self.names_a_file(self.photo)
        self._qtbot.waitUntil(lambda: accessible_name(self.keys.focus) == _("Another file…"))

    def names_a_file(self, path: Path) -> None:
        """In the window that asks for one."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        self.keys.rewrite(str(path))
        self.keys.press(ENTER)
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)

    def opens(self, entry: Record) -> None:
        """In its part: on the list of them, or where the part is read as a whole."""
        self.goes_to(KINDS[type(entry)].part)
        here = self.keys.focus
        if isinstance(here, Timeline):
            for _time in range(20):
                if isinstance(key := here.key(), Where) and key.row == entry.id:
                    break
                self.keys.press(DOWN)
            self.keys.press(ENTER)
        elif isinstance(here, CaseTable) and not isinstance(entry, Household):
            self.keys.press(ENTER)

    def changes(self, entry: Record) -> PartEditor:
        """Opens its form; the entry stands open."""
        titles = {FirstContact: _("First contact"), SafeContact: _("Safe contact"), Household: _("The household")}
        names = {_("Change"), _("Change: {what}", what=titles.get(type(entry), ""))}
        self.keys.tab_to(lambda here: accessible_name(here) in names)
        self.keys.press(ENTER)
        form = self.view.middle.form()
        assert form is not None
        return form

    def corrects(self, kind: type[Record]) -> None:
        """Its words, or where it has none, an answer; then what changed is read, and the form left again."""
        (entry,) = self.file.of(kind)
        self.opens(entry)
        self.rewrites(kind, self.changes(entry))
        self._qtbot.waitUntil(self.reads)
        (entry,) = self.file.of(kind)
        assert entry.version > 1
        if not isinstance(self.keys.focus, QPushButton):
            self.finds_the_case(by_list=False)
            self.opens(entry)
        self.changes(entry)
        self.keys.back_to(lambda here: accessible_name(here) == _("What changed"))
        self.keys.press(ENTER)
        self.reads_both_versions(kind)
        self.keys.press(ESC, ESC)
        assert self.view.middle.form() is None

    def rewrites(self, kind: type[Record], page: QWidget) -> None:
        """Other words in the place of those written first."""
        words = f"{self.tags[kind]} then"
        if self.holds_words(kind):
            for _section in range(ROUNDS):
                if self.comes_to_the_words(kind, page):
                    break
                self.keys.primary()
            self.keys.rewrite(words)
        else:
            self.keys.tab_to(lambda here: isinstance(here, QRadioButton))
            self.keys.say("2")
        self.keys.primary()

    def comes_to_the_words(self, kind: type[Record], page: QWidget) -> bool:
        """Tab by Tab, once round the page."""
        seen: list[QWidget] = []
        while (here := self.keys.focus) not in seen and page.isAncestorOf(here):
            if self.tags[kind] in text_in(here):
                return True
            seen.append(here)
            self.keys.tab()
        return False

    def holds_words(self, kind: type[Record]) -> bool:
        """Whether what was written stands in the entry."""
        (entry,) = self.file.of(kind)
        return kind in self.tags and any(self.tags[kind] in str(getattr(entry, name)) for name in entry.__fields__)

    def reads_both_versions(self, kind: type[Record]) -> None:
        """The new words and those before them stand under each other."""
        (history,) = self.page.findChildren(HistoryView)
        words = words_of(history)
        assert _("First written.") in words
        assert _("before: {words}", words="").strip() in words
        if self.holds_words(kind):
            assert f"{self.tags[kind]} then" in words
            assert f"{self.tags[kind]} first" in words


def usual(part: Part) -> type[Record]:
    """What is begun in a part where no kind is named."""
    return next(kind for kind, held in KINDS.items() if held.part is part)


def text_in(widget: QWidget) -> str:
    """What stands in a field of text."""
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""
