"""A questionnaire that was answered, read in place: what it gave, and how that changed from one time to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.rules.risk import said_band
from casedesk.store.records import Record
from casedesk.text.dates import day
from casedesk.text.translation import _
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.prose import Prose


class AskedPanel(EntryPanel):
    """AskedPanel(part, record, title, sight): of a RiskAssessment or a Questioned.

    What the risk came to is not told while she reads along.
    """

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        if isinstance(record, RiskAssessment):
            if record.band is not None and record.score is not None and not self.sight.together:
                yield _told(record.band.said(), record.score)
        elif isinstance(record, Questioned) and record.score is not None:
            yield _told(said_band(record), record.score)
            every = [one for one in self.sight.file.of(Questioned) if one.questionnaire == record.questionnaire]
            scored = [one for one in every if one.score is not None]
            if len(scored) > 1:
                yield Results(scored)


class Results(QWidget):
    """Results(asked): a row for each time the same questionnaire was answered whole, in the order given."""

    def __init__(self, asked: Sequence[Questioned]) -> None:
        super().__init__()
        self.setAccessibleName(_("Each time it was asked"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(4), 0, px(8))
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(3))
        grid.setColumnStretch(2, 1)
        for column, head in enumerate((_("Day"), _("Points"), _("Result"))):
            grid.addWidget(Prose(head, style=Style.CAPTION, bold=True), 0, column)
        for row, one in enumerate(asked, start=1):
            right = Qt.AlignmentFlag.AlignRight
            grid.addWidget(Prose(day(one.on), style=Style.SMALL, role=Role.INK), row, 0)
            grid.addWidget(Prose(str(one.score), style=Style.SMALL, role=Role.INK), row, 1, right)
            grid.addWidget(Prose(said_band(one), style=Style.SMALL, role=Role.INK), row, 2)


def _told(band: str, score: int) -> Prose:
    words = _("The answers give: {band} ({score} points).", band=band, score=score)
    if not band:
        words = _("The answers give {score} points.", score=score)
    return Prose(words, role=Role.INK, bold=True)
