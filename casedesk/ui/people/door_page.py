"""The pages of who comes in for the first time: a passphrase of one's own, then waiting for a signature."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.security.passphrase import MINIMUM, generate
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.entrance.landscape import Landscape
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.judging import Judging
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.widgets.progress import bar
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rail_foot import BrandMark


class DoorPage(QWidget):
    """A column beside the landscape of Unlock. `lock_asked` leads back there; nothing else leads on."""

    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Landscape(), 41)
        held = QWidget()
        held.setFixedWidth(px(420))
        self.column = QVBoxLayout(held)
        self.column.setSpacing(px(10))
        self.column.addWidget(BrandMark(inset=0))
        self.column.addSpacing(px(12))
        page = Page()
        page.body.addStretch(3)
        page.add_layout(row_of(None, held, None))
        page.body.addStretch(2)
        row.addWidget(page, 59)

    def say(self, title: str, text: str) -> None:
        """What this page is."""
        self.column.addWidget(Prose(title, style=Style.TITLE, role=Role.INK))
        self.column.addWidget(Prose(text))

    def settle(self) -> None:
        """Puts the focus where the work begins."""


class InvitedPage(DoorPage):
    """InvitedPage(name, roles): `chose(passphrase)` when a passphrase was typed twice alike.

    `show_making(bool)` while the keys are made, `show_trouble(trouble)` when that could not be done.
    """

    chose = Signal(str)

    def __init__(self, name: str, roles: str) -> None:
        super().__init__()
        self._name = name
        self.say(
            _("Welcome, {name}", name=name),
            _(
                "You were asked in as: {roles}. Choose a passphrase of your own. Your keys are made with it, and the "
                "words on the slip open nothing any more.",
                roles=roles,
            ),
        )
        self._suggestion = Prose("", style=Style.QUESTION, role=Role.INK, widest=400)
        self._suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.column.addWidget(self._suggestion)
        self._suggestion.hide()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(px(8))
        self.column.addLayout(self._fields)
        self.notice = Notice("", Tone.WAIT)
        self.column.addWidget(self.notice)
        self.make = primary(_("Make my keys"), self._ask, icon=Icon.KEY)
        self._lock = link(_("Lock"), self.lock_asked.emit)
        self.column.addLayout(row_of(self.make, None, link(_("Suggest one"), self._suggest), self._lock, gap=16))
        self._bar = bar()
        self._bar.setRange(0, 0)
        self.column.addWidget(self._bar)
        self._bar.hide()
        self.renew()

    def renew(self) -> None:
        """Other fields: the ones before remember what was typed, so they are destroyed."""
        while (item := self._fields.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.passphrase = PassphraseEdit(_("Passphrase"))
        self.again = PassphraseEdit(_("The same again"))
        help = _("At least {n} characters: five or six words that have nothing to do with each other.", n=MINIMUM)
        self.passphrase_field = Field(_("Passphrase"), self.passphrase, help=help)
        self.again_field = Field(_("The same again"), self.again)
        Judging(self.passphrase_field, self.passphrase, lambda: [self._name])
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._ask)
        for field in (self.passphrase_field, self.again_field):
            self._fields.addWidget(field)
        QWidget.setTabOrder(self.passphrase, self.again)
        QWidget.setTabOrder(self.again, self.make)

    def settle(self) -> None:
        self.passphrase.setFocus()

    def _suggest(self) -> None:
        self._suggestion.setText(generate())
        self._suggestion.show()

    def _ask(self) -> None:
        typed = self.passphrase.text()
        short, unlike = len(typed) < MINIMUM, self.again.text() != typed
        self.passphrase_field.set_problem(_("At least {n} characters are needed.", n=MINIMUM) if short else "")
        self.again_field.set_problem(_("The two are not the same.") if unlike and not short else "")
        if short or unlike:
            (self.passphrase if short else self.again).setFocus()
        elif self.make.isEnabled():
            self.chose.emit(typed)

    def show_making(self, making: bool) -> None:
        """While the keys are made nothing else can be asked for."""
        for part in (self.passphrase, self.again, self.make):
            part.setEnabled(not making)
        self._bar.setVisible(making)
        if making:
            self.notice.hide()

    def show_trouble(self, trouble: Mendable) -> None:
        """Says why, and begins with empty fields."""
        self.renew()
        self.show_making(False)
        if isinstance(trouble, InField):
            self.passphrase_field.set_problem(trouble.said())
        else:
            self.notice.say(trouble.said(), tone=Tone.WAIT)
        self.settle()


class WaitingPage(DoorPage):
    """WaitingPage(name, words): the words of the new key, to be compared by a supervisor. Nothing else opens."""

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self.say(
            _("Almost there, {name}", name=name),
            _(
                "These are the words of your key. Read them to a supervisor, who must see the same ones and signs "
                "them; until then this key opens no case."
            ),
        )
        self.words = KeyWords(words, name=_("Words of your key"))
        self.column.addWidget(self.words)
        self.column.addWidget(
            Prose(
                _("At the same computer? Write them down, lock, and let the supervisor unlock. They are no secret."),
                style=Style.SMALL,
            )
        )
        self.lock = primary(_("Lock"), self.lock_asked.emit, icon=Icon.LOCK)
        self.column.addLayout(row_of(self.lock, None))

    def settle(self) -> None:
        self.words.setFocus()


class OverPage(DoorPage):
    """OverPage(sentence): the invitation does not hold; why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.column.addWidget(Notice(sentence, Tone.WAIT))
        self.lock = primary(_("Lock"), self.lock_asked.emit, icon=Icon.LOCK)
        self.column.addLayout(row_of(self.lock, None))
