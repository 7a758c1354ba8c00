"""The page of a referral and of a transfer: its life above, what she is asked below, and what leaves beside it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.cases.codes.case import Part as FilePart
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.releasing import Leaving, Permit
from casedesk.cases.verbs.refer import draft_referral
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.leaving.asking import ask_supervisor, may_override
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.asked import decline
from casedesk.ui.referral.laid_out import ReadCard, lay_out
from casedesk.ui.referral.life_form import LifeForm
from casedesk.ui.referral.life_steps import LifeSteps
from casedesk.ui.referral.next_card import Do, NextCard, Ways
from casedesk.ui.referral.shown import state_chip
from casedesk.ui.referral.standing import standing_of
from casedesk.ui.referral.step_draft import StepDraft
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.stepper import Stage, Stepper


class LifeScreen(Screen):
    """LifeScreen(desk, place): a new one of `place.case`, or the one in `place.row`.

    With `place.new` and a row, that one was not accepted and goes elsewhere. A subclass says its words and what is its
    own in the methods that raise NotImplementedError; its constructor makes the parts and ends with `_begin`.
    """

    ROOM: Room
    NEW: str
    """What it is called before it has a number."""
    LIFE: str
    """What the steps above are called."""
    _form: LifeForm
    _next: NextCard

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        if place.case is None:
            raise ValueError("a referral is part of a case")
        self._case, self._row = place.case, None if place.new else place.row
        self._changing = False
        self._read()

    def _begin(self, form: LifeForm, leaving: ReadCard, following: NextCard, *, below: Sequence[QWidget] = ()) -> None:
        """Lays the parts out, takes up what was begun before, and shows where it stands.

        `leaving` shows what leaves; `below` what stands above both sides after the notices.
        """
        self._form, self._next = form, following
        self._drafting = Drafting(self.desk, self.ROOM.value, form, file=self._case, row=self.place.row, parent=self)
        self._drafts = DraftNotices(self._drafting, self.desk.now())
        self._trouble = Notice("", Tone.WAIT)
        self._trouble.setObjectName("trouble")
        self._leave_button = button(" ", self._leave, hint="Esc")
        way = (("referrals", _("Referrals")), ("case", self._standing.file.case.number))
        self._header = PageHeader(" ", way=way, buttons=(self._leave_button,))
        self._header.went_back.connect(self._went_back)
        self._stepper = Stepper(self._stages(), name=_(self.LIFE))
        self._stepper.picked.connect(lambda place: self.settle())
        life = Card()
        life.body.setContentsMargins(px(16), px(8), px(16), px(7))
        life.add(self._stepper)
        lay_out(self, (self._header, life, self._drafts, self._trouble, *below), form, leaving, following)
        with suppress(Mendable):  # she was asked again before, and did not agree yet
            self._changing = self._state() is ReferralState.CONSENTED and self._drafting.found() is not None
        if self._asking():
            self._drafts.take_up()
        form.edited.connect(self._trouble.hide)  # it is being mended
        self._step = StepDraft(self.desk, self.ROOM, self._case, self)
        form.edited.connect(self._edited)
        self._show_state()

    def _ways(self, life: LifeSteps, **further: Do) -> Ways:
        """What the buttons of the next step do."""
        life.finish = lambda change, **values: self._step.finish(change, **values)
        life.done.connect(self._step_taken)
        life.troubled.connect(self._tell)
        ways = Ways(
            agree=self._agree, change=self._begin_change, take_back=life.take_back, answer=life.answer,
            withdraw=life.withdraw, decline=self._decline,
            elsewhere=lambda: self.go.emit(replace(self.place, new=True)), **further,
        )  # fmt: skip
        if may_override(self.desk):
            ways["override"] = self._ask_supervisor
        return ways

    def settle(self) -> None:
        """Where the work goes on."""
        if self._asking():
            self._form.begin()
        elif not self._next.begin():
            self._begin_reading()

    def leave(self) -> bool:
        """Keeps what was typed, however the page is left; what is on its way out goes on."""
        drafting = self._asking() and not self._changing and not self._standing.hindered(self.desk.today())
        kept = self._form.to_be_kept() if drafting and self._drafting.begun else None
        if kept is not None:
            with suppress(Mendable):
                self._stands(self._drafting.finish(draft_referral, referral=kept).id)
        letter, step = self._drafting.leave(), self._step.leave()
        return letter and step

    def primary(self) -> QPushButton | None:
        """The next step of its life; while the recipient is entered, to keep that."""
        return self._form.primary() or self._next.button()

    def refresh(self, changed: Changed) -> None:
        """The file was changed, by this page or by somebody else."""
        if self._case in changed.ids and self._concerns(changed):
            was_asking = self._asking()
            self._read()
            if not (was_asking and self._asking()):  # else answers that are not kept would go
                self._form.begin_with(self._standing.referral, self._permit())
            self._show_state()

    def _concerns(self, changed: Changed) -> bool:
        """Whether a change of the file is seen on this page."""
        raise NotImplementedError

    def _stages(self) -> list[tuple[str, Stage]]:
        """The steps of its life, and where it is."""
        raise NotImplementedError

    def _facts(self) -> list[str | QWidget]:
        """What the head says of it beside its state."""
        raise NotImplementedError

    def _show_own(self, state: ReferralState) -> None:
        """What else depends on where it is, before the next step is shown."""
        raise NotImplementedError

    def _look(self) -> None:
        """What would leave, as the answers are now."""
        raise NotImplementedError

    def _begin_reading(self) -> None:
        """Focus to what leaves, where nothing is asked any more."""
        raise NotImplementedError

    def _keep_consent(self, letter: Referral, until: date) -> None:
        """Keeps it and her consent to it, in one. Raises Mendable."""
        raise NotImplementedError

    def _leaving(self, kept: Referral) -> Leaving:
        """What a supervisor is asked to let leave without her consent."""
        raise NotImplementedError

    def _permit(self) -> Permit | None:
        """On what it goes, or went; nothing while she is asked."""
        return self._standing.held(self.desk.today())

    def _read(self) -> None:
        """The file as it is now. Raises Gone when the referral is not in it."""
        self._standing = standing_of(self.desk, self._case, self._row)

    def _state(self) -> ReferralState:
        """Where it is; back at the draft while she is asked again."""
        return ReferralState.DRAFTED if self._changing else self._standing.state(self.desk.today())

    def _asking(self) -> bool:
        """Whether consent is asked for: before it was given, when it no longer holds, or for something else."""
        return self._state() is ReferralState.DRAFTED and not self._standing.closed

    def _edited(self) -> None:
        self._look()

    def _show_anew(self) -> None:
        """As the file has it now, with her answers if her consent holds."""
        self._read()
        self._form.begin_with(self._standing.referral, self._permit())
        self._show_state()

    def _show_state(self) -> None:
        """Everything that depends on where it is."""
        state, standing, asking, today = self._state(), self._standing, self._asking(), self.desk.today()
        self._header.set_title(standing.referral.number if standing.referral else _(self.NEW))
        self._header.set_facts([state_chip(standing, state, today), *self._facts(), SavedLine(self._drafting)])
        self._leave_button.setText(_("Leave, keep draft") if asking else _("Back"))
        self._form.allow(asking)
        self._show_own(state)
        self._step.leave()  # what was typed is not built anew
        self._next.show_state(
            standing.referral, standing.release, asking=asking, closed=standing.closed,
            decided=None if asking else standing.decided(today),
        )  # fmt: skip
        self._step.begin(self._row, state, {} if asking else self._next.asked())
        self._look()

    def _agree(self) -> None:
        """Keeps it and her consent to it, and throws the draft away, in one."""
        self._trouble.hide()
        try:
            letter, until = self._form.referral(), self._form.agreed_until()
            self._keep_consent(letter, until)
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self._stands(letter.id, _("Her consent is recorded."))

    def _decline(self) -> None:
        """She does not want it: it is kept as far as it is written, and nothing is sent."""
        sentence = _("Her answer is kept. Nothing is sent.")
        try:
            decline(self, self.desk, self._form.letter(), self._drafting, lambda kept: self._stands(kept.id, sentence))
        except Mendable as trouble:
            self._tell(trouble)

    def _ask_supervisor(self) -> None:
        """A supervisor lets it leave without her consent: it is kept first, then the decision is asked for."""
        self._trouble.hide()
        try:
            kept = self._drafting.finish(draft_referral, referral=self._form.referral())
        except Mendable as trouble:
            self._tell(trouble)
            return
        self._belongs_to(kept.id)
        self._form.go_on_from(kept)
        self._read()
        self._show_state()
        sentence = _("The decision is recorded, and her worker is told.")
        ask_supervisor(self, self.desk, self._leaving(kept), lambda: self._stands(kept.id, sentence))

    def _begin_change(self) -> None:
        """She is asked again, line by line."""
        self._changing = True
        self._form.forget_answers()
        self._show_state()
        self._form.begin()

    def _stands(self, row: UUID, sentence: str = "") -> None:
        """This page shows that one from now on; `sentence` tells of a step taken."""
        self._changing = False
        self._belongs_to(row)
        self._show_anew()
        if sentence:
            self._step_taken(sentence)

    def _belongs_to(self, row: UUID) -> None:
        """What is typed here is of that one from now on, also when the page is built anew."""
        self._row, self.place = row, Place(self.ROOM, self._case, row=row)
        self._drafting.belongs_to(row)

    def _step_taken(self, sentence: str) -> None:
        """Another step stands here now; what had the focus went with the one before."""
        self._trouble.hide()
        self.settle()
        self.said.emit(sentence)

    def _tell(self, trouble: Mendable) -> None:
        here = isinstance(trouble, InField) and (self._form.show_problem(trouble) or self._next.show_problem(trouble))
        if not here:
            self._trouble.say(trouble.said())

    def _leave(self) -> None:
        if self.leave():
            self.back.emit()

    def _went_back(self, key: str) -> None:
        file = Place(Room.CASE, self._case, FilePart.REFERRALS)
        self.go.emit(Place(Room.REFERRALS) if key == "referrals" else file)
