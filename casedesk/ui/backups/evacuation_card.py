"""For the day the office is not safe any more: everything on a stick, nothing left here. Rehearsed before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.store.restoring.evacuating import Evacuated, code_word, evacuate, rehearse
from casedesk.text.translation import _, n_
from casedesk.ui.backups.evacuation_dialog import EvacuationDialog
from casedesk.ui.backups.under_way import UnderWay
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.prose import Prose


class EvacuationCard(Card):
    """EvacuationCard(desk, running): the rehearsal, and behind a dialog the real one."""

    def __init__(self, desk: Desk, running: UnderWay) -> None:
        super().__init__(_("If the office is not safe any more"))
        self._desk, self._running = desk, running
        self.add(
            Prose(
                _("A verified backup on a stick, then the vault on this computer is destroyed. Rehearse it once."),
                style=Style.SMALL,
            )
        )
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(button(_("Rehearse it…"), self.choose_rehearsal, icon=Icon.CLOCK))
        column.addWidget(link(_("Take everything away…"), self.choose_stick))
        self.add(held)

    def choose_rehearsal(self) -> None:
        """Asks for the stick of the rehearsal."""
        ask_folder(self, _("The stick"), self.rehearse)

    def rehearse(self, stick: Path) -> None:
        """Everything but the destruction, and how long it took."""
        access = self._desk.access

        def said(done: Evacuated) -> str:
            took = n_("{n} second", "{n} seconds", max(round(done.seconds), 1))
            return _("Rehearsed in {took}: the backup on the stick is whole. Nothing was destroyed.", took=took)

        self._running.begin(
            _("Rehearsing"), lambda progress, stopped: rehearse(access, stick, progress=progress, stopped=stopped), said
        )

    def choose_stick(self) -> None:
        """Asks for the stick that is taken away."""
        ask_folder(self, _("The stick that is taken away"), self.ask)

    def ask(self, stick: Path) -> EvacuationDialog:
        """Says what will and will not happen; only the code word and the slow button begin it."""
        dialog = EvacuationDialog(self, stick, code_word(self._desk.access))
        dialog.confirmed.connect(lambda typed: self._evacuate(stick, typed))
        dialog.open()
        return dialog

    def _evacuate(self, stick: Path, typed: str) -> None:
        access, desk = self._desk.access, self._desk

        def said(done: Evacuated) -> str:
            desk.gone.emit()
            return _("Everything is on the stick: {name}. The vault here is destroyed.", name=done.backup.folder.name)

        self._running.begin(
            _("Taking everything away"),
            lambda progress, stopped: evacuate(access, stick, typed, progress=progress, stopped=stopped),
            said,
        )
