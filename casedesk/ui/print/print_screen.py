"""Print summary: choices left, the pages right; every print and every saved file is in the journal before it exists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Paper, Way
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.rules.releasing import Leaving, NoLiveConsent
from casedesk.cases.verbs.let_out import let_out, may_leave
from casedesk.reports.chapters import Asked, check_reason
from casedesk.reports.from_case import summary_of
from casedesk.store.fields import InField
from casedesk.text.translation import _, n_, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Task
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.leaving.permit_bar import PermitBar
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.print.choices import Choices
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.paper_view import PaperView
from casedesk.ui.print.press import Drawn, Make, draw, press
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import button, icon_button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.stages import Stages

A_MOMENT_MS = 150
"""Choices made in one breath are drawn once."""


class PrintScreen(Screen):
    """PrintScreen(desk, place): the summary of `place.case`."""

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        if place.case is None:
            raise ValueError("a summary is of a case")
        self._case = place.case
        self._file = desk.ask(open_case, case=self._case)
        self._elsewhere = press(self)
        self._out = PaperOut(desk, self, ways_out)
        self._out.left.connect(self.said)
        self._out.troubled.connect(self._tell)
        self._drawing: Task | None = None
        self._count = 0
        self._soon = QTimer(self, singleShot=True, interval=A_MOMENT_MS)
        self._soon.timeout.connect(self._draw)
        self._build()
        self._choices.tell(self._file, desk.now())
        self._stages.begin_loading()
        self._name_buttons()

    def _build(self) -> None:
        self._print = primary("", self._ask_printer, icon=Icon.PRINT, hint="Ctrl+P")
        self._save = button(_("Save as a file…"), self._ask_place, icon=Icon.EXPORT)
        header = PageHeader(
            _("Print summary"),
            way=(("cases", _("Cases")), ("case", self._file.case.number)),
            facts=(Prose(_("The print is recorded in the journal before the first page leaves."), style=Style.SMALL),),
            buttons=(button(_("Back"), self.back.emit, hint="Esc"), self._save, self._print),
        )
        header.went_back.connect(self._went_back)
        self._notice = Notice("", Tone.WAIT)
        self._notice.setObjectName("trouble")
        self._choices = Choices()
        self._choices.changed.connect(self._soon.start)
        self._pages = PaperView()
        self._pages.resized.connect(self._soon.start)
        self._permit = PermitBar(self.desk, lambda: self._leaving(Way.PRINTED))
        self._permit.permitted.connect(self._print.setFocus)
        column = centred(self)
        column.addWidget(header)
        column.addWidget(self._notice)
        column.addWidget(self._permit)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._choices)
        row.addWidget(self._desk_of_pages(), 1)
        column.addLayout(row, 1)

    def _desk_of_pages(self) -> Card:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        self._nearer = icon_button(Icon.ZOOM_IN, _("Larger"), lambda: self._zoom(1), compact=True)
        self._further = icon_button(Icon.ZOOM_OUT, _("Smaller"), lambda: self._zoom(-1), compact=True)
        self._level = Line(style=Style.SMALL, role=Role.INK2)
        self._counted = Line(style=Style.SMALL, role=Role.INK2)
        row = QHBoxLayout()
        row.setContentsMargins(px(14), px(5), px(14), px(5))
        row.setSpacing(px(10))
        for part in (self._further, self._level, self._nearer):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._counted)
        row.addWidget(Line(_("Page Up, Page Down"), style=Style.CAPTION, role=Role.INK2))
        self._stages = Stages(self._pages)
        card.add_layout(row)
        card.add(Hairline())
        card.add(self._stages, 1)
        return card

    def settle(self) -> None:
        """The first thing to say is for whom."""
        self._choices.begin()
        self._soon.start()

    def leave(self) -> None:
        """Nothing is kept: a summary is made anew each time. Pages on their way to the printer go on."""
        self._soon.stop()
        if self._drawing is not None:
            self._drawing.cancel()

    def primary(self) -> QPushButton | None:
        """Prints."""
        return self._print

    def commands(self) -> Mapping[str, object]:
        """Ctrl P prints."""
        return {"print": self._print.click}

    def refresh(self, changed: Changed) -> None:
        """The file was changed: it is read and drawn again."""
        if self._case in changed.ids:
            self._file = self.desk.ask(open_case, case=self._case)
            self._choices.tell(self._file, self.desk.now())
            self._soon.start()

    def _went_back(self, key: str) -> None:
        self.go.emit(Place(Room.CASES) if key == "cases" else Place(Room.CASE, case=self._case))

    def _zoom(self, step: int) -> None:
        self._pages.zoom(step)
        self._name_buttons()

    def _asked(self) -> Asked:
        wanted = self._choices
        with speaking(wanted.language()):
            return Asked(wanted.printable(), wanted.for_whom(), self.desk.me(), self.desk.now(), wanted.reason())

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._stages.begin_loading()
        self._permit.look()
        make, width = self._make(self._asked()), self._pages.page_width()
        self._drawing = self._elsewhere.with_progress(
            lambda advance: draw(make, width, advance), self._show, self._tell
        )

    def _make(self, asked: Asked) -> Make:
        """Makes the pages on whatever thread; it holds a frozen file and asks nothing of the window."""
        file, spoken, training = self._file, self._choices.language(), self.desk.access.vault.training

        def make() -> bytes:
            from casedesk.reports.case_summary import case_summary

            with speaking(spoken):
                return case_summary(summary_of(file, asked), training=training)

        return make

    def _show(self, drawn: Drawn) -> None:
        self._drawing, self._count = None, len(drawn.pages)
        self._pages.show_pages(drawn.pages)
        self._stages.show_content()
        self._name_buttons()

    def _name_buttons(self) -> None:
        count = self._count
        self._print.setText(n_("Print {n} page", "Print {n} pages", count) if count else _("Print"))
        self._counted.setText(n_("A4, {n} page", "A4, {n} pages", count) if count else "")
        self._level.setText(self._pages.zoomed())
        self._nearer.setEnabled(self._pages.can_zoom(1))
        self._further.setEnabled(self._pages.can_zoom(-1))
        for act in (self._print, self._save):
            act.setEnabled(count > 0)

    def _ask_printer(self) -> None:
        self._leave_by(lambda: self._out.to_printer(lambda: self._noted(Way.PRINTED)))

    def _ask_place(self) -> None:
        self._leave_by(lambda: self._out.to_file(lambda: self._noted(Way.SAVED)))

    def _leave_by(self, way: Callable[[], None]) -> None:
        """Asks for what is missing first, then which way out."""
        self._notice.hide()
        try:
            check_reason(self._choices.chapters(), self._choices.reason())
            self.desk.glance(may_leave, leaving=self._leaving(Way.PRINTED))
        except Mendable as trouble:
            self._tell(trouble)
        else:
            way()

    def _noted(self, way: Way) -> Make:
        """The register and the journal first: which chapters leave, and for whom."""
        asked = self._asked()
        self.desk.do(let_out, leaving=self._leaving(way))
        return self._make(asked)

    def _leaving(self, way: Way) -> Leaving:
        asked = self._asked()
        chapters = tuple(chapter for chapter in Chapter if chapter in asked.chapters)
        return Leaving(
            self._case, Paper.SUMMARY, way, self._choices.audience(), asked.for_whom, asked.reason, chapters=chapters
        )

    def _tell(self, trouble: Mendable) -> None:
        if isinstance(trouble, InField) and self._choices.show_problem(trouble):
            return
        if isinstance(trouble, NoLiveConsent):  # the bar says it, and what can be done
            self._permit.look()
            self._permit.ask.setFocus()
            return
        self._notice.say(trouble.said(), tone=Tone.WAIT)
