"""A question that needs words: they stay while something stands in the way, and the dialog with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casedesk.text.trouble import Mendable
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.written_text import WrittenText


class WhyDialog(Dialog):
    """WhyDialog(parent, *, title, text, label, help, act, safe, perform): `perform(words)` may raise Mendable, which is
    told at the field. The safe answer is default; the words have the focus."""

    def __init__(
        self, parent: QWidget, *, title: str, text: str, label: str, help: str, act: str, safe: str,
        perform: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, width=480)
        self.setAccessibleDescription(text)
        self._perform = perform
        self.words = WrittenText()
        self.words.setFixedHeight(px(110))
        self.field = Field(label, self.words, help=help)
        self.act = button(act, self._try)
        column = self.headed(title)
        column.addWidget(Prose(text, style=Style.SMALL))
        column.addWidget(self.field)
        column.addSpacing(px(6))
        column.addLayout(self.answers(self.act, primary(safe, self.reject)))

    def open(self) -> None:
        """Opens without blocking, ready to be typed into."""
        super().open()
        self.words.setFocus()

    def _try(self) -> None:
        self.field.clear_problem()
        try:
            self._perform(self.words.toPlainText())
        except Mendable as trouble:
            self.field.set_problem(trouble.said())
            self.words.setFocus()
        else:
            self.accept()
