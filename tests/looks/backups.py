"""Backups as pictures: media of several ages, one on its way, the question before everything is taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa
from PySide6.QtWidgets import QApplication, QWidget

from casedesk.store.office_tables import backups
from casedesk.store.work import Work
from casedesk.ui.backups.page import BackupsPage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.shell import Shell

Bring = Callable[[Shell], QWidget | None]
MEDIA = (("Stick in the safe", 0, True), ("Stick at Dara’s", 9, False), ("KINGSTON", 30, False))


def _listed(shell: Shell) -> None:
    """Backups as the vault lists them: no stick is needed to look at the page."""
    access = shell.desk.access
    with Work(access) as work:
        work.db.execute(sa.delete(backups))
        for name, days, proved in MEDIA:
            made = work.now() - timedelta(days=days)
            row = {"made": made, "by": work.person, "medium": name, "place": f"/media/{name}", "size": 48_000_000}
            drilled = made if proved else None
            work.db.execute(sa.insert(backups), {**row, "id": uuid4(), "seq": 1, "head": bytes(32), "drilled": drilled})
        work.commit()


def _page(shell: Shell) -> BackupsPage:
    _listed(shell)
    shell.go(Place(Room.SETTINGS, part=Topic.BACKUPS))
    QApplication.processEvents()
    assert isinstance(shell.screen_here, SettingsScreen)
    page = shell.screen_here.page
    assert isinstance(page, BackupsPage)
    return page


def _made(shell: Shell) -> None:
    _page(shell)


def _told(shell: Shell) -> None:
    page = _page(shell)
    page.back_up_to(Path("/media/not there"))


def _evacuation(shell: Shell) -> QWidget:
    page = _page(shell)
    assert page.evacuation is not None
    return page.evacuation.ask(Path("/media/KINGSTON"))


BACKUPS: Sequence[tuple[str, Bring]] = (
    ("backups-made", _made),
    ("backups-told", _told),
    ("backups-evacuation", _evacuation),
)
"""In the order they are painted."""
