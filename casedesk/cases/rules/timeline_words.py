"""The words of the timeline: what one entry of the file says of itself in a title and a line."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.contact import ReferredBy
from casedesk.cases.codes.work import Mode, Outcome, ReferralState
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.medical_window import medical_window
from casedesk.cases.rules.needs import needs_in
from casedesk.cases.rules.progress import is_stale
from casedesk.cases.saying import listed, said_help
from casedesk.store.records import Record
from casedesk.text.dates import clock, local, near_day, said_partial, short_day, time_left
from casedesk.text.translation import N_, _, n_

LONGEST = 240
"""Letters of a sealed text that a line takes; the rest is read in its own place."""

_TITLES = {
    Mode.OFFICE: N_("Meeting at the centre"), Mode.PHONE: N_("Phone call"), Mode.HOME_VISIT: N_("Home visit"),
    Mode.OUTSIDE: N_("Meeting somewhere else"),
}  # fmt: skip


class Meaning(enum.Enum):
    """How a state is meant; the window gives each its shape and tone."""

    DRAFT = "draft"
    WAITS = "waits"
    SENT = "sent"
    DONE = "done"
    TURNED_BACK = "turned back"
    LATE = "late"
    STALE = "stale"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Words:
    """A title, one line, and perhaps a state."""

    title: str
    line: str = ""
    state: str = ""
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class ReferralDay:
    """One day in the life of a referral; `decided` when somebody said yes or no."""

    on: date
    words: Words
    decided: bool


def contact_words(contact: FirstContact) -> Words:
    """“First contact, by phone”; who sent the person, and how urgent it is."""
    sent = contact.referred_by
    words = [] if sent is ReferredBy.SELF else [_("Sent by: {who}.", who=sent.said())]
    words.append(_("Urgency: {urgency}.", urgency=contact.urgency.said()))
    return Words(_("First contact: {how}", how=contact.channel.said()), " ".join(words))


def consent_words(consent: ConsentToServe) -> Words:
    """What was agreed to and refused, in numbers; the items are read in their own place."""
    line = [n_("{n} item agreed.", "{n} items agreed.", len(consent.agreed))]
    if consent.refused:
        line.append(n_("{n} item refused.", "{n} items refused.", len(consent.refused)))
    state, meaning = ("", None) if consent.withdrawn is None else (_("withdrawn"), Meaning.TURNED_BACK)
    return Words(_("Consent to be served"), " ".join([*line, f"{consent.how.said()}."]), state, meaning)


def release_words(file: CaseFile, release: ConsentToRelease, today: date) -> Words:
    """To whom something may be sent, how much of it, and until when."""
    referral = file.referral_of(release)
    to = said_help(referral) if referral else release.recipient or ""
    line = [n_("{n} item may be sent", "{n} items may be sent", said_to_leave(release))]
    line.append(_("until {day}.", day=short_day(release.until, today)))
    state, meaning = release_state(release, today)
    return Words(_("Consent to send: {service}", service=to), " ".join(line), state, meaning)


def said_to_leave(release: ConsentToRelease) -> int:
    """How many things a consent to send names."""
    return len(release.items) + len(release.chapters) + len(release.parts)


def release_state(release: ConsentToRelease, today: date) -> tuple[str, Meaning | None]:
    """Whether a consent to send has ended, and how."""
    if release.withdrawn is not None:
        return _("withdrawn"), Meaning.TURNED_BACK
    return (_("ended"), Meaning.CLOSED) if release.until < today else ("", None)


def safety_words(check: SafetyNow, now: datetime, together: bool) -> Words:
    """What was judged, unless she reads along; a medical window that is open stands out."""
    if together:
        line = _("Safe place to sleep: {answer}.", answer=check.safe_place.said())
    else:
        line = _("Risk: {risk}. In danger today: {answer}.", risk=check.risk.said(), answer=check.danger.said())
    window = medical_window(check.assault_at, now)
    left = time_left(window.closes, now) if window else ""
    return Words(_("Safety and health check"), line, left, Meaning.LATE if left else None)


def incident_words(incident: Incident) -> Words:
    """When it happened, and whether it may be counted; what happened stays in its own place."""
    line = [_("It happened: {date}.", date=said_partial(incident.happened))]
    line.append(_("May be counted: {answer}.", answer=incident.counted.said()))
    title = _("Incident {n} recorded", n=incident.ordinal) if incident.ordinal else _("Incident recorded")
    return Words(title, " ".join(line))


def assessment_words(assessment: Assessment) -> Words:
    """Which needs she named."""
    return Words(_("Assessment"), needs_line(assessment))


def needs_line(assessment: Record) -> str:
    """Which needs an assessment named, in one line."""
    needs = needs_in(assessment)
    return _("Needs: {needs}.", needs=listed(needs)) if needs else _("No need was named.")


def referral_words(file: CaseFile, referral: Referral, today: date) -> Iterator[ReferralDay]:
    """Every day of a referral's life, newest first."""
    told, service = _days(file, referral), said_help(referral)
    for place, (on, title, line, decided) in enumerate(told):
        state, meaning = referral_state(referral, today) if place == 0 else ("", None)
        yield ReferralDay(on, Words(_("{what}: {service}", what=title, service=service), line, state, meaning), decided)


