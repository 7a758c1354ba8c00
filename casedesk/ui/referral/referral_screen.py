"""Referral: its life above, what she agrees to send on the left, the letter itself and the next step on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.releasing import Leaving, NoLiveConsent
from casedesk.cases.verbs.refer import agree
from casedesk.reports.referral_slip import Slip, named
from casedesk.text.translation import N_, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.referral.letter_card import LetterCard
from casedesk.ui.referral.letter_form import LetterForm
from casedesk.ui.referral.letter_out import Letter, LetterOut, letter_leaving
from casedesk.ui.referral.life import steps
from casedesk.ui.referral.life_screen import LifeScreen
from casedesk.ui.referral.life_steps import LifeSteps
from casedesk.ui.referral.next_card import NextCard, Ways
from casedesk.ui.referral.shown import instead, shown
from casedesk.ui.widgets.stepper import Stage

_OURS = frozenset({"referrals", "overrides", "releases", "release_consents", "identities", "safe_contacts"})


class ReferralScreen(LifeScreen):
    """ReferralScreen(desk, place): a new referral of `place.case`, or the one in `place.row`."""

    ROOM, NEW, LIFE = Room.REFERRAL, N_("New referral"), N_("Life of this referral")
    _form: LetterForm

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        self._out = LetterOut(desk, self, ways_out, left=self._has_left, troubled=self._stays_in)
        self._letter = LetterCard()
        self._letter.turned.connect(self._look)
        self._letter.saving.connect(lambda: self._let_out(self._out.save))
        life = LifeSteps(desk, lambda: self._standing.referral, self)
        life.card = NextCard(self._all_ways(life), desk.today())
        form = LetterForm(
            desk, self._standing.file, self._standing.referral, self._permit(), desk.glance(providers), like=place.row
        )
        self._begin(form, self._letter, life.card)

    def names_shown(self, shown: bool) -> None:
        """What tells who she is, in the list of items."""
        self._form.items.show_names(shown)

    def commands(self) -> Mapping[str, object]:
        """Ctrl P prints, once there is a letter that may leave."""
        return {"print": self._print} if self._leaves() else {}

    def _all_ways(self, life: LifeSteps) -> Ways:
        return self._ways(
            life, print=self._print, send=life.send, serve=life.serve, feedback=life.feedback, arrange=life.arrange,
            share=lambda: self.go.emit(Place(Room.SHARE, case=self._case)), directory=self._to_directory,
        )  # fmt: skip

    def _to_directory(self) -> None:
        to = self._form.to
        self.go.emit(Place(Room.DIRECTORY, row=to.id if to else None))

    def _concerns(self, changed: Changed) -> bool:
        return bool(_OURS & changed.tables)

    def _stages(self) -> list[tuple[str, Stage]]:
        return steps(self._state() if self._form.to else None, self._standing.referral)

    def _facts(self) -> list[str | QWidget]:
        return [self._standing.referral.service.said()] if self._standing.referral else []

    def _show_own(self, state: ReferralState) -> None:
        self._next.within = self._form.within()
        self._letter.show_life(state)
        self._letter.allow(self._leaves())

    def _look(self) -> None:
        """The letter as it is now."""
        self._stepper.show_steps(self._stages())
        draft = self._form.draft()
        if draft is not None:
            self._form.items.tell(self._standing.source(draft))
        words = instead(self.desk, self._standing, self._form, self._letter.kind())
        self._letter.show_slip(self._slip(), words, hindered=bool(self._standing.hindered(self.desk.today())))

    def _slip(self) -> Slip | None:
        with speaking(self._letter.spoken()):
            return shown(self.desk, self._standing, self._form, self._letter.kind(), asking=self._asking())

    def _begin_reading(self) -> None:
        self._letter.paper.begin()

    def _keep_consent(self, letter: Referral, until: date) -> None:
        items = self._form.items
        self._drafting.finish(
            agree, referral=letter, items=items.agreed(), refused=items.refused(), until=until, how=self._next.how()
        )
        self._next.printed = False

    def _leaving(self, kept: Referral) -> Leaving:
        return letter_leaving(kept, named(self._form.to) if self._form.to else "")

    def _leaves(self) -> bool:
        """Whether a paper may leave from here now."""
        return self._state() is ReferralState.CONSENTED and not (self._standing.closed or self._form.within())

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
        self._next.printed = True
        self._show_state()
        self._step_taken(sentence)

    def _stays_in(self, trouble: Mendable) -> None:
        """It did not leave: what is shown is what the file says at this moment."""
        self._show_anew()
        self._tell(trouble)
        main = self.primary()
        if self._asking() or main is None:
            self.settle()
        else:
            main.setFocus()  # where one was: it may be tried again
