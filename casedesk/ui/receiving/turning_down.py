"""A package is not wanted: why, and what is to be done about the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from casedesk.text.input import clean_line
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.transfer.arriving import Arrived
from casedesk.transfer.taking_in import turn_down
from casedesk.ui.desk import Desk
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.field import Field


def ask_to_turn_down(
    page: QWidget, desk: Desk, arrived: Arrived, done: Callable[[], object], troubled: Callable[[Mendable], object]
) -> Question:
    """Opens the question; `done` once it is turned down, or `troubled`. Without a reason there is nothing to press."""
    why = QLineEdit()
    why.setMaxLength(1000)
    field = Field(_("Why"), why, help=_("In the journal, sealed to the supervisors. You tell the centre yourself."))

    def turned() -> None:
        try:
            desk.do(turn_down, arrived=arrived, why=clean_line(why.text()).text)
        except Mendable as trouble:
            troubled(trouble)
        else:
            done()

    question = ask(
        page,
        title=_("Turn this package down?"),
        text=_(
            "Nothing of it is kept, and it does not open here again. Tell {centre} by telephone, so that they can look "
            "for other help with her; then destroy the file.",
            centre=arrived.centre,
        ),
        safe=_("Go on looking"),
        act=_("Turn it down"),
        then=turned,
        content=field,
    )
    question.act.setEnabled(False)
    why.textChanged.connect(lambda text: question.act.setEnabled(bool(text.strip())))
    return question
