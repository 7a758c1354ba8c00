"""The centre and its people: the founder makes the vault, everybody else is enrolled with keys and a slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casedesk.security.identity import Identity
from casedesk.security.keyring import Keyring
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT, make_slot
from casedesk.store import people, vault
from casedesk.store.access import Access, Person
from casedesk.store.founding import Founder
from casedesk.training.calendar import Calendar, MovedClock
from casedesk.training.material import Material

PASSPHRASE = "practice lotus river morning"  # noqa: S105 – published on purpose: it guards invented people
"""Opens every slot of a training vault."""
PREFIX = "PP"


@dataclass(frozen=True, slots=True)
class Centre:
    """The vault while it is written: its founder's access, and those of everybody with cases, over the same file."""

    founder: Access
    workers: Mapping[str, Access]
    clock: MovedClock


def found(folder: Path, material: Material, calendar: Calendar, told: Callable[[int], object]) -> Centre:
    """Makes the vault in a new folder and opens it for everybody who has cases; `told` hears of each person."""
    told_of, clock = material.centre, MovedClock(calendar.until)
    first = next(one for one in told_of["staff"] if one.get("founder"))
    founder = Founder(first["name"], first["short"], first["khmer_name"])
    began = calendar.moment(first["joined"])
    vault.create(
        folder, centre=told_of["name"], place=told_of["place"], prefix=PREFIX, founder=founder, passphrase=PASSPHRASE,
        training=True, kdf=LIGHT, at=began,
    )  # fmt: skip
    clock.at = began
    access = vault.unlock(folder, first["short"], PASSPHRASE, clock=clock, bulk=True, check=False)
    try:
        access.wait_until_sound()
        later = sorted((one for one in told_of["staff"] if one is not first), key=lambda one: -int(one["joined"]))
        enrolled = {}
        for nth, one in enumerate(later):
            clock.at = calendar.moment(one["joined"])
            enrolled[one["short"]] = _enrolled(access, one)
            told(nth + 1)
    except BaseException:
        vault.lock(access)
        raise
    workers = {one["short"]: _opened(access, one, enrolled[one["short"]]) for one in later if _has_cases(one)}
    return Centre(access, {first["short"]: access, **workers}, clock)


def _has_cases(one: Mapping[str, Any]) -> bool:
    return Role.SOCIAL_WORKER in _roles(one)


def _roles(one: Mapping[str, Any]) -> frozenset[Role]:
    return frozenset(Role(role) for role in one["roles"])


def _enrolled(access: Access, one: Mapping[str, Any]) -> Identity:
    """A person with fresh keys, a certificate and a slot."""
    fresh = people.enrol(access, name=one["name"], khmer_name=one["khmer_name"], roles=_roles(one))
    slot = make_slot(
        vault=access.vault.id, identity=fresh, root=access.root, short_name=one["short"], passphrase=PASSPHRASE,
        database_key=access.database_key, kdf=LIGHT,
    )  # fmt: skip
    vault.add_slot(access, slot)
    return fresh


def _opened(founder: Access, one: Mapping[str, Any], me: Identity) -> Access:
    """A colleague's access over the founder's connections: what unlocking with their own passphrase would give."""
    person = Person(me.id, one["name"], one["khmer_name"], _roles(one))
    return Access(
        founder.folder, founder.engine, founder.vault, person, me, {}, founder.trust, Keyring(lambda file: ()),
        founder.supervisors, clock=founder.clock,
    )  # fmt: skip
