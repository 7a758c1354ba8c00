"""The transfer of a case: its life above, what she agrees to on the left, every word that goes and the next step on
the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import Part as FilePart
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.releasing import Leaving, Permit
from casedesk.cases.rules.whole_case import Agreed
from casedesk.cases.verbs.hand_on import agree_to_transfer, agreed_in
from casedesk.security.roles import Permission, may
from casedesk.text.translation import N_, _
from casedesk.transfer.offering import Shown, shown
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.referral.life_screen import LifeScreen
from casedesk.ui.referral.next_card import Ways
from casedesk.ui.transfer.next_card import TransferNext
from casedesk.ui.transfer.sealing import Sealing, whole_leaving
from casedesk.ui.transfer.sent_card import SentCard
from casedesk.ui.transfer.steps import TransferSteps, steps
from casedesk.ui.transfer.transfer_form import TransferForm
from casedesk.ui.widgets.stepper import Stage

A_MOMENT_MS = 200
"""So long nobody types before the words are shown anew: a large file takes half a second."""


class TransferScreen(LifeScreen):
    """TransferScreen(desk, place): a new transfer of `place.case`, or the one in `place.row`."""

    ROOM, NEW, LIFE = Room.TRANSFER, N_("New transfer"), N_("Life of this transfer")
    _form: TransferForm

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        self._shown: Shown | None = None
        self._soon = QTimer(self, singleShot=True, interval=A_MOMENT_MS)
        self._soon.timeout.connect(self._look)
        self._sealing = Sealing(desk, self, ways_out)
        self._sealing.made.connect(self._step_taken)
        self._sealing.troubled.connect(lambda words, tone: self._trouble.say(words, tone=tone))
        self._sent = SentCard()
        life = TransferSteps(desk, lambda: self._standing.referral, self)
        seals = may(desk.access.person.roles, Permission.TRANSFER_CASES)
        life.card = TransferNext(self._all_ways(life), desk.today(), seals=seals)
        form = TransferForm(
            desk, self._standing.file, self._standing.referral, self._permit(), desk.glance(providers), like=place.row
        )
        form.directory_asked.connect(self._to_directory)
        self._begin(form, self._sent, life.card, below=(self._sealing.progress,))

    def leave(self) -> bool:
        """Keeps what was typed, however the page is left; a package that is being made goes on."""
        self._soon.stop()
        return super().leave()

    def names_shown(self, shown: bool) -> None:
        """What attachments are called may tell who she is."""
        self._form.items.show_titles(shown)

    def _all_ways(self, life: TransferSteps) -> Ways:
        closing = Place(Room.CASE, self._case, FilePart.CLOSURE, new=True)
        return self._ways(life, seal=self._seal, close=lambda: self.go.emit(closing))

    def _to_directory(self, provider: Provider | None) -> None:
        self.go.emit(Place(Room.DIRECTORY, row=provider.id if provider is not None else None))

    def _permit(self) -> Permit | None:
        return self._standing.decided(self.desk.today()) or super()._permit()

    def _concerns(self, changed: Changed) -> bool:
        return changed.tables != {"drafts"}

    def _stages(self) -> list[tuple[str, Stage]]:
        return steps(self._state() if self._form.to else None, closed=self._standing.closed)

    def _facts(self) -> list[str | QWidget]:
        return [_("Transfer of the whole case")]

    def _show_own(self, state: ReferralState) -> None:
        self._sent.set_gone(state not in UNSENT)

    def _edited(self) -> None:
        """What she said shows at once; words that are typed, once nobody types for a moment."""
        if self._said() == self._looked:
            self._soon.start()
        else:
            self._look()

    def _said(self) -> tuple[Provider | None, Agreed]:
        return self._form.to, self._form.asked.agreed()

    def _look(self) -> None:
        """Every word that goes, as the answers are now."""
        self._soon.stop()
        self._looked = self._said()
        self._stepper.show_steps(self._stages())
        draft, permit = self._form.draft(), None if self._asking() else self._permit()
        agreed = agreed_in(permit) if permit is not None else self._form.asked.agreed()
        self._shown = shown(self._standing.file, draft, agreed) if draft is not None and agreed.parts else None
        self._sent.show_sent(self._shown, self._instead(draft))

    def _instead(self, draft: Referral | None) -> str:
        if draft is None:
            return _("Choose to which centre the case goes. Every word that would be sent is shown here.")
        return self._standing.in_the_way(self.desk.today()) or _("Nothing will be sent until she agrees to a part.")

    def _begin_reading(self) -> None:
        self._sent.words.setFocus()

    def _keep_consent(self, letter: Referral, until: date) -> None:
        agreed, how = self._form.asked.agreed(), self._next.how()
        self._drafting.finish(agree_to_transfer, referral=letter, agreed=agreed, until=until, how=how)

    def _leaving(self, kept: Referral) -> Leaving:
        return whole_leaving(kept, self._form.to.name if self._form.to else "", self._form.asked.agreed())

    def _seal(self) -> None:
        self._trouble.hide()
        if self._row is not None and self._shown is not None:
            self._sealing.begin(self._case, self._row, lambda: self._shown.mark if self._shown else "")
