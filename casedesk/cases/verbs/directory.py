"""The life of a service in the directory: verified, closed, open again; and a whole list of them taken in or out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from casedesk.cases.records.referral import Provider
from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb
from casedesk.text.dates import local


@verb(Permission.WRITE_PROVIDERS)
def verify_provider(work: Work, *, provider: UUID) -> Provider:
    """Somebody made sure today that everything written about it is right."""
    found = replace(work.get(Provider, provider), verified=local(work.now()).date())
    work.journal("verify provider", provider)
    return work.save(found)


@verb(Permission.WRITE_PROVIDERS)
def close_provider(work: Work, *, provider: UUID) -> Provider:
    """It has closed: nothing new is referred to it. One that was closed before keeps its day."""
    found = work.get(Provider, provider)
    if found.closed is not None:
        return found
    work.journal("close provider", provider)
    return work.save(replace(found, closed=local(work.now()).date()))


@verb(Permission.WRITE_PROVIDERS)
def reopen_provider(work: Work, *, provider: UUID) -> Provider:
    """It takes people again; whoever says so has just made sure of it."""
    work.journal("reopen provider", provider)
    return work.save(replace(work.get(Provider, provider), closed=None, verified=local(work.now()).date()))


@verb(Permission.WRITE_PROVIDERS)
def take_in_providers(work: Work, *, chosen: Sequence[Provider]) -> int:
    """Keeps what was chosen of a list from outside, all of it or nothing; how many services that was.

    Raises Stale when one of them was changed here since it was compared.
    """
    for one in chosen:
        work.save(one)
    work.journal("take in providers", services=str(len(chosen)))
    return len(chosen)


@verb(Permission.EXPORT)
def note_providers_export(work: Work, *, count: int) -> None:
    """Notes that the directory is saved as a spreadsheet, before it is. It holds nothing of a person."""
    work.journal("export providers", services=str(count))
