"""What goes on paper: the chapters with how much they hold, the language, for whom, and why when it is sealed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.chapter import SEALED, Chapter
from casedesk.cases.codes.referring import Audience
from casedesk.reports.chapters import GROUPS, USUAL, counted
from casedesk.store.fields import InField
from casedesk.text.input import clean_line
from casedesk.text.translation import LANGUAGES, _, language
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.segmented import Segmented

WIDE = 292
_OF_INCIDENTS = frozenset({Chapter.INCIDENTS, Chapter.WORDS})


class Choices(Card):
    """Choices(): `chapters()`, `language()`, `for_whom()`, `reason()`; `changed` when any of it is another.

    Sealed chapters begin off and ask for a reason; `printable()` leaves them out until there is one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What goes on paper"))
        self._boxes = {chapter: QCheckBox(chapter.said()) for chapter in Chapter}
        self._notes = {chapter: Line(style=Style.CAPTION, role=Role.INK2) for chapter in Chapter}
        self._language = Segmented(list(LANGUAGES.items()), name=_("Language"), chosen=language(), compact=True)
        self._audience = QComboBox()
        for code in Audience:
            self._audience.addItem(code.said(), code.value)
        self._audience_field = Field(_("Where it goes"), self._audience)
        self._for_whom, self._reason = QLineEdit(), QLineEdit()
        self._for_whom.setPlaceholderText(_("For example: case conference"))
        self._whom_field = Field(_("For whom"), self._for_whom, help=_("Printed on every page, and in the journal."))
        self._why_field = Field(_("Why"), self._reason, help=_("Only in the journal. Sealed words need a reason."))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), 0, px(16), 0)
        column.setSpacing(px(1))
        for heading, chapters in GROUPS.items():
            self._add_group(column, _(heading), chapters)
        column.addWidget(self._why_field)
        column.addStretch(1)
        self._why_field.setVisible(False)
        self._area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.body.setContentsMargins(0, 0, 0, px(12))
        self.add(area, 1)
        self.add(Hairline())
        self.add_layout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """What every paper needs stays in sight, however long the list above it is."""
        foot = QVBoxLayout()
        foot.setContentsMargins(px(16), px(3), px(16), 0)
        foot.setSpacing(px(7))
        foot.addLayout(row_of(Line(_("Language"), style=Style.SMALL, bold=True), None, self._language))
        foot.addWidget(self._audience_field)
        foot.addWidget(self._whom_field)
        told = _("The print job has a neutral name. A saved file is not protected.")
        foot.addWidget(Notice(told, Tone.NEUTRAL, icon=Icon.PRINT))
        return foot

    def _add_group(self, column: QVBoxLayout, heading: str, chapters: Sequence[Chapter]) -> None:
        if column.count():
            column.addSpacing(px(5))
            column.addWidget(Hairline())
            column.addSpacing(px(3))
        column.addWidget(Line(heading, style=Style.SMALL, bold=True))
        for chapter in chapters:
            column.addLayout(self._row(chapter))

    def _row(self, chapter: Chapter) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        box = self._boxes[chapter]
        box.setMinimumHeight(px(28))
        row.addWidget(box)
        row.addStretch(1)
        row.addWidget(self._notes[chapter])
        return row

    def _connect(self) -> None:
        for chapter, box in self._boxes.items():
            box.setChecked(chapter in USUAL)
            box.toggled.connect(self._ticked)
        self._language.picked.connect(lambda: self.changed.emit())
        for line in (self._for_whom, self._reason):
            line.textEdited.connect(lambda: self.changed.emit())
        self._for_whom.editingFinished.connect(self._whom_field.clear_problem)
        self._reason.editingFinished.connect(self._why_field.clear_problem)

    def tell(self, file: CaseFile, now: datetime) -> None:
        """How much each chapter of this file holds; a family's file, which has no incident, is not asked for any."""
        without = _OF_INCIDENTS if file.case.kind is CaseKind.FAMILY and not file.incidents else frozenset()
        for chapter, note in self._notes.items():
            self._boxes[chapter].setHidden(chapter in without)
            note.setHidden(chapter in without)
            words = "" if chapter in SEALED else counted(file, chapter, now)
            note.setText(words)
            self._boxes[chapter].setAccessibleDescription(words)
        self._fit()

    def chapters(self) -> frozenset[Chapter]:
        """What is ticked."""
        return frozenset(chapter for chapter, box in self._boxes.items() if box.isChecked())

    def printable(self) -> frozenset[Chapter]:
        """What is ticked, sealed chapters only once there is a reason."""
        return self.chapters() if self.reason() else self.chapters() - SEALED

    def tick(self, chapter: Chapter, on: bool = True) -> None:
        """Ticks a chapter or not."""
        self._boxes[chapter].setChecked(on)

    def language(self) -> str:
        """The code of the language the paper is written in."""
        return self._language.key()

    def audience(self) -> Audience:
        """Where the paper goes: what goes outside needs her consent."""
        return Audience(self._audience.currentData())

    def send_to(self, audience: Audience) -> None:
        """Chooses where the paper goes."""
        self._audience.setCurrentIndex(self._audience.findData(audience.value))

    def for_whom(self) -> str:
        """Who the paper is for."""
        return clean_line(self._for_whom.text()).text

    def reason(self) -> str:
        """Why sealed words must stand on it; nothing while no sealed chapter is ticked."""
        return clean_line(self._reason.text()).text if SEALED & self.chapters() else ""

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble in its field and goes there; False when it is none of these fields."""
        field = {"for_whom": self._whom_field, "reason": self._why_field}.get(trouble.field)
        if field is None:
            return False
        field.set_problem(trouble.said())
        field.control.setFocus()
        return True

    def begin(self) -> None:
        """Puts the focus where something is missing."""
        self._for_whom.setFocus()

    def _fit(self) -> None:
        """As wide as the longest line beside a scroll bar: nothing is cut off in any language."""
        self.setFixedWidth(max(px(WIDE), self._inside.minimumSizeHint().width() + px(16)))

    def _ticked(self) -> None:
        sealed: Collection[Chapter] = SEALED & self.chapters()
        was_shown = self._why_field.isVisibleTo(self)
        self._why_field.setVisible(bool(sealed))
        if sealed and not was_shown:
            self._reason.setFocus()
            QTimer.singleShot(0, self._area, lambda: self._area.ensureWidgetVisible(self._why_field))
        self.changed.emit()
