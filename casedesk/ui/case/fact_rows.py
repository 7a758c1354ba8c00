"""The facts of one entry as rows: label and words; what is sealed shows dots until it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from casedesk.cases.codes.case import Risk
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.household import FamilyMember
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.saying import Fact, sections
from casedesk.store.records import Record
from casedesk.ui.case.panel import Sight
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel

TOLD: Mapping[type[Record], frozenset[str]] = {
    FamilyMember: frozenset({"age"}),
    FollowUp: frozenset({"progress"}),
    PlanLine: frozenset({"goal", "action", "who"}),
    SafeContact: frozenset(SafeContact.__fields__) - {"number"},
}
"""Sealed fields that the page tells anyway: on the timeline, in the plan, in the safe contact bar."""

_JUDGED: Mapping[type[Record], frozenset[str]] = {RiskAssessment: frozenset({"reason"})}
"""Fields that show, by being there, that a judgement was made."""

LABEL = 196
"""Width of the labels, in pixels at 100 %."""


class FactRows(QWidget):
    """FactRows(sight, record, headings=True): sections with their facts; `sealed` are the rows that show dots."""

    def __init__(self, sight: Sight, record: Record, *, headings: bool = True) -> None:
        super().__init__()
        self.sealed: list[SealedLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(LABEL))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)
        for section in sections(record):
            if headings and section.heading:
                self._add_heading(section.heading)
            for fact in section.facts:
                judged = fact.field.codes is Risk or fact.field.name in _JUDGED.get(type(record), ())
                if not (sight.together and judged):
                    self._add_fact(sight, record, fact)

    def uncover(self) -> None:
        """Shows everything sealed, each written in the journal first."""
        for label in self.sealed:
            label.show_words()

    def _add_heading(self, words: str) -> None:
        heading = Prose(words, style=Style.SMALL, role=Role.INK, bold=True)
        heading.setContentsMargins(0, px(4), 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)

    def _add_fact(self, sight: Sight, record: Record, fact: Fact) -> None:
        row = self._grid.rowCount()
        label, value = Prose(fact.label, style=Style.SMALL), self._value(sight, record, fact)
        middle = Qt.AlignmentFlag.AlignVCenter if isinstance(value, SealedLabel) else Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, middle)
        self._grid.addWidget(value, row, 1, middle)

    def _value(self, sight: Sight, record: Record, fact: Fact) -> QWidget:
        if not fact.field.sealed or fact.field.name in TOLD.get(type(record), ()):
            return Prose(fact.words, role=Role.INK)
        name = fact.field.name
        made = SealedLabel(lambda: sight.uncover(record, name), name=fact.label)
        self.sealed.append(made)
        return made
