"""A case file as a printed summary: the chosen chapters, worded in the language spoken here.

The code stands for the person. Her name, her number and her own words are there only in chapters that need a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, NextStep, Step
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.rules.contexts import contexts_of
from casedesk.cases.rules.medical_window import medical_window
from casedesk.cases.rules.slip import full_name, safe_times, sex_and_age, whole_address
from casedesk.cases.rules.timeline import timeline
from casedesk.cases.rules.timeline_words import referral_state, release_state
from casedesk.cases.saying import facts, listed, said_in
from casedesk.reports.chapters import MONTHS_SHOWN, Chapter, check_reason
from casedesk.reports.referral_slip import named
from casedesk.reports.summary import Entry, Part, Prose, Rows, Steps, Summary, Table, Timeline, WritingLines
from casedesk.text.dates import day, said_moment, short_day, short_moment, time_left
from casedesk.text.translation import _, n_

_PRIVATE = frozenset({ReachBy.OTHER_PHONE, ReachBy.THROUGH})
_INCIDENT = ("happened", "time_of_day", "place", "district", "how_many", "relationship", "reported", "counted")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be printed, for whom, by whom and when (the centre's own time); `reason` opens sealed chapters."""

    chapters: Collection[Chapter]
    for_whom: str
    printed_by: str
    now: datetime
    reason: str = field(default="", repr=False)


def summary_of(file: CaseFile, asked: Asked) -> Summary:
    """The summary, its chapters in the order of the paper. Raises InField when a sealed chapter lacks its reason."""
    check_reason(asked.chapters, asked.reason)
    return Summary(
        number=file.case.number,
        title=_("Case summary"),
        for_whom=asked.for_whom,
        printed_by=asked.printed_by,
        printed_at=said_moment(asked.now),
        sections=tuple(
            part for chapter in Chapter if chapter in asked.chapters for part in _WRITE[chapter](file, asked)
        ),
    )


def _name(file: CaseFile, asked: Asked) -> Iterator[Part]:
    who = file.identity
    rows = () if who is None else (
        (_("Name"), full_name(who)),
        (_("Other names"), who.other_names or ""),
        (_("Sex, age"), sex_and_age(who)),
        (_("Address"), whole_address(who)),
    )  # fmt: skip
    yield Rows(_("Name and address"), rows, empty=_("Not recorded."))


def _safe_contact(file: CaseFile, asked: Asked) -> Iterator[Part]:
    safe = file.safe_contact
    if safe is None:
        return
    reach = safe.reach_by.said()
    if Chapter.NUMBER not in asked.chapters:
        private = safe.number or safe.reach_by in _PRIVATE
        reach = _("{way}. The rest is in the file only.", way=reach) if private else reach
    rows = (
        (_("Reach by"), reach),
        (_("Safe time"), safe_times(safe)),
        (_("Never"), said_in(safe, "never")),
        (_("Language"), said_in(safe, "language")),
        (_("Checked"), said_in(safe, "checked")),
    )
    yield Rows(_("Safe contact"), rows)


def _number(file: CaseFile, asked: Asked) -> Iterator[Part]:
    if file.safe_contact is None:
        return
    told = {fact.field.name: fact for fact in facts(file.safe_contact)}
    rows = tuple((told[name].label, told[name].words) for name in ("number", "through") if name in told)
    yield Rows(_("Safe number"), rows, empty=_("Not recorded."))


def _steps(file: CaseFile, asked: Asked) -> Iterator[Part]:
    case, today = file.case, asked.now.date()
    is_open = case.status is CaseStatus.OPEN
    current = list(Step).index(case.step) if is_open else len(Step)
    step = case.next_step.said() if is_open and case.next_step is not NextStep.NOTHING else ""
    rows = (
        (_("Next step"), listed([step, short_day(case.due, today) if case.due and step else ""])),
        (_("Status"), "" if is_open else case.status.said()),
        (_("Risk"), case.risk.said() if case.risk else ""),
        (_("Last contact"), day(case.last_contact) if case.last_contact else ""),
        (_("Opened"), day(case.opened)),
    )
    yield Steps(_("Where we are"), tuple(step.said() for step in Step), current, rows)


def _safety(file: CaseFile, asked: Asked) -> Iterator[Part]:
    check = next(iter(file.safety_checks), None)
    if check is None:
        yield Rows(_("Safety and health"), (), empty=_("Not asked yet."))
        return
    told = tuple((fact.label, fact.words) for fact in facts(check) if not fact.field.sealed)
    window = medical_window(check.assault_at, asked.now)
    left = ((_("Medical window"), time_left(window.closes, asked.now)),) if window else ()
    yield Rows(_("Safety and health, {moment}", moment=said_moment(check.at)), (*told[1:], *left))


