"""What lets a paper of a file leave, and its line in the register. Called behind a verb, which asked who may."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.work import Item, ReferralState
from casedesk.cases.consent_ends import refuse_taken_back
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.release import Override, Release
from casedesk.cases.rules.releasing import Leaving, NoLiveConsent, Permit, mark_of, permit_for
from casedesk.security.roles import Permission
from casedesk.store.attested import all_attested
from casedesk.store.fields import InField
from casedesk.store.tables import journal
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.translation import N_

DECIDED = "decision"
"""The code under which the journal names an override."""
ACTIONS = {Way.PRINTED: "print", Way.SAVED: "export", Way.TOLD: "send referral"}


def leaving_of(work: Work, referral: Referral, paper: Paper, way: Way) -> Leaving:
    """What a referral lets leave to its recipient; which items, its permit says. Raises InField when it has closed."""
    to = work.get(Provider, referral.provider)
    refuse_closed(to)
    audience = Audience.OURS if to.ours else Audience.OUTSIDE
    return Leaving(
        referral.case_id, paper, way, audience, to.name, referral.purpose, provider=to.id, referral=referral.id
    )


def permit_of(work: Work, leaving: Leaving) -> Permit:
    """What lets this leave today. Raises NoLiveConsent, or TakenBack; an override holds in spite of that.

    A clock put back gives no permit its days again: today is no earlier than what was done last with this file.
    """
    permits: list[Permit] = [
        *work.find(ConsentToRelease, ConsentToRelease.case_id == leaving.case),
        *work.find(Override, Override.case_id == leaving.case),
    ]
    try:
        found = permit_for(leaving, permits, local(_not_before(work, leaving.case)).date())
    except NoLiveConsent:
        refuse_taken_back(work, leaving.case)
        raise
    letter = work.get(Referral, leaving.referral) if leaving.referral is not None else None
    if isinstance(found, ConsentToRelease):
        refuse_taken_back(work, leaving.case)
        written_anew = letter is not None and letter.state is ReferralState.DRAFTED
    else:
        written_anew = letter is not None and found.mark != mark_of(letter)
        if not _decided(work, found):
            raise NoLiveConsent
    if written_anew:  # since she agreed, or since it was decided
        raise NoLiveConsent
    return found


def _decided(work: Work, found: Override) -> bool:
    """Whether a supervisor signed this decision in the journal: a row can be written by anybody at the centre."""
    told = all_attested(
        work.db, work.access.trust, actions=("override",), object=found.case_id, permission=Permission.APPROVE_CASES
    )
    return any(one.codes.get(DECIDED) == str(found.id) for one in told)


def _not_before(work: Work, case: UUID) -> datetime:
    (last,) = work.rows(sa.select(sa.func.max(journal.c.at).label("at")).where(journal.c.object == case))
    return work.now() if last.at is None else max(work.now(), last.at)


def registered(
    work: Work, leaving: Leaving, permit: Permit | None, *, items: tuple[Item, ...] = (), words: str = "",
    digest: str = "",
) -> Release:  # fmt: skip
    """Writes the register and the journal; called behind a verb that asked whether it may leave."""
    if leaving.way is Way.SAVED:
        work.demand(Permission.EXPORT)
    release = work.save(
        Release(
            case_id=leaving.case, at=work.now(), paper=leaving.paper, way=leaving.way, audience=leaving.audience,
            provider=leaving.provider, recipient=leaving.recipient, referral=leaving.referral,
            consent=permit.id if isinstance(permit, ConsentToRelease) else None,
            override=permit.id if isinstance(permit, Override) else None,
            items=items or leaving.items, chapters=leaving.chapters, parts=leaving.parts,
            fields=leaving.fields, papers=leaving.papers, attachment=leaving.attachment, package=leaving.package,
            reason=leaving.purpose or None, words=words or None, digest=digest or None,
        )
    )  # fmt: skip
    what = (*release.items, *release.chapters, *release.parts)
    work.journal(
        ACTIONS[leaving.way], leaving.case, words=f"{leaving.recipient}\n{leaving.purpose}",
        paper=leaving.paper.value, parts=" ".join(one.value for one in what),
    )  # fmt: skip
    return release


def let(work: Work, leaving: Leaving) -> Permit | None:
    """What lets a paper leave; None where nothing is needed."""
    for_somebody(leaving.recipient)
    if leaving.audience is Audience.OUTSIDE:
        return permit_of(work, leaving)
    if leaving.audience is Audience.OURS:
        refuse_taken_back(work, leaving.case)
    return None


def refuse_closed(to: Provider) -> None:
    """Raises InField for a service that has closed, maybe since it was chosen."""
    if to.closed is not None:
        raise InField("provider", N_("This service has closed. Everything else is kept. Choose another one."))


def for_somebody(for_whom: str) -> None:
    """Raises InField when nobody is named whom the paper is for."""
    if not for_whom.strip():
        raise InField("for_whom", N_("For whom is missing. Nothing has left. Say who the paper is for."))
