"""What comes next in the transfer of a case: her consent, the package, what is done with it, the answer, the end."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.cases.codes.work import ReferralState, Rejection
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.saying import within
from casedesk.store.fields import InField
from casedesk.text.dates import day, short_day
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.referral.next_card import NextCard, Ways
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.codes import CodeChoice
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.prose import Prose

_MISSING = N_("The answer is missing. Nothing was changed. Choose what the other centre said.")


class TransferNext(NextCard):
    """TransferNext(ways, today, *, seals): `seals` for a supervisor, who alone makes the package."""

    TOLD = N_("A copy goes there and stays there; taking it back later stops only the next one.")

    def __init__(self, ways: Ways, today: date, *, seals: bool) -> None:
        super().__init__(ways, today)
        self._seals = seals

    def answer(self) -> dict[str, Any]:
        """The other centre's answer. Raises InField when neither was chosen."""
        accepted = self._controls["accepted"].code()
        if accepted is None:
            raise InField("accepted", _MISSING)
        reason = self._controls["rejection"].code() if accepted is ReferralState.REJECTED else None
        return {"accepted": accepted is ReferralState.ACCEPTED, "reason": reason}

    def _consented(self, release: ConsentToRelease | None) -> None:
        if release is not None:
            how, given, until = within(release.how.said()), short_day(release.given, self._today), day(release.until)
            self._say(_("She agreed on {day} ({how}), until {until}.", day=given, how=how, until=until))
        again = link(_("Ask her again, part by part"), self._ways["change"], style=Style.SMALL)
        back = link(_("She takes her consent back"), self._ways["take_back"], style=Style.SMALL)
        self._leaves(again, back, self._declining())

    def _leaves(self, *links: QWidget) -> None:
        """The package is made, by a supervisor."""
        if links:
            self._column.addLayout(Flow(*links, gap=16))
        if not self._seals:
            self._say(_("A supervisor makes the package. Her page Today tells her that it waits."))
            return
        self._say(_("The package opens for that centre alone, for 30 days."))
        self._foot(primary(_("Make the package…"), self._ways["seal"], icon=Icon.LOCK, hint="Ctrl+Return"))

    def _answer(self, referral: Referral) -> None:
        if referral.sent:
            self._say(_("The package was made on {day}.", day=day(referral.sent)))
        self._column.addWidget(_now_what())
        said = CodeChoice((ReferralState.ACCEPTED, ReferralState.REJECTED), name=_("What did they say?"), columns=0)
        self._put("accepted", _("What did they say?"), said)
        why = self._put("rejection", _("Why not"), CodeChoice(Rejection, name=_("Why not"), columns=0))
        why.hide()

        def taken(code: ReferralState) -> None:
            why.setVisible(code is ReferralState.REJECTED)
            self._fields["accepted"].clear_problem()

        said.picked.connect(taken)
        if self._seals:
            again = link(_("Make the package again…"), self._ways["seal"], style=Style.SMALL)
            self._column.addLayout(row_of(again, None))
        self._foot(primary(_("Add the answer"), self._ways["answer"], hint="Ctrl+Return"), self._withdrawing())

    def _service(self, referral: Referral) -> None:
        on = day(referral.answered) if referral.answered else ""
        self._say(_("They took the case over on {day}. It is theirs to follow now.", day=on))
        self._say(_("Destroy every copy of the package. Close the file here as transferred; a supervisor approves it."))
        self._foot(primary(_("Prepare the closure"), self._ways["close"], icon=Icon.CLOSED, hint="Ctrl+Return"))

    def _afterwards(self, referral: Referral) -> None:
        if referral.rejection is None:
            self._say(_("The case went to the other centre."))
            return
        self._say(_("Not accepted: {reason}.", reason=within(referral.rejection.said())))
        self._say(_("The case goes on here. Destroy every copy of the package."))
        self._foot(primary(_("Send it elsewhere"), self._ways["elsewhere"], hint="Ctrl+Return"))

    def _withdrawing(self) -> QPushButton:
        return link(_("Withdraw the transfer"), self._ways["withdraw"], style=Style.SMALL)


def _now_what() -> QWidget:
    """What is done with the file, in the order it is done."""
    words = "\n".join(
        (
            _("1. Carry the file to them, or send it. Nobody opens it on the way; its name should say nothing."),
            _("2. Tell them by telephone that it comes. They open it once they confirmed this centre’s key."),
            _("3. Wait for their answer and write it down here. Then destroy your copy of the file."),
        )
    )
    return Prose(words, style=Style.SMALL, role=Role.INK)