def _incidents(file: CaseFile, asked: Asked) -> Iterator[Part]:
    for incident in reversed(file.incidents):
        told = {fact.field.name: fact for fact in facts(incident)}
        rows = [(told[name].label, told[name].words) for name in _INCIDENT if name in told]
        head = [
            (_("Type"), incident.type.said()),
            (_("Context"), listed([one.said() for one in contexts_of(incident)])),
        ]
        yield Rows(_("Incident {n}", n=incident.ordinal), (*head, *rows))
    if not file.incidents:
        yield Rows(_("Incidents"), (), empty=_("No incident is recorded."))


def _words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    told = [incident for incident in reversed(file.incidents) if incident.account]
    for incident in told:
        yield Prose(_("Incident {n}, in her words", n=incident.ordinal), incident.account or "")
    if not told:
        yield Prose(_("In her words"), "", empty=_("Nothing was written down."))


def _plan(file: CaseFile, asked: Asked) -> Iterator[Part]:
    today = asked.now.date()
    rows = tuple(
        (
            line.need.said(),
            line.goal,
            line.who or "",
            short_day(line.by, today) if line.by else "",
            line.progress.said(),
        )
        for line in file.plan
    )
    head = (_("Need"), _("Goal"), _("Who"), _("By"), _("State"))
    yield Table(_("Action plan"), head, rows, empty=_("No plan yet."))


def _consents(file: CaseFile, asked: Asked) -> Iterator[Part]:
    rows = [(_("To be served"), _served(file)), (_("To be counted"), _to_be_counted(file))]
    for release in reversed(file.releases):
        referral = file.referral_of(release)
        state, _standing = release_state(release, asked.now.date())
        number = n_("{n} item until {day}", "{n} items until {day}", len(release.items), day=day(release.until))
        rows.append((_("To send, {number}", number=referral.number if referral else ""), listed([number, state])))
    yield Rows(_("Consents"), tuple(rows))


def _served(file: CaseFile) -> str:
    held = file.consent
    if held is None:
        return _("Not asked yet, or taken back")
    refused = n_("{n} item refused", "{n} items refused", len(held.refused)) if held.refused else _("no item refused")
    return listed([day(held.given), held.how.said(), refused])


def _to_be_counted(file: CaseFile) -> str:
    agreed = sum(incident.counted is Answer.YES for incident in file.incidents)
    of = len(file.incidents)
    return n_("{agreed} of {n} incident", "{agreed} of {n} incidents", of, agreed=agreed) if of else ""


def _referrals(file: CaseFile, asked: Asked) -> Iterator[Part]:
    today, rows = asked.now.date(), []
    for referral in reversed(file.referrals):
        to, (state, _standing) = file.provider_of(referral), referral_state(referral, today)
        when = short_moment(referral.appointment, today) if referral.appointment else ""
        rows.append((referral.number, named(to) if to else "", referral.service.said(), listed([state, when])))
    head = (_("No."), _("To"), _("Service"), _("State"))
    yield Table(_("Referrals"), head, tuple(rows), empty=_("No referral yet."))


def _timeline(file: CaseFile, asked: Asked) -> Iterator[Part]:
    today = asked.now.date()
    entries = tuple(
        Entry(short_day(one.at.date(), today), one.words.title, one.words.line, one.words.state)
        for one in timeline(file, asked.now)
        if one.at >= asked.now - MONTHS_SHOWN
    )
    yield Timeline(_("Timeline, last three months"), entries, empty=_("Nothing in the last three months."))


def _notes(file: CaseFile, asked: Asked) -> Iterator[Part]:
    yield WritingLines(_("Agreed"), 5)


_WRITE: Mapping[Chapter, Callable[[CaseFile, Asked], Iterator[Part]]] = {
    Chapter.NAME: _name,
    Chapter.SAFE_CONTACT: _safe_contact,
    Chapter.NUMBER: _number,
    Chapter.STEPS: _steps,
    Chapter.SAFETY: _safety,
    Chapter.INCIDENTS: _incidents,
    Chapter.WORDS: _words,
    Chapter.PLAN: _plan,
    Chapter.CONSENTS: _consents,
    Chapter.REFERRALS: _referrals,
    Chapter.TIMELINE: _timeline,
    Chapter.NOTES: _notes,
}
