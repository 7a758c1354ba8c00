"""Restore a backup, before anybody came in: on this computer or on a second one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from casedesk.security import keyfile
from casedesk.security.backup_head import BackupHead
from casedesk.security.recovery import Sheet
from casedesk.security.sheets import recognised
from casedesk.store.backups.backup_folder import newest_in
from casedesk.store.restoring.opening_backups import Opener, open_backup, readable, with_passphrase, with_sheets
from casedesk.store.restoring.present_vault import present_in
from casedesk.store.restoring.restoring import Restored, restore
from casedesk.store.underway import Progress
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background, Task
from casedesk.ui.backups.restore_card import free_beside
from casedesk.ui.backups.restore_views import PASSPHRASE, SHEETS, ChooseView, OpenView, RestoredView
from casedesk.ui.entrance.steps import StepPage
from casedesk.ui.widgets.progress import ProgressCard


class RestorePage(StepPage):
    """RestorePage(background, vaults, present): `opened(folder)` for the restored vault, `left` to go back.

    `vaults` is where a vault is offered a place, `present` the folder of the vault that is here, if any.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, background: Background, vaults: Path, present: Path | None) -> None:
        today = datetime.now().astimezone().date()
        place = present if present is not None else vaults / _("Vault")
        choice = ChooseView(today, free_beside(place, f"{today:%Y-%m-%d}"))
        super().__init__(_("Restore a backup"), _("Welcome"), choice)
        self.choice = choice
        self._background, self._present = background.on_behalf_of(self), present
        self._backup, self._into = Path(), Path()
        self._head: BackupHead | None = None
        self._task: Task | None = None
        self.progress = ProgressCard(_("Restoring the backup"))
        self.progress.cancelled.connect(self._stop)
        self._column.insertWidget(1, self.progress)
        self.progress.hide()
        self.choice.chosen.connect(self.take)
        self.choice.onward.clicked.connect(self._ask)

    def end(self) -> None:
        """The page goes: what is being restored is stopped, and nothing of it stays."""
        self._stop()

    @property
    def busy(self) -> bool:
        """Whether something is being restored."""
        return self._task is not None

    def take(self, folder: Path) -> None:
        """A folder was chosen: the backup itself, or a stick that holds some."""
        try:
            backup = newest_in(folder)
            self._head = readable(backup)
        except Mendable as trouble:
            self.choice.tell(trouble.said())
            return
        self._backup = backup
        self.choice.show_backup(backup, self._head, self._replaceable())

    def _replaceable(self) -> Path | None:
        """The vault that is here, if the backup is one of it."""
        if self._present is None or self._head is None:
            return None
        try:
            same = keyfile.read(self._present).header.vault == self._head.vault
        except Mendable:
            return self._present  # its key file is damaged: all the more it is to be moved aside
        return self._present if same else None

    def _ask(self) -> None:
        self._into = self.choice.into()
        self._put(self._asking())

    def _asking(self) -> OpenView:
        head = self._head

        def recognise(text: str) -> Sheet:
            assert head is not None
            return recognised(head, text)

        view = OpenView(recognise)
        view.onward.clicked.connect(lambda: self._restore(view))
        return view

    def _restore(self, view: OpenView) -> None:
        if not view.onward.isEnabled():
            return
        backup, into, here = self._backup, self._into, self._replaceable()
        instead = here is not None and into == here
        by_sheets = view.way() == SHEETS
        name, words = view.short_name.text(), view.passphrase.text()
        opener: Opener = with_sheets(*view.sheets.texts()) if by_sheets else with_passphrase(name, words)
        view.show_working(_("Restoring…"))
        self.progress.advance(0, 0)
        self.progress.show()

        def work(progress: Progress) -> Restored:
            opened = open_backup(backup, opener)
            present = present_in(here, name, words) if here is not None and not by_sheets else None
            return restore(opened, into, present=present, instead=instead, progress=progress)

        self._task = self._background.with_progress(work, self._restored, lambda trouble: self._trouble(view, trouble))
        self._task.progressed.connect(lambda part, of: self.progress.advance(part, of))

    def _trouble(self, view: OpenView, trouble: Mendable) -> None:
        self._task = None
        self.progress.hide()
        if view.way() == PASSPHRASE:  # a field remembers what was typed: another one for the next try
            again = self._asking()
            again.short_name.setText(view.short_name.text())
            self._put(again)
            view = again
        view.tell(trouble.said())
        view.begin()

    def _restored(self, done: Restored) -> None:
        self._task = None
        self.progress.hide()
        view = RestoredView(done)
        view.onward.clicked.connect(lambda: self.opened.emit(done.folder))
        self._put(view)

    def _stop(self) -> None:
        task, self._task = self._task, None
        self.progress.hide()
        if task is not None:
            task.cancel()
            self.view.show_working("")

    def _leave(self) -> None:
        self._stop()
        self.left.emit()
