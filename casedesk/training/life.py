"""The life of one file: what was written when, from the first contact to where it stands today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.incident import IncidentType
from casedesk.cases.codes.work import Need, Progress
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.store.records import NOBODY, Record
from casedesk.store.work import Work
from casedesk.text.partial_date import PartialDate
from casedesk.training import filling, telling
from casedesk.training.calendar import Calendar
from casedesk.training.courses import Course, Directory
from casedesk.training.filling import About
from casedesk.training.standing import Standing

Write = Callable[[Work], object]
_EARLY = {
    NextStep.RECORD_CONSENT: 0, NextStep.CHECK_SAFETY: 0, NextStep.RECORD_IDENTITY: 1, NextStep.RECORD_INCIDENT: 3,
    NextStep.ASSESS_NEEDS: 6, NextStep.WRITE_PLAN: 11,
}  # fmt: skip
"""The early steps in order, and by how many days after opening each is usually done."""
_PLANNED = 11
_APART = 17
"""Days from one follow-up to the next."""
_OF_OPEN, _OF_CLOSED = 4, 2
"""How many follow-ups are written at most."""


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Who else meets a file: the supervisor who looks at it, and with whom it is shared."""

    supervisor: str
    main: UUID


@dataclass(frozen=True, slots=True)
class Event:
    """One thing written into one file by somebody at a moment; the same moment is ordered by `nth`."""

    at: datetime
    nth: int
    worker: str
    write: Write


@dataclass(slots=True)
class Life:
    """One file. An event may only be written after those before it: what they saved is remembered here."""

    worker: str
    standing: Standing
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
        if self.standing.lacks is None:
            told += [*self._referrals(), *self._follow_ups(), *self._end()]
        told.sort(key=lambda one: -one[0])
        return [self._event(nth, *one) for nth, one in enumerate(told)]

    def _event(self, nth: int, ago: int, write: Write, worker: str = "") -> Event:
        later = self.later if ago else timedelta(0)
        return Event(self.calendar.moment(ago, nth % 20) + later, nth, worker or self.worker, write)

    def _early(self) -> Iterator[tuple[int, Write]]:
        opened, lacks = self.standing.opened, self.standing.lacks
        yield opened, self._register
        for step, within in _EARLY.items():
            if step is lacks:
                return
            if step is not NextStep.RECORD_INCIDENT or self.about.kind is CaseKind.SURVIVOR:
                ago = max(opened - within, self.standing.closed, 0)
                yield ago, partial(self._write_early, step, ago)

    def _register(self, work: Work) -> None:
        at, urgent = work.now(), self.standing.assault is not None
        urgency = Urgency.NOW if urgent else self.about.chance.choice(list(Urgency)[1:])
        contact = filling.first_contact(self.about, at, urgency)
        safe = filling.safe_contact(self.about, self.calendar.day(self.standing.opened))
        self.about.id = register(work, kind=self.about.kind, contact=contact, safe=safe).id

    def _write_early(self, step: NextStep, ago: int, work: Work) -> None:
        about, on = self.about, self.calendar.day(ago)
        match step:
            case NextStep.RECORD_CONSENT:
                record(work, entry=filling.consent(about, on, self.caregiver))
            case NextStep.CHECK_SAFETY:
                record(work, entry=filling.safety_now(about, work.now(), self.standing.risk, self._assault_at()))
            case NextStep.RECORD_IDENTITY:
                record(work, entry=filling.identity(about))
            case NextStep.RECORD_INCIDENT:
                record(work, entry=telling.incident(about, on, telling.some_type(about)))
            case NextStep.ASSESS_NEEDS:
                record(work, entry=filling.assessment(about, on))
            case NextStep.WRITE_PLAN:
                needs = about.chance.sample(list(Need), about.chance.randint(1, 3))
                lines = [filling.plan_line(about, need, self._by(nth)) for nth, need in enumerate(needs)]
                self.plan = [record(work, entry=line) for line in lines]

    def _assault_at(self) -> datetime | None:
        hours = self.standing.assault
        return None if hours is None else self.calendar.at(0, 0) - timedelta(hours=hours)

    def _by(self, nth: int) -> date:
        """The day of a goal: the one that is told of, else after some weeks."""
        if nth == 0 and self.standing.plan is not None:
            return self.calendar.day(self.standing.plan)
        return self.calendar.day((self.standing.seen or 0) - self.about.chance.randint(25, 70))

    def _referrals(self) -> Iterator[tuple[int, Write]]:
        for sent in self.standing.referrals:
            yield from Course(self.about, sent, self.directory, self.calendar).steps(self.standing.opened)

    def _follow_ups(self) -> Iterator[tuple[int, Write] | tuple[int, Write, str]]:
        seen, is_open = self.standing.seen, self.standing.status is CaseStatus.OPEN
        if seen is None:
            return
        following = self.standing.next
        most = _OF_OPEN if is_open else _OF_CLOSED
        for ago in range(seen, max(seen + 1, self.standing.opened - _PLANNED), _APART):
            if most:
                yield ago, partial(self._follow_up, ago, following)
            following, most = ago, most - 1
            if not most:
                break
        if is_open and self.about.often(0.5):
            yield seen, self._look
            yield max(1, seen - 1), self._look, self.colleagues.supervisor

    def _follow_up(self, ago: int, following: int | None, work: Work) -> None:
        last = ago == self.standing.seen
        risk = self.standing.risk if last else self.about.chance.choice((None, Risk.STANDARD, Risk.MEDIUM))
        on = None if following is None else self.calendar.day(following)
        record(work, entry=filling.follow_up(self.about, work.now(), on, risk))
        for line in self.plan if last and self.standing.met else self.plan[:1]:
            reached = Progress.MET if last and self.standing.met else Progress.IN_PROGRESS
            if line.progress is not reached:
                self.plan[self.plan.index(line)] = record(work, entry=replace(line, progress=reached))

    def _look(self, work: Work) -> None:
        open_case(work, case=self.about.id)

    def _end(self) -> Iterator[tuple[int, Write]]:
        standing = self.standing
        if standing.opened > 100 and self.about.kind is CaseKind.SURVIVOR and self.about.often(0.12):
            ago = max(standing.closed + 20, standing.opened - 60)
            yield ago, partial(self._again, ago)
        if standing.shared:
            yield max(1, (standing.seen or 4) - 2), lambda work: work.share(self.about.id, to=self.colleagues.main)
        if standing.status is not CaseStatus.OPEN:
            yield standing.closed, self._close
        elif self.about.often(0.25):
            yield max(1, (standing.seen or 2) - 1), self._another_time

    def _again(self, ago: int, work: Work) -> None:
        record(work, entry=telling.incident(self.about, self.calendar.day(ago), telling.some_type(self.about)))

    def _another_time(self, work: Work) -> None:
        """She changed her mind on how to be reached; the earlier answer stays in the history."""
        found = work.find(SafeContact, SafeContact.case_id == self.about.id)[0]
        fresh = filling.safe_contact(self.about, self.calendar.today)
        record(work, entry=replace(found, days=fresh.days, after=fresh.after, before=fresh.before, checked=work.now().date()))

    def _close(self, work: Work) -> None:
        """Closing has its own verb when approvals come; until then its facts are saved as that verb will."""
        case = work.get(Case, self.about.id)
        work.save(replace(case, status=self.standing.status, closed=self.calendar.day(self.standing.closed)))
        work.journal("close", case.id)
        advance(work, case.id)
