"""Where the transfer of a case is in its life, and the steps after her consent."""

from __future__ import annotations

from collections.abc import Mapping

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.verbs import refer
from casedesk.text.translation import _
from casedesk.ui.referral.life_steps import LifeSteps
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.stepper import Stage

_PLACES: Mapping[ReferralState, int] = {
    ReferralState.DRAFTED: 1, ReferralState.CONSENTED: 2, ReferralState.SENT: 3, ReferralState.REJECTED: 4,
    ReferralState.ACCEPTED: 4, ReferralState.SERVED: 5, ReferralState.FEEDBACK: 5, ReferralState.WITHDRAWN: 0,
    ReferralState.DECLINED: 0,
}  # fmt: skip
_ENDED = (ReferralState.REJECTED, ReferralState.WITHDRAWN, ReferralState.DECLINED)


def steps(state: ReferralState | None, *, closed: bool) -> list[tuple[str, Stage]]:
    """The five steps; None is a transfer whose centre is not chosen yet. After a no, nothing comes next."""
    words = (_("Draft"), _("Consent"), _("Package"), _("Answer"), _("Closure"))
    now = 5 if closed and state is ReferralState.ACCEPTED else _PLACES[state] if state else 0
    return [(word, _stage(place, now, ended=state in _ENDED)) for place, word in enumerate(words)]


def _stage(place: int, now: int, *, ended: bool) -> Stage:
    if place < now:
        return Stage.DONE
    return Stage.NOW if place == now and not ended else Stage.LATER


class TransferSteps(LifeSteps):
    """The steps of a referral in the words of a transfer."""

    def withdraw(self) -> None:
        """It is not to go any more: asked once more, because it cannot be undone."""
        ask(
            self._page,
            title=_("Withdraw this transfer?"),
            text=_(
                "The case goes on here. A package that they have already stays with them: tell them by telephone "
                "that the case is not theirs."
            ),
            safe=_("Keep the transfer"),
            act=_("Withdraw the transfer"),
            then=lambda: self._take(refer.withdraw_referral, _("The transfer is withdrawn.")),
        )
