"""The context of an incident: worked out, never typed (GBVIMS case contexts)."""

from __future__ import annotations

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.incident import Abduction, Context, HarmfulPractice, IncidentType, Relationship
from casedesk.text.ages import AgeBand

_SEXUAL = frozenset({IncidentType.RAPE, IncidentType.SEXUAL_ASSAULT})
_CHILD = frozenset({AgeBand.UP_TO_11, AgeBand.UP_TO_17})


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
    if type is IncidentType.NOT_GBV:
        return frozenset()
    sexual, child = type in _SEXUAL, age_band in _CHILD
    applies = {
        Context.PARTNER: relationship is Relationship.PARTNER,
        Context.CHILD_SEXUAL: sexual and child,
        Context.EARLY_MARRIAGE: type is IncidentType.FORCED_MARRIAGE and child,
        Context.EXPLOITATION: sexual and exchange is Answer.YES,
        Context.SLAVERY: sexual and abduction is not Abduction.NONE,
        Context.HARMFUL_PRACTICE: practice is not HarmfulPractice.NO,
    }
    return frozenset(context for context, holds in applies.items() if holds)
