"""Two people who administer one centre, and somebody removed while they are logged in: told plainly, nothing lost."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from casedesk.cases.verbs.sharing import share, take_back
from casedesk.security.errors import WrongPassphrase
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.staff import arriving, inviting
from casedesk.store.staff.certifying import NothingToSign, certify
from casedesk.store.staff.inviting import NotInvited, invite, withdraw
from casedesk.store.trouble import AlreadyOpen
from casedesk.text.trouble import Mendable
from tests.centre import SUPERVISOR, can_read, do, joins, who
from tests.factories import registered
from tests.faults.test_kill import child
from tests.leavers import left
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

OFFICE = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})


@pytest.fixture
def logged_in(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Dara’s window is open: another process holds the vault."""
    other = child("tests.faults.holding", str(folder), COLLEAGUE)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    yield other
    other.kill()
    other.communicate()


def test_somebody_who_is_logged_in_is_removed_once_their_window_has_locked(
    folder: Path, logged_in: subprocess.Popen[str]
) -> None:
    with pytest.raises(AlreadyOpen):
        vault.unlock(folder, "bopha", PASSPHRASE)
    logged_in.kill()
    logged_in.wait()
    with opened(folder) as access:
        assert left(access, who(access, "Lim"))
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, COLLEAGUE, PASSPHRASE)


def test_two_sign_the_same_newcomer(folder: Path) -> None:
    joins(folder, "Touch Ratha", "ratha", OFFICE)
    with opened(folder) as bopha:
        asked = invite(bopha, name="Meas Visal", short_name="visal", roles=[Role.SOCIAL_WORKER], kdf=LIGHT)
    with opened(folder, "visal", passphrase=asked.words) as visal:
        arriving.accept(visal, passphrase=PASSPHRASE, kdf=LIGHT)
        words = visal.me.public.words()
    with opened(folder) as bopha:
        do(bopha, certify, person=asked.person, words=words)
    with opened(folder, "ratha") as ratha, pytest.raises(NothingToSign):
        do(ratha, certify, person=asked.person, words=words)
    with opened(folder, "visal") as visal:
        registered(visal)


def test_one_withdraws_while_the_other_signs(folder: Path) -> None:
    joins(folder, "Touch Ratha", "ratha", OFFICE)
    with opened(folder) as bopha:
        asked = invite(bopha, name="Meas Visal", short_name="visal", roles=[Role.SOCIAL_WORKER], kdf=LIGHT)
    with opened(folder, "visal", passphrase=asked.words) as visal:
        arriving.accept(visal, passphrase=PASSPHRASE, kdf=LIGHT)
        words = visal.me.public.words()
    with opened(folder, "ratha") as ratha:
        withdraw(ratha, person=asked.person)
        with pytest.raises(NotInvited):
            withdraw(ratha, person=asked.person)
    with opened(folder) as bopha:
        assert inviting.pending(bopha, asked.person) is None
        with pytest.raises(NothingToSign):
            do(bopha, certify, person=asked.person, words=words)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, "visal", PASSPHRASE)


def test_two_take_back_the_same_share(folder: Path) -> None:
    joins(folder, "Touch Ratha", "ratha", SUPERVISOR)
    with opened(folder) as bopha:
        case, dara = registered(bopha).id, who(bopha, "Lim")
        do(bopha, share, case=case, to=dara, why="on call")
    with opened(folder, "ratha") as ratha:
        do(ratha, take_back, case=case, person=dara)
    with opened(folder) as bopha:
        with pytest.raises(Mendable) as told:
            do(bopha, take_back, case=case, person=dara)
        assert "Nothing was changed" in told.value.said()
        assert can_read(bopha, case)
