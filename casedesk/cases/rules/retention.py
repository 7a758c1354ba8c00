"""How long a file is kept, and what may then go: the centre's decisions applied to coded facts alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casedesk.cases.codes.case import CaseKind
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.policies import FAMILY_YEARS, FIRST_CONTACT_MONTHS, NARRATIVE_YEARS, SURVIVOR_YEARS, Policy
from casedesk.text.codes import Codes
from casedesk.text.translation import N_

SOON = timedelta(days=90)
"""So long before its day a file comes up for review."""
_WHOLE = {CaseKind.SURVIVOR: SURVIVOR_YEARS, CaseKind.FAMILY: FAMILY_YEARS}


class Rule(Codes):
    """Why a file may go."""

    NO_CONSENT = "no_consent", N_("First contact without consent")
    CLOSED = "closed", N_("Closed long ago")
    WORDS = "words", N_("Words no longer needed")

    @property
    def scope(self) -> Scope:
        """What the rule lets go."""
        return Scope.NARRATIVE if self is Rule.WORDS else Scope.WHOLE


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: `seen` is the last contact, or the day the file was begun."""

    kind: CaseKind
    closed: date | None
    seen: date
    consented: bool
    words_gone: bool


def rule_for(facts: Facts, decisions: Mapping[Policy, int]) -> tuple[Rule, date] | None:
    """The rule that lets a file go first, and its day; None while it is worked on.

    Without consent a first contact is not kept as long as a case. The whole file goes before its words would.
    """
    if not facts.consented:
        return Rule.NO_CONSENT, months_after(facts.seen, decisions[FIRST_CONTACT_MONTHS])
    if facts.closed is None:
        return None
    whole = months_after(facts.closed, 12 * decisions[_WHOLE[facts.kind]])
    words = months_after(facts.closed, 12 * decisions[NARRATIVE_YEARS])
    return (Rule.CLOSED, whole) if facts.words_gone or whole <= words else (Rule.WORDS, words)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last one of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
