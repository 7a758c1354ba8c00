"""Where a referral is in its life, in the shapes and words of the window."""

from __future__ import annotations

from datetime import date

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.releasing import holds_for
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.stepper import Stage

_PLACES = {
    ReferralState.DRAFTED: 1, ReferralState.CONSENTED: 2, ReferralState.SENT: 3, ReferralState.ACCEPTED: 4,
    ReferralState.REJECTED: 4, ReferralState.SERVED: 5, ReferralState.FEEDBACK: 6, ReferralState.WITHDRAWN: 0,
    ReferralState.DECLINED: 0,
}  # fmt: skip
_ENDED = (ReferralState.REJECTED, ReferralState.WITHDRAWN, ReferralState.DECLINED)


def steps(state: ReferralState | None, referral: Referral | None = None) -> list[tuple[str, Stage]]:
    """The six steps; None is a letter whose recipient is not chosen yet. After a no, nothing comes next.

    A referral that was withdrawn after it was sent had come so far.
    """
    words = (_("Draft"), _("Consent"), _("Sent"), _("Answer"), _("Service"), _("Feedback"))
    now = _PLACES[state] if state else 0
    if state is ReferralState.WITHDRAWN and referral is not None and referral.sent is not None:
        now = _PLACES[ReferralState.SENT]
    return [(word, _stage(place, now, ended=state in _ENDED)) for place, word in enumerate(words)]


def _stage(place: int, now: int, *, ended: bool) -> Stage:
    if place < now:
        return Stage.DONE
    return Stage.NOW if place == now and not ended else Stage.LATER


def mark(state: ReferralState) -> Mark:
    """The shape and tone of a state."""
    return {
        ReferralState.DRAFTED: Mark.DRAFT,
        ReferralState.CONSENTED: Mark.WAITS,
        ReferralState.SENT: Mark.SENT,
        ReferralState.ACCEPTED: Mark.DONE,
        ReferralState.REJECTED: Mark.TURNED_BACK,
        ReferralState.SERVED: Mark.DONE,
        ReferralState.FEEDBACK: Mark.DONE,
        ReferralState.WITHDRAWN: Mark.CLOSED,
        ReferralState.DECLINED: Mark.CLOSED,
    }[state]


def hindrance(referral: Referral | None, release: ConsentToRelease | None, today: date) -> str:
    """Why an earlier consent does not let the letter go; nothing if there is none, or if it holds."""
    if referral is None or release is None:
        return ""
    if release.withdrawn is not None:
        return _("Cannot be sent: she took her consent back on {day}", day=short_day(release.withdrawn, today))
    if release.until < today:
        return _("Cannot be sent: consent ended {day}", day=short_day(release.until, today))
    if referral.state is ReferralState.DRAFTED or not holds_for(release, referral, today):
        return _("Cannot be sent: she agreed to another letter. Ask her again.")
    return ""
