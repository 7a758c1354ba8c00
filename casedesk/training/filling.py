"""Fills in each form as a worker might: one function a record, from the person, the pen and chance."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from casedesk.cases.codes.answers import Answer, HowGiven, Weekday
from casedesk.cases.codes.case import CaseKind, Risk
from casedesk.cases.codes.contact import PHONES, Channel, Never, ReachBy, ReferredBy, SpokenLanguage, Urgency
from casedesk.cases.codes.person import Displacement, Vulnerability
from casedesk.cases.codes.work import Mode, Need, Outcome
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.store.records import NOBODY
from casedesk.training.material import Pen
from casedesk.training.person import Somebody

YES, NO = Answer.YES, Answer.NO
_LANGUAGES = {SpokenLanguage.KHMER: 18, SpokenLanguage.VIETNAMESE: 1, SpokenLanguage.CHAM: 1}
_MODES = {Mode.OFFICE: 4, Mode.PHONE: 4, Mode.HOME_VISIT: 3, Mode.OUTSIDE: 1}


@dataclass(slots=True)
class About:
    """Whom a file is about, how it is written, and – once it is registered – its identity."""

    person: Somebody
    kind: CaseKind
    pen: Pen
    chance: random.Random
    id: UUID = NOBODY
    visits: bool = True
    """Whether visits were agreed to."""

    def often(self, share: float) -> bool:
        """Whether something happens that happens to this share of people."""
        return self.chance.random() < share


def first_contact(about: About, at: datetime, urgency: Urgency) -> FirstContact:
    """How it began."""
    c = about.chance
    by = ReferredBy.SELF if c.random() < 0.45 else c.choice(list(ReferredBy))
    channel = c.choice((Channel.WALK_IN, Channel.PHONE, Channel.VISIT)) if by is ReferredBy.SELF else Channel.REFERRAL
    reason = about.pen.write("first_contact", "reason")
    return FirstContact(
        case_id=about.id, at=at, channel=channel, referred_by=by, safe_to_talk=YES, urgency=urgency, reason=reason
    )


def safe_contact(about: About, on: date) -> SafeContact:
    """How to reach the person without danger."""
    c, pen = about.chance, about.pen
    by = c.choice((ReachBy.OWN_PHONE, ReachBy.OWN_PHONE, *ReachBy))
    hour = c.randint(7, 17)
    return SafeContact(
        case_id=about.id, reach_by=by, checked=on,
        number=about.person.phone if by in PHONES else None,
        through=pen.write("safe_contact", "through") if by in (ReachBy.THROUGH, ReachBy.OTHER_PHONE) else None,
        days=tuple(Weekday)[: c.choice((5, 5, 6))] if about.often(0.7) else (),
        after=time(hour) if about.often(0.75) else None,
        before=time(hour + c.randint(1, 3)) if about.often(0.8) else None,
        say_first=pen.perhaps(0.6, "safe_contact", "say_first"),
        other_voice=pen.perhaps(0.5, "safe_contact", "other_voice"),
        never=tuple(sorted(c.sample(list(Never), c.randint(0, 3)), key=list(Never).index)),
        language=c.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0],
    )  # fmt: skip


def consent(about: About, on: date, caregiver: str) -> ConsentToServe:
    """What was explained and agreed to; below 18 a caregiver agrees and the child is asked too."""
    items, child = list(ServiceItem), about.person.child
    about.visits = not about.often(0.2)
    refused = [] if about.visits else [ServiceItem.VISIT]
    how = about.chance.choice(list(HowGiven))
    return ConsentToServe(
        case_id=about.id, given=on, agreed=tuple(i for i in items if i not in refused), refused=tuple(refused),
        how=how, witness=caregiver if how is HowGiven.THUMBPRINT else None, minor=child,
        caregiver=caregiver if child else None, assent=YES if child else None,
    )  # fmt: skip


def safety_now(about: About, at: datetime, risk: Risk, assault_at: datetime | None) -> SafetyNow:
    """Danger and health today. `assault_at` opens the medical window."""
    high = risk is Risk.HIGH
    return SafetyNow(
        case_id=about.id, at=at, danger=YES if high and about.often(0.5) else NO, safe_place=NO if high else YES,
        risk=risk, her_view=about.chance.choice((None, *Risk)), injured=YES if assault_at or about.often(0.2) else NO,
        recent_assault=YES if assault_at else NO, assault_at=assault_at, health_referral=YES if assault_at else None,
        suicide=Answer.UNKNOWN if high and about.often(0.2) else NO,
        action=about.pen.perhaps(0.8, "safety_now", "action"),
    )  # fmt: skip


def identity(about: About) -> Identity:
    """Who it is, kept apart. Some are known in one script only."""
    person, pen = about.person, about.pen
    child = about.chance.choice((Vulnerability.NONE, Vulnerability.OTHER)) if person.child else None
    return Identity(
        case_id=about.id,
        khmer_name=person.khmer_name if about.often(0.85) else None, latin_name=person.latin_name,
        sex=person.sex, born=person.born, age=None if person.born else person.age, civil_status=person.civil_status,
        displacement=about.chance.choice((Displacement.RESIDENT, Displacement.RESIDENT, *Displacement)),
        disability=YES if about.often(0.12) else NO, vulnerability=child,
        access_need=pen.perhaps(0.15, "identity", "access_need"), place=person.place,
        address=pen.perhaps(0.5, "identity", "address"),
    )  # fmt: skip


def assessment(about: About, on: date) -> Assessment:
    """Story, strengths and needs."""
    pen = about.pen
    safety, health, psychosocial, legal, material, children = (YES if about.often(0.45) else NO for _need in range(6))
    return Assessment(
        case_id=about.id, on=on, story=pen.write("assessment", "story"), strengths=pen.write("assessment", "strengths"),
        safety=safety, health=health, psychosocial=psychosocial, legal=legal, material=material, children=children,
        notes=pen.perhaps(0.4, "assessment", "notes"),
    )  # fmt: skip


def plan_line(about: About, need: Need, by: date) -> PlanLine:
    """One need with its goal."""
    goal, action = about.pen.goal(need)
    return PlanLine(case_id=about.id, need=need, goal=goal, action=action, who=about.pen.write("plan", "who"), by=by)


def follow_up(about: About, at: datetime, following: date | None, risk: Risk | None) -> FollowUp:
    """A visit, a call or a meeting; a home visit begins with the check."""
    c, pen = about.chance, about.pen
    mode = c.choices(list(_MODES), list(_MODES.values()))[0]
    mode = Mode.OFFICE if mode is Mode.HOME_VISIT and not about.visits else mode
    reached = about.often(0.9)
    outcome = Outcome.REACHED if reached else c.choice((Outcome.NOT_REACHED, Outcome.POSTPONED))
    visit = mode is Mode.HOME_VISIT
    return FollowUp(
        case_id=about.id, at=at, mode=mode, outcome=outcome, next_on=following, safe_time_kept=YES if reached else None,
        who_home=pen.write("follow_up", "who_home") if visit else None,
        pretext=pen.write("follow_up", "pretext") if visit else None,
        back_by=at + timedelta(hours=2) if visit else None,
        progress=pen.write("follow_up", "progress") if reached else None,
        new_incident=(YES if about.often(0.06) else NO) if reached else None, risk=risk if reached else None,
    )  # fmt: skip
