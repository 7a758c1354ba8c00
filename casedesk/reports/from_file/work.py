"""Where the case is, what was agreed, asked of others and done, and lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, NextStep, Step
from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import ReferralIn, ServiceStanding
from casedesk.cases.records.release import Override
from casedesk.cases.rules.timeline import timeline
from casedesk.cases.rules.timeline_words import referral_state, release_state, said_to_leave
from casedesk.cases.saying import listed, said_help, said_in
from casedesk.reports.chapters import MONTHS_SHOWN, Asked
from casedesk.reports.from_file.wording import told_bare
from casedesk.reports.referral_slip import named
from casedesk.reports.summary import Entry, Part, Rows, Steps, Table, Timeline, WritingLines
from casedesk.text.dates import day, said_moment, short_day, short_moment
from casedesk.text.translation import _, n_


def steps(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The six steps, and what comes next."""
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


def consents(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """To be served, to be counted, and what may be sent to whom."""
    rows = [(_("To be served"), _served(file)), (_("To be counted"), _to_be_counted(file))]
    for release in reversed(file.releases):
        referral = file.referral_of(release)
        state, _standing = release_state(release, asked.now.date())
        number = n_("{n} item until {day}", "{n} items until {day}", said_to_leave(release), day=day(release.until))
        rows.append(
            (
                _("To send, {number}", number=referral.number) if referral else _("To send, another paper"),
                listed([number, state]),
            )
        )
    for one in reversed(file.of(Override)):
        until = _("until {day}", day=day(one.withdrawn or one.until))
        rows.append((_("Without her consent"), listed([one.basis.said(), until])))
    yield Rows(_("Consents"), tuple(rows))


def referrals(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Help asked of others, the first one first."""
    today, rows = asked.now.date(), []
    for referral in reversed(file.referrals):
        to, (state, _standing) = file.provider_of(referral), referral_state(referral, today)
        when = short_moment(referral.appointment, today) if referral.appointment else ""
        rows.append((referral.number, named(to) if to else "", said_help(referral), listed([state, when])))
    head = (_("No."), _("To"), _("Service"), _("State"))
    yield Table(_("Referrals"), head, tuple(rows), empty=_("No referral yet."))
    yield from _beside_referrals(file)


def _beside_referrals(file: CaseFile) -> Iterator[Part]:
    """Who sent her, how each service stands, and what left: facts only, and no recipient by name."""
    came = tuple(tuple(said_in(one, name) for name in ("on", "sent_by", "taken")) for one in file.of(ReferralIn))
    stands = tuple(tuple(said_in(one, name) for name in ("service", "status", "on")) for one in _newest(file))
    left = tuple(tuple(said_in(one, name) for name in ("at", "paper", "audience", "way")) for one in file.left)
    if came:
        yield Table(_("Sent to us"), (_("Date"), _("Who sent her"), _("Do we take it on?")), came)
    if stands:
        yield Table(_("How services stand"), (_("Service"), _("How it stands"), _("Asked on")), stands)
    if left:
        yield Table(_("What left"), (_("Date and time"), _("What left"), _("For whom"), _("How")), left)


def _newest(file: CaseFile) -> list[ServiceStanding]:
    """Of each service what was said last, the newest first."""
    found: dict[Service, ServiceStanding] = {}
    for one in file.of(ServiceStanding):
        found.setdefault(one.service, one)
    return list(found.values())


def visits(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Every visit and call, the newest first, without what was said."""
    names = ("mode", "outcome", "safe_time_kept", "next_on")
    rows = tuple((said_moment(one.at), *(said_in(one, name) for name in names)) for one in file.follow_ups)
    head = (_("Date and time"), _("How"), _("Reached"), _("Safe time kept"), _("Next"))
    yield Table(_("Visits and calls"), head, rows, empty=_("No visit or call yet."))


def passed(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What happened in the last three months."""
    today = asked.now.date()
    entries = tuple(
        Entry(short_day(one.at.date(), today), one.words.title, one.words.line, one.words.state)
        for one in timeline(told_bare(file), asked.now)
        if one.at >= asked.now - MONTHS_SHOWN
    )
    yield Timeline(_("Timeline, last three months"), entries, empty=_("Nothing in the last three months."))


def lines(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Lines to write on by hand."""
    yield WritingLines(_("Agreed"), 5)


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
