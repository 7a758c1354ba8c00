"""People and keys with somebody new in it: the list, the forms, the slip, the question before signing, the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from casedesk import training
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.staff.arriving import accept
from casedesk.store.staff.colleagues import KeyState
from casedesk.store.staff.inviting import Invited, invite
from casedesk.ui.own_settings.general import GeneralPage
from casedesk.ui.people.door_page import InvitedPage, WaitingPage
from casedesk.ui.people.page import PeoplePage
from casedesk.ui.people.signing import ask_to_sign
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.shell import Shell

WORDS = ("river", "cotton", "lamp", "seven", "window", "mango")
SIZE = (1366, 698)


def somebody_new(folder: Path, administrator: str) -> None:
    """Yim Sokly was asked in, chose a passphrase, and waits for a signature; Noun Tola has a slip."""
    first = vault.unlock(folder, administrator, training.PASSPHRASE)
    try:
        sokly = invite(first, name="Yim Sokly", short_name="sokly", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
        invite(first, name="Noun Tola", short_name="tola", roles={Role.SOCIAL_WORKER}, kdf=LIGHT)
    finally:
        vault.lock(first)
    newcomer = vault.unlock(folder, "sokly", sokly.words)
    try:
        accept(newcomer, passphrase="green kettle under the old bridge", kdf=LIGHT)
    finally:
        vault.lock(newcomer)


def _page(shell: Shell) -> PeoplePage:
    shell.go(Place(Room.SETTINGS, part=Topic.PEOPLE))
    assert isinstance(shell.screen_here, SettingsScreen)
    page = shell.screen_here.page
    assert isinstance(page, PeoplePage)
    while page.office is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    page.list.choose(next(one.id for one in page.office.people if one.state is KeyState.TO_SIGN))
    return page


def _to_sign(shell: Shell) -> None:
    _page(shell)


def _enrol(shell: Shell) -> None:
    _page(shell).begin_enrol()


def _roles(shell: Shell) -> None:
    page = _page(shell)
    assert page.office is not None
    page.begin_roles(next(one for one in page.office.people if one.roles == {Role.SOCIAL_WORKER}))


def _slip(shell: Shell) -> None:
    page = _page(shell)
    page._show_slip("Pich Dalin", Invited(uuid4(), " ".join(WORDS), datetime.now(UTC) + timedelta(days=7)))


def _signing(shell: Shell) -> QWidget | None:
    page = _page(shell)
    assert page.side is not None
    ask_to_sign(page, page.side.one)
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()), None)


def _passphrase(shell: Shell) -> None:
    shell.go(Place(Room.SETTINGS))
    assert isinstance(shell.screen_here, SettingsScreen)
    assert isinstance(shell.screen_here.page, GeneralPage)
    shell.screen_here.page.passphrase.open()


def _invited(shell: Shell) -> QWidget:
    return _sized(InvitedPage("Yim Sokly", Role.SOCIAL_WORKER.said()))


def _waiting(shell: Shell) -> QWidget:
    return _sized(WaitingPage("Yim Sokly", WORDS))


def _sized(page: QWidget) -> QWidget:
    page.resize(*SIZE)
    return page


PEOPLE: Sequence[tuple[str, Callable[[Shell], QWidget | None]]] = (
    ("people-to-sign", _to_sign),
    ("people-enrol", _enrol),
    ("people-roles", _roles),
    ("people-slip", _slip),
    ("people-signing", _signing),
    ("passphrase", _passphrase),
    ("door-invited", _invited),
    ("door-waiting", _waiting),
)
"""In the order they are painted."""
