"""The steps of a referral after her consent: taken back, sent, answered, served, spoken about, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.records.referral import Referral
from casedesk.cases.verbs import refer
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.referral.asked import ask_arrangements
from casedesk.ui.referral.next_card import NextCard
from casedesk.ui.widgets.asking import ask


class LifeSteps(QObject):
    """LifeSteps(desk, referral, page): one verb each. `done(sentence)`, or `troubled(Mendable)` and nothing changed.

    `card` gives what a step needs; it is set once it is built.
    """

    done = Signal(str)
    troubled = Signal(object)
    card: NextCard

    def __init__(self, desk: Desk, referral: Callable[[], Referral | None], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._referral, self._page = desk, referral, page
        self.finish: Callable[..., object] = desk.do
        """Performs a verb; a page that keeps what was typed for the step throws that away with it."""

    def take_back(self) -> None:
        """She takes her consent back."""
        self._take(refer.withdraw_consent, _("Her consent is taken back. Nothing can be sent now."))

    def send(self) -> None:
        """It was handed over."""
        self._take(refer.send_referral, _("The referral is marked as sent."))

    def answer(self) -> None:
        """The service answered."""
        self._take(refer.answer_referral, _("The answer is kept."), self.card.answer)

    def serve(self) -> None:
        """She received the service."""
        self._take(refer.serve_referral, _("The service is recorded."), lambda: {"on": self.card.served_on()})

    def feedback(self) -> None:
        """What the service said afterwards, and what she said."""
        self._take(refer.give_feedback, _("The feedback is kept."), self.card.feedback)

    def arrange(self) -> None:
        """How she gets there."""
        found = self._referral()
        if found is not None:
            ask_arrangements(self._page, self._desk, found, lambda: self.done.emit(_("The arrangements are kept.")))

    def withdraw(self) -> None:
        """She does not want it any more: asked once more, because it cannot be undone."""
        ask(
            self._page,
            title=_("Withdraw this referral?"),
            text=_("Nothing more is sent. What has already left is not called back by this."),
            safe=_("Keep the referral"),
            act=_("Withdraw the referral"),
            then=lambda: self._take(refer.withdraw_referral, _("The referral is withdrawn.")),
        )

    def _take(
        self, change: Callable[..., Referral], sentence: str, values: Callable[[], Mapping[str, object]] = dict
    ) -> None:
        found = self._referral()
        if found is None:
            return
        try:
            self.finish(change, referral=found.id, **values())
        except Mendable as trouble:
            self.troubled.emit(trouble)
        else:
            self.done.emit(sentence)
