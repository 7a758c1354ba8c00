"""The one door of a file: whatever leaves is in the register and in the journal before it exists, or does not leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from casedesk.cases.codes.referring import Paper, Way
from casedesk.cases.codes.work import UNDER_WAY, Item
from casedesk.cases.keeping import identity_of
from casedesk.cases.letting_out import leaving_of, let, permit_of, registered
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.cases.referring import in_state
from casedesk.cases.rules.releasing import ON_THE_SLIP, Leaving, NoLiveConsent, Permit
from casedesk.cases.rules.slip import Source, released
from casedesk.security.roles import Permission
from casedesk.store.work import Work, query, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class SaysOther(Mendable):
    """The letter would say something else than what was shown to her."""

    sentence = N_("The file was changed meanwhile, so the letter says something else. Nothing has left. Read it again.")


@dataclass(frozen=True, slots=True)
class LetterOut:
    """A letter that may leave now: its line in the register, its words by item, and what it rests on."""

    release: Release = field(repr=False)
    told: Mapping[Item, str] = field(repr=False)
    permit: Permit = field(repr=False)


@verb(Permission.PRINT)
def let_out(work: Work, *, leaving: Leaving, digest: str = "") -> Release:
    """Lets a paper of a file leave, if it may at this moment.

    Raises InField when nobody is named whom it is for, NoLiveConsent for somebody outside who may not have this, and
    TakenBack when she does not want to be served any more; her own papers and an override are not touched by that.
    """
    return registered(work, leaving, let(work, leaving), digest=digest)


@query(Permission.PRINT)
def may_leave(work: Work, *, leaving: Leaving) -> Permit | None:
    """What lets a paper leave now, asked before anybody chooses a printer; None where nothing is needed.

    Raises what `let_out` raises.
    """
    return let(work, leaving)


@verb(Permission.PRINT)
def let_letter_out(work: Work, *, referral: UUID, paper: Paper, way: Way, seen: Mapping[Item, str]) -> LetterOut:
    """Lets a referral's slip or letter leave, in the language spoken here; `seen` is what she was shown, by item.

    Raises NoLiveConsent, TakenBack, InField for a service that has closed, SaysOther when the file says something else
    by now, and OutOfTurn once the referral has come to its end, also by a decision without her.
    """
    found = work.get(Referral, referral)
    in_state(found, *UNDER_WAY)
    leaving = leaving_of(work, found, paper, way)
    permit = permit_of(work, leaving)
    agreed = set(permit.items) & ON_THE_SLIP if paper is Paper.SLIP else set(permit.items)
    told = released(_source(work, found), agreed)
    if not told:
        raise NoLiveConsent
    if dict(told) != dict(seen):
        raise SaysOther
    words = "\n".join(f"{item.said()}: {line}" for item, line in told.items())
    made = registered(work, leaving, permit, items=tuple(told), words=words)
    return LetterOut(made, told, permit)


def _source(work: Work, referral: Referral) -> Source:
    safe = work.find(SafeContact, SafeContact.case_id == referral.case_id)
    return Source(referral, identity_of(work, referral.case_id), next(iter(safe), None))
