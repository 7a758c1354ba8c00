"""What an entry must be before it is kept: contradictions are told in the field they concern, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import singledispatch
from typing import TypeVar, cast

from casedesk.cases.codes.answers import Answer
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.review import Task
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.ages import band_on, checked_band
from casedesk.cases.rules.classification import QUESTIONS, classify
from casedesk.cases.rules.closing_checks import checked_closure, checked_flag
from casedesk.cases.rules.consent_rules import checked_consent
from casedesk.cases.rules.days import not_future
from casedesk.cases.rules.family_checks import check_minutes, checked_household, checked_member, checked_needs
from casedesk.cases.rules.law_checks import checked_conference, checked_legal, checked_mediation, checked_plan
from casedesk.cases.rules.risk import checked_questioned, checked_risk
from casedesk.cases.rules.visit_checks import checked_follow_up
from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

E = TypeVar("E", bound=Record)


class RecordedMeanwhile(Mendable):
    """A file holds one identity, and a colleague recorded it while this one was typed."""

    sentence = N_("A colleague recorded who she is meanwhile. What you typed is kept as a draft. Look at theirs first.")


def checked(entry: E, now: datetime, identity: Identity | None) -> E:
    """The entry, ready to be kept, with what follows from its answers filled in.

    `now` carries the centre's own time zone; `identity` is the one in the file, if there is one.
    Raises InField for what cannot be true, RecordedMeanwhile for a second identity.
    """
    if isinstance(entry, Identity):
        return cast(E, _identity(entry, now, identity))
    if isinstance(entry, Incident):
        return cast(E, _incident(entry, now, identity))
    return cast(E, _checked(entry, now))


@singledispatch
def _checked(entry: Record, now: datetime) -> Record:
    return entry


for _check in (
    checked_consent, checked_member, checked_household, checked_needs, checked_risk, checked_questioned,
    checked_follow_up, checked_legal, checked_mediation, checked_plan, checked_conference, checked_closure,
    checked_flag,
):  # fmt: skip
    _checked.register(_check)  # for the kind its first parameter is annotated with


@_checked.register
def _first_contact(entry: FirstContact, now: datetime) -> FirstContact:
    not_future("at", entry.at, now)
    return entry


@_checked.register
def _safe_contact(entry: SafeContact, now: datetime) -> SafeContact:
    not_future("checked", entry.checked, now)
    return entry


@_checked.register
def _safety(entry: SafetyNow, now: datetime) -> SafetyNow:
    not_future("at", entry.at, now)
    if entry.suicide is Answer.YES and entry.supervisor_told is None:
        raise InField(
            "supervisor_told", N_("Call the supervisor before she leaves. The rest is kept. Then answer this.")
        )
    if entry.recent_assault is not Answer.YES:
        return replace(entry, assault_at=None, health_referral=None)
    if entry.assault_at is None:
        raise InField("assault_at", N_("The hours count here. As near as she knows is enough. The rest is kept."))
    not_future("assault_at", entry.assault_at, now)
    return entry


@_checked.register
def _assessment(entry: Assessment, now: datetime) -> Assessment:
    not_future("on", entry.on, now)
    check_minutes(entry.minutes)
    return entry


@_checked.register
def _task(entry: Task, now: datetime) -> Task:
    if entry.done is not None:
        not_future("done", entry.done, now)
    return entry


def _identity(entry: Identity, now: datetime, identity: Identity | None) -> Identity:
    if identity is not None and not entry.version:
        raise RecordedMeanwhile
    on = entry.age_on
    if entry.age is None:
        on = None
    elif on is None or identity is None or identity.age != entry.age:
        on = now.date()
    entry = replace(entry, age_on=on)
    return replace(entry, age_band=checked_band(entry, now.date()), district=_district(entry.place))


def _incident(entry: Incident, now: datetime, identity: Identity | None) -> Incident:
    not_future("interviewed", entry.interviewed, now)
    if entry.happened.earliest() > entry.interviewed:
        sentence = N_("The incident lies after the interview. Both dates are kept. Check which one is right.")
        raise InField("happened", sentence)
    if identity is not None and told_before_birth(entry, identity):
        raise InField("happened", N_("This lies before she was born. Both dates are kept. Check which one is right."))
    decided = classify({question: getattr(entry, question) for question in QUESTIONS})
    if decided is None:
        sentence = N_("One question is still open. The draft is kept. Answer it, or ask a supervisor first.")
        raise InField("rape", sentence)
    entry = replace(entry, type=decided)
    return entry if identity is None or entry.sex_then is not None else frozen(entry, identity)


def told_before_birth(incident: Incident, identity: Identity) -> bool:
    """Whether it happened, or was told, before the day she can have been born at the earliest."""
    born = identity.born.earliest() if identity.born is not None else None
    return born is not None and born > min(incident.happened.latest(), incident.interviewed)


def frozen(incident: Incident, identity: Identity) -> Incident:
    """The incident with her situation as it is at the interview, without any name. It does not change later."""
    return replace(
        incident, age_band_then=band_on(incident.interviewed, identity), sex_then=identity.sex,
        civil_status_then=identity.civil_status, displacement_then=identity.displacement,
        disability_then=identity.disability, vulnerability_then=identity.vulnerability,
    )  # fmt: skip


def _district(place: str | None) -> str | None:
    """The district of a place: codes nest, the first four digits are the district's."""
    return place[:4] if place and len(place) >= 4 else None
