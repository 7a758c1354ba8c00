"""Another passphrase for oneself. The fields are there only while it is being changed, and new ones at each attempt."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.security.passphrase import MINIMUM, generate
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.staff.own_passphrase import change_passphrase
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.judging import Judging
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.widgets.prose import Prose


class PassphraseCard(Card):
    """PassphraseCard(access, background): `changed` once the new one holds."""

    changed = Signal()

    def __init__(self, access: Access, background: Background) -> None:
        super().__init__(_("Your passphrase"))
        self._access, self._background = access, background
        self.fields: dict[str, Field] = {}
        self.begin = button(_("Change my passphrase"), self.open)
        self._told = Prose(
            _("It opens your keys on this computer. Nobody can read it or send it to you again."), style=Style.SMALL
        )
        self._suggestion = Prose("", style=Style.QUESTION, role=Role.INK, widest=400)
        self._suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._held = QVBoxLayout()
        self._held.setSpacing(px(8))
        self.trouble = Notice("", Tone.WAIT)
        self.change = primary(_("Change it now"), self._ask)
        self._leave = button(_("Leave it as it is"), self.close_up)
        self._suggest = link(_("Suggest one"), self._offer, style=Style.SMALL)
        for part in (self._told, self._suggestion):
            self.add(part)
        self.add_layout(self._held)
        self.add(self.trouble)
        self.add_layout(row_of(self.begin, self.change, self._leave, None, self._suggest))
        self.close_up()

    def open(self) -> None:
        """Asks for the present passphrase and the new one twice."""
        self._renew()
        self._show(changing=True)
        self.fields["old"].control.setFocus()

    def close_up(self) -> None:
        """Nothing is asked any more; the fields, which remember what was typed, are destroyed."""
        self._empty()
        self._show(changing=False)

    def _show(self, *, changing: bool) -> None:
        self.begin.setHidden(changing)
        for part in (self.change, self._leave, self._suggest):
            part.setHidden(not changing)
        self.trouble.hide()
        self._suggestion.hide()

    def _empty(self) -> None:
        for field in self.fields.values():
            self._held.removeWidget(field)
            field.hide()
            field.setParent(None)
            field.deleteLater()
        self.fields = {}

    def _renew(self) -> None:
        self._empty()
        help = _("At least {n} characters: five or six words that have nothing to do with each other.", n=MINIMUM)
        for name, label, said in (
            ("old", _("Present passphrase"), ""),
            ("new", _("New passphrase"), help),
            ("again", _("The new one again"), ""),
        ):
            control = PassphraseEdit(label)
            control.returnPressed.connect(self._ask if name == "again" else self._on)
            self.fields[name] = Field(label, control, help=said)
            self._held.addWidget(self.fields[name])
            if name == "new":
                Judging(self.fields[name], control, self._familiar)
        controls = [*(field.control for field in self.fields.values()), self.change, self._leave, self._suggest]
        for before, after in pairwise([self.begin, *controls]):
            QWidget.setTabOrder(before, after)

    def _familiar(self) -> tuple[str, ...]:
        facts = self._access
        return facts.person.name, facts.person.khmer_name, facts.vault.centre

    def _on(self) -> None:
        self.focusNextChild()

    def _offer(self) -> None:
        self._suggestion.setText(generate())
        self._suggestion.show()

    def typed(self, name: str) -> str:
        """What stands in a field."""
        control = self.fields[name].control
        return control.text() if isinstance(control, PassphraseEdit) else ""

    def _ask(self) -> None:
        if not self.change.isEnabled():
            return
        old, new = self.typed("old"), self.typed("new")
        for field in self.fields.values():
            field.clear_problem()
        if new != self.typed("again"):
            self._point("again", _("The two are not the same."))
            return
        self._wait(True)
        access = self._access
        self._background(lambda: change_passphrase(access, old=old, new=new), self._done, self._stayed)

    def _wait(self, waiting: bool) -> None:
        self.change.setText(_("Changing…") if waiting else _("Change it now"))
        for part in (self.change, self._leave, *self.fields.values()):
            part.setEnabled(not waiting)

    def _done(self, _nothing: None) -> None:
        self._wait(False)
        self.close_up()
        self.changed.emit()
        self.begin.setFocus()

    def _stayed(self, trouble: Mendable) -> None:
        self._wait(False)
        self._renew()
        if isinstance(trouble, InField):
            self._point(trouble.field, trouble.said())
            return
        self.trouble.say(trouble.said(), tone=Tone.WAIT)

    def _point(self, name: str, sentence: str) -> None:
        self.fields[name].set_problem(sentence)
        self.fields[name].control.setFocus()
