"""Real vaults for tests: made once with the lightest accepted derivation, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar, cast
from uuid import uuid4

import pytest

from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT, Slot, make_slot
from casedesk.store import people, vault
from casedesk.store.access import Access
from casedesk.store.founding import Founder
from tests.factories import NOON

PASSPHRASE = "seven calm rivers run home"
FOUNDER = Founder("Chan Bopha", "bopha", "ចាន់ បុប្ផា")
COLLEAGUE = "dara"
T = TypeVar("T")


class Clock:
    """A real clock that stands where a test puts it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@contextmanager
def opened(
    folder: Path,
    short_name: str = "bopha",
    clock: Callable[[], datetime] | None = None,
    *,
    passphrase: str = PASSPHRASE,
    check: bool = True,
) -> Iterator[Access]:
    """The vault, unlocked inside the block and locked after it; without `check` its pages are taken for sound."""
    access = vault.unlock(folder, short_name, passphrase, clock=clock or Clock(), check=check)
    try:
        yield access
    finally:
        vault.lock(access)


def enrolled(access: Access, name: str, short_name: str, roles: frozenset[Role]) -> None:
    """A colleague with the same passphrase."""
    fresh = people.enrol(access, name=name, khmer_name="", roles=roles)
    vault.add_slot(access, slot_of(access, fresh, short_name))


def slot_of(access: Access, fresh: Identity, short_name: str) -> Slot:
    return make_slot(
        vault=access.vault.id, identity=fresh, root=access.root, short_name=short_name, passphrase=PASSPHRASE,
        database_key=access.database_key, kdf=LIGHT,
    )  # fmt: skip


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with its founder and one colleague, a social worker, and nothing else in it."""
    folder = tmp_path_factory.mktemp("template") / f"vault-{uuid4().hex[:6]}"
    vault.create(
        folder, centre="Lotus", place="12", prefix="PP", founder=FOUNDER, passphrase=PASSPHRASE, kdf=LIGHT, at=NOON
    )
    with opened(folder) as access:
        enrolled(access, "Lim Dara", COLLEAGUE, frozenset({Role.SOCIAL_WORKER}))
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A fresh copy of the vault."""
    copy = tmp_path / "vault"
    shutil.copytree(template, copy)
    return copy


class Grown(Protocol):
    """grown(folder, grow): puts there what `grow` makes of the vault, and returns what it told of it."""

    def __call__(self, folder: Path, grow: Callable[[Path], T]) -> T: ...


@pytest.fixture(scope="session")
def grown(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Grown:
    """A centre with more in it is made when it is first asked for, and copied from then on."""
    made: dict[object, tuple[Path, object]] = {}

    def put(folder: Path, grow: Callable[[Path], T]) -> T:
        if grow not in made:
            kept = tmp_path_factory.mktemp(grow.__name__) / "vault"
            shutil.copytree(template, kept)
            made[grow] = kept, grow(kept)
        kept, told = made[grow]
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        return cast(T, told)

    return put


@pytest.fixture
def clock() -> Clock:
    """The clock of `access`."""
    return Clock()


@pytest.fixture
def access(folder: Path, clock: Clock) -> Iterator[Access]:
    """The founder, unlocked. Nobody had a hand on the copy: the check at opening would be half of what it costs."""
    with opened(folder, clock=clock, check=False) as unlocked:
        yield unlocked
