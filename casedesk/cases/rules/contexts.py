"""The context of an incident: worked out, never typed (GBVIMS case contexts)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.incident import Abduction, Context, HarmfulPractice, IncidentType, Relationship
from casedesk.cases.records.incident import Incident
from casedesk.text.ages import AgeBand

_SEXUAL = frozenset({IncidentType.RAPE, IncidentType.SEXUAL_ASSAULT})
_CHILD = frozenset({AgeBand.UP_TO_11, AgeBand.UP_TO_17})
_GBV = frozenset(IncidentType) - {IncidentType.NOT_GBV}
T = TypeVar("T")


def contexts(
    *,
    type: IncidentType,
    relationship: Relationship | None,
    age_band: AgeBand,
    exchange: Answer,
    abduction: Abduction,
    practice: HarmfulPractice,
) -> frozenset[Context]:
    """Every context that applies; nothing for what is not gender-based violence."""
    found = outlook(
        possible={type}, relationship=relationship, age_band=age_band, exchange=exchange, abduction=abduction,
        practice=practice,
    )  # fmt: skip
    return frozenset(context for context, applies in found.items() if applies)


def contexts_of(incident: Incident) -> tuple[Context, ...]:
    """Those of an incident that was recorded, in the order of the code list: as page and paper tell them."""
    found = contexts(
        type=incident.type, relationship=incident.relationship, age_band=incident.age_band_then,
        exchange=incident.exchange, abduction=incident.abduction, practice=incident.practice,
    )  # fmt: skip
    return tuple(context for context in Context if context in found)


def outlook(
    *,
    possible: Collection[IncidentType],
    relationship: Relationship | None,
    age_band: AgeBand | None,
    exchange: Answer | None,
    abduction: Abduction | None,
    practice: HarmfulPractice | None,
) -> Mapping[Context, bool | None]:
    """Of every context whether it applies, as far as the answers tell: None while it can still go either way.

    `possible` are the types that can still come out (`classification.possible`); None is an answer not given yet.
    """
    gbv, sexual = _surely(possible, _GBV), _surely(possible, _SEXUAL)
    marriage = _surely(possible, {IncidentType.FORCED_MARRIAGE})
    child = _known(age_band, _CHILD)
    return {
        Context.PARTNER: _both(gbv, _known(relationship, {Relationship.PARTNER})),
        Context.CHILD_SEXUAL: _both(sexual, child),
        Context.EARLY_MARRIAGE: _both(marriage, child),
        Context.EXPLOITATION: _both(sexual, _known(exchange, {Answer.YES})),
        Context.SLAVERY: _both(sexual, _known(abduction, set(Abduction) - {Abduction.NONE})),
        Context.HARMFUL_PRACTICE: _both(gbv, _known(practice, set(HarmfulPractice) - {HarmfulPractice.NO})),
    }


def _known(answer: T | None, among: Collection[T]) -> bool | None:
    return None if answer is None else answer in among


def _surely(possible: Collection[IncidentType], among: Collection[IncidentType]) -> bool | None:
    inside = {type in among for type in possible}
    return None if len(inside) > 1 else inside == {True}


def _both(one: bool | None, other: bool | None) -> bool | None:
    """And, where “not known yet” is a third answer."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
