"""Keep one entry of a case file, new or changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, cast
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.advance import advance
from casedesk.cases.consent_ends import end_releases
from casedesk.cases.ending import open_ends_of
from casedesk.cases.keeping import consents_of, identity_of, keep, opened_on
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.household import FamilyMember
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override, Release
from casedesk.cases.records.review import Approval, Conference, Task
from casedesk.cases.rules.checks import checked
from casedesk.cases.rules.closing import check_reason, demand_preparing
from casedesk.cases.rules.family_checks import aged_anew
from casedesk.cases.rules.refusals import held_to
from casedesk.cases.rules.visit_checks import after_the_opening
from casedesk.cases.situations import demand_born_before, disability_then, keep_situations
from casedesk.security.roles import Permission
from casedesk.store.records import Record
from casedesk.store.work import Work, verb
from casedesk.text.dates import local

E = TypeVar("E", bound=Record)

AT_THE_DOOR: tuple[type[Record], ...] = (ConsentToRelease, Override, Release)
"""What lets something leave, and what left: written by the verbs of the door alone."""
_DECIDED: tuple[type[Record], ...] = (Approval, Case, Referral)
"""What is asked, decided and worked out by verbs of their own: nobody writes down a supervisor’s yes."""


@verb(Permission.WRITE_CASES)
def record(work: Work, *, entry: E) -> E:
    """Keeps an entry, with what follows from its answers, and brings the case up to date.

    Raises InField for what cannot be true, Stale when somebody changed it meanwhile, NotGranted without the key.
    """
    if isinstance(entry, (*AT_THE_DOOR, *_DECIDED)):
        raise TypeError(f"{type(entry).__name__} is written by verbs of its own")
    identity = identity_of(work, entry.owner) if isinstance(entry, Incident | Identity) else None
    kept = checked(_aged(work, entry), local(work.now()), identity)
    if isinstance(kept, Closure):
        demand_preparing(work.get(Closure, kept.id) if kept.version else kept)
        demand_preparing(kept)
        check_reason(kept, open_ends_of(work, kept.case_id), local(work.now()).date())
    if isinstance(kept, FollowUp) and not _was_then(work, kept):
        after_the_opening(kept, opened_on(work, kept.case_id))
    if isinstance(kept, FollowUp | Task | Conference):
        held_to(kept, consents_of(work, kept.case_id))
    if isinstance(kept, Incident) and not kept.version:
        kept = replace(kept, ordinal=_next_ordinal(work, kept.case_id), disability_then=disability_then(work, kept))
    if isinstance(kept, Identity):
        demand_born_before(work, kept)
    saved = keep(work, kept)
    if isinstance(saved, Identity) and not entry.version:
        keep_situations(work, saved)
    if isinstance(saved, ConsentToServe):
        end_releases(work, saved.case_id)
    advance(work, entry.owner)
    return saved


def _was_then(work: Work, entry: FollowUp) -> bool:
    """A contact that is in the file already at its time: it may have been at another centre, before this file."""
    return bool(entry.version) and work.get(FollowUp, entry.id).at == entry.at


def _next_ordinal(work: Work, case_id: UUID) -> int:
    query = sa.select(sa.func.max(Incident.ordinal)).where(Incident.case_id == case_id)
    return int(work.rows(query)[0][0] or 0) + 1


def _aged(work: Work, entry: E) -> E:
    """A member of the family whose age was changed: it counts from today."""
    if isinstance(entry, FamilyMember) and entry.version:
        return cast(E, aged_anew(entry, work.get(FamilyMember, entry.id)))
    return entry
