"""One new sheet leaves the screen: printed, or written down by hand; then two groups prove that it can be read."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from casedesk.security.sheet_code import GROUPS, tidied
from casedesk.security.sheets import Paper
from casedesk.store.recovery.sheet_state import note_sheet
from casedesk.text.dates import local, said_moment
from casedesk.text.translation import _, language, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.press import Make
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.recovery.sheet_entry import IN_ROW
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose

PROVED = 2
"""So many groups are typed from the paper."""


class PaperCard(Card):
    """PaperCard(desk, paper, holder, title, onward, ways): `proved` once two groups were typed from the paper.

    `onward` is what its second button says. The groups are on the screen only if somebody asks to write them by hand.
    """

    proved = Signal()

    def __init__(self, desk: Desk, paper: Paper, holder: str, title: str, onward: str, ways: WaysOut) -> None:
        super().__init__(title)
        self._desk, self._paper, self._holder = desk, paper, holder
        self._leaving = PaperOut(desk, self, ways)
        self._leaving.left.connect(lambda said: self._out())
        self._leaving.troubled.connect(self._tell)
        self.notice = Notice("", Tone.WAIT)
        self.print = primary(_("Print sheet {number}", number=paper.number), self._ask_printer, icon=Icon.PRINT)
        self.again = link(_("Print it again"), self._ask_printer)
        self.by_hand = link(_("Write it by hand instead"), self._show_groups)
        self.save = link(_("Save as a file"), self._ask_place) if desk.access.vault.training else None
        self.written = primary(_("I have written it down"), self._wrote)
        self.onward = primary(onward, self._prove)
        places = sorted(secrets.SystemRandom().sample(range(GROUPS), PROVED))
        self.proofs = {place: _proof(place) for place in places}
        self._proving = QWidget()
        self._arrange()

    def _arrange(self) -> None:
        self.add(
            Prose(
                _(
                    "Print it with {holder} beside you. Nobody else needs to see it, and it is not kept here: it "
                    "exists on this paper alone.",
                    holder=self._holder,
                ),
                widest=600,
            )
        )
        self.add(self.notice)
        self.add_layout(row_of(self.print, self.again, self.by_hand, *([self.save] if self.save else []), None, gap=16))
        self._groups: QWidget | None = None
        self._place = row_of()
        self._place.setContentsMargins(0, 0, 0, px(6))
        self.add_layout(self._place)
        self.add_layout(row_of(self.written, None))
        column = QGridLayout(self._proving)
        column.setContentsMargins(0, 0, 0, 0)
        column.setHorizontalSpacing(px(12))
        column.addWidget(Prose(_("Can it be read? Type two groups from the paper."), widest=600), 0, 0, 1, 3)
        for place, field in enumerate(self.proofs.values()):
            column.addWidget(field, 1, place)
        column.setColumnStretch(2, 1)
        column.addLayout(row_of(self.onward, None), 2, 0, 1, 3)
        self.add(self._proving)
        for part in (self.again, self.written, self._proving):
            part.hide()

    def begin(self) -> None:
        """Puts the focus where the work goes on."""
        waiting = [field.control for field in self.proofs.values()] if self._proving.isVisibleTo(self) else []
        (waiting or [self.print])[0].setFocus()

    def primary(self) -> QPushButton:
        """The one button that leads on."""
        return next(one for one in (self.written, self.onward, self.print) if one.isVisibleTo(self))

    def _ask_printer(self) -> None:
        self.notice.hide()
        self._leaving.to_printer(lambda: self._noted("recovery sheet"))

    def _ask_place(self) -> None:
        self.notice.hide()
        self._leaving.to_file(lambda: self._noted("recovery sheet file"))

    def _show_groups(self) -> None:
        try:
            self._noted("recovery sheet by hand")
        except Mendable as trouble:
            self._tell(trouble)
            return
        self._groups = _written(self._paper.groups)
        self._place.addWidget(self._groups)
        self._groups.show()
        self.written.show()
        for part in (self.print, self.by_hand):
            part.hide()
        self.written.setFocus()

    def _wrote(self) -> None:
        """It was written down: the groups leave the screen before two of them are asked for."""
        if self._groups is not None:
            self._groups.hide()
            self._groups.deleteLater()
        self.written.hide()
        self._out()

    def _noted(self, paper: str) -> Make:
        """The journal first; what cannot be written there does not leave."""
        self._desk.do(note_sheet, number=self._paper.number, paper=paper)
        return self._make()

    def _make(self) -> Make:
        """Makes the page on whatever thread."""
        paper, holder, now = self._paper, self._holder, self._desk.now()
        by, training, spoken = self._desk.me(), self._desk.access.vault.training, language()

        def make() -> bytes:
            from casedesk.reports.recovery_sheet import SheetLabel, recovery_sheet

            with speaking(spoken):
                told = SheetLabel(paper.number, holder, local(paper.made).date())
                return recovery_sheet(told, paper.groups, printed_by=by, printed_at=said_moment(now), training=training)

        return make

    def _out(self) -> None:
        """It lies on paper: asks for the proof, and printing again is no more the way on."""
        self.print.hide()
        self.again.show()
        self.notice.hide()
        self._proving.show()
        self.begin()

    def _prove(self) -> None:
        for place, field in self.proofs.items():
            edit = field.control
            right = isinstance(edit, QLineEdit) and tidied(edit.text()) == self._paper.groups[place]
            told = _("This is not what stands on the sheet. Compare it with the paper, or print it again.")
            field.set_problem("" if right else told)
        wrong = [field.control for field in self.proofs.values() if field.problem()]
        if wrong:
            wrong[0].setFocus()
        else:
            self.proved.emit()

    def _tell(self, trouble: Mendable) -> None:
        self.notice.say(trouble.said())


def _proof(place: int) -> Field:
    edit = QLineEdit()
    edit.setMaxLength(20)
    edit.setMaximumWidth(px(140))
    field = Field(_("Group {n}", n=place + 1), edit)
    field.setFixedWidth(px(260))
    return field


def _written(groups: Sequence[str]) -> QWidget:
    """The groups large, in rows of four, each with its number."""
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(px(6))
    for place, group in enumerate(groups):
        row, column = divmod(place, IN_ROW)
        grid.addWidget(Line(str(place + 1), style=Style.CAPTION, role=Role.INK2), row, 2 * column)
        said = Line(group, style=Style.TITLE)
        said.setMinimumWidth(px(110))
        grid.addWidget(said, row, 2 * column + 1)
    grid.setColumnStretch(2 * IN_ROW, 1)
    return held
