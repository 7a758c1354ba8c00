"""The transfer of a case: its life above, what she agrees to on the left, every word that goes and the next step on
the right."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.cases.codes.case import Part as FilePart
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.releasing import Permit
from casedesk.cases.rules.whole_case import Agreed
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.hand_on import agree_to_transfer, agreed_in
from casedesk.security.roles import Permission, may
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.transfer.offering import Shown, shown
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.leaving.asking import ask_supervisor, may_override
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.referral.asked import decline
from casedesk.ui.referral.laid_out import lay_out
from casedesk.ui.referral.next_card import Ways
from casedesk.ui.referral.shown import state_chip
from casedesk.ui.referral.standing import standing_of
from casedesk.ui.screen import Screen
from casedesk.ui.transfer.next_card import TransferNext
from casedesk.ui.transfer.sealing import Sealing, whole_leaving
from casedesk.ui.transfer.sent_card import SentCard
from casedesk.ui.transfer.steps import TransferSteps, steps
from casedesk.ui.transfer.transfer_form import TransferForm
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.stepper import Stepper

A_MOMENT_MS = 200
"""So long nobody types before the words are shown anew: a large file takes half a second."""


class TransferScreen(Screen):
    """TransferScreen(desk, place): a new transfer of `place.case`, or the one in `place.row`.

    With `place.new` and a row, that one was not accepted and the case goes elsewhere.
    """

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        if place.case is None:
            raise ValueError("a transfer is of a case")
        self._case, self._row = place.case, None if place.new else place.row
        self._changing = False
        self._shown: Shown | None = None
        self._soon = QTimer(self, singleShot=True, interval=A_MOMENT_MS)
        self._soon.timeout.connect(self._look)
        self._read()
        like = next((one for one in self._standing.file.referrals if place.new and one.id == place.row), None)
        self._form = TransferForm(
            desk, self._standing.file, self._standing.referral, self._permit(), desk.glance(providers), like=like
        )
        self._form.directory_asked.connect(self._to_directory)
        self._drafting = Drafting(desk, Room.TRANSFER.value, self._form, file=self._case, row=self._row, parent=self)
        self._sealing = Sealing(desk, self, ways_out)
        self._sealing.made.connect(self._step_taken)
        self._sealing.troubled.connect(lambda words, tone: self._trouble.say(words, tone=tone))
        self._build()
        with suppress(Mendable):  # other answers were begun and not agreed to yet
            self._changing = self._state() is ReferralState.CONSENTED and self._drafting.found() is not None
        if self._asking():
            self._drafts.take_up()
        self._form.edited.connect(self._edited)
        self._show_state()

    def _read(self) -> None:
        """The file as it is now. Raises Gone when the transfer is not in it."""
        self._standing = standing_of(self.desk, self._case, self._row)

    def _permit(self) -> Permit | None:
        """On what it goes, or went; nothing while she is asked."""
        today = self.desk.today()
        return self._standing.decided(today) or self._standing.held(today)

    def _state(self) -> ReferralState:
        """Where it is; back at the draft while she is asked again."""
        return ReferralState.DRAFTED if self._changing else self._standing.state(self.desk.today())

    def _asking(self) -> bool:
        return self._state() is ReferralState.DRAFTED and not self._standing.closed

    def _build(self) -> None:
        self._leave_button = button(" ", self._leave, hint="Esc")
        way = (("referrals", _("Referrals")), ("case", self._standing.file.case.number))
        self._header = PageHeader(" ", way=way, buttons=(self._leave_button,))
        self._header.went_back.connect(self._went_back)
        self._drafts = DraftNotices(self._drafting, self.desk.now())
        self._trouble = Notice("", Tone.WAIT)
        self._trouble.setObjectName("trouble")
        self._stepper = Stepper(steps(None, closed=False), name=_("Life of this transfer"))
        self._stepper.picked.connect(lambda place: self.settle())
        life = Card()
        life.body.setContentsMargins(px(16), px(8), px(16), px(7))
        life.add(self._stepper)
        self._sent = SentCard()
        seals = may(self.desk.access.person.roles, Permission.TRANSFER_CASES)
        self._next = TransferNext(self._ways(), self.desk.today(), self.desk.now, seals=seals)
        self._steps.card = self._next
        above = (self._header, life, self._drafts, self._trouble, self._sealing.progress)
        lay_out(self, above, self._form, self._sent, self._next)

    def _ways(self) -> Ways:
        """What the buttons of the next step do."""
        self._steps = life = TransferSteps(self.desk, lambda: self._standing.referral, self)
        life.done.connect(self._step_taken)
        life.troubled.connect(self._tell)
        closing = Place(Room.CASE, self._case, FilePart.CLOSURE, new=True)
        ways = Ways(
            agree=self._agree, change=self._begin_change, seal=self._seal, take_back=life.take_back,
            answer=life.answer, withdraw=life.withdraw, decline=self._decline, close=lambda: self.go.emit(closing),
            elsewhere=lambda: self.go.emit(replace(self.place, new=True)),
        )  # fmt: skip
        if may_override(self.desk):
            ways["override"] = self._ask_supervisor
        return ways

    def _show_state(self) -> None:
        """Everything that depends on where the transfer is."""
        state, referral, standing = self._state(), self._standing.referral, self._standing
        self._header.set_title(referral.number if referral else _("New transfer"))
        chip = state_chip(standing, state, self.desk.today())
        self._header.set_facts([chip, _("Transfer of the whole case"), SavedLine(self._drafting)])
        self._leave_button.setText(_("Leave, keep draft") if self._asking() else _("Back"))
        self._form.allow(self._asking())
        decided = None if self._asking() else standing.decided(self.desk.today())
        self._next.show_state(
            referral, standing.release, asking=self._asking(), printed=False, decided=decided, closed=standing.closed
        )
        self._sent.set_gone(state not in UNSENT)
        self._look()

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
        state, draft = self._state(), self._form.draft()
        self._stepper.show_steps(steps(state if draft else None, closed=self._standing.closed))
        permit = None if self._asking() else self._permit()
        agreed = agreed_in(permit) if permit is not None else self._form.asked.agreed()
        self._shown = shown(self._standing.file, draft, agreed) if draft is not None and agreed.parts else None
        self._sent.show_sent(self._shown, self._instead(draft))

    def _instead(self, draft: Referral | None) -> str:
        if draft is None:
            return _("Choose to which centre the case goes. Every word that would be sent is shown here.")
        return self._standing.in_the_way(self.desk.today()) or _("Nothing will be sent until she agrees to a part.")

    def settle(self) -> None:
        """Where the work goes on."""
        if self._asking():
            self._form.begin()
        elif not self._next.begin():
            self._sent.words.setFocus()

    def leave(self) -> bool:
        """Keeps what was typed, however the page is left; a package that is being made goes on."""
        self._soon.stop()
        drafting = self._asking() and not self._changing and not self._standing.hindered(self.desk.today())
        kept = self._form.to_be_kept() if drafting and self._drafting.begun else None
        if kept is not None:
            with suppress(Mendable):
                self._stands(self._drafting.finish(refer.draft_referral, referral=kept).id)
        return self._drafting.leave()

    def primary(self) -> QPushButton | None:
        """The next step of its life."""
        return self._next.button()

    def names_shown(self, shown: bool) -> None:
        """What attachments are called may tell who she is."""
        self._form.items.show_titles(shown)

    def refresh(self, changed: Changed) -> None:
        """The file was changed, by this page or by somebody else."""
        if self._case in changed.ids and changed.tables != {"drafts"}:
            was_asking = self._asking()
            self._read()
            if not (was_asking and self._asking()):  # else answers that are not kept would go
                self._form.begin_with(self._standing.referral, self._permit())
            self._show_state()

    def _agree(self) -> None:
        """Keeps the transfer and her consent to it, and throws the draft away, in one."""
        self._trouble.hide()
        before = self._row
        try:
            referral, until = self._form.referral(), self._form.agreed_until()
            self._row, self._changing = referral.id, False
            self._drafting.finish(
                agree_to_transfer, referral=referral, agreed=self._form.asked.agreed(), until=until,
                how=self._next.how(),
            )  # fmt: skip
        except Mendable as trouble:
            self._row = before
            self._tell(trouble)
        else:
            self._stands(referral.id, _("Her consent is recorded."))

    def _seal(self) -> None:
        self._trouble.hide()
        if self._row is not None and self._shown is not None:
            self._sealing.begin(self._case, self._row, lambda: self._shown.mark if self._shown else "")

    def _step_taken(self, sentence: str) -> None:
        """Another step stands here now; what had the focus went with the one before."""
        self._trouble.hide()
        self.settle()
        self.said.emit(sentence)

    def _decline(self) -> None:
        """She does not want it: it is kept as far as it is written, and nothing is sent."""
        sentence = _("Her answer is kept. Nothing is sent.")
        try:
            decline(self, self.desk, self._form.letter(), self._drafting, lambda kept: self._stands(kept.id, sentence))
        except Mendable as trouble:
            self._tell(trouble)

    def _ask_supervisor(self) -> None:
        """A supervisor lets these parts leave without her consent: the transfer is kept first."""
        self._trouble.hide()
        try:
            kept = self._drafting.finish(refer.draft_referral, referral=self._form.referral())
        except Mendable as trouble:
            self._tell(trouble)
            return
        to, self._row = self._form.to.name if self._form.to else "", kept.id
        self._form.go_on_from(kept)
        sentence = _("The decision is recorded, and her worker is told.")
        leaving = whole_leaving(kept, to, self._form.asked.agreed())
        ask_supervisor(self, self.desk, leaving, lambda: self._stands(kept.id, sentence))

    def _stands(self, row: UUID, sentence: str = "") -> None:
        """This page shows that transfer from now on, also when it is built anew; `sentence` tells of a step taken."""
        self._row, self._changing, self.place = row, False, Place(Room.TRANSFER, case=self._case, row=row)
        self._drafting.belongs_to(row)
        self._read()
        self._form.begin_with(self._standing.referral, self._permit())
        self._show_state()
        if sentence:
            self._step_taken(sentence)

    def _begin_change(self) -> None:
        """She is asked again, part by part."""
        self._changing = True
        self._form.forget_answers()
        self._show_state()
        self._form.begin()

    def _tell(self, trouble: Mendable) -> None:
        here = isinstance(trouble, InField) and (self._form.show_problem(trouble) or self._next.show_problem(trouble))
        if not here:
            self._trouble.say(trouble.said())

    def _leave(self) -> None:
        if self.leave():
            self.back.emit()

    def _to_directory(self, provider: Provider | None) -> None:
        self.go.emit(Place(Room.DIRECTORY, row=provider.id if provider is not None else None))

    def _went_back(self, key: str) -> None:
        file = Place(Room.CASE, self._case, FilePart.REFERRALS)
        self.go.emit(Place(Room.REFERRALS) if key == "referrals" else file)
