"""Where the case is in the six steps, and what comes next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus, Part, Step
from casedesk.cases.rules.preparing import Preparation, preparation
from casedesk.text.sentences import sentences
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.next_step import NextStep
from casedesk.ui.widgets.stepper import Stage, Stepper

PART_OF_STEP = {
    Step.INTRODUCTION: Part.CONSENTS, Step.ASSESSMENT: Part.ASSESSMENT, Step.PLANNING: Part.PLAN,
    Step.ACTION: Part.REFERRALS, Step.FOLLOW_UP: Part.FOLLOW_UPS, Step.CLOSURE: Part.CLOSURE,
}  # fmt: skip
"""Where each step is done."""


class StepsCard(Card):
    """StepsCard(): `begun()` when the next step is taken, `missing_taken()` for what must come first.

    `step_picked(Part)` tells which step was pressed.
    """

    begun = Signal()
    missing_taken = Signal()
    step_picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._told: Preparation | None = None
        self._next: NextStep | None = None
        self._button: QPushButton | None = None
        self._stepper = Stepper(_stages(Step.INTRODUCTION, closed=False), name=_("Steps of this case"))
        self._stepper.picked.connect(lambda place: self.step_picked.emit(PART_OF_STEP[list(Step)[place]]))
        self.body.setContentsMargins(px(16), px(10), px(16), px(10))
        self._row = QHBoxLayout()
        self._row.setSpacing(px(20))
        self._row.addWidget(self._stepper, 11)
        self._row.addWidget(Hairline(upright=True))
        self.add_layout(self._row)

    def show_file(self, file: CaseFile, now: datetime) -> None:
        """The step the case is in, and the next one to take."""
        self._stepper.show_steps(_stages(file.case.step, closed=file.case.status is not CaseStatus.OPEN))
        told = preparation(file, now)
        if told != self._told:
            self._told = told
            self._replace(told)

    def primary(self) -> QPushButton | None:
        """The one primary button, unless it has stepped back."""
        told = self._told
        return None if self.isHidden() or (told is not None and told.ended) else self._button

    def step_back(self, *, back: bool) -> None:
        """While a form is open in the middle it has the room, and its button is the primary one."""
        self.setVisible(not back)

    def told(self) -> Preparation | None:
        """What is said of the next step."""
        return self._told

    def _replace(self, told: Preparation) -> None:
        if self._next is not None:
            self._next.hide()
            self._next.deleteLater()
        made = button if told.ended else primary
        self._button = made(told.button, self.begun.emit) if told.button else None
        why = sentences(_upper(told.due), told.why)
        missing = _("{what}: ask her first", what=told.missing) if told.missing else ""
        self._next = NextStep(told.what, why, self._button, missing=missing, pressing=told.pressing, calm=told.ended)
        self._next.missing_taken.connect(self.missing_taken)
        self._row.addWidget(self._next, 10)


def _stages(now: Step, *, closed: bool) -> list[tuple[str, Stage]]:
    place = len(Step) if closed else list(Step).index(now)
    stages = [Stage.DONE if n < place else Stage.NOW if n == place else Stage.LATER for n in range(len(Step))]
    return [(step.said(), stage) for step, stage in zip(Step, stages, strict=True)]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
