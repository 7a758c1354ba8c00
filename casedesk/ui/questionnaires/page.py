"""Settings › Questionnaires: an administrator brings them in, tries them out, puts them in use, hands them on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.queries.questionnaires import TABLES, Listed, file_of, listed
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.rules.risk import ASKED
from casedesk.cases.verbs.questionnaires import bring_in, put_in_use, take_out_of_use
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.case_list.states import table_card
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.questionnaires.files import put_out, taken_in
from casedesk.ui.questionnaires.mistakes_card import MistakesCard
from casedesk.ui.questionnaires.preview import Preview
from casedesk.ui.questionnaires.rows import COLUMNS, SPARE
from casedesk.ui.questionnaires.side import Doing, chosen_card
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.table import CaseTable

SIDE = 296


class QuestionnairesPage(SettingsPage):
    """QuestionnairesPage(desk, background, ways_out=None): the list, or in its place what one works on."""

    def __init__(self, desk: Desk, background: Background, ways_out: WaysOut | None = None) -> None:
        super().__init__(desk, background)
        self._out = ways_out or WaysOut()
        self._doing = Doing(self.try_out, self._use, self._retire, self._save)
        self._model: RowsModel[Listed] = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self._model, name=_("Questionnaires"))
        self.table.set_widths([column.width for column in COLUMNS], spare=SPARE)
        self.notice = Notice("", Tone.WAIT)
        self.bring = primary(_("Bring in a file…"), self.ask_file, icon=Icon.FOLDER_OPEN, hint="Ctrl+N")
        self.card: Card | None = None
        self._main: QPushButton | None = self.bring
        self._instead: QWidget | None = None
        self._places = QStackedWidget()
        self._places.addWidget(self._list())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._places)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        self.table.opened.connect(lambda index: self.try_out(self._model.row_at(index.row())))
        self._read()

    def _list(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addLayout(row_of(self.bring, None))
        column.addWidget(self.notice)
        column.addWidget(table_card(self.table), 1)
        self._beside = QHBoxLayout(held)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(px(12))
        self._beside.addLayout(column, 1)
        return held

    def facts(self) -> Sequence[str]:
        return (_("What is asked here: the program’s own, and yours"),)

    def primary(self) -> QPushButton | None:
        return self._main

    def commands(self) -> dict[str, object]:
        return {"new": self.ask_file}

    def refresh(self, changed: Changed) -> None:
        if changed.tables & TABLES:
            self._read()

    def ask_file(self) -> None:
        """The system's own window, without blocking."""
        dialog = QFileDialog(self, _("A questionnaire"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Questionnaires (*.toml)"))
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path) -> None:
        """Brings a file in and shows it as it will be asked; or tells what is wrong with it, and keeps nothing."""
        try:
            whole = self.desk.do(bring_in, held=taken_in(path), file=path.name)
        except FileMistake as mistake:
            card = MistakesCard(mistake, self.ask_file, self.show_list)
            self._put(card, card.main)
        except Mendable as trouble:
            self.show_list()
            self.notice.say(trouble.said())
        else:
            self.said.emit(_("The questionnaire is here. Try it out before you put it in use."))
            self._point_at(whole.id, whole.version)
            self.try_out(self._chosen())

    def try_out(self, row: Listed) -> None:
        """As it will be asked."""
        card = Card(_("As it will be asked"), note=_("nothing is kept"))
        self.preview = Preview(row.whole)
        card.add(self.preview, 1)
        ways: list[QPushButton] = [button(_("Back to the list"), self.show_list)]
        main = None
        if row.whole.topic in ASKED and not row.asked:
            main = primary(_("Put in use"), lambda: self._use(row), icon=Icon.DONE)
            ways.insert(0, main)
        card.add_layout(Flow(*ways))
        self._put(card, main)
        self.preview.asking.setFocus()

    def show_list(self) -> None:
        """The list again; what was in its place is gone."""
        self._put(None, self.bring)
        self.table.setFocus()

    def _put(self, card: QWidget | None, main: QPushButton | None) -> None:
        if self._instead is not None:
            self._instead.hide()
            self._places.removeWidget(self._instead)
            self._instead.deleteLater()
        self._instead = card
        if card is not None:
            self._places.addWidget(card)
            self._places.setCurrentWidget(card)
        self._main = main

    def _read(self) -> None:
        chosen = self._chosen().whole if self.table.currentIndex().isValid() else None
        self._model.show_rows(self.desk.glance(listed))
        if chosen is None or not self._point_at(chosen.id, chosen.version):
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _point_at(self, id: str, version: int) -> bool:
        for place in range(self._model.rowCount()):
            whole = self._model.row_at(place).whole
            if (whole.id, whole.version) == (id, version):
                self.table.setCurrentIndex(self._model.index(place, 0))
                return True
        return False

    def _chosen(self) -> Listed:
        return self._model.row_at(self.table.currentIndex().row())

    def _choose(self) -> None:
        """The card beside the list is the one of the row that is chosen."""
        if self.card is not None:
            self.card.hide()
            self._beside.removeWidget(self.card)
            self.card.deleteLater()
            self.card = None
        if self.table.currentIndex().isValid():
            self.card = chosen_card(self._chosen(), self._doing)
            self.card.setFixedWidth(px(SIDE))
            self._beside.addWidget(self.card)

    def _use(self, row: Listed) -> None:
        said = _("It is asked from now on. What was answered before stays as it was.")
        self._do(said, put_in_use, id=row.whole.id, version=row.whole.version)

    def _retire(self, row: Listed) -> None:
        self._do(_("It is not asked any more. What was answered stays readable."), take_out_of_use, id=row.whole.id)

    def _do(self, said: str, verb: Callable[..., Any], **values: object) -> None:
        self.show_list()
        try:
            self.desk.do(verb, **values)
        except Mendable as trouble:
            self.notice.say(trouble.said())
        else:
            self.notice.say("")
            self.said.emit(said)

    def _save(self, row: Listed) -> None:
        id, version = row.whole.id, row.whole.version
        name, kind = f"{id}-{version}.toml", _("Questionnaires (*.toml)")
        self._out.place(self, lambda path: self._saved(path, id, version), kind=kind, suffix="toml", name=name)

    def _saved(self, path: Path, id: str, version: int) -> None:
        try:
            put_out(path, self.desk.glance(file_of, id=id, version=version))
        except Mendable as trouble:
            self.notice.say(trouble.said())
        else:
            self.said.emit(_("The questionnaire is saved as a file."))