def referral_state(referral: Referral, today: date) -> tuple[str, Meaning]:
    """Where a referral is, in a word."""
    if is_stale(referral.state, referral.sent, today):
        return _("stale"), Meaning.STALE
    return {
        ReferralState.DRAFTED: (_("draft"), Meaning.DRAFT),
        ReferralState.CONSENTED: (_("consented"), Meaning.WAITS),
        ReferralState.SENT: (_("sent"), Meaning.SENT),
        ReferralState.ACCEPTED: (_("accepted"), Meaning.DONE),
        ReferralState.REJECTED: (_("not accepted"), Meaning.TURNED_BACK),
        ReferralState.SERVED: (_("served"), Meaning.DONE),
        ReferralState.FEEDBACK: (_("served"), Meaning.DONE),
        ReferralState.WITHDRAWN: (_("withdrawn"), Meaning.CLOSED),
        ReferralState.DECLINED: (_("not wanted"), Meaning.CLOSED),
    }[referral.state]


def follow_up_words(visit: FollowUp, today: date, together: bool) -> Words:
    """How it went in her worker's words; without any, what comes next."""
    title = _(_TITLES[visit.mode])
    if visit.outcome is Outcome.PLANNED:
        return Words(_("{contact}, planned", contact=title), _on_the_way(visit), _("planned"), Meaning.WAITS)
    if visit.outcome is Outcome.NOT_REACHED:
        title = _("{contact}, not reached", contact=title)
    elif visit.outcome is Outcome.POSTPONED:
        title = _("{contact}, moved at her wish", contact=title)
    elif visit.safe_time_kept is Answer.YES:
        title = _("{contact}, safe time kept", contact=title)
    line = [short(visit.progress)] if visit.progress else []
    if visit.risk and not together:
        line.append(_("Risk: {risk}.", risk=visit.risk.said()))
    if visit.next_on and not visit.progress:
        line.append(_("Next: {day}.", day=near_day(visit.next_on, today)))
    new = visit.new_incident is Answer.YES
    return Words(title, " ".join(line), _("something new") if new else "", Meaning.WAITS if new else None)


def _on_the_way(visit: FollowUp) -> str:
    """What there is to tell of a visit before it is written down: left, expected back, back again."""
    if visit.returned:
        return _("Back at {time}. How it went is not written down yet.", time=clock(local(visit.returned)))
    if visit.left and visit.back_by:
        times = {"left": clock(local(visit.left)), "back": clock(local(visit.back_by))}
        return _("Left at {left}, expected back at {back}.", **times)
    return _("At {time}.", time=clock(local(visit.at)))


def short(text: str) -> str:
    """The beginning of a sealed text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"


def _days(file: CaseFile, referral: Referral) -> list[tuple[date, str, str, bool]]:
    """Day, what happened, a line, and whether somebody decided; newest first."""
    to = file.provider_of(referral)
    name = f"{to.name}." if to else ""
    days = [(referral.drafted, _("Referral drafted"), name, False)]
    if referral.sent:
        days = [(referral.sent, _("Referral sent"), name, False)]
    if referral.answered and referral.rejection:
        days.append((referral.answered, _("Referral not accepted"), f"{name} {referral.rejection.said()}.", True))
    elif referral.answered:
        days.append((referral.answered, _("Referral accepted"), _appointment(name, referral), True))
    if referral.served:
        feedback = short(referral.feedback or "")
        days.append((referral.served, _("Service received"), f"{name} {feedback}".strip(), False))
    if referral.state is ReferralState.WITHDRAWN:
        days.append((referral.ended or local(referral.written_at).date(), _("Referral withdrawn"), name, True))
    if referral.state is ReferralState.DECLINED and referral.ended:
        days.append((referral.ended, _("She does not want the referral"), name, True))
    return days[::-1]


def _appointment(name: str, referral: Referral) -> str:
    if referral.appointment is None:
        return name
    on = local(referral.appointment)
    when = _("Appointment {day}, {time}.", day=short_day(on.date(), on.date()), time=clock(on))
    return f"{name} {when}".strip()
