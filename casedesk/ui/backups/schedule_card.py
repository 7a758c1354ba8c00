"""Backups that are made by themselves: into which folder, and how often."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from casedesk.store.backups.media import Schedule, schedule, scheduled
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented

EVERY = ((0, N_("never")), (1, N_("daily")), (7, N_("weekly")))


class ScheduleCard(Card):
    """ScheduleCard(desk): `said(str)` when something was chosen, `troubled(str)` when it could not be kept."""

    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, desk: Desk) -> None:
        self._choose = link(_("Choose the folder"), self.choose_folder)
        super().__init__(_("By itself"), action=self._choose)
        self._desk, self._place = desk, ""
        self.every = Segmented([(str(days), _(words)) for days, words in EVERY], name=_("How often"))
        self.every.picked.connect(lambda key: self._keep(int(key), self._place))
        self._folder = Prose("", style=Style.SMALL, role=Role.INK)
        self.add(self.every)
        self.add(self._folder)
        self.add(
            Prose(
                _("Made while somebody works, whoever it is. If the stick is not there, it waits for it."),
                style=Style.CAPTION,
            )
        )
        self.renew()

    def renew(self) -> None:
        """Shows what holds now."""
        holds = next(iter(self._desk.glance(scheduled)), Schedule("", 0))
        self._place = holds.place or self._place
        self.every.choose(str(holds.every) if holds.every in dict(EVERY) else "7")
        self._folder.setText(self._place or _("No folder is chosen yet."))

    def choose_folder(self) -> None:
        """Asks where they go."""
        ask_folder(self, _("Where backups go by themselves"), lambda folder: self.take(folder))

    def take(self, folder: Path) -> None:
        """Backups go there from now on, weekly if nothing else was chosen."""
        self._keep(int(self.every.key() or 0) or 7, str(folder))

    def _keep(self, every: int, place: str) -> None:
        if every and not place:
            self.renew()
            self.choose_folder()
            return
        try:
            self._desk.do(schedule, place=place, every=every)
        except Mendable as trouble:
            self.troubled.emit(trouble.said())
        else:
            self.said.emit(_("It is kept.") if every else _("Backups are made by hand only."))
        self.renew()
