"""A new vault: the centre, who makes it, and a passphrase. Whatever goes wrong, what was typed stays."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.founding import Founder
from casedesk.text.places import provinces
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.new_passphrase import NewPassphrase
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.progress import bar

LONGEST = 120
PHNOM_PENH = "12"


def prefix_of(place: str) -> str:
    """Two letters in front of a centre's codes, from its province: PP for Phnom Penh, KA for Kampot."""
    words = re.findall(r"[A-Za-z]+", place)
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:2]
    return letters.upper()[:3]


def short_name_of(name: str) -> str:
    """What one would type at unlocking: the last word of a name."""
    words = name.split()
    return words[-1].lower() if words else ""


def folder_name(centre: str) -> str:
    """A folder for a centre's vault that every system can write."""
    plain = re.sub(r"[^\w -]", "", centre, flags=re.ASCII).strip()
    return plain[:40].strip() or "Vault"


class NewVaultPage(Page):
    """NewVaultPage(background, vaults): `opened(access)` once the vault was made and unlocked, `back` to leave."""

    opened = Signal(object)
    back = Signal()

    def __init__(self, background: Background, vaults: Path) -> None:
        super().__init__()
        self._background, self._vaults = background, vaults
        self._follows = {"short": True, "folder": True, "prefix": True}
        header = PageHeader(_("A new vault"), way=[("back", _("Welcome"))])
        header.went_back.connect(lambda key: self.back.emit())
        self.add(header)
        sides = QHBoxLayout()
        sides.setSpacing(px(12))
        sides.addLayout(self._column(self._centre_card(), self._person_card()), 1)
        warning = _("Nobody can open the vault without a passphrase, and nobody can send it to you again.")
        self.words = NewPassphrase(
            lambda: [self.name.text(), self.short_name.text(), self.centre.text()], warning=warning
        )
        sides.addLayout(self._column(self.words, self._folder_card()), 1)
        self.add_layout(sides)
        self.notice = Notice("", Tone.WAIT)
        self.add(self.notice)
        self._bar = bar()
        self._bar.setRange(0, 0)
        self._bar.setMaximumWidth(px(240))
        self.make = primary(_("Make the vault"), self.begin)
        for last in (self.words.again, self.folder):
            last.returnPressed.connect(self.make.click)
        self._making = Line("", style=Style.SMALL, role=Role.INK2)
        self.add_layout(row_of(self.make, self._bar, self._making, None, gap=12))
        self._bar.hide()
        self.body.addStretch(1)
        self._said_place()

    def _column(self, *cards: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        return column

    def _centre_card(self) -> Card:
        card = Card(_("The centre"))
        self.centre = _line()
        self.centre.textEdited.connect(lambda text: self._follow_folder())
        self.place = QComboBox()
        for place in sorted(provinces(), key=lambda one: one.said()):
            self.place.addItem(place.said(), place.code)
        self.place.setCurrentIndex(self.place.findData(PHNOM_PENH))
        self.place.currentIndexChanged.connect(lambda row: self._said_place())
        self.prefix = _line()
        self.prefix.setMaxLength(4)
        self.prefix.textEdited.connect(lambda text: self._stop_following("prefix"))
        self._centre_field = Field(_("Name of the centre"), self.centre)
        self._prefix_field = Field(_("Letters of its codes"), self.prefix, help=_("As in PP-0001"))
        card.add(self._centre_field)
        card.add_layout(row_of(Field(_("Province"), self.place), self._prefix_field, gap=12))
        return card

    def _person_card(self) -> Card:
        card = Card(_("You"), note=_("the first supervisor"))
        self.name, self.khmer_name, self.short_name = _line(), _line(), _line()
        self.name.textEdited.connect(self._follow_name)
        self.short_name.textEdited.connect(lambda text: self._stop_following("short"))
        self._name_field = Field(_("Your name, in Latin letters"), self.name)
        self._short_field = Field(_("Short name"), self.short_name, help=_("You type it when you unlock."))
        card.add_layout(
            row_of(self._name_field, Field(_("Your name in Khmer"), self.khmer_name, optional=True), gap=12)
        )
        card.add(self._short_field)
        return card

    def _folder_card(self) -> Card:
        card = Card(_("Where it is kept"), action=link(_("Another folder"), self._choose_folder))
        self.folder = _line()
        self.folder.setMaxLength(1000)
        self.folder.textEdited.connect(lambda text: self._stop_following("folder"))
        self._folder_field = Field(_("Folder"), self.folder)
        card.add(self._folder_field)
        return card

    def _stop_following(self, what: str) -> None:
        self._follows[what] = False

    def _said_place(self) -> None:
        code = self.place.currentData()
        if self._follows["prefix"]:
            self.prefix.setText(next((prefix_of(one.latin) for one in provinces() if one.code == code), ""))
        self._follow_folder()

    def _follow_folder(self) -> None:
        if self._follows["folder"]:
            self.folder.setText(str(self._vaults / folder_name(self.centre.text())))

    def _follow_name(self, name: str) -> None:
        if self._follows["short"]:
            self.short_name.setText(short_name_of(name))

    def _choose_folder(self) -> None:
        ask_folder(self, _("Where the vault is kept"), self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._stop_following("folder")
        taken = folder.is_dir() and any(folder.iterdir())
        self.folder.setText(str(folder / folder_name(self.centre.text()) if taken else folder))

    def missing(self) -> QWidget | None:
        """Says in each field what is missing; returns the first of them."""
        found: list[QWidget] = []
        lettered = re.fullmatch(r"[A-Za-z]{1,4}", self.prefix.text())
        for field, sentence in (
            (self._centre_field, "" if self.centre.text().strip() else _("What is the centre called?")),
            (
                self._prefix_field,
                "" if lettered else _("One to four letters."),
            ),
            (self._name_field, "" if self.name.text().strip() else _("Your name is seen by your colleagues.")),
            (self._short_field, "" if self.short_name.text().strip() else _("A short name is needed to unlock.")),
            (self._folder_field, "" if self.folder.text().strip() else _("Choose where the vault is kept.")),
        ):
            field.set_problem(sentence)
            if sentence:
                found.append(field.control)
        lacking = self.words.missing()
        return found[0] if found else lacking

    def begin(self) -> None:
        """Makes the vault if everything is there, and opens it for whoever made it."""
        missing = self.missing()
        if missing is not None:
            missing.setFocus()
            return
        founder = Founder(self.name.text().strip(), self.short_name.text().strip(), self.khmer_name.text().strip())
        folder, passphrase = Path(self.folder.text().strip()).expanduser(), self.words.passphrase()
        centre, place, prefix = self.centre.text().strip(), self.place.currentData(), self.prefix.text().upper()

        def make() -> Access:
            vault.create(folder, centre=centre, place=place, prefix=prefix, founder=founder, passphrase=passphrase)
            return vault.unlock(folder, founder.short_name, passphrase)

        self._show_making(True)
        self._background(make, self.opened.emit, self._trouble)

    def _trouble(self, trouble: Mendable) -> None:
        self._show_making(False)
        self.notice.say(trouble.said())

    def _show_making(self, making: bool) -> None:
        if making:
            self.words.again.setFocus()  # else it goes round to “Welcome”, and Enter would leave
        self.make.setEnabled(not making)
        self._bar.setVisible(making)
        self._making.setText(_("Making the vault…") if making else "")
        if making:
            self.notice.hide()


def _line() -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(LONGEST)
    return made
