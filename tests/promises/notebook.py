"""What she agreed to and what was decided, as a person with a notebook would keep it beside the program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.work import Item
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.release import Release
from casedesk.cases.verbs import refer
from casedesk.exchange.centre_key import published
from casedesk.security.identity import Identity as Keys
from casedesk.store.access import Access
from casedesk.store.centre.own_key import make_own_key
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.trouble import Mendable
from casedesk.transfer.partners import confirm_key, take_key
from tests import factories as f
from tests.reports.tools import letters
from tests.ui.desks import journalled
from tests.vaults import Clock

PLACES = ("District court", "Police post")
CHAPTERS = (Chapter.STEPS, Chapter.REFERRALS, Chapter.CONSENTS, Chapter.NAME, Chapter.STORY, Chapter.TIMELINE)
ITEMS = (Item.FIRST_NAME, Item.FULL_NAME, Item.ADDRESS, Item.PURPOSE, Item.SUMMARY, Item.ACCESS_NEED)
TELLS: Mapping[Any, Collection[str]] = {
    Item.FIRST_NAME: ("given",), Item.FULL_NAME: ("given", "family"), Item.ADDRESS: ("address",),
    Item.PURPOSE: ("purpose",), Item.SUMMARY: ("summary",), Item.ACCESS_NEED: ("access",),
    "identities.latin_name": ("given", "family"), "identities.address": ("address",), "moves": ("moves",),
    "identities.access_need": ("access",), "assessments.story": ("story",),
    Chapter.NAME: ("given", "family", "address", "access"), Chapter.STORY: ("story",),
}  # fmt: skip
"""Which canaries may be read where."""
FIELDS = (
    ("identities.latin_name",), ("identities.address",), ("identities.access_need",), ("identities.sex",),
    ("assessments.on", "assessments.story"), ("assessments.on", "assessments.legal"),
)  # fmt: skip
THEIRS = Keys.new(uuid4())
FRESH = count(1)


@dataclass
class Noted:
    """One permit as the notebook has it."""

    what: frozenset[Any]
    until: date
    dead: bool = False


@dataclass
class Transfer:
    """One transfer of the whole case: which fields she agreed to, and which a supervisor decided on."""

    id: UUID
    purpose: str
    agreed: Noted | None = None
    decided: Noted | None = None

    def permit(self, today: date) -> Noted | None:
        """What it may go on: her consent before a decision."""
        alive = [one for one in (self.agreed, self.decided) if one is not None and not one.dead and today <= one.until]
        return alive[0] if alive else None


@dataclass
class Notebook:
    """One file, its canaries by what they are, and what was agreed to: to a letter, to a place, or decided."""

    access: Access
    clock: Clock
    case: Any
    referral: Referral
    provider: Provider
    centre: Provider
    canaries: dict[str, str]
    letter: Noted | None = None
    agreed: dict[str, list[Noted]] = field(default_factory=dict)
    decided: dict[str, list[Noted]] = field(default_factory=dict)
    copies: dict[UUID, list[Noted]] = field(default_factory=dict)
    """Of each attachment, to which places she agreed that a copy goes."""
    transfers: list[Transfer] = field(default_factory=list)
    served: bool = True
    ever: list[tuple[str, frozenset[Any]]] = field(default_factory=list)
    """What was once permitted, to whom: the likeliest to be tried again when it no longer is."""

    @property
    def today(self) -> date:
        return local(self.clock.at).date()

    def alive(self, permits: Collection[Noted], wanted: frozenset[Any]) -> bool:
        return any(not one.dead and self.today <= one.until and wanted <= one.what for one in permits)

    def do(self, change: Callable[..., Any], **values: Any) -> Any:
        with Work(self.access) as work:
            made = change(work, **values)
            work.commit()
        return made

    def present(self) -> Referral:
        """The letter as it stands now."""
        with Work(self.access) as work:
            return work.get(Referral, self.referral.id)

    def find(self, kind: type[Any]) -> list[Any]:
        with Work(self.access) as work:
            return work.find(kind, kind.case_id == self.case)


def introduced(access: Access, folder: Path) -> Provider:
    """Another centre, whose key was compared."""
    key = folder / "theirs.casedesk-centre"
    key.write_bytes(published(THEIRS, centre="River House", training=False, at=f.NOON))
    with Work(access) as work:
        to = refer.keep_provider(work, provider=f.provider(name="River House"))
        take_key(work, provider=to.id, path=key)
        make_own_key(work)
        work.commit()
    with Work(access) as work:
        confirm_key(work, provider=to.id, words=THEIRS.public.words())
        work.commit()
    return to


def canary(of: str) -> str:
    return f"Zq{of}{next(FRESH)}x"


def begun(access: Access, clock: Clock, centre: Provider) -> Notebook:
    """A file with a canary in each sealed text, and a letter that she was not asked about."""
    told = {of: canary(of) for of in ("given", "family", "address", "access", "purpose", "summary", "story")}
    case = f.registered(access)
    name = {"latin_name": f"{told['family']} {told['given']}", "khmer_name": None, "address": told["address"]}
    f.kept(
        access, f.consent(case.id, given=local(clock.at).date()),
        f.identity(case.id, **name, access_need=told["access"]), f.assessment(case.id, story=told["story"]),
    )  # fmt: skip
    letter = f.drafted(access, case.id, purpose=told["purpose"], summary=told["summary"])
    with Work(access) as work:
        to = work.get(Provider, letter.provider)
    return Notebook(access, clock, case.id, letter, to, centre, told)


def tried(book: Notebook, may: bool, door: Callable[[], Any]) -> Any:
    """What the door let out, if it did: exactly when the notebook says so, and after register and journal knew."""
    before, noted, left = len(book.find(Release)), in_journal(book), None
    if may:
        left = door()
    else:
        with pytest.raises(Mendable):
            door()
    assert (len(book.find(Release)) - before, in_journal(book) - noted) == (may, may)
    return left


def in_journal(book: Notebook) -> int:
    return journalled(book.access, "print") + journalled(book.access, "export")


def read(book: Notebook, text: str, wanted: Collection[Any]) -> None:
    """No canary stands there but those of what was asked for."""
    may = {of for one in wanted for of in TELLS.get(one, ())}
    found = {of for of, word in book.canaries.items() if word in letters(text)}
    assert found <= may, f"{sorted(found - may)} left, {sorted(map(str, wanted))} may"
