"""A question in a dialog: only for what cannot be undone or needs a second person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.dialog import Dialog
from casedesk.ui.widgets.prose import Prose


class Question(Dialog):
    """Question(parent, title, text, act, safe, content=None): made by `ask`.

    The safe answer is primary, default and focused; Esc is the safe answer. Verbs, never Yes, No or OK.
    """

    def __init__(
        self, parent: QWidget, title: str, text: str, act: str, safe: str, content: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=440)
        self.setAccessibleDescription(text)
        self.act = button(act, self.accept)
        column = self.headed(title)
        column.addWidget(Prose(text, style=Style.SMALL))
        if content is not None:
            column.addWidget(content)
        column.addSpacing(px(6))
        column.addLayout(self.answers(self.act, primary(safe, self.reject)))


def ask(
    parent: QWidget,
    *,
    title: str,
    text: str,
    safe: str,
    act: str,
    then: Callable[[], object],
    content: QWidget | None = None,
) -> Question:
    """Opens the question without blocking; `then` runs only if `act` was pressed. Returns the open dialog."""
    question = Question(parent, title, text, act, safe, content)
    question.accepted.connect(lambda: then())
    question.open()
    return question
