"""Settings: language and text, hide and lock, about. Each choice holds at once; there is nothing to save."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.text.translation import LANGUAGES, N_, _, n_
from casedesk.ui import settings as choices
from casedesk.ui.desk import Desk
from casedesk.ui.lettering import Style, px
from casedesk.ui.palette import Role
from casedesk.ui.places import Place
from casedesk.ui.screen import Screen
from casedesk.ui.settings import Settings
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented

HIDE_CHOICES = (0, 10, 20, 30, 45, 60)
THEMES = (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))
STANDS_ON = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, Zlib"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("ReportLab, uharfbuzz", "BSD-3-Clause, Apache-2.0"),
    ("icu4py, Babel", "MIT, BSD-3-Clause"),
    ("pypdfium2", "Apache-2.0 / BSD-3-Clause"),
    ("Noto Sans, Noto Sans Khmer", "OFL-1.1"),
    ("Lucide", "ISC"),
)
"""What the program stands on, and under which licence; the full texts lie in THIRD_PARTY.md."""


def own_version() -> str:
    """The version of the program as it was installed."""
    try:
        return version("casedesk")
    except PackageNotFoundError:
        return "0.1"


class SettingsScreen(Screen):
    """SettingsScreen(desk, place, settings): what a person may choose on this computer."""

    def __init__(self, desk: Desk, place: Place, settings: Settings) -> None:
        super().__init__(desk, place)
        self.settings = settings
        page = Page()
        page.add(PageHeader(_("Settings"), facts=[_("They hold on this computer, at once, and name nobody.")]))
        sides = QHBoxLayout()
        sides.setSpacing(px(12))
        for cards in ((self._looks(), self._safety()), (self._vault(), self._about())):
            column = QVBoxLayout()
            column.setSpacing(px(12))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            sides.addLayout(column, 1)
        page.add_layout(sides, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def settle(self) -> None:
        self.language.setFocus()

    def _looks(self) -> Card:
        card, settings = Card(_("Language and text")), self.settings
        self.language = Segmented(
            list(LANGUAGES.items()), name=_("Language"), chosen=settings.get(choices.LANGUAGE), compact=False
        )
        self.language.picked.connect(lambda code: settings.set(choices.LANGUAGE, code))
        self.theme = Segmented(
            [(key, _(said)) for key, said in THEMES], name=_("Colours"), chosen=settings.get(choices.THEME)
        )
        self.theme.picked.connect(lambda key: settings.set(choices.THEME, key))
        sizes = [(str(size), f"{size} %") for size in choices.TEXT_SIZE.one_of]
        self.text_size = Segmented(sizes, name=_("Size of text"), chosen=str(settings.get(choices.TEXT_SIZE)))
        self.text_size.picked.connect(lambda size: settings.set(choices.TEXT_SIZE, int(size)))
        self.compact = QCheckBox(_("Closer rows in lists"))
        self.compact.setChecked(settings.get(choices.COMPACT_ROWS))
        self.compact.toggled.connect(lambda on: settings.set(choices.COMPACT_ROWS, on))
        for label, control in ((_("Language"), self.language), (_("Colours"), self.theme), (_("Size"), self.text_size)):
            card.add(_beside(label, control))
        card.add(self.compact)
        return card

    def _safety(self) -> Card:
        card, settings = Card(_("Hide and lock")), self.settings
        minutes = choices.LOCK_MINUTES.one_of
        self.lock_after = _choice(
            [n_("after {n} minute", "after {n} minutes", n) for n in minutes],
            minutes.index(settings.get(choices.LOCK_MINUTES)),
        )
        self.lock_after.currentIndexChanged.connect(lambda row: settings.set(choices.LOCK_MINUTES, minutes[row]))
        seconds = sorted({*HIDE_CHOICES, settings.get(choices.HIDE_SECONDS)})
        self.hide_for = _choice(
            [n_("{n} second", "{n} seconds", n) if n else _("not at all: it locks at once") for n in seconds],
            seconds.index(settings.get(choices.HIDE_SECONDS)),
        )
        self.hide_for.currentIndexChanged.connect(lambda row: settings.set(choices.HIDE_SECONDS, seconds[row]))
        self.keep_name = QCheckBox(_("Keep my short name in the field after locking"))
        self.keep_name.setChecked(settings.get(choices.KEEP_SHORT_NAME))
        self.keep_name.toggled.connect(lambda on: settings.set(choices.KEEP_SHORT_NAME, on))
        lock_help = _("Also when the computer sleeps, its session is locked, or the clock is put forward.")
        card.add(Field(_("Lock when nobody is here"), self.lock_after, help=lock_help))
        hide_help = _(
            "F12 puts a calendar in front of everything; the same key brings the window back within this time. Later "
            "the vault is locked. It helps when somebody comes in; it does not stand up to a search."
        )
        card.add(Field(_("Come back from the calendar within"), self.hide_for, help=hide_help))
        card.add(self.keep_name)
        return card

    def _vault(self) -> Card:
        vault, person = self.desk.access.vault, self.desk.access.person
        card = Card(_("This vault"), note=_("Practice") if vault.training else "")
        roles = ", ".join(role.said() for role in sorted(person.roles, key=lambda role: role.said()))
        for label, said in (
            (_("Centre"), vault.centre),
            (_("You"), ", ".join(part for part in (person.name, person.khmer_name) if part)),
            (_("Roles"), roles),
            (_("Folder"), str(self.desk.access.folder)),
        ):
            card.add(_fact(label, said))
        card.add(
            Prose(
                _(
                    "To back up, lock the vault and copy the whole folder to another disk. It stays encrypted there. "
                    "Keep the passphrase somewhere else."
                ),
                style=Style.CAPTION,
            )
        )
        return card

    def _about(self) -> Card:
        card = Card(_("About CaseDesk"), note=_("Version {version}", version=own_version()))
        card.add(Prose(_("It works without internet and talks to nobody. Licence: Apache-2.0."), style=Style.SMALL))
        for name, licence in STANDS_ON:
            card.add(_fact(name, licence, style=Style.CAPTION, wide=190))
        return card


def _beside(label: str, control: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Line(label, style=Style.SMALL, bold=True), 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    return held


def _choice(words: list[str], chosen: int) -> QComboBox:
    made = QComboBox()
    made.addItems(words)
    made.setCurrentIndex(chosen)
    return made


def _fact(label: str, said: str, *, style: Style = Style.SMALL, wide: int = 84) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    name = Line(label, style=style, role=Role.INK2)
    name.setMinimumWidth(px(wide))
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    words = Prose(said, style=style, role=Role.INK)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
    return held
