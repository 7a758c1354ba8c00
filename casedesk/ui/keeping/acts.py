"""Asking, approving, refusing, holding: what a person presses, the question before it, and what is said after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casedesk.cases.verbs.erase import ask_erasure, refuse_erasure
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold, lift_hold
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.field import Field

_WHOLE, _WORDS = N_("Ask to erase {code}?"), N_("Ask to erase the words of {code}?")
TABLES = frozenset({"cases", "erasures", "holds", "policies"})
"""What these acts change."""


class Acts(QObject):
    """Acts(desk, page): questions open over `page`. `said(str)` is for the toast, `troubled(str)` stands on the page
    until something else is done."""

    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self, case: UUID, number: str, scope: Scope) -> Question:
        """Asks whether to ask: another person decides."""
        return ask(
            self._page,
            title=_(_WHOLE if scope is Scope.WHOLE else _WORDS, code=number),
            text=_("{what} Another person must approve it; until then nothing is erased.", what=scope.hinted()),
            safe=_("Keep it"),
            act=_("Ask to erase it"),
            then=lambda: self._do(_("The erasure waits for another person."), ask_erasure, case=case, scope=scope),
        )  # fmt: skip

    def hold(self, case: UUID, number: str) -> Question:
        """Asks why the file must be kept."""
        why = QLineEdit()
        question = ask(
            self._page,
            title=_("Hold {code}?", code=number),
            text=_("A held file is not erased, whatever the rules say, until somebody lifts the hold."),
            safe=_("Leave it as it is"),
            act=_("Hold it"),
            then=lambda: self._do(_("The file is held."), hold, file=case, why=why.text()),
            content=Field(_("Why must it be kept?"), why, help=_("Only who can open the file can read this.")),
        )
        question.act.setEnabled(False)
        why.textChanged.connect(lambda text: question.act.setEnabled(bool(text.strip())))
        return question

    def lift(self, case: UUID, number: str) -> Question:
        """Asks whether the reason is over."""
        return ask(
            self._page,
            title=_("Lift the hold on {code}?", code=number),
            text=_("Then it can be erased as the rules say. Make sure that nobody needs it any more."),
            safe=_("Keep the hold"),
            act=_("Lift it"),
            then=lambda: self._do(_("The hold is lifted."), lift_hold, file=case),
        )

    def refuse(self, erasure: UUID, *, mine: bool) -> None:
        """The file stays; who asked takes it back."""
        said = _("The request is taken back.") if mine else _("The request is refused. The file stays.")
        self._do(said, refuse_erasure, erasure=erasure)

    def _do(self, said: str, verb: Callable[..., Any], **values: object) -> None:
        try:
            self._desk.do(verb, **values)
        except Mendable as trouble:
            self.troubled.emit(trouble.said())
        else:
            self.said.emit(said)
