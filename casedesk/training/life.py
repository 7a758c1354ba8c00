"""The life of one file: what was written when, from the first contact to where it stands today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.work import Need, Progress
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.security.grants import GrantKind
from casedesk.store.work import Work
from casedesk.training import approvals, asking, filling, further, telling
from casedesk.training.calendar import Calendar
from casedesk.training.courses import Course, Directory
from casedesk.training.filling import About
from casedesk.training.situation import Situation

Write = Callable[[Work], object]
Deed = tuple[int, Write, str]
"""Days ago, what is written, and by whom."""
_EARLY = {
    NextStep.RECORD_CONSENT: 0, NextStep.CHECK_SAFETY: 0, NextStep.RECORD_IDENTITY: 1, NextStep.RECORD_INCIDENT: 3,
    NextStep.ASSESS_NEEDS: 6, NextStep.ASK_RISK: 8, NextStep.WRITE_PLAN: 11,
}  # fmt: skip
"""The early steps in order, and by how many days after opening each is usually done."""
_OF_SURVIVORS = (NextStep.RECORD_INCIDENT, NextStep.ASK_RISK)
_PLANNED = 11
_NOT_YET, _PREPARED, _ASKED, _CAME_BACK = "not yet", "prepared", "asked", "came back"
_CLOSING = {0: _CAME_BACK, 3: _PREPARED, 4: _ASKED}
"""How far a closing is, by the days of the file and not by chance: there are few, and each is to be met once."""
_DECIDED = 2
"""Days until a supervisor has looked at a plan."""
_APART = 17
"""Days from one follow-up to the next."""
_OF_OPEN, _OF_CLOSED = 4, 2
"""How many follow-ups are written at most."""


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Who else meets a file: the supervisor who looks at it, and with whom it is shared."""

    supervisor: str
    leader: UUID
    main: UUID


@dataclass(frozen=True, slots=True)
class Event:
    """One thing written into one file by somebody at a moment; the same moment is ordered by `place`."""

    at: datetime
    place: int
    worker: str
    write: Write


