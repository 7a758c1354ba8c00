"""What whoever opens the file must know first: alerts that follow from it, and flags, each lifted with one press."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.records.review import Flag
from casedesk.cases.rules.alerts import Alert, alerts_of
from casedesk.cases.verbs.flagging import lift_flag, raise_flag
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.panel import Sight
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, tall
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.flow import Flow


class FlagBar(QWidget):
    """FlagBar(): chips after the facts of the head, hidden while nothing is flagged and while she reads along.

    `rebuilt()` is emitted when its buttons are other ones.
    """

    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[object] = []
        self._row = Flow(gap=8)
        self.setLayout(self._row)
        self.setAccessibleName(_("Flags"))
        self.hide()

    def show_flags(self, sight: Sight) -> None:
        """The alerts and flags that stand now; of a closed file flags are read only."""
        held = [flag for flag in sight.file.of(Flag) if flag.lifted is None]
        lifts = sight.file.case.status is CaseStatus.OPEN
        alerts = alerts_of(sight.file)
        wanted: list[object] = [] if sight.together else [*alerts, *((flag.id, lifts) for flag in held)]
        if wanted != self._shown:
            self._shown = wanted
            self._row.clear()
            for alert in alerts if wanted else ():
                self._row.addWidget(_chip(alert))
            for flag in held if wanted else ():
                self._row.addWidget(self._flagged(flag, sight, lifts=lifts))
            self.rebuilt.emit()
        self.setVisible(bool(wanted))

    def _flagged(self, flag: Flag, sight: Sight, *, lifts: bool) -> QWidget:
        """Its chip and the way to lift it, never on two lines."""
        chip = Chip(flag.kind.said(), tone=Tone.WAIT, icon=Icon.PROBLEM)
        if not lifts:
            return chip
        held = QWidget()
        held.setLayout(row_of(chip, self._lifting(flag, sight), gap=6))
        return held

    def _lifting(self, flag: Flag, sight: Sight) -> QWidget:
        made = link(_("Lift"), partial(self._lift, flag, sight), style=Style.SMALL)
        made.setFixedHeight(tall(Measure.CHIP) + 2)
        made.setAccessibleName(_("Lift the flag: {what}", what=flag.kind.said()))
        return made

    def _lift(self, flag: Flag, sight: Sight) -> None:
        try:
            sight.desk.do(lift_flag, flag=flag.id)
        except Mendable as trouble:
            sight.troubled(trouble)
        else:
            sight.desk.done.emit(_("The flag is lifted."), partial(_put_back, sight.desk, flag.id))


def _chip(alert: Alert) -> Chip:
    """It is lifted by what is done about it, never by a press."""
    made = Chip(alert.said(), tone=Tone.URGENT, icon=Icon.STOP)
    made.setToolTip(alert.hinted())
    made.setAccessibleDescription(alert.hinted())
    return made


def _put_back(desk: Desk, flag: UUID) -> None:
    try:
        desk.do(raise_flag, flag=flag)
    except Mendable as trouble:
        desk.done.emit(trouble.said(), None)
