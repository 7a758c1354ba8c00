"""A package of another centre in pictures: looked through, the last step before it is taken in, and one refused."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from casedesk.security.slots import LIGHT
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.ui.places import Place, Room
from casedesk.ui.receiving.page import ReceivePage
from casedesk.ui.window.shell import Shell
from tests.transfer.centres import Two, full_case, introduced, sent, transfer
from tests.vaults import FOUNDER, PASSPHRASE, Clock, opened

PATIENCE_S = 30


def _package(access: Access, folder: Path) -> Path:
    """Made by a second practice centre, which both sides have confirmed."""
    vault.create(
        folder / "other", centre="River House", place="08", prefix="RH", founder=FOUNDER, passphrase=PASSPHRASE,
        kdf=LIGHT, at=access.clock(), training=True,
    )  # fmt: skip
    with opened(folder / "other", clock=access.clock) as other:
        two = Two(other, access, Clock(access.clock()), folder)
        two.to, two.of = introduced(other, access, "Lotus", folder), introduced(access, other, "River House", folder)
        return sent(two, transfer(two, full_case(other).id))


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until() and time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _open(shell: Shell) -> ReceivePage:
    shell.desk.access.wait_until_sound()
    shell.go(Place(Room.RECEIVE))
    page = shell.screen_here
    assert isinstance(page, ReceivePage)
    with tempfile.TemporaryDirectory() as folder:
        page.take(_package(shell.desk.access, Path(folder)))
        _wait(lambda: page.look is not None)
    return page


def _fields(shell: Shell) -> None:
    page = _open(shell)
    assert page.look is not None
    page.look.outline.choose(1)
    page.look.show_names(True)


def _who(shell: Shell) -> None:
    page = _open(shell)
    assert page.look is not None
    page.look.main.click()


def _refused(shell: Shell) -> None:
    shell.go(Place(Room.RECEIVE))
    page = shell.screen_here
    assert isinstance(page, ReceivePage)
    page.take(Path(__file__))
    _wait(lambda: bool(page.choose.notice.text()))


RECEIVING: Sequence[tuple[str, Callable[[Shell], QWidget | None]]] = (
    ("receive-fields", _fields),
    ("receive-who", _who),
    ("receive-refused", _refused),
)
"""In the order they are painted."""
