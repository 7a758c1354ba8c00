"""Settings › Backups: where they lie and how old they are, a new one, the proof, and taking everything away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.security.roles import Permission, may
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.backup_folder import Lying
from casedesk.store.backups.media import Medium, media
from casedesk.store.restoring.drilling import Drilled, drill
from casedesk.text.dates import said_moment
from casedesk.text.translation import _, n_
from casedesk.ui.background import Background
from casedesk.ui.backups.evacuation_card import EvacuationCard
from casedesk.ui.backups.restore_card import RestoreCard
from casedesk.ui.backups.schedule_card import ScheduleCard
from casedesk.ui.backups.under_way import under_way
from casedesk.ui.backups.words import MEDIA, size
from casedesk.ui.case_list.states import table_card
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.buttons import button, explain, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.choosing import ask_folder
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.progress import ProgressCard
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

SIDE = 300


class BackupsPage(SettingsPage):
    """BackupsPage(desk, background): for supervisors and administrators."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk, background)
        self._running = under_way(desk, background)
        self._rows: list[Medium] = []
        self._new = primary(_("Back up now"), self.back_up, icon=Icon.BACKUP)
        self._prove = button(_("Prove that it restores"), self.prove, icon=Icon.RISK)
        self.notice = Notice("", Tone.WAIT)
        self.progress = ProgressCard("")
        self.progress.cancelled.connect(self._running.cancel)
        self._model: RowsModel[Medium] = RowsModel(MEDIA, desk.today, self)
        self.table = CaseTable(self._model, name=_("Sticks and disks with backups"))
        self.table.set_widths([column.width for column in MEDIA], spare=(3, 4))
        self._lay_out()
        self._running.advanced.connect(self._advance)
        self._running.ended.connect(self._ended)
        self._read()
        self._show_progress(0, 0)

    def facts(self) -> Sequence[str]:
        return (_("Sealed to the supervisors and the recovery sheets: nobody else opens one"),)

    def buttons(self) -> Sequence[QPushButton]:
        return (self._prove, self._new)

    def primary(self) -> QPushButton | None:
        return self._new

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"backups", "schedules"}:
            self._read()

    def settle(self) -> None:
        """The list of pages keeps the focus: nothing here begins by itself."""

    def back_up(self) -> None:
        """Onto the medium that is chosen in the list and is there; else asks where to."""
        chosen = self._chosen()
        if chosen is not None and Path(chosen.place).is_dir():
            self.back_up_to(Path(chosen.place))
        else:
            self.choose_folder()

    def choose_folder(self) -> None:
        """Asks for the stick or disk."""
        ask_folder(self, _("The stick or disk for the backup"), self.back_up_to)

    def back_up_to(self, folder: Path) -> None:
        """Makes a backup there."""
        access = self.desk.access

        def said(made: Lying) -> str:
            name, large = made.folder.name, size(made.head.size)
            return _("The backup is made and verified: {name}, {size}.", name=name, size=large)

        self.notice.hide()
        self._running.begin(
            _("Making the backup"),
            lambda progress, stopped: back_up(access, folder, progress=progress, stopped=stopped),
            said,
        )

    def prove(self) -> None:
        """Restores the newest backup of the chosen medium for real, in a place of its own."""
        chosen = self._chosen()
        if chosen is None:
            return
        access, place = self.desk.access, Path(chosen.place)

        def said(done: Drilled) -> str:
            made, files = said_moment(done.made), n_("{n} case", "{n} cases", done.files)
            if not done.opened:
                return _("The backup of {made} restores. It holds no case yet.", made=made)
            return _("The backup of {made} restores: {files}, one was opened and read.", made=made, files=files)

        self.notice.hide()
        self._running.begin(
            _("Proving that it restores"),
            lambda progress, stopped: drill(access, place, progress=progress, stopped=stopped),
            said,
        )

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._filled = table_card(self.table)
        self._empty = Card()
        self._empty.add(
            EmptyState(
                Icon.BACKUP, _("No backup yet"),
                _("Put a stick in and back up: if this computer breaks or is taken, the cases are on the stick."),
            ),
            1,
        )  # fmt: skip
        for part in (self._filled, self._empty):
            self._middle.addWidget(part)
        left = QVBoxLayout()
        left.setSpacing(px(12))
        for quiet in (self.notice, self.progress):
            left.addWidget(quiet)
        self.progress.hide()
        left.addWidget(self._middle, 1)
        left.addWidget(self._what_holds())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _what_holds(self) -> Card:
        card = Card(_("What a backup is"), action=link(_("Back up to another folder"), self.choose_folder))
        card.add(
            Prose(
                _(
                    "A folder that holds the whole vault, encrypted under a key of its own. A supervisor of the day "
                    "it was made opens it with her passphrase, or two recovery sheets do. Somebody who left opens none "
                    "that was made after. Keep two sticks, one of them in another house."
                ),
                style=Style.SMALL, widest=900,
            )
        )  # fmt: skip
        return card

    def _side(self) -> QWidget:
        roles = self.desk.access.person.roles
        side = Page(margins=False)
        side.setFixedWidth(px(SIDE))
        self.schedule = ScheduleCard(self.desk)
        self.schedule.said.connect(self.said)
        self.schedule.troubled.connect(lambda words: self._tell(words, Tone.WAIT))
        side.add(self.schedule)
        self.restoring: RestoreCard | None = None
        self.evacuation: EvacuationCard | None = None
        if may(roles, Permission.RESTORE) and self.desk.access.teams:
            self.restoring = RestoreCard(self.desk, self._running)
            side.add(self.restoring)
        if may(roles, Permission.EVACUATE):
            self.evacuation = EvacuationCard(self.desk, self._running)
            side.add(self.evacuation)
        side.body.addStretch(1)
        return side

    def _read(self) -> None:
        before = self._chosen()
        self._rows = self.desk.glance(media)
        self._model.show_rows(self._rows)
        self._middle.setCurrentWidget(self._filled if self._rows else self._empty)
        if self._rows:
            places = [row.place for row in self._rows]
            here = places.index(before.place) if before is not None and before.place in places else 0
            self.table.setCurrentIndex(self._model.index(here, 0))
        self.schedule.renew()
        self._judge()

    def _chosen(self) -> Medium | None:
        place = self.table.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _judge(self) -> None:
        busy = self._running.busy
        explain(self._new, can=not busy, why=_("Something else is being done. It ends in a moment."))
        opens = bool(self.desk.access.teams)
        why = _("Make a backup first.") if opens else _("A supervisor proves it: a backup opens for nobody else.")
        explain(self._prove, can=bool(self._rows) and opens and not busy, why=why)

    def _advance(self, part: int, of: int) -> None:
        self._show_progress(part, of)

    def _show_progress(self, part: int, of: int) -> None:
        self.progress.setVisible(self._running.busy)
        if self._running.busy:
            self.notice.hide()
            self.progress.advance(part, of, title=self._running.title)
        self._judge()

    def _ended(self, words: str, tone: Tone) -> None:
        self._show_progress(0, 0)
        self._tell(words, tone)

    def _tell(self, words: str, tone: Tone) -> None:
        self.notice.say(words, tone=tone)
