"""A centre with an administrator, several keys in different states, and the desks of those who look at them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store.staff.inviting import Invited, invite
from tests.coming_in import asked_in, came_in
from tests.vaults import enrolled, opened


@pytest.fixture(scope="session")
def made(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Invited]]:
    """The centre, made once."""
    folder = tmp_path_factory.mktemp("centre") / "vault"
    shutil.copytree(template, folder)
    waits = asked_in(folder)
    came_in(folder, waits)
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        enrolled(access, "Ros Sovann", "sovann", frozenset({Role.SUPERVISOR}))
        asked = invite(access, name="Noun Tola", short_name="tola", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    return folder, {"sokly": waits, "tola": asked}


@pytest.fixture
def centre(folder: Path, made: tuple[Path, dict[str, Invited]]) -> dict[str, Invited]:
    """Yim Sokly came in and waits for a signature; Noun Tola was asked in; Meas Chanthy is an administrator alone."""
    shutil.rmtree(folder)
    shutil.copytree(made[0], folder)
    return made[1]
