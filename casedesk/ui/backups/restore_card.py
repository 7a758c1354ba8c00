"""A backup restored beside the vault that is open, by the supervisor who is logged in."""

from __future__ import annotations

from pathlib import Path

from casedesk.store.restoring.opening_backups import open_own
from casedesk.store.restoring.present_vault import present_of
from casedesk.store.restoring.restoring import Restored, restore
from casedesk.store.underway import Progress, Stopped
from casedesk.text.translation import _
from casedesk.ui.backups.restored_words import who_comes_in
from casedesk.ui.backups.under_way import UnderWay
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.prose import Prose


class RestoreCard(Card):
    """RestoreCard(desk, running): asks for the backup; the new vault lies beside the present one."""

    def __init__(self, desk: Desk, running: UnderWay) -> None:
        super().__init__(_("Look into an old backup"))
        self._desk, self._running = desk, running
        self.add(
            Prose(
                _("It becomes a vault of its own beside this one. This one stays as it is."), style=Style.SMALL
            )
        )  # fmt: skip
        self.add(button(_("Restore it beside…"), self.choose_backup, icon=Icon.TIMELINE))

    def choose_backup(self) -> None:
        """Asks for the folder of a backup."""
        ask_folder(self, _("The folder of the backup"), self.restore)

    def restore(self, backup: Path) -> None:
        """Restores it into a folder whose name tells of when it is."""
        access = self._desk.access
        into = free_beside(access.folder, f"{self._desk.today():%Y-%m-%d}")

        def work(progress: Progress, stopped: Stopped) -> Restored:
            with access.underway:
                opened, present = open_own(backup, access), present_of(access)
                return restore(
                    opened, into, present=present, clock=access.clock, progress=progress, stopped=stopped
                )  # fmt: skip

        def said(done: Restored) -> str:
            where = _("It lies in “{folder}”. Lock, then choose it under “Another vault”.", folder=done.folder.name)
            return " ".join((where, *who_comes_in(done)))

        self._running.begin(_("Restoring the backup"), work, said)


def free_beside(vault: Path, day: str) -> Path:
    """A folder beside the vault that is not there yet."""
    name, number = f"{vault.name} restored {day}", 1
    while (found := vault.with_name(name if number == 1 else f"{name} {number}")).exists():
        number += 1
    return found
