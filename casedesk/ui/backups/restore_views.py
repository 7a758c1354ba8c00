"""The steps of a restore: which backup and where to, who opens it, and who can come in afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget, QWidget

from casedesk.security.backup_head import BackupHead
from casedesk.security.recovery import Sheet
from casedesk.store.restoring.restoring import Restored
from casedesk.text.dates import said_moment
from casedesk.text.translation import _
from casedesk.ui.backups.restored_words import who_comes_in
from casedesk.ui.backups.words import age, size
from casedesk.ui.entrance.steps import Step
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.recovery.sheet_entry import TwoSheets
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, explain, link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented

LONGEST = 1000
PASSPHRASE, SHEETS = "passphrase", "sheets"


class ChooseView(Step):
    """ChooseView(today, into): `chosen(folder)` when a folder was taken; then `show_backup` or `tell`.

    `into()` is where the new vault goes; `instead()` whether it takes the place of the one that is here.
    """

    chosen = Signal(object)

    def __init__(self, today: date, into: Path) -> None:
        super().__init__(_("Go on"))
        self._today = today
        self._replaces: Path | None = None
        self.add(
            Prose(
                _("A backup becomes a vault again, on this computer or any other. Nothing that is here is changed."),
                widest=900,
            )
        )
        card = Card(_("Which backup"))
        self.found = Notice("", Tone.GOOD)
        card.add(Prose(_("A folder on the stick whose name begins with “Backup”, or the stick: then the newest.")))
        self._ask = button(_("Choose the backup"), self._choose, icon=Icon.FOLDER_OPEN)
        card.add_layout(row_of(self._ask, None))
        card.add(self.found)
        self.add(card)
        where = Card(_("Where to"))
        self.folder = QLineEdit(str(into))
        self.folder.setMaxLength(LONGEST)
        self.instead = QCheckBox(_("In the place of the vault that is here now. That one is moved aside, not changed."))
        where.add(Field(_("Folder of the restored vault"), self.folder))
        where.add_layout(row_of(link(_("Another folder"), self._choose_place), None))
        where.add(self.instead)
        self.add(where)
        self.instead.toggled.connect(lambda on: self.folder.setEnabled(not on))
        self.instead.hide()
        self.close_with_button()
        explain(self.onward, can=False, why=_("Choose the backup first."))

    def begin(self) -> None:
        (self.onward if self.onward.isEnabled() else self._ask).setFocus()

    def into(self) -> Path:
        """Where the restored vault goes."""
        if self._replaces is not None and self.instead.isChecked():
            return self._replaces
        return Path(self.folder.text().strip()).expanduser()

    def show_backup(self, folder: Path, head: BackupHead, present: Path | None) -> None:
        """What was found; `present` is the vault here, if the backup is one of it."""
        self._replaces = present
        self.notice.hide()
        self.found.say(
            _(
                "{name}: of {made} ({age}), {size}.",
                name=folder.name, made=said_moment(head.made), age=age(head.made, self._today), size=size(head.size),
            ),
            tone=Tone.GOOD,
        )  # fmt: skip
        self.instead.setVisible(present is not None)
        explain(self.onward, can=True)

    def tell(self, sentence: str) -> None:
        super().tell(sentence)
        self.found.hide()
        explain(self.onward, can=False, why=_("Choose the backup first."))

    def _choose(self) -> None:
        ask_folder(self, _("The backup, or the stick it lies on"), self.chosen.emit)

    def _choose_place(self) -> None:
        name = Path(self.folder.text()).name
        ask_folder(self, _("Where the restored vault is kept"), lambda at: self.folder.setText(str(at / name)))


class OpenView(Step):
    """OpenView(recognise): a supervisor's passphrase, or two recovery sheets. `way()` is the one chosen."""

    def __init__(self, recognise: Callable[[str], Sheet]) -> None:
        super().__init__(_("Restore"))
        self._way = Segmented(
            [(PASSPHRASE, _("A supervisor’s passphrase")), (SHEETS, _("Two recovery sheets"))],
            name=_("Opened by"), chosen=PASSPHRASE,
        )  # fmt: skip
        self.add(Prose(_("A backup opens for a supervisor of the day it was made, or for two recovery sheets.")))
        self.add_layout(row_of(self._way, None))
        self.short_name = QLineEdit()
        self.short_name.setMaxLength(200)
        self.passphrase = PassphraseEdit(_("Passphrase"))
        self.sheets = TwoSheets(recognise)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._words_card())
        self._stack.addWidget(self.sheets)
        self.add(self._stack)
        self._way.picked.connect(lambda key: self._show(key))
        self.sheets.changed.connect(self._judge)
        self.short_name.textChanged.connect(lambda text: self._judge())
        self.passphrase.textChanged.connect(lambda text: self._judge())
        self.passphrase.returnPressed.connect(self.onward.click)
        self.close_with_button()
        self._judge()

    def _words_card(self) -> QWidget:
        card = Card(_("Of the day it was made"))
        card.setMaximumWidth(px(480))
        card.add(Field(_("Short name"), self.short_name))
        card.add(Field(_("Passphrase"), self.passphrase))
        return card

    def begin(self) -> None:
        if self.way() == SHEETS:
            self.sheets.begin()
        else:
            (self.passphrase if self.short_name.text() else self.short_name).setFocus()

    def tell(self, sentence: str) -> None:
        super().tell(sentence)
        self._judge()

    def way(self) -> str:
        """What opens the backup."""
        return self._way.key()

    def choose(self, way: str) -> None:
        """Takes the other way."""
        self._way.choose(way)
        self._show(way)

    def _show(self, way: str) -> None:
        self._stack.setCurrentIndex(1 if way == SHEETS else 0)
        self._judge()
        self.begin()

    def _judge(self) -> None:
        if self.way() == SHEETS:
            explain(self.onward, can=self.sheets.ready(), why=_("Two different sheets are needed."))
        else:
            typed = bool(self.short_name.text().strip() and self.passphrase.text())
            explain(self.onward, can=typed, why=_("Short name and passphrase are needed."))


class RestoredView(Step):
    """RestoredView(done): it is there; who comes in, and who is asked in again."""

    def __init__(self, done: Restored) -> None:
        super().__init__(_("Open the restored vault"))
        card = Card(_("Restored"))
        card.add(Line(_("The vault of {made}", made=said_moment(done.made)), bold=True))
        card.add(Prose(str(done.folder), style=Style.SMALL, role=Role.INK))
        for said in who_comes_in(done):
            card.add(Prose(said, widest=900))
        if done.aside is not None:
            card.add(
                Prose(
                    _("The vault that was here lies beside it, unchanged: “{name}”.", name=done.aside.name), widest=900
                )
            )
        card.add(Prose(_("The backup itself stays as it is."), style=Style.CAPTION))
        self.add(card)
        self.close_with_button()
