"""One part of the file she is asked about: how much of it there is, her answer, and which fields of it go along."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.attached.trouble import megabytes
from casedesk.cases.codes.case import Part
from casedesk.cases.records.attachment import Attachment
from casedesk.text.translation import _, n_
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.transfer.asked import Asked
from casedesk.ui.transfer.field_checks import FieldChecks
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.widgets.prose import Prose

ANSWER = 118
"""Width of the answers, in pixels at 100 %."""


class PartRow(QWidget):
    """PartRow(asked, part): `answered` once she said something, `went_on` when the next line may be asked.

    `open_fields()` unfolds its fields, or folds them; `unfolded(fields)` once they are shown. `renew()` shows what
    `asked` says now; `allow(asking)`.
    """

    answered = Signal()
    went_on = Signal()
    unfolded = Signal(object)

    def __init__(self, asked: Asked, part: Part) -> None:
        super().__init__()
        self.part = part
        self._asked, self._asking = asked, True
        self.fields: FieldChecks | None = None
        self.answers: list[ConsentAnswer] = []
        self._label = Prose(part.said(), role=Role.INK)
        many = asked.parts[part].entries
        self._count = Prose(n_("{n} entry", "{n} entries", many), style=Style.SMALL)
        self._more = link("", self.open_fields, style=Style.SMALL)
        room = self._more.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._papers = {one.id: Prose(style=Style.SMALL) for one in asked.papers if part is Part.ATTACHMENTS}
        column.addLayout(self._line(self._label, None if self._papers else self._for_part()))
        for paper, words in self._papers.items():
            column.addLayout(self._line(words, self._for_paper(paper)))
        self.show_titles(False)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addWidget(Hairline())
        self.renew()

    def renew(self) -> None:
        """Shows what is said now."""
        part, asked = self.part, self._asked
        fields = list(asked.fields(part))
        going = _("{n} of {all} answers", n=sum(asked.goes(one) for one in fields), all=len(fields))
        self._more.setText(going)
        self._more.setAccessibleName(_("{part}: {answers}", part=part.said(), answers=going))
        papers = [asked.paper(id) for id in self._papers]
        for control, answer in zip(self.answers, papers or [asked.answer(part)], strict=True):
            control.set_answer(answer)
            control.setEnabled(self._asking)
        self._more.setVisible(self._asking or asked.answer(part) is Answer.AGREED)
        self._label.set_role(Role.INK if asked.answer(part) is Answer.AGREED else Role.INK2)
        if self.fields is not None:
            self.fields.renew()

    def allow(self, asking: bool) -> None:
        """Whether it can be answered now."""
        self._asking = asking
        for control in self.answers:
            control.setEnabled(asking)
        if self.fields is not None:
            self.open_fields()  # folds them: what went is read beside it
        self.renew()

    def open_fields(self) -> None:
        """Unfolds which fields go, or folds them again."""
        if self.fields is None:
            self.fields = FieldChecks(self._asked, self.part)
            self.fields.allow(self._asking)
            self.fields.turned.connect(self._turned)
            self._below.addWidget(self.fields)
            self.unfolded.emit(self.fields)
        else:
            self.fields.hide()
            self.fields.deleteLater()
            self.fields = None

    def show_titles(self, shown: bool) -> None:
        """What an attachment is, or its title too, which may tell who it is about."""
        kinds = {one.id: one.kind for one in self._asked.file.of(Attachment)}
        for paper in self._asked.papers if self._papers else ():
            label = paper.label if shown else kinds[paper.id].said()
            size = megabytes(paper.size)
            self._papers[paper.id].setText(
                _("{label}, {form}, {size} MB", label=label, form=paper.media.said(), size=size)
            )

    def first_unasked(self) -> ConsentAnswer | None:
        """The first line that was not asked."""
        return next((one for one in self.answers if one.answer() is Answer.NOT_ASKED), None)

    def _line(self, name: QWidget, answer: ConsentAnswer | None) -> QHBoxLayout:
        middle = Qt.AlignmentFlag.AlignVCenter
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(2), px(16), px(2))
        row.setSpacing(px(10))
        row.addWidget(name, 10, middle)
        if name is self._label:
            row.addWidget(self._count, 5, middle)
            row.addWidget(self._more, 7, middle)
        room = QWidget()
        room.setFixedWidth(px(ANSWER))
        beside = QHBoxLayout(room)
        beside.setContentsMargins(0, 0, 0, 0)
        if answer is not None:
            beside.addWidget(answer)
            beside.addStretch(1)
        row.addWidget(room)
        return row

    def _for_part(self) -> ConsentAnswer:
        control = self._control(self.part.said())
        control.answered.connect(lambda given: self._given(lambda: self._asked.give(self.part, given)))
        return control

    def _for_paper(self, paper: UUID) -> ConsentAnswer:
        kind = next(one.kind for one in self._asked.file.of(Attachment) if one.id == paper)
        control = self._control(kind.said())
        control.answered.connect(lambda given: self._given(lambda: self._asked.give_paper(paper, given)))
        return control

    def _control(self, name: str) -> ConsentAnswer:
        control = ConsentAnswer(name)
        control.keyed.connect(self.went_on)
        self.answers.append(control)
        return control

    def _given(self, keep: Callable[[], None]) -> None:
        keep()
        self._turned()

    def _turned(self) -> None:
        self.renew()
        self.answered.emit()