@dataclass(slots=True)
class Life:
    """One file. An event may only be written after those before it: what they saved is remembered here."""

    worker: str
    situation: Situation
    about: About
    calendar: Calendar
    directory: Directory
    colleagues: Colleagues
    caregiver: str
    later: timedelta
    """How long after the doors open this file's work begins on any day."""
    plan: list[PlanLine] = field(default_factory=list)

    def events(self) -> list[Event]:
        """From the first contact to where the file stands, in order."""
        told = [*self._early()]
        if self.situation.lacks is None:
            told += [*self._approval(), *self._referrals(), *self._follow_ups(), *self._looks()]
            told += [*self._closure(), *self._further(), *self._end()]
        told.sort(key=lambda one: -one[0])
        days = groupby(enumerate(told), key=lambda one: one[1][0])
        return [self._event(nth, place, *one) for _day, same in days for nth, (place, one) in enumerate(same)]

    def _event(self, nth: int, place: int, ago: int, write: Write, worker: str) -> Event:
        later = self.later if ago else timedelta(0)
        return Event(self.calendar.moment(ago, nth) + later, place, worker, write)

    def _early(self) -> Iterator[Deed]:
        opened, lacks = self.situation.opened, self.situation.lacks
        yield opened, self._register, self.worker
        for step, within in _EARLY.items():
            if step is lacks:
                return
            if step not in _OF_SURVIVORS or self.about.kind is CaseKind.SURVIVOR:
                ago = max(opened - within, self.situation.closed, 0)
                yield ago, partial(self._write_early, step, ago), self.worker

    def _register(self, work: Work) -> None:
        at, urgent = work.now(), self.situation.assault is not None
        urgency = Urgency.NOW if urgent else self.about.chance.choice(list(Urgency)[1:])
        contact = filling.first_contact(self.about, at, urgency)
        safe = filling.safe_contact(self.about, self.calendar.day(self.situation.opened))
        self.about.id = register(work, kind=self.about.kind, contact=contact, safe=safe).id

    def _write_early(self, step: NextStep, ago: int, work: Work) -> None:
        about, on = self.about, self.calendar.day(ago)
        match step:
            case NextStep.RECORD_CONSENT:
                record(work, entry=filling.consent(about, on, self.caregiver))
            case NextStep.CHECK_SAFETY:
                record(work, entry=filling.safety_now(about, work.now(), self.situation.risk, self._assault_at()))
            case NextStep.RECORD_IDENTITY:
                record(work, entry=filling.identity(about))
            case NextStep.RECORD_INCIDENT:
                record(work, entry=telling.incident(about, on, telling.some_type(about)))
            case NextStep.ASSESS_NEEDS:
                record(work, entry=filling.assessment(about, on))
            case NextStep.ASK_RISK:
                record(work, entry=asking.risk(about.id, on, self.situation.risk, again=self.calendar.day(-75)))
            case NextStep.WRITE_PLAN:
                needs = about.chance.sample(list(Need), about.chance.choice((1, 1, 2, 3)))
                lines = [filling.plan_line(about, need, self._by(nth)) for nth, need in enumerate(needs)]
                self.plan = [record(work, entry=line) for line in lines]

    def _assault_at(self) -> datetime | None:
        hours = self.situation.assault
        return None if hours is None else self.calendar.at(0, 0) - timedelta(hours=hours)

    def _by(self, nth: int) -> date:
        """The day of a goal: the one that is told of, else after some weeks."""
        if nth == 0 and self.situation.plan is not None:
            return self.calendar.day(self.situation.plan)
        return self.calendar.day((self.situation.seen or 0) - self.about.chance.randint(25, 70))

    def _approval(self) -> Iterator[Deed]:
        """Most plans were put before the supervisor soon, and approved within days; some still wait."""
        ago = max(self.situation.opened - _PLANNED, self.situation.closed, 0)
        if self.situation.status is CaseStatus.OPEN and self.about.often(0.95):
            yield ago, self._ask, self.worker
            if self.worker != self.colleagues.supervisor and ago > _DECIDED and self.about.often(0.9):
                kind = approvals.send_plan_back if self.about.often(0.06) else approvals.say_yes
                yield ago - _DECIDED, partial(self._approve, kind), self.colleagues.supervisor

    def _ask(self, work: Work) -> None:
        approvals.ask(work, self.about.id)

    def _approve(self, how: Callable[[Work, UUID], None], work: Work) -> None:
        how(work, self.about.id)

    def _closure(self) -> Iterator[Deed]:
        """Where every goal is met, some closures are prepared, asked for, or came back."""
        seen = self.situation.seen
        if seen is None or not self.situation.met or self.situation.status is not CaseStatus.OPEN:
            return
        way = _CLOSING.get((self.situation.opened + seen) % 7, _NOT_YET)
        if way is not _NOT_YET:
            yield max(seen - 1, 0), partial(self._prepare_closure, way is not _PREPARED), self.worker
        if way is _CAME_BACK and self.worker != self.colleagues.supervisor:
            yield max(seen - 2, 0), partial(self._approve, approvals.send_closure_back), self.colleagues.supervisor

    def _prepare_closure(self, asks: bool, work: Work) -> None:
        approvals.prepare_closure(work, self.about.id, asks=asks)

    def _referrals(self) -> Iterator[Deed]:
        for sent in self.situation.referrals:
            for ago, write in Course(self.about, sent, self.directory, self.calendar).steps(self.situation.opened):
                yield ago, write, self.worker

    def _follow_ups(self) -> Iterator[Deed]:
        seen, is_open = self.situation.seen, self.situation.status is CaseStatus.OPEN
        if seen is None:
            return
        following = self.situation.next
        most = _OF_OPEN if is_open else _OF_CLOSED
        for ago in range(seen, max(seen + 1, self.situation.opened - _PLANNED), _APART):
            if most:
                yield ago, partial(self._follow_up, ago, following), self.worker
            following, most = ago, most - 1
            if not most:
                break

    def _looks(self) -> Iterator[Deed]:
        seen = self.situation.seen
        if seen is not None and self.situation.status is CaseStatus.OPEN and self.about.often(0.5):
            yield seen, self._look, self.worker
            yield max(1, seen - 1), self._look, self.colleagues.supervisor

    def _further(self) -> Iterator[Deed]:
        """What few files have, written down after the last follow-up."""
        situation, ago = self.situation, max((self.situation.seen or 0) - 1, 0)
        if situation.visit is not None:
            at = self.calendar.at(*situation.visit)
            yield max(ago, situation.visit[0] + 1), partial(further.plan_visit, about=self.about, at=at), self.worker
        if situation.task is not None:
            due = self.calendar.day(situation.task)
            yield ago, partial(further.set_task, about=self.about, due=due), self.worker
        if situation.asked:
            on = self.calendar.day(ago)
            yield ago, partial(further.answer_wellbeing, about=self.about, on=on), self.worker
        if situation.paper:
            yield ago, partial(further.attach_paper, about=self.about), self.worker

    def _follow_up(self, ago: int, following: int | None, work: Work) -> None:
        last = ago == self.situation.seen
        risk = self.situation.risk if last else self.about.chance.choice((None, Risk.STANDARD, Risk.MEDIUM))
        on = None if following is None else self.calendar.day(following)
        record(work, entry=filling.follow_up(self.about, work.now(), on, risk))
        if last and self.situation.met:
            self.plan = [record(work, entry=replace(line, progress=Progress.MET)) for line in self.plan]
        elif self.situation.status is CaseStatus.OPEN:
            self.plan[:1] = [record(work, entry=replace(line, progress=Progress.IN_PROGRESS)) for line in self.plan[:1]]

    def _look(self, work: Work) -> None:
        open_case(work, case=self.about.id)

    def _end(self) -> Iterator[Deed]:
        situation = self.situation
        if situation.opened > 100 and self.about.kind is CaseKind.SURVIVOR and self.about.often(0.12):
            ago = max(situation.closed + 20, situation.opened - 60)
            yield ago, partial(self._again, ago), self.worker
        if situation.shared:
            yield max(1, (situation.seen or 4) - 2), self._share, self.worker
        if situation.status is not CaseStatus.OPEN:
            yield situation.closed, self._close, self.worker
        elif self.about.often(0.25):
            yield max(1, (situation.seen or 2) - 1), self._another_time, self.worker

    def _share(self, work: Work) -> None:
        work.grant(self.about.id, to=self.colleagues.main, kind=GrantKind.SHARE)
        work.journal("grant", self.about.id)

    def _again(self, ago: int, work: Work) -> None:
        record(work, entry=telling.incident(self.about, self.calendar.day(ago), telling.some_type(self.about)))

    def _another_time(self, work: Work) -> None:
        """She changed her mind on how to be reached; the earlier answer stays in the history."""
        found = work.find(SafeContact, SafeContact.case_id == self.about.id)[0]
        fresh = filling.safe_contact(self.about, self.calendar.today)
        other = replace(found, days=fresh.days, after=fresh.after, before=fresh.before, checked=work.now().date())
        record(work, entry=other)

    def _close(self, work: Work) -> None:
        on = self.calendar.day(self.situation.closed)
        approvals.close(work, self.about.id, self.situation.status, on, self.colleagues.leader)
        advance(work, self.about.id)
