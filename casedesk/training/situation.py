"""Where a file stands on the day the vault is made. Days count back from that day; negative ones lie ahead."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TypeVar

from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk
from casedesk.cases.codes.work import ReferralState

_T = TypeVar("_T")
S = ReferralState
FAMILY = CaseKind.FAMILY


@dataclass(frozen=True, slots=True)
class Sent:
    """One referral: the state it is in, how long since, and the day and hour of an appointment."""

    state: ReferralState
    since: int
    appointment: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """One file as it stands.

    `lacks` is the early step nobody has done yet. `seen` is the latest follow-up, `next` the one agreed then, `plan`
    the day by which the first goal should be reached. `assault` is the hours between an assault and the last midnight.
    `visit` is the day and hour of one that is planned, `task` the day of something to do; `paper`: one is attached;
    `asked`: how the last weeks were.
    """

    opened: int
    kind: CaseKind = CaseKind.SURVIVOR
    status: CaseStatus = CaseStatus.OPEN
    closed: int = 0
    lacks: NextStep | None = None
    risk: Risk = Risk.STANDARD
    referrals: tuple[Sent, ...] = ()
    seen: int | None = None
    next: int | None = None
    plan: int | None = None
    met: bool = False
    assault: int | None = None
    shared: bool = False
    visit: tuple[int, int] | None = None
    task: int | None = None
    paper: bool = False
    asked: bool = False


OF_THE_MAIN_USER = (
    Situation(0, lacks=NextStep.RECORD_INCIDENT, risk=Risk.HIGH, assault=26),
    Situation(1, lacks=NextStep.RECORD_INCIDENT, risk=Risk.MEDIUM, assault=80),
    Situation(1, lacks=NextStep.RECORD_CONSENT),
    Situation(2, lacks=NextStep.RECORD_IDENTITY, risk=Risk.MEDIUM),
    Situation(3, lacks=NextStep.CHECK_SAFETY),
    Situation(4, lacks=NextStep.RECORD_INCIDENT),
    Situation(7, lacks=NextStep.ASSESS_NEEDS, risk=Risk.HIGH),
    Situation(9, lacks=NextStep.ASSESS_NEEDS, kind=FAMILY),
    Situation(12, lacks=NextStep.WRITE_PLAN, risk=Risk.MEDIUM),
    Situation(17, referrals=(Sent(S.SENT, 3),), plan=-3, risk=Risk.MEDIUM),
    Situation(24, referrals=(Sent(S.DRAFTED, 3),), seen=6, next=-9, visit=(0, 17)),
    Situation(31, referrals=(Sent(S.CONSENTED, 2),), seen=2, next=-12, risk=Risk.MEDIUM, visit=(1, 15)),
    Situation(58, referrals=(Sent(S.SENT, 6), Sent(S.FEEDBACK, 30)), seen=8, next=-1, risk=Risk.HIGH, paper=True),
    Situation(75, referrals=(Sent(S.SENT, 17),), seen=10, next=-4, plan=-6, task=0),
    Situation(66, referrals=(Sent(S.ACCEPTED, 3, (0, 10)),), seen=5, next=-2, risk=Risk.MEDIUM),
    Situation(49, referrals=(Sent(S.ACCEPTED, 2, (-1, 14)),), seen=7, next=0),
    Situation(112, referrals=(Sent(S.REJECTED, 4), Sent(S.SERVED, 40)), seen=9, next=-1),
    Situation(134, referrals=(Sent(S.WITHDRAWN, 12), Sent(S.DECLINED, 30)), seen=12, next=-5, task=-2, asked=True),
    Situation(160, referrals=(Sent(S.SERVED, 9), Sent(S.FEEDBACK, 75)), seen=14, next=2, risk=Risk.HIGH),
    Situation(238, referrals=(Sent(S.FEEDBACK, 41),), seen=11, met=True),
    Situation(45, kind=FAMILY, referrals=(Sent(S.ACCEPTED, 6, (-3, 9)),), seen=8, next=0),
    Situation(92, kind=FAMILY, seen=13, plan=0),
    Situation(187, referrals=(Sent(S.FEEDBACK, 100),), seen=37, next=9, risk=Risk.MEDIUM),
    Situation(301, kind=FAMILY, referrals=(Sent(S.SERVED, 60),), seen=20, next=-7),
)
"""The main user's open files: every state a screen can show, some late, some due today, some tomorrow."""

_STATUSES = {CaseStatus.CLOSED: 30, CaseStatus.TRANSFERRED: 2, CaseStatus.DUPLICATE: 1}
_ENDS = {S.FEEDBACK: 5, S.SERVED: 3, S.REJECTED: 2, S.WITHDRAWN: 1, S.DECLINED: 1}
_RISKS = {Risk.STANDARD: 6, Risk.MEDIUM: 3, Risk.HIGH: 1}


def some_open(chance: random.Random) -> Situation:
    """An open file of a colleague: like one of the main user's, some days apart."""
    model, days = chance.choice(OF_THE_MAIN_USER), chance.randint(0, 5)
    return replace(
        model, opened=model.opened + days, seen=None if model.seen is None else model.seen + days,
        next=None if model.next is None else model.next + chance.randint(-6, 2), risk=_one_of(chance, _RISKS),
        referrals=tuple(_later(chance, one, days) for one in model.referrals), assault=None,
    )  # fmt: skip


def some_closed(chance: random.Random, longest: int) -> Situation:
    """A file that has ended; it was opened at most `longest` days ago."""
    opened = chance.randint(60, max(90, longest))
    closed = max(8, opened - chance.randint(35, 240))
    end = closed + chance.randint(2, 10)
    many = chance.choice((0, 0, 1, 1, 2))
    sent = tuple(Sent(_one_of(chance, _ENDS), end + chance.randint(1, 9)) for _one in range(many))
    kind = FAMILY if chance.random() < 0.22 else CaseKind.SURVIVOR
    return Situation(
        opened, kind=kind, status=_one_of(chance, _STATUSES), closed=closed, risk=_one_of(chance, _RISKS),
        referrals=sent, seen=end, met=True,
    )  # fmt: skip


def _later(chance: random.Random, one: Sent, days: int) -> Sent:
    at = None if one.appointment is None else (-chance.randint(0, 9), chance.choice((8, 9, 10, 14, 15)))
    return replace(one, since=one.since + days, appointment=at)


def _one_of(chance: random.Random, often: dict[_T, int]) -> _T:
    return chance.choices(list(often), list(often.values()))[0]
