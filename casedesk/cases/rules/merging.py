"""Two files of one person become one: what is proposed where they differ, before somebody chooses."""

from __future__ import annotations

from dataclasses import replace

from casedesk.cases.codes.contact import Never, ReachBy
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.meeting import Meeting, Side
from casedesk.store.records import Record

_CAUTION = (ReachBy.MESSAGE, ReachBy.OWN_PHONE, ReachBy.OTHER_PHONE, ReachBy.THROUGH, ReachBy.SHE_COMES)
"""The further to the right, the less can be seen or heard by somebody beside her."""


def proposed(first: Record, second: Record) -> dict[str, Side]:
    """For each differing field with an answer in one file alone: that file. MINE is the second one's, THEIRS the
    first one's, as in a Meeting of both.
    """
    found = {}
    for name in Meeting(second, first).differing():
        mine, theirs = (getattr(one, name) in (None, "", ()) for one in (second, first))
        if mine != theirs:
            found[name] = Side.THEIRS if mine else Side.MINE
    return found


def more_cautious(first: SafeContact, second: SafeContact) -> Side:
    """The safe contact that puts her at less risk; of two equal ones the one checked with her last."""
    return Side.MINE if _caution(second) > _caution(first) else Side.THEIRS


def kept_contact(chosen: SafeContact, other: SafeContact) -> SafeContact:
    """The chosen one as a whole – never the number of one with the hours of the other – with all that must never be
    done according to either.
    """
    both = {*chosen.never, *other.never}
    return replace(chosen, never=tuple(never for never in Never if never in both))


def kept_identity(first: Identity, second: Identity, chosen: Identity) -> Identity:
    """The chosen answers; an age goes with the day on which it was estimated."""
    taken = chosen.age is not None and chosen.age == second.age and chosen.age != first.age
    return replace(chosen, age_on=second.age_on) if taken else chosen


def _caution(contact: SafeContact) -> tuple[int, int, int, str]:
    hours = [at.hour * 60 + at.minute if at else rest for at, rest in ((contact.after, 0), (contact.before, 24 * 60))]
    return (
        _CAUTION.index(contact.reach_by), len(contact.never), hours[0] - hours[1], contact.checked.isoformat()
    )  # fmt: skip
