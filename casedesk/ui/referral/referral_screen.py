"""Referral: its life above, what she agrees to send on the left, the letter itself and the next step on the right."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.codes.case import Part as FilePart
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.referrals import providers
from casedesk.cases.verbs import refer
from casedesk.reports.referral_slip import Slip, Terms, slip
from casedesk.store.fields import InField
from casedesk.text.translation import _, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.forms.draft_notices import DraftNotices, SavedLine
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.referral.letter_card import LetterCard
from casedesk.ui.referral.letter_form import LetterForm
from casedesk.ui.referral.letter_out import Letter, noted_letter
from casedesk.ui.referral.life import mark, steps
from casedesk.ui.referral.life_steps import LifeSteps
from casedesk.ui.referral.next_card import NextCard, Ways
from casedesk.ui.referral.standing import standing_of
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.stepper import Stepper

DRAFT = "referral"
RIGHT, WIDEST = 480, 490
"""Pixels at 100 %, and at most: larger text grows downwards here."""
_OURS = frozenset({"referrals", "release_consents", "identities", "safe_contacts"})


class ReferralScreen(Screen):
    """ReferralScreen(desk, place): a new referral of `place.case`, or the one in `place.row`."""

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        if place.case is None:
            raise ValueError("a referral is part of a case")
        self._case, self._row = place.case, place.row
        self._out = PaperOut(desk, self, ways_out)
        self._out.left.connect(self._was_printed)
        self._out.troubled.connect(self._tell)
        self._changing = self._printed = False
        self._read()
        held = self._standing.held(desk.today())
        self._form = LetterForm(desk, self._case, self._standing.referral, held, desk.glance(providers))
        self._drafting = Drafting(desk, DRAFT, self._form, file=self._case, row=self._row, parent=self)
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

    def _hindered(self) -> str:
        return self._standing.hindered(self.desk.today())

    def _asking(self) -> bool:
        """Whether consent is asked for: before it was given, when it no longer holds, or for another letter."""
        return self._state() is ReferralState.DRAFTED

    def _state(self) -> ReferralState:
        """Where it is; back at the draft while she is asked again."""
        return ReferralState.DRAFTED if self._changing else self._standing.state(self.desk.today())

    def _build(self) -> None:
        self._leave_button = button(" ", self._leave, hint="Esc")
        self._header = PageHeader(
            " ",
            way=(("referrals", _("Referrals")), ("case", self._standing.file.case.number)),
            buttons=(self._leave_button,),
        )
        self._header.went_back.connect(self._went_back)
        self._drafts = DraftNotices(self._drafting, self.desk.now())
        self._trouble = Notice("", Tone.WAIT)
        self._trouble.setObjectName("trouble")
        self._stepper = Stepper(steps(None), name=_("Life of this referral"))
        self._stepper.picked.connect(lambda place: self.settle())
        life = Card()
        life.body.setContentsMargins(px(16), px(8), px(16), px(7))
        life.add(self._stepper)
        column = centred(self)
        for part in (self._header, life, self._drafts, self._trouble):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._form, 1)
        row.addLayout(self._right())
        column.addLayout(row, 1)

    def _right(self) -> QVBoxLayout:
        self._letter = LetterCard()
        self._letter.turned.connect(self._look)
        life = LifeSteps(self.desk, lambda: self._row, self)
        life.done.connect(self._step_taken)
        life.troubled.connect(self._tell)
        ways = Ways(
            agree=self._agree, change=self._begin_change, print=self._print, take_back=life.take_back, send=life.send,
            answer=life.answer, serve=life.serve, feedback=life.feedback, withdraw=life.withdraw,
        )  # fmt: skip
        life.card = self._next = NextCard(ways, self.desk.today(), self.desk.now)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for card, stretch in ((self._letter, 1), (self._next, 0)):
            card.setFixedWidth(min(px(RIGHT), WIDEST))
            column.addWidget(card, stretch)
        return column

    def _show_state(self) -> None:
        """Everything that depends on where the referral is."""
        state, referral = self._state(), self._standing.referral
        self._header.set_title(referral.number if referral else _("New referral"))
        chip = Chip(_("To be asked again"), Mark.WAITS) if self._hindered() else Chip(state.said(), mark(state))
        service = referral.service.said() if referral else ""
        self._header.set_facts([chip, *([service] if service else []), SavedLine(self._drafting)])
        self._leave_button.setText(_("Leave, keep draft") if self._asking() else _("Back"))
        self._form.allow(self._asking())
        self._next.show_state(referral, self._standing.release, asking=self._asking(), printed=self._printed)
        gone = state not in (ReferralState.DRAFTED, ReferralState.CONSENTED)
        self._letter.set_gone(gone)
        self._look()

    def _look(self) -> None:
        """The letter as it is now."""
        self._stepper.show_steps(steps(self._state() if self._form.provider() else None))
        draft = self._form.draft()
        if draft is not None:
            self._form.items.tell(self._standing.source(draft))
        with speaking(self._letter.spoken()):
            made = self._slip()
        self._letter.show_slip(made, self._instead(), hindered=bool(self._hindered()))

    def _slip(self) -> Slip | None:
        """The letter in the language spoken here; nothing while no item is agreed to, or none may leave."""
        draft, to = self._form.draft(), self._form.provider()
        if draft is None or to is None:
            return None
        return slip(self._standing.source(draft), to=to, terms=self._terms(), today=self.desk.today())

    def _terms(self) -> Terms:
        held = None if self._asking() else self._standing.release
        today: date = self.desk.today()
        facts = self.desk.access
        return Terms(
            agreed=held.items if held else self._form.items.agreed(),
            given=held.given if held else today,
            until=held.until if held else self._form.until() or today,
            worker=facts.person.name,
            centre=facts.vault.centre,
        )

    def _instead(self) -> str:
        if self._form.provider() is None:
            return _("Choose who can help. What would be sent is shown here.")
        return self._hindered() or _("Nothing will be sent until she agrees to an item.")

    def settle(self) -> None:
        """Where the work goes on."""
        if self._asking():
            self._form.begin()
        elif not self._next.begin():
            self._letter.paper.begin()

    def leave(self) -> None:
        """Keeps the draft; a page on its way to the printer goes on."""
        self._drafting.leave()

    def primary(self) -> QPushButton | None:
        """The next step of its life; while a service is entered, to keep that."""
        return self._form.primary() or self._next.button()

    def names_shown(self, shown: bool) -> None:
        """What tells who she is, in the list of items."""
        self._form.items.show_names(shown)

    def commands(self) -> Mapping[str, object]:
        """Ctrl P prints, once there is a letter that may leave."""
        return {"print": self._print} if self._state() is ReferralState.CONSENTED else {}

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
            self._step_taken(_("Her consent is recorded."))

    def _step_taken(self, sentence: str) -> None:
        """Another step stands here now; what had the focus went with the one before."""
        self._trouble.hide()
        self.settle()
        self.said.emit(sentence)

    def _begin_change(self) -> None:
        """Another letter: she is asked again, item by item."""
        self._changing = True
        self._form.items.set_answers({})
        self._show_state()
        self._form.begin()

    def _print(self) -> None:
        """Only a consent that holds at this moment lets anything leave."""
        self._trouble.hide()
        spoken = self._letter.spoken()
        with speaking(spoken):
            made = self._slip()
        if made is None or self._asking():
            self._tell(refer.NoLiveConsent())
            return
        items = " ".join(item.value for item in self._terms().agreed)
        letter = Letter(self._case, made, items, spoken)
        self._out.to_printer(lambda: noted_letter(self.desk, letter))

    def _was_printed(self) -> None:
        self._printed = True
        self._show_state()
        self._step_taken(_("The letter went to the printer."))

    def _tell(self, trouble: Mendable) -> None:
        if isinstance(trouble, InField) and (self._form.show_problem(trouble) or self._next.show_problem(trouble)):
            return
        self._trouble.say(trouble.said())

    def _leave(self) -> None:
        """A letter that has a recipient and a purpose is kept as a drafted referral; less than that, as a draft."""
        letter = None
        if self._asking() and not self._changing:
            with suppress(Mendable):
                letter = self._form.draft()
        if letter is not None and letter.purpose and not self._hindered():
            with suppress(Mendable):
                self._drafting.finish(refer.draft_referral, referral=letter)
        self.back.emit()

    def _went_back(self, key: str) -> None:
        place = Place(Room.CASE, case=self._case, part=FilePart.REFERRALS)
        self.go.emit(Place(Room.REFERRALS) if key == "referrals" else place)
