"""Where a case is in the six steps, and what comes next. Worked out from the coded facts of its file, never typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from casedesk.cases.codes.case import CaseKind, NextStep, Step
from casedesk.cases.codes.work import ENDED, UNSENT, Progress, ReferralState
from casedesk.cases.rules.medical_window import medical_window

STALE = timedelta(days=14)
"""A referral without an answer for so long is stale (DOMAIN: referral's life)."""
FOLLOW_UP_WITHIN = timedelta(days=14)
"""Somebody is seen again within two weeks when no other date was agreed."""
RISK_WITHIN = timedelta(days=1)
"""So soon after a new incident was told the risk is asked about again."""
APPROVED_WITHIN = timedelta(days=3)
"""So soon a supervisor is asked, and a comment answered; the work with her goes on meanwhile."""
ARRIVED_WITHIN = timedelta(days=7)
"""So soon after a file began here, what was agreed before that is looked at: elsewhere, or on paper."""
_NOT_WANTED = (ReferralState.WITHDRAWN, ReferralState.DECLINED)
_APPROVING = frozenset({NextStep.ASK_APPROVAL, NextStep.PLAN_SENT_BACK})

_WITHIN = {  # days after opening by which each early step should be done; a centre's usual practice
    NextStep.RECORD_CONSENT: 0,
    NextStep.CHECK_SAFETY: 0,
    NextStep.RECORD_IDENTITY: 3,
    NextStep.RECORD_INCIDENT: 7,
    NextStep.ASSESS_NEEDS: 7,
    NextStep.ASK_RISK: 7,
    NextStep.WRITE_PLAN: 14,
}


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """What of a referral matters here."""

    state: ReferralState
    health: bool
    drafted: date
    sent: date | None
    taken_over: date | None = None
    """The day another centre took the whole case."""


@dataclass(frozen=True, slots=True)
class RiskFact:
    """What of the risk matters here: days of the newest questions, of any judgement, and of the newest interview.

    `again` is the day agreed to look at it again.
    """

    asked: date | None
    judged: date | None
    told: date | None
    again: date | None = None

    @property
    def outdated(self) -> bool:
        """Whether a newer incident was told since; a file from before the questions counts by any judgement."""
        known = self.asked or self.judged
        return self.told is not None and known is not None and known < self.told


@dataclass(frozen=True, slots=True)
class Facts:
    """The coded facts of one file that decide what comes next."""

    kind: CaseKind
    opened: date
    consented: bool
    safety_checked: bool
    identified: bool
    incidents: int
    assessed: bool
    plan: Sequence[tuple[Progress, date | None]]
    referrals: Sequence[ReferralFact]
    last_follow_up: date | None
    next_follow_up: date | None
    assault_at: datetime | None = None
    wants_doctor: bool = False
    taken_back: date | None = None
    to_approve: tuple[NextStep, date] | None = None
    """What comes next for the plan’s approval, and since when; None while nothing is to be done for it."""
    closing: tuple[NextStep, date] | None = None
    """What comes next for a closure that was begun, and since when."""
    risk: RiskFact | None = None
    """When the risk was asked about; None for a file in which nobody has to."""


def is_stale(state: ReferralState, sent: date | None, today: date) -> bool:
    """Whether a service has not answered a referral for too long."""
    return state is ReferralState.SENT and sent is not None and sent + STALE <= today


def step_of(facts: Facts) -> Step:
    """The step the case is in."""
    if facts.closing is not None:
        return Step.CLOSURE
    early = next(_early(facts), None)
    if early is NextStep.RECORD_CONSENT:
        return Step.INTRODUCTION
    if early is NextStep.WRITE_PLAN:
        return Step.PLANNING
    if early is not None:
        return Step.ASSESSMENT
    if all(progress in ENDED for progress, _by in facts.plan):
        return Step.CLOSURE
    if facts.last_follow_up:
        return Step.FOLLOW_UP
    return Step.PLANNING if facts.to_approve else Step.ACTION


def due_here(on: date, opened: date) -> date:
    """The day something is due in a file of ours: nothing of it was late before it began here."""
    return on if on >= opened else opened + ARRIVED_WITHIN


def next_of(facts: Facts, now: datetime) -> tuple[NextStep, date | None]:
    """What comes next and by when. A medical window that is open comes before everything else."""
    if _window_open(facts, now):
        return NextStep.REFER_HEALTH, now.date()
    if facts.closing is not None:
        return _closing(*facts.closing)
    over = max((one.taken_over for one in facts.referrals if one.taken_over is not None), default=None)
    if over is not None:
        return NextStep.CLOSE_TRANSFERRED, over + APPROVED_WITHIN
    early = next(_early(facts), None)
    if early is NextStep.RECORD_CONSENT and facts.taken_back:
        return early, facts.taken_back
    if early is not None:
        return early, facts.opened + timedelta(days=_WITHIN[early])
    found = _working(facts)
    again = facts.risk.again if facts.risk is not None and not facts.risk.outdated else None
    again = due_here(again, facts.opened) if again is not None else None
    if again is not None and again < (found[1] or now.date() + timedelta(days=1)):
        return NextStep.ASK_RISK, again
    return found


def _working(facts: Facts) -> tuple[NextStep, date | None]:
    """What comes next once there is a plan, the day to look at the risk again left aside."""
    later = ((step, due_here(on, facts.opened)) for step, on in _later(facts))
    waiting = sorted(later, key=lambda step: (step[1], step[0] in _APPROVING, step[0].value))
    if waiting:
        return waiting[0]
    if all(progress in ENDED for progress, _by in facts.plan):
        return NextStep.REVIEW_CLOSURE, None
    return NextStep.FOLLOW_UP, (facts.last_follow_up or facts.opened) + FOLLOW_UP_WITHIN


def _closing(step: NextStep, since: date) -> tuple[NextStep, date | None]:
    """A closure that waits for its supervisor is nothing to be done here."""
    return step, None if step is NextStep.AWAIT_CLOSURE else since + APPROVED_WITHIN


def _window_open(facts: Facts, now: datetime) -> bool:
    referred = any(r.health and r.state not in (*UNSENT, *_NOT_WANTED) for r in facts.referrals)
    if facts.taken_back and not facts.consented:
        return False
    return facts.wants_doctor and not referred and medical_window(facts.assault_at, now) is not None


def _early(facts: Facts) -> Iterator[NextStep]:
    """What of the first steps is still missing, in order."""
    done = {
        NextStep.RECORD_CONSENT: facts.consented,
        NextStep.CHECK_SAFETY: facts.safety_checked,
        NextStep.RECORD_IDENTITY: facts.identified,
        NextStep.RECORD_INCIDENT: facts.incidents > 0 or facts.kind is CaseKind.FAMILY,
        NextStep.ASSESS_NEEDS: facts.assessed,
        NextStep.ASK_RISK: facts.risk is None or facts.risk.asked is not None or bool(facts.plan),
        NextStep.WRITE_PLAN: bool(facts.plan),
    }
    return (step for step, is_done in done.items() if not is_done)


def _later(facts: Facts) -> Iterator[tuple[NextStep, date]]:
    for referral in facts.referrals:
        if referral.state in UNSENT:
            yield NextStep.REFER, referral.drafted + timedelta(days=3)
        elif referral.state is ReferralState.SENT and referral.sent:
            yield NextStep.ASK_ANSWER, referral.sent + STALE
    if facts.to_approve is not None:
        step, since = facts.to_approve
        yield step, since + APPROVED_WITHIN
    if facts.risk is not None and facts.risk.outdated and facts.risk.told is not None:
        yield NextStep.ASK_RISK, facts.risk.told + RISK_WITHIN
    if facts.next_follow_up:
        yield NextStep.FOLLOW_UP, facts.next_follow_up
    for progress, by in facts.plan:
        if by and progress not in ENDED:
            yield NextStep.REVIEW_PLAN, by
