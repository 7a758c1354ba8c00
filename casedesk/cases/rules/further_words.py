"""The words of the timeline for family, risk, safety plan, law, reviews, attachments and closure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.legal import LegalState
from casedesk.cases.codes.review import ApprovalState
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.review import Approval, Conference, Flag, Task
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.risk import said_band
from casedesk.cases.rules.timeline_words import Meaning, Words, needs_line, short
from casedesk.cases.saying import listed, within
from casedesk.store.records import Record
from casedesk.text.dates import near_day, short_day
from casedesk.text.translation import _, n_

Say = Callable[[Any, date, bool], Words]
"""An entry, today, and whether she reads along: its words."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a kind stands in the timeline: what it can be narrowed to, its icon’s name, and its words.

    `by` is the day it is placed at; without one it stands where it was written. Of a kind with `versions` a new entry
    replaces the one before, which stays.
    """

    group: str
    icon: str
    say: Say
    by: str = ""
    versions: bool = False


def _member(member: FamilyMember, today: date, together: bool) -> Words:
    danger = member.at_risk is Answer.YES
    line = member.schooling.said() if member.schooling else ""
    state = _("in danger") if danger and not together else ""
    return Words(_("Family: {who}", who=member.relation.said()), line, state, Meaning.LATE if state else None)


def _household(home: Household, today: date, together: bool) -> Words:
    people = (home.adults or 0) + (home.children or 0)
    told = [n_("{n} person", "{n} people", people) if people else "", within(home.tenure.said()) if home.tenure else ""]
    told.append(within(home.dwelling.said()) if home.dwelling else "")
    return Words(_("Household described"), listed(told))


def _needs(needs: FamilyNeeds, today: date, together: bool) -> Words:
    return Words(_("Needs of the family"), needs_line(needs))


def _questioned(asked: Questioned, today: date, together: bool) -> Words:
    told = [said_band(asked), short(asked.notes or "")]
    return Words(_("Questions asked: {topic}", topic=asked.topic.said()), listed(told))


def _risk(risk: RiskAssessment, today: date, together: bool) -> Words:
    judged = risk.judgement or risk.band
    line = [] if together or judged is None else [_("Risk: {risk}.", risk=judged.said())]
    if risk.her_view is not None:
        line.append(_("Her own view: {risk}.", risk=risk.her_view.said()))
    return Words(_("Risk asked about"), " ".join(line))


def _safety_plan(plan: SafetyPlan, today: date, together: bool) -> Words:
    paper = {Answer.YES: _("She keeps it on paper."), Answer.NO: _("She keeps no paper.")}
    return Words(_("Safety plan"), paper.get(plan.on_paper, ""))


def _legal(event: LegalEvent, today: date, together: bool) -> Words:
    line = [_("Protects until {day}.", day=short_day(event.expires, today))] if event.expires else []
    if event.outcome:
        line.append(short(event.outcome))
    done = event.state in (LegalState.GRANTED, LegalState.ENDED)
    meaning = Meaning.DONE if done else Meaning.TURNED_BACK if event.state is LegalState.REFUSED else Meaning.SENT
    return Words(event.step.said(), " ".join(line), within(event.state.said()), meaning)


def _mediation(held: Mediation, today: date, together: bool) -> Words:
    line = [_("She agreed to it: {answer}.", answer=held.her_consent.said())]
    if not together:
        line.append(_("Felt pressed: {answer}.", answer=held.pressure.said()))
    return Words(_("Mediation: {who}", who=held.by.said()), " ".join(line), within(held.outcome.said()), Meaning.CLOSED)


def _conference(held: Conference, today: date, together: bool) -> Words:
    return Words(_("Case conference"), "" if together else short(held.decisions))


def _task(task: Task, today: date, together: bool) -> Words:
    if task.done is not None:
        return Words(_("Task: {what}", what=task.kind.said()), "", _("done"), Meaning.DONE)
    late = task.due < today
    line = _("By {day}.", day=near_day(task.due, today))
    return Words(
        _("Task: {what}", what=task.kind.said()), line, _("late") if late else "", Meaning.LATE if late else None
    )


def _flag(flag: Flag, today: date, together: bool) -> Words:
    state = _("lifted") if flag.lifted else ""
    title = _("A flag") if together else _("Flag: {what}", what=flag.kind.said())
    return Words(title, "", state, Meaning.CLOSED if state else None)


def _approval(asked: Approval, today: date, together: bool) -> Words:
    meaning = {
        ApprovalState.REQUESTED: Meaning.WAITS, ApprovalState.APPROVED: Meaning.DONE,
        ApprovalState.SENT_BACK: Meaning.TURNED_BACK, ApprovalState.WITHDRAWN: Meaning.CLOSED,
    }[asked.state]  # fmt: skip
    title = _("Approval: {what}", what=asked.what.said())
    return Words(title, "" if together else short(asked.comment or ""), within(asked.state.said()), meaning)


def _attachment(paper: Attachment, today: date, together: bool) -> Words:
    state = _("removed") if paper.removed else ""
    return Words(_("Attachment: {what}", what=paper.kind.said()), "", state, Meaning.CLOSED if state else None)


def _closure(closure: Closure, today: date, together: bool) -> Words:
    state = _("opened again") if closure.reopened else _("closed") if closure.closed else _("prepared")
    return Words(_("Closure: {reason}", reason=closure.reason.said()), "", state, Meaning.CLOSED)


def version(words: Words, n: int, *, newest: bool) -> Words:
    """The words of one version of several: its number, and whether another replaced it."""
    title = _("{what}, version {n}", what=words.title, n=n)
    return replace(words, title=title) if newest else Words(title, words.line, _("replaced"), Meaning.CLOSED)


TOLD: Mapping[type[Record], Told] = {
    Closure: Told("DECISIONS", "CLOSED", _closure, "on"),
    Approval: Told("DECISIONS", "CHECKLIST", _approval, "asked"),
    Attachment: Told("DOCUMENTS", "ATTACHMENT", _attachment, "on"),
    Conference: Told("DECISIONS", "TEAM", _conference, "on"),
    Task: Told("DECISIONS", "CHECKLIST", _task),
    Flag: Told("DECISIONS", "INFO", _flag, "since"),
    Mediation: Told("DECISIONS", "LEGAL", _mediation, "on"),
    LegalEvent: Told("DOCUMENTS", "LEGAL", _legal, "on"),
    SafetyPlan: Told("DOCUMENTS", "SAFETY_PLAN", _safety_plan, "on", versions=True),
    RiskAssessment: Told("DECISIONS", "RISK", _risk, "on"),
    Questioned: Told("DOCUMENTS", "ASSESSMENT", _questioned, "on"),
    FamilyNeeds: Told("DOCUMENTS", "ASSESSMENT", _needs, "on"),
    Household: Told("DOCUMENTS", "HOME", _household, "on"),
    FamilyMember: Told("DOCUMENTS", "TEAM", _member),
}
"""Every kind told in one line, the latest work first."""
