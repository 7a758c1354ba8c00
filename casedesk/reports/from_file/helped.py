"""Help asked of others, visits and calls: the facts of them, and apart from those what was said."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import ReferralIn, ServiceStanding
from casedesk.cases.rules.timeline_words import referral_state
from casedesk.cases.rules.visit_checks import CHECK
from casedesk.cases.saying import listed, said_help, said_in
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import all_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.referral_slip import named
from casedesk.reports.summary import Part, Rows, Table
from casedesk.text.dates import said_moment, short_moment
from casedesk.text.translation import _

_IN_TABLE = ("service", "need", "rejection", "appointment")
_CAME = ("on", "sent_by", "taken")
_IN_REGISTER = ("at", "paper", "way", "audience", "words")
"""A letter is read word for word in the register."""


def referrals(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Help asked of others, the first one first."""
    today, rows = asked.now.date(), []
    for referral in reversed(file.referrals):
        to, (state, _standing) = file.provider_of(referral), referral_state(referral, today)
        when = short_moment(referral.appointment, today) if referral.appointment else ""
        why_not = said_in(referral, "rejection")
        need = _("for: {need}", need=referral.need.said()) if referral.need else ""
        told = listed([said_help(referral), need]), listed([state, why_not, when])
        rows.append((referral.number, named(to) if to else "", *told))
    head = (_("No."), _("To"), _("Service"), _("State"))
    yield Table(_("Referrals"), head, tuple(rows), empty=_("No referral yet."))
    yield from _beside_referrals(file)


def _beside_referrals(file: CaseFile) -> Iterator[Part]:
    """Who sent her, how each service stands, and what left: facts only, and no recipient by name."""
    came = tuple(tuple(said_in(one, name) for name in _CAME) for one in file.of(ReferralIn))
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
    names = ("mode", "outcome", "safe_time_kept", "new_incident", "risk", "next_on")
    rows = tuple((said_moment(one.at), *(said_in(one, name) for name in names)) for one in file.follow_ups)
    how = (_("How"), _("Reached"), _("Safe time kept"), _("Something new"), _("Risk"))
    head = (_("Date and time"), *how, _("Next"))
    yield Table(_("Visits and calls"), head, rows, empty=_("No visit or call yet."))


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What was asked for, how she got there, and what they and she say; who sent her to us. Sealed."""
    parts = [
        *(Rows(listed([one.number, said_help(one)]), all_rows(one, but=_IN_TABLE)) for one in file.referrals),
        *(Rows(on_day(_("Sent to us"), one.on), all_rows(one, but=_CAME)) for one in file.of(ReferralIn)),
        *(Rows(on_day(one.service.said(), one.on), sealed_rows(one)) for one in file.of(ServiceStanding)),
        *(Rows(listed([one.paper.said(), said_moment(one.at)]), all_rows(one, but=_IN_REGISTER)) for one in file.left),
    ]
    yield from or_nothing(parts, Chapter.REFERRAL_WORDS.said(), _("Nothing was written down."))


def visit_words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Who was present and how it goes. Sealed; the check before a visit stays in the file."""
    parts = [
        Rows(listed([one.mode.said(), said_moment(one.at)]), sealed_rows(one, but=CHECK)) for one in file.follow_ups
    ]
    yield from or_nothing(parts, Chapter.VISIT_WORDS.said(), _("Nothing was written down."))
