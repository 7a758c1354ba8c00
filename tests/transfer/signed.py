"""Packages as somebody who holds the other centre’s keys could make them, whatever lies in them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.package import sealed_package
from casedesk.store.centre.own_key import opened_keys
from casedesk.store.work import Work
from casedesk.transfer.arriving import Arrived, look_into
from casedesk.transfer.partners import partner_key, usable_key
from casedesk.transfer.sending import ABOUT
from tests.transfer.centres import Two

SURVIVOR = Entry(ABOUT, UUID(int=1), {"kind": "survivor", "purpose": "She moves", "urgency": "week"})
NAMED = {"latin_name": "Sok Sreymom", "sex": "female"}


def packed(two: Two, *entries: Entry, papers: tuple[Enclosed, ...] = (), about: Entry = SURVIVOR) -> Path:
    """A package as somebody who holds the other centre's keys could make it, whatever lies in it."""
    with Work(two.here, reading=True) as work:
        mine, to = opened_keys(work)[0], usable_key(partner_key(work, provider=two.to.id))
    blocks = sealed_package(
        Content((about, *entries), papers), sender=mine, centre="Lotus", to=to, id=uuid4(), at=two.clock.at,
        training=False,
    )  # fmt: skip
    path = two.stick / f"{uuid4().hex}.casedesk-case"
    path.write_bytes(b"".join(blocks))
    return path


def entry(kind: str, /, **fields: object) -> Entry:
    return Entry(kind, uuid4(), fields)  # type: ignore[arg-type]


def looked(two: Two, *entries: Entry, papers: tuple[Enclosed, ...] = ()) -> Arrived:
    return look_into(two.there, packed(two, *entries, papers=papers))
