"""The question before the vault here is destroyed: what will and will not happen, a typed word, a slow button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.buttons import primary
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose


class EvacuationDialog(Dialog):
    """EvacuationDialog(parent, stick, word): `confirmed(typed)` once the word was typed and the button was held."""

    confirmed = Signal(str)

    def __init__(self, parent: QWidget, stick: Path, word: str) -> None:
        super().__init__(parent, width=480)
        self._word = word
        self.typed = QLineEdit()
        self.typed.setMaxLength(40)
        self.typed.textChanged.connect(lambda text: self._judge())
        self.act = HoldButton(_("Back up, then destroy"), icon=Icon.ERASE)
        self.act.held.connect(self._confirm)
        column = self.headed(_("Take everything away?"))
        for words in (
            _(
                "First the whole vault goes onto “{stick}” and is verified there. Only then the vault on this computer "
                "is destroyed: its keys first, then the rest. If the backup is not whole, nothing is destroyed.",
                stick=stick.name or str(stick),
            ),
            _(
                "On the stick it opens with a supervisor's passphrase or two recovery sheets. Take the stick with you, "
                "and keep sheets and stick apart."
            ),
        ):
            column.addWidget(Prose(words, style=Style.SMALL))
        column.addWidget(
            Notice(
                _(
                    "On a solid-state disk old pages may remain where no program reaches them. They are encrypted, and "
                    "their keys are gone. It cannot be undone here."
                ),
                Tone.WAIT,
            )
        )
        help = _("Type {word}, the letters of the case codes.", word=word)
        column.addWidget(Field(_("To confirm"), self.typed, help=help))
        column.addLayout(self.answers(self.act, primary(_("Keep it here"), self.reject)))
        self._judge()

    def _judge(self) -> None:
        right = self.typed.text().strip().upper() == self._word
        self.act.setEnabled(right)
        self.act.setToolTip("" if right else _("Type the letters first."))

    def _confirm(self) -> None:
        typed = self.typed.text()
        self.accept()
        self.confirmed.emit(typed)
