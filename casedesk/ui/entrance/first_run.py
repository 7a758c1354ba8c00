"""The first run: a new vault, the practice file, or a vault that lies somewhere already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from casedesk.store.vault import is_vault
from casedesk.text.translation import LANGUAGES, _, language
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.entrance.new_vault import NewVaultPage
from casedesk.ui.entrance.practice import Practice
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.progress import ProgressCard
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rail_foot import BrandMark
from casedesk.ui.widgets.segmented import Segmented


class FirstRunPage(QWidget):
    """FirstRunPage(background, vaults, practice): `opened(access)` after a new vault was made, `chosen(folder)` for
    one to unlock, `restore_asked` for a backup, `language_picked(code)`.
    """

    opened = Signal(object)
    chosen = Signal(object)
    restore_asked = Signal()
    language_picked = Signal(str)

    def __init__(self, background: Background, vaults: Path, practice: Callable[[], Practice]) -> None:
        super().__init__()
        self._background, self._vaults, self._practice = background.on_behalf_of(self), vaults, practice
        self._stack = QStackedLayout(self)
        self._choice = QWidget()
        self._arrange()
        self._stack.addWidget(self._choice)
        self.form: NewVaultPage | None = None

    def _arrange(self) -> None:
        held = QWidget()
        held.setMaximumWidth(px(1000))
        column = QVBoxLayout(held)
        column.setContentsMargins(px(24), px(16), px(24), px(12))
        column.setSpacing(px(12))
        column.addWidget(BrandMark(inset=0))
        column.addSpacing(px(12))
        column.addWidget(Line(_("Welcome"), style=Style.DISPLAY))
        column.addWidget(Prose(_("Case files of a social centre. They stay on this computer, encrypted."), widest=900))
        column.addSpacing(px(8))
        column.addLayout(self._ways_in())
        self.notice = Notice("", Tone.WAIT)
        column.addWidget(self.notice)
        self.progress = ProgressCard(_("Making the practice file"))
        column.addWidget(self.progress)
        self.progress.hide()
        column.addSpacing(px(8))
        column.addLayout(self._foot())
        outer = QVBoxLayout(self._choice)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(held, 8)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)

    def _ways_in(self) -> QHBoxLayout:
        self.make = primary(_("Make a new vault"), self.begin_new)
        self.practise = button(_("Open the practice file"), self.begin_practice)
        self.search = button(_("Choose its folder"), self.begin_find)
        new = _("For a centre that begins. It asks for the centre, your name and a passphrase: about a minute.")
        practice = _("An invented centre with 400 cases, to learn and to try everything. Nobody in it exists.")
        there = _("It lies in a folder of this computer or on a disk: the one that holds vault.keys.")
        cards = QHBoxLayout()
        cards.setSpacing(px(12))
        cards.addWidget(_card(Icon.LOCK, _("A new vault"), new, self.make), 1)
        cards.addWidget(_card(Icon.PRACTICE, _("The practice file"), practice, self.practise), 1)
        cards.addWidget(_card(Icon.FOLDER_OPEN, _("A vault that exists"), there, self.search), 1)
        return cards

    def _foot(self) -> QHBoxLayout:
        choice = Segmented(list(LANGUAGES.items()), name=_("Language"), chosen=language())
        choice.picked.connect(self.language_picked)
        self.restore = link(_("Restore a backup"), self.restore_asked.emit, icon=Icon.TIMELINE)
        spoken = Line(_("Language"), style=Style.SMALL, role=Role.INK2)
        return row_of(spoken, choice, None, self.restore, gap=12)

    def settle(self) -> None:
        """Puts the focus where one begins."""
        (self.form.centre if self.form is not None else self.make).setFocus()

    def begin_new(self) -> None:
        """Shows the form of a new vault."""
        self.form = NewVaultPage(self._background, self._vaults)
        self.form.opened.connect(self.opened)
        self.form.back.connect(self._back)
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)
        self.settle()

    def _back(self) -> None:
        form, self.form = self.form, None
        self._stack.setCurrentWidget(self._choice)
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()
        self.settle()

    def begin_practice(self) -> None:
        """Opens the practice file, which is made first where there is none."""
        practice = self._practice()
        if is_vault(practice.folder):
            self.chosen.emit(practice.folder)
            return
        self.notice.hide()
        self.progress.advance(0, 0, title=_("Making the practice file"))
        self.progress.show()
        self.practise.setEnabled(False)
        task = self._background.with_progress(
            lambda advance: practice.make(practice.folder, advance),
            lambda made: self._practise(practice),
            self._trouble,
        )
        task.progressed.connect(lambda part, of: self.progress.advance(part, of))
        self.progress.cancelled.connect(task.cancel)
        self.progress.cancelled.connect(self._stop)

    def _practise(self, practice: Practice) -> None:
        self._stop()
        self.chosen.emit(practice.folder)

    def _stop(self) -> None:
        self.progress.hide()
        self.practise.setEnabled(True)

    def _trouble(self, trouble: Mendable) -> None:
        self._stop()
        self.tell(trouble.said())

    def tell(self, sentence: str) -> None:
        """One sentence under the cards."""
        self.notice.say(sentence)

    def begin_find(self) -> None:
        """Asks for the folder of a vault."""
        ask_folder(self, _("The folder that holds vault.keys"), self.choose)

    def choose(self, folder: Path) -> None:
        """A folder was chosen: goes on to Unlock if a vault lies there."""
        if is_vault(folder):
            self.chosen.emit(folder)
        else:
            self.tell(_("There is no vault in this folder. Choose the one that holds vault.keys."))


def _card(icon: Icon, title: str, words: str, press: QWidget) -> Card:
    card = Card()
    card.body.setContentsMargins(px(18), px(18), px(18), px(18))
    card.add(Picture(icon, Role.ACCENT, side=20, disc=40))
    card.add(Line(title, style=Style.HEADING))
    card.add(Prose(words, style=Style.SMALL), 1)
    card.body.addSpacing(px(4))
    card.add(press)
    return card
