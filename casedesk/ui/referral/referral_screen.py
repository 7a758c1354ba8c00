"""Referral: its life above, what she agrees to send on the left, the letter itself and the next step on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.cases.codes.case import Part as FilePart
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.referrals import providers
from casedesk.cases.rules.releasing import NoLiveConsent
from casedesk.cases.verbs import refer
from casedesk.reports.referral_slip import Slip, named
from casedesk.store.fields import InField
from casedesk.text.translation import _, speaking
from casedesk.text.trouble import Mendable
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
from casedesk.ui.referral.letter_card import LetterCard
from casedesk.ui.referral.letter_form import LetterForm
from casedesk.ui.referral.letter_out import Letter, LetterOut, letter_leaving
from casedesk.ui.referral.life import steps
from casedesk.ui.referral.life_steps import LifeSteps
from casedesk.ui.referral.next_card import NextCard, Ways
from casedesk.ui.referral.shown import instead, shown, state_chip, to_be_kept
from casedesk.ui.referral.standing import standing_of
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.stepper import Stepper

DRAFT = "referral"
_OURS = frozenset({"referrals", "overrides", "releases", "release_consents", "identities", "safe_contacts"})


class ReferralScreen(Screen):
    """ReferralScreen(desk, place): a new referral of `place.case`, or the one in `place.row`."""

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        if place.case is None:
            raise ValueError("a referral is part of a case")
        self._case, self._row = place.case, None if place.new else place.row
        self._out = LetterOut(desk, self, ways_out, left=self._has_left, troubled=self._stays_in)
        self._changing = self._printed = False
        self._read()
        held = self._standing.held(desk.today())
        self._form = LetterForm(
            desk, self._standing.file, self._standing.referral, held, desk.glance(providers), like=place.row
        )
        self._drafting = Drafting(desk, DRAFT, self._form, file=self._case, row=place.row, parent=self)
        self._build()
        with suppress(Mendable):  # another letter was begun and not agreed to yet
            self._changing = self._state() is ReferralState.CONSENTED and self._drafting.found() is not None
        if self._asking():
            self._drafts.take_up()
        self._form.edited.connect(self._look)
        self._show_state()

    def _read(self) -> None:
        """The file as it is now. Raises Gone when the referral is not in it."""
        self._standing = standing_of(self.desk, self._case, self._row)

    def _show_anew(self) -> None:
        """The referral as the file has it now, with her answers if her consent holds."""
        self._read()
        self._form.begin_with(self._standing.referral, self._standing.held(self.desk.today()))
        self._show_state()

    def _asking(self) -> bool:
        """Whether consent is asked for: before it was given, when it no longer holds, or for another letter."""
        return self._state() is ReferralState.DRAFTED and not self._standing.closed

    def _state(self) -> ReferralState:
        """Where it is; back at the draft while she is asked again."""
        return ReferralState.DRAFTED if self._changing else self._standing.state(self.desk.today())

    def _build(self) -> None:
        self._leave_button = button(" ", self._leave, hint="Esc")
        way = (("referrals", _("Referrals")), ("case", self._standing.file.case.number))
        self._header = PageHeader(" ", way=way, buttons=(self._leave_button,))
        self._header.went_back.connect(self._went_back)
        self._drafts = DraftNotices(self._drafting, self.desk.now())
        self._trouble = Notice("", Tone.WAIT)
        self._trouble.setObjectName("trouble")
        self._stepper = Stepper(steps(None), name=_("Life of this referral"))
        self._stepper.picked.connect(lambda place: self.settle())
        life = Card()
        life.body.setContentsMargins(px(16), px(8), px(16), px(7))
        life.add(self._stepper)
        self._letter = LetterCard()
        self._letter.turned.connect(self._look)
        self._letter.saving.connect(lambda: self._let_out(self._out.save))
        self._next = NextCard(self._ways(), self.desk.today(), self.desk.now)
        self._steps.card = self._next
        lay_out(self, (self._header, life, self._drafts, self._trouble), self._form, self._letter, self._next)

    def _ways(self) -> Ways:
        """What the buttons of the next step do."""
        self._steps = life = LifeSteps(self.desk, lambda: self._standing.referral, self)
        life.done.connect(self._step_taken)
        life.troubled.connect(self._tell)
        ways = Ways(
            agree=self._agree, change=self._begin_change, print=self._print, take_back=life.take_back, send=life.send,
            answer=life.answer, serve=life.serve, feedback=life.feedback, withdraw=life.withdraw,
            arrange=life.arrange, decline=self._decline,
            elsewhere=lambda: self.go.emit(replace(self.place, new=True)),
            share=lambda: self.go.emit(Place(Room.SHARE, case=self._case)),
            directory=lambda: self.go.emit(Place(Room.DIRECTORY, row=to.id if (to := self._form.provider()) else None)),
        )  # fmt: skip
        if may_override(self.desk):
            ways["override"] = self._ask_supervisor
        return ways

    def _show_state(self) -> None:
        """Everything that depends on where the referral is."""
        state, referral = self._state(), self._standing.referral
        self._header.set_title(referral.number if referral else _("New referral"))
        chip = state_chip(self._standing, state, self.desk.today())
        service = referral.service.said() if referral else ""
        self._header.set_facts([chip, *([service] if service else []), SavedLine(self._drafting)])
        self._leave_button.setText(_("Leave, keep draft") if self._asking() else _("Back"))
        self._form.allow(self._asking())
        self._next.within = self._form.within()
        asking, release, closed = self._asking(), self._standing.release, self._standing.closed
        decided = None if asking else self._standing.decided(self.desk.today())
        self._next.show_state(referral, release, asking=asking, printed=self._printed, decided=decided, closed=closed)
        self._letter.show_life(state)
        self._letter.allow(self._leaves())
        self._look()

    def _look(self) -> None:
        """The letter as it is now."""
        self._stepper.show_steps(steps(self._state() if self._form.provider() else None, self._standing.referral))
        draft = self._form.draft()
        if draft is not None:
            self._form.items.tell(self._standing.source(draft))
        words = instead(self.desk, self._standing, self._form, self._letter.kind())
        self._letter.show_slip(self._slip(), words, hindered=bool(self._standing.hindered(self.desk.today())))

    def _slip(self) -> Slip | None:
        with speaking(self._letter.spoken()):
            return shown(self.desk, self._standing, self._form, self._letter.kind(), asking=self._asking())

    def settle(self) -> None:
        """Where the work goes on."""
        if self._asking():
            self._form.begin()
        elif not self._next.begin():
            self._letter.paper.begin()

    def leave(self) -> bool:
        """Keeps what was typed, however the page is left; a page on its way to the printer goes on."""
        typed = self._drafting.begun and not self._changing
        letter = to_be_kept(self._standing, self._form, self.desk.today()) if typed else None
        if letter is not None:
            with suppress(Mendable):
                self._stands(self._drafting.finish(refer.draft_referral, referral=letter).id)
        return self._drafting.leave()

    def primary(self) -> QPushButton | None:
        """The next step of its life; while a service is entered, to keep that."""
        return self._form.primary() or self._next.button()

    def names_shown(self, shown: bool) -> None:
        """What tells who she is, in the list of items."""
        self._form.items.show_names(shown)

    def commands(self) -> Mapping[str, object]:
        """Ctrl P prints, once there is a letter that may leave."""
        return {"print": self._print} if self._leaves() else {}

    def _leaves(self) -> bool:
        """Whether a paper may leave from here now."""
        return self._state() is ReferralState.CONSENTED and not (self._standing.closed or self._next.within)

    def refresh(self, changed: Changed) -> None:
        """The file was changed, by this page or by somebody else."""
        if self._case in changed.ids and _OURS & changed.tables:
            was_asking = self._asking()
            self._read()
            if not (was_asking and self._asking()):  # else an unsaved letter would go
                self._form.begin_with(self._standing.referral, self._standing.held(self.desk.today()))
            self._show_state()

    def _agree(self) -> None:
        """Keeps the letter and her consent to it, and throws the draft away, in one."""
        self._trouble.hide()
        items = self._form.items
        try:
            letter, until = self._form.referral(), self._form.agreed_until()
            self._row, before = letter.id, self._row
            self._changing = False
            try:
                self._drafting.finish(
                    refer.agree, referral=letter, items=items.agreed(), refused=items.refused(), until=until,
                    how=self._next.how(),
                )  # fmt: skip
            except Mendable:
                self._row = before
                raise
        except Mendable as trouble:
            self._tell(trouble)
        else:
            self._stands(letter.id, _("Her consent is recorded."))

    def _step_taken(self, sentence: str) -> None:
        """Another step stands here now; what had the focus went with the one before."""
        self._trouble.hide()
        self.settle()
        self.said.emit(sentence)

    def _ask_supervisor(self) -> None:
        """A supervisor lets it leave without her consent: the letter is kept first, then the decision is asked for."""
        self._trouble.hide()
        try:
            kept = self._drafting.finish(refer.draft_referral, referral=self._form.referral())
        except Mendable as trouble:
            self._tell(trouble)
            return
        self._row, to, sentence = kept.id, self._form.provider(), _("The decision is recorded, and her worker is told.")
        self._form.go_on_from(kept)
        self._drafting.belongs_to(kept.id)
        leaving = letter_leaving(kept, named(to) if to else "")
        ask_supervisor(self, self.desk, leaving, lambda: self._stands(kept.id, sentence))

    def _decline(self) -> None:
        """She does not want it: the letter is kept as far as it is written, and nothing is sent."""
        sentence = _("Her answer is kept. Nothing is sent.")
        try:
            decline(self, self.desk, self._form.letter(), self._drafting, lambda kept: self._stands(kept.id, sentence))
        except Mendable as trouble:
            self._tell(trouble)

    def _stands(self, row: UUID, sentence: str = "") -> None:
        """This page shows that referral from now on, also when it is built anew; `sentence` tells of a step taken."""
        self._row, self._changing, self.place = row, False, Place(Room.REFERRAL, case=self._case, row=row)
        self._drafting.belongs_to(row)
        self._show_anew()
        if sentence:
            self._step_taken(sentence)

    def _begin_change(self) -> None:
        """Another letter: she is asked again, item by item."""
        self._changing = True
        self._form.items.set_answers({})
        self._show_state()
        self._form.begin()

    def _print(self) -> None:
        self._let_out(self._out.print)

    def _let_out(self, out: Callable[[Letter], None]) -> None:
        """Only a consent that holds at this moment lets anything leave, and only what is shown here."""
        self._trouble.hide()
        made = self._slip()
        if made is None or self._row is None or self._asking():
            self._tell(NoLiveConsent())
        else:
            out(Letter(self._row, made, made.told, self._letter.kind(), self._letter.spoken()))

    def _has_left(self, sentence: str) -> None:
        self._printed = True
        self._show_state()
        self._step_taken(sentence)

    def _stays_in(self, trouble: Mendable) -> None:
        """It did not leave: what is shown is what the file says at this moment."""
        self._show_anew()
        self._tell(trouble)

    def _tell(self, trouble: Mendable) -> None:
        here = isinstance(trouble, InField) and (self._form.show_problem(trouble) or self._next.show_problem(trouble))
        if not here:
            self._trouble.say(trouble.said())

    def _leave(self) -> None:
        if self.leave():
            self.back.emit()

    def _went_back(self, key: str) -> None:
        part = FilePart.REFERRALS
        self.go.emit(Place(Room.REFERRALS) if key == "referrals" else Place(Room.CASE, case=self._case, part=part))
