"""Everything that happened on a case, newest first: a title and one calm line each, fit to be read beside her.

Pure. Titles hold no word on violence; what kind of incident it was is read in its own place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from uuid import UUID

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.rules.further_words import TOLD, Told, version
from casedesk.cases.rules.timeline_words import (
    Words,
    assessment_words,
    consent_words,
    contact_words,
    follow_up_words,
    incident_words,
    referral_words,
    release_words,
    safety_words,
)
from casedesk.cases.rules.untold import untold
from casedesk.cases.saying import listed
from casedesk.store.records import Record
from casedesk.text.codes import Codes
from casedesk.text.dates import local
from casedesk.text.translation import N_, _, n_


class Group(Codes):
    """What the timeline can be narrowed to."""

    CONTACTS = "contacts", N_("Contacts")
    DECISIONS = "decisions", N_("Decisions")
    DOCUMENTS = "documents", N_("Documents")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: when (local time; `timed` says whether the hour counts), where it is kept, its words."""

    at: datetime
    timed: bool
    group: Group
    part: Part
    row: UUID
    icon: str
    words: Words


def timeline(file: CaseFile, now: datetime, *, together: bool = False) -> tuple[Happening, ...]:
    """What happened, newest first.

    `together`: she may be reading along, so risk and judgement are left out, and what left without her being told.
    """
    hidden = untold(file) if together else frozenset()
    found = (one for one in _all(file, now, together) if one.row not in hidden)
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def narrowed(happenings: Sequence[Happening], group: Group | None) -> tuple[Happening, ...]:
    """Only one group; all of them for None."""
    return tuple(one for one in happenings if group is None or one.group is group)


def newest_of(happenings: Sequence[Happening], part: Part) -> tuple[Happening, ...]:
    """One line for each entry of a part: the newest thing that happened to it."""
    found: dict[UUID, Happening] = {}
    for one in happenings:
        if one.part is part:
            found.setdefault(one.row, one)
    return tuple(found.values())


def _all(file: CaseFile, now: datetime, together: bool) -> Iterator[Happening]:
    """The latest work first, so that things of the same moment stay in that order."""
    for kind, manner in TOLD.items():
        held = file.of(kind)
        for later, entry in enumerate(held):
            words = manner.say(entry, now.date(), together)
            if manner.versions and len(held) > 1:
                words = version(words, len(held) - later, newest=later == 0)
            yield _told(manner, KINDS[kind].part, entry, words)
    for visit in file.follow_ups:
        words = follow_up_words(visit, now.date(), together)
        yield _at(visit.at, Group.CONTACTS, Part.FOLLOW_UPS, visit, _VISIT_ICONS[visit.mode.value], words)
    for referral in file.referrals:
        for told in referral_words(file, referral, now.date()):
            group = Group.DECISIONS if told.decided else Group.DOCUMENTS
            yield _on(told.on, group, Part.REFERRALS, referral, "REFERRALS", told.words)
    for release in file.releases:
        words = release_words(file, release, now.date())
        yield _on(release.given, Group.DECISIONS, Part.CONSENTS, release, "CONSENT", words)
    yield from _plan(file.plan)
    for assessment in file.assessments:
        words = assessment_words(assessment)
        yield _on(assessment.on, Group.DOCUMENTS, Part.ASSESSMENT, assessment, "ASSESSMENT", words)
    for incident in file.incidents:
        words = incident_words(incident)
        yield _on(incident.interviewed, Group.DOCUMENTS, Part.INCIDENTS, incident, "INCIDENT", words)
    yield from _early(file, now, together)


def _early(file: CaseFile, now: datetime, together: bool) -> Iterator[Happening]:
    for check in file.safety_checks:
        words = safety_words(check, now, together)
        yield _at(check.at, Group.DECISIONS, Part.SAFETY_NOW, check, "HEALTH", words)
    if file.identity is not None:
        words = Words(_("Identity written down"), _("Kept apart from the rest of the file."))
        written = file.identity.written_at
        yield _at(written, Group.DOCUMENTS, Part.IDENTITY, file.identity, "IDENTITY", words)
    for consent in file.consents:
        yield _on(consent.given, Group.DECISIONS, Part.CONSENTS, consent, "CONSENT", consent_words(consent))
    if file.contact is not None:
        words = contact_words(file.contact)
        yield _at(file.contact.at, Group.CONTACTS, Part.CONTACT, file.contact, "NEW_PERSON", words)


def _plan(lines: Sequence[PlanLine]) -> Iterator[Happening]:
    """Needs written down on one day are one event."""
    newest = sorted(lines, key=lambda line: line.written_at, reverse=True)
    for _day, some in groupby(newest, key=lambda line: local(line.written_at).date()):
        same = list(some)
        title = n_("Action plan, {n} need", "Action plan, {n} needs", len(same))
        needs = [line.need.said() for line in lines if line in same]
        words = Words(title, _("{needs}.", needs=listed(needs)))
        yield _at(same[0].written_at, Group.DECISIONS, Part.PLAN, same[0], "ACTION_PLAN", words)


def _told(manner: Told, part: Part, entry: Record, words: Words) -> Happening:
    when, group = getattr(entry, manner.by) if manner.by else entry.written_at, Group[manner.group]
    if isinstance(when, datetime):
        return _at(when, group, part, entry, manner.icon, words)
    return _on(when, group, part, entry, manner.icon, words)


def _at(at: datetime, group: Group, part: Part, entry: Record, icon: str, words: Words) -> Happening:
    return Happening(local(at), True, group, part, entry.id, icon, words)


def _on(on: date, group: Group, part: Part, entry: Record, icon: str, words: Words) -> Happening:
    """On a day without an hour: placed at the hour it was written, if that was the same day."""
    written = local(entry.written_at)
    at = written if written.date() == on else datetime.combine(on, time(), written.tzinfo)
    return Happening(at, False, group, part, entry.id, icon, words)


_VISIT_ICONS = {"office": "PERSON", "phone": "PHONE", "home_visit": "HOME", "outside": "PLACE"}
