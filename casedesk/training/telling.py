"""An incident as it might be told, its answers in agreement with one another."""

from __future__ import annotations

from datetime import date, timedelta

from casedesk.cases.codes.answers import Answer, WizardAnswer
from casedesk.cases.codes.incident import (
    HowMany,
    IncidentType,
    Occupation,
    PerpetratorAge,
    Place,
    Relationship,
    ReportedElsewhere,
    TimeOfDay,
)
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.classification import QUESTIONS
from casedesk.text.partial_date import PartialDate
from casedesk.training.filling import About

SEXUAL = (IncidentType.RAPE, IncidentType.SEXUAL_ASSAULT)
_TYPES = {
    IncidentType.PHYSICAL_ASSAULT: 34, IncidentType.EMOTIONAL: 26, IncidentType.DENIAL: 14,
    IncidentType.SEXUAL_ASSAULT: 9, IncidentType.RAPE: 8, IncidentType.FORCED_MARRIAGE: 6, IncidentType.NOT_GBV: 3,
}  # fmt: skip
_FOR_CHILDREN = {
    IncidentType.SEXUAL_ASSAULT: 5, IncidentType.RAPE: 4, IncidentType.FORCED_MARRIAGE: 4, IncidentType.EMOTIONAL: 3,
    IncidentType.PHYSICAL_ASSAULT: 3,
}  # fmt: skip
_BY_CHILDREN_KNOWN = (Relationship.FAMILY, Relationship.NEIGHBOUR, Relationship.CAREGIVER, Relationship.OTHER_RESIDENT)
_STRANGERS = (
    Relationship.NEIGHBOUR, Relationship.EMPLOYER, Relationship.FAMILY, Relationship.NO_RELATION, Relationship.UNKNOWN,
)  # fmt: skip
_PLACES = (Place.HOME, Place.HOME, Place.HOME, Place.THEIR_HOME, Place.STREET, Place.WORK, Place.MARKET, Place.ONLINE)


def some_type(about: About) -> IncidentType:
    """What happened, as often as it is told at such centres."""
    often = _FOR_CHILDREN if about.person.child else _TYPES
    return about.chance.choices(list(often), list(often.values()))[0]


def answers(type: IncidentType) -> dict[str, WizardAnswer]:
    """The answers of the wizard that lead to this type: no to what is asked before, and yes."""
    given = {}
    for question, decided in QUESTIONS.items():
        given[question] = WizardAnswer.YES if decided is type else WizardAnswer.NO
        if decided is type:
            break
    return given


def incident(about: About, on: date, type: IncidentType) -> Incident:
    """One incident, told on a day."""
    c, told = about.chance, answers(type)
    who = _relationship(about, type)
    unknown = who in (Relationship.UNKNOWN, Relationship.NO_RELATION)
    return Incident(
        case_id=about.id, interviewed=on, happened=_happened(about, on), place=c.choice(_PLACES),
        time_of_day=c.choice(list(TimeOfDay)), district=about.person.place[:4],
        account=about.pen.write("incident", "account", types=type), relationship=who,
        how_many=HowMany.ONE if about.often(0.9) else HowMany.TWO, earlier=c.choice(list(Answer)),
        their_age=PerpetratorAge.UNKNOWN if unknown else c.choice(list(PerpetratorAge)[2:6]),
        occupation=Occupation.UNKNOWN if unknown else c.choice(list(Occupation)),
        before_with_them=Answer.YES if who is Relationship.PARTNER and about.often(0.7) else Answer.NO,
        exchange=Answer.NO, reported=ReportedElsewhere.COUNTED if about.often(0.15) else ReportedElsewhere.NO,
        counted=Answer.YES if about.often(0.88) else Answer.NO, rape=told["rape"],
        sexual_assault=told.get("sexual_assault"), physical_assault=told.get("physical_assault"),
        forced_marriage=told.get("forced_marriage"), denial=told.get("denial"), emotional=told.get("emotional"),
    )  # fmt: skip


def _relationship(about: About, type: IncidentType) -> Relationship:
    if about.person.child:
        return about.chance.choice(_BY_CHILDREN_KNOWN)
    partner = 0.35 if type in SEXUAL else 0.8
    return Relationship.PARTNER if about.often(partner) else about.chance.choice(_STRANGERS)


def _happened(about: About, told: date) -> PartialDate:
    """The day, only about the day, or only the month: the longer ago, the less is known."""
    days = about.chance.choice((1, 2, 4, 9, 20, 45, 120))
    day = told - timedelta(days=days)
    if days > 30:
        return PartialDate(day.year, day.month, about=about.often(0.5))
    return PartialDate.of(day, about=about.often(0.4))
