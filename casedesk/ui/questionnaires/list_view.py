"""The list of questionnaires: how they come in above it, what is chosen beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.queries.questionnaires import Listed
from casedesk.cases.questionnaires.draft import Draft, said
from casedesk.text.translation import _
from casedesk.ui.case_list.states import table_card
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.questionnaires.rows import COLUMNS, SPARE
from casedesk.ui.questionnaires.side import Doing, chosen_card
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.table import CaseTable

SIDE = 296


class QuestionnaireList(QWidget):
    """QuestionnaireList(desk, doing, bring, write): `opened(Listed)`; `notice` tells trouble, `draft` of a draft."""

    opened = Signal(object)

    def __init__(self, desk: Desk, doing: Doing, bring: Callable[[], object], write: Callable[[], object]) -> None:
        super().__init__()
        self._doing = doing
        self._model: RowsModel[Listed] = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self._model, name=_("Questionnaires"))
        self.table.set_widths([column.width for column in COLUMNS], spare=SPARE)
        self.notice = Notice("", Tone.WAIT)
        self.draft = Notice("", Tone.INFO, icon=Icon.DRAFT)
        self.bring = primary(_("Bring in a file…"), bring, icon=Icon.FOLDER_OPEN, hint="Ctrl+N")
        self.write = button(_("Write a new one"), write, icon=Icon.EDIT)
        self.card: Card | None = None
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addLayout(Flow(self.bring, self.write))
        column.addWidget(self.draft)
        column.addWidget(self.notice)
        column.addWidget(table_card(self.table), 1)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(px(12))
        self._beside.addLayout(column, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        self.table.opened.connect(lambda index: self.opened.emit(self._model.row_at(index.row())))

    def show_rows(self, rows: Sequence[Listed]) -> None:
        """Lists these; the version that was chosen stays chosen."""
        before = self.chosen().whole if self.table.currentIndex().isValid() else None
        self._model.show_rows(rows)
        if before is None or not self.point_at(before.id, before.version):
            self.table.setCurrentIndex(self._model.index(0, 0))

    def tell_draft(self, draft: Draft | None) -> None:
        """That one waits to be gone on with."""
        if draft is None:
            self.draft.say("")
            return
        title = said(draft.document.get("title")) or _("without a title")
        self.draft.say(_("Your draft is kept: {title}.", title=title), link=_("Go on writing"))

    def point_at(self, id: str, version: int) -> bool:
        """Chooses a version; False if it is not listed."""
        for place, row in enumerate(self.rows()):
            if (row.whole.id, row.whole.version) == (id, version):
                self.table.setCurrentIndex(self._model.index(place, 0))
                return True
        return False

    def chosen(self) -> Listed:
        """The version that is chosen."""
        return self._model.row_at(self.table.currentIndex().row())

    def rows(self) -> list[Listed]:
        """Every line."""
        return [self._model.row_at(place) for place in range(self._model.rowCount())]

    def _choose(self) -> None:
        """The card beside the list is the one of the row that is chosen."""
        if self.card is not None:
            self.card.hide()
            self._beside.removeWidget(self.card)
            self.card.deleteLater()
            self.card = None
        if self.table.currentIndex().isValid():
            self.card = chosen_card(self.chosen(), self._doing)
            self.card.setFixedWidth(px(SIDE))
            self._beside.addWidget(self.card)
            read_in_order(self.bring, self.write, self.draft, self.table, self.card)
