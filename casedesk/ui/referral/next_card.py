"""What comes next in a referral's life, and what it needs: one card, one primary button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.work import ReferralState, Rejection
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override
from casedesk.cases.saying import within
from casedesk.store.fields import InField
from casedesk.text.dates import day, local, short_day
from casedesk.text.translation import N_, _
from casedesk.ui.forms.day_controls import Day, Moment
from casedesk.ui.forms.long_text import LongText
from casedesk.ui.leaving.asking import said_permit
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.referral.asked import arranged
from casedesk.ui.referral.step_card import StepCard
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.codes import CodeChoice
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose

Do = Callable[[], object]


class Ways(dict[str, Do]):
    """What the buttons of the card do, by the name of the step."""


class NextCard(StepCard):
    """NextCard(ways, today): `show_state(…)` asks for what the next step needs.

    The values for a verb: `how()`, `answer()`, `served_on()`, `feedback()`.
    """

    TOLD = N_("The letter can be printed after this. Until then nothing can leave.")
    """What follows from her consent."""

    def __init__(self, ways: Ways, today: date) -> None:
        super().__init__()
        self._ways, self._today = ways, today
        self.within = False
        """Whether it goes to a service of our own centre, so that no paper leaves."""
        self.printed = False
        """Whether the letter was printed here."""

    def show_state(
        self, referral: Referral | None, release: ConsentToRelease | None, *, asking: bool,
        decided: Override | None = None, closed: bool = False,
    ) -> None:  # fmt: skip
        """Rebuilds the card; `asking` while consent is asked for, `closed` when the file is only read.

        `decided` lets it leave without her consent.
        """
        self._begin_anew()
        if closed:
            self._say(_("This file is closed. The referral is only read."))
        elif decided is not None and not asking:
            self._say(said_permit(decided))
            self._leaves()
        elif asking or referral is None or (release is None and referral.state is ReferralState.DRAFTED):
            self._consent()
        else:
            self._by_state(referral, release)

    def how(self) -> HowGiven:
        """How she agreed."""
        return self._controls["how"].code() or HowGiven.SPOKEN

    def answer(self) -> dict[str, Any]:
        """The service's answer. Raises InField for what cannot be read, or when neither was chosen."""
        accepted = self._controls["accepted"].code()
        if accepted is None:
            raise InField("accepted", N_("The answer is missing. Nothing was changed. Choose what the service said."))
        appointment = self._read("appointment") if accepted is ReferralState.ACCEPTED else None
        reason = self._controls["rejection"].code() if accepted is ReferralState.REJECTED else None
        return {"accepted": accepted is ReferralState.ACCEPTED, "appointment": appointment, "reason": reason}

    def served_on(self) -> date:
        """The day of the service. Raises InField."""
        found: date | None = self._read("served")
        if found is None:
            raise InField("served", N_("The day is missing. Nothing was changed. Say when she received it."))
        return found

    def feedback(self) -> dict[str, Any]:
        """What the service said afterwards, and what she said."""
        return {"feedback": self._read("feedback"), "hers": self._read("her_feedback")}

    def _consent(self) -> None:
        how = CodeChoice(HowGiven, name=_("How did she agree?"), columns=0)
        how.choose(HowGiven.SPOKEN)
        self._controls["how"] = how
        self._column.addLayout(Flow(Line(_("How did she agree?"), bold=True), how, gap=16))
        told = Prose(_(self.TOLD), style=Style.CAPTION)
        if "override" in self._ways:  # only a supervisor has this way
            told.set_link(_("Without her consent…"))
            told.linkActivated.connect(lambda _link: self._ways["override"]())
        self._column.addWidget(told)
        self._foot(primary(_("Record her consent"), self._ways["agree"], hint="Ctrl+Return"), self._declining())

    def _by_state(self, referral: Referral, release: ConsentToRelease | None) -> None:
        match referral.state:
            case ReferralState.CONSENTED:
                self._consented(release)
            case ReferralState.SENT:
                self._answer(referral)
            case ReferralState.ACCEPTED:
                self._service(referral)
            case ReferralState.SERVED | ReferralState.FEEDBACK | ReferralState.REJECTED:
                self._afterwards(referral)
            case ReferralState.DECLINED:
                self._say(_("She does not want it. Nothing was sent."))
            case _ if referral.sent is not None:
                self._say(_("This referral was withdrawn. Nothing more is sent."))
                self._say(_("Tell them, so that nobody waits for her."))
            case _:
                self._say(_("This referral was withdrawn. Nothing more is sent."))

    def _consented(self, release: ConsentToRelease | None) -> None:
        if release is not None:
            how, given, until = within(release.how.said()), short_day(release.given, self._today), day(release.until)
            self._say(_("She agreed on {day} ({how}), until {until}.", day=given, how=how, until=until))
        self._leaves(
            link(_("Change the letter"), self._ways["change"], style=Style.SMALL),
            link(_("She takes her consent back"), self._ways["take_back"], style=Style.SMALL),
            self._declining(),
        )

    def _leaves(self, *links: QWidget) -> None:
        """The paper is printed, and handed over."""
        if links:
            self._column.addLayout(Flow(*links, gap=16))
        send, paper = _("Mark as sent"), _("Print this paper")
        if self.within:
            self._say(_("It stays within the centre: nothing is printed. Tell your colleague only what she agreed to."))
            self._foot(primary(send, self._ways["send"], hint="Ctrl+Return"))
            return
        if self.printed:
            again = button(paper, self._ways["print"], icon=Icon.PRINT)
            self._foot_of_two(again, primary(send, self._ways["send"], hint="Ctrl+Return"))
        else:
            first = primary(paper, self._ways["print"], icon=Icon.PRINT, hint="Ctrl+P")
            self._foot_of_two(button(send, self._ways["send"]), first)

    def _answer(self, referral: Referral) -> None:
        if referral.sent:
            self._say(_("Sent on {day}.", day=day(referral.sent)))
        said = CodeChoice((ReferralState.ACCEPTED, ReferralState.REJECTED), name=_("What did they say?"), columns=0)
        self._put("accepted", _("What did they say?"), said)
        expected = Moment(self._today)
        expected.set_value(referral.appointment)
        moment = self._put("appointment", _("Appointment"), expected, optional=True)
        why = self._put("rejection", _("Why not"), CodeChoice(Rejection, name=_("Why not"), columns=0))
        for field in (moment, why):
            field.hide()

        def taken(code: ReferralState) -> None:
            moment.setVisible(code is ReferralState.ACCEPTED)
            why.setVisible(code is ReferralState.REJECTED)
            self._fields["accepted"].clear_problem()

        said.picked.connect(taken)
        self._arrangements(referral)
        self._foot(primary(_("Add the answer"), self._ways["answer"], hint="Ctrl+Return"), self._withdrawing())

    def _service(self, referral: Referral) -> None:
        self._say(_("They accepted."))
        served = Day(self._today)
        ahead = referral.appointment is not None and local(referral.appointment).date() > self._today
        served.set_value(None if ahead else self._today)
        self._put("served", _("She received it on"), served)
        self._arrangements(referral)
        self._foot(primary(_("Record the service"), self._ways["serve"], hint="Ctrl+Return"), self._withdrawing())

    def _arrangements(self, referral: Referral) -> None:
        """How she gets there, as far as it is settled; the rest is asked for in a form of its own."""
        if said := arranged(referral):
            self._say(said)
        ways = [link(_("How she gets there…"), self._ways["arrange"], style=Style.SMALL)]
        if self.within:
            ways.append(link(_("Let a colleague open the file…"), self._ways["share"], style=Style.SMALL))
        self._column.addLayout(Flow(*ways, gap=16))

    def _afterwards(self, referral: Referral) -> None:
        if referral.rejection is not None:
            self._say(_("Not accepted: {reason}.", reason=within(referral.rejection.said())))
        elif referral.served is not None:
            self._say(_("She received it on {day}.", day=day(referral.served)))
        if referral.rejection is Rejection.CLOSED:  # others would still refer to it
            look = link(_("Its page in the directory"), self._ways["directory"], style=Style.SMALL)
            self._column.addLayout(row_of(look, None))
        for name in ("feedback", "her_feedback"):
            words = LongText()
            words.set_value(getattr(referral, name))
            self._put(name, _(Referral.__fields__[name].label), words, optional=True)
        if referral.state is not ReferralState.REJECTED:
            self._foot(primary(_("Keep the feedback"), self._ways["feedback"], hint="Ctrl+Return"))
            return
        keep = button(_("Keep the feedback"), self._ways["feedback"])
        self._foot_of_two(keep, primary(_("Send it elsewhere"), self._ways["elsewhere"], hint="Ctrl+Return"))

    def _withdrawing(self) -> QPushButton:
        return link(_("Withdraw the referral"), self._ways["withdraw"], style=Style.SMALL)

    def _declining(self) -> QPushButton:
        return link(_("She does not want it"), self._ways["decline"], style=Style.SMALL)
