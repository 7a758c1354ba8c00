"""“Check a receipt”: sixteen characters typed from the paper, and whether this journal ever had such a head."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from casedesk.cases.queries.week import ReceiptFound, find_receipt
from casedesk.security.receipt import read_receipt
from casedesk.text.dates import clock, day, local
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose

WIDE = 300


class CheckCard(Card):
    """CheckCard(desk, background): `said()` is what was found out."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(_("Check a receipt"))
        self._desk, self._background = desk, background
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(_("16 characters of the page"))
        self.typed.setAccessibleName(_("16 characters of the page"))
        self.typed.returnPressed.connect(self.check)
        self.button = button(_("Check"), self.check, compact=True)
        self._told = Prose(_("It stands on each weekly receipt."), style=Style.CAPTION)
        self.add_layout(row_of(self.typed, self.button))
        self.add(self._told)
        self.body.addStretch(1)
        self.setFixedWidth(px(WIDE))

    def check(self) -> None:
        """Looks for the receipt in the journal."""
        try:
            begins = read_receipt(self.typed.text())
        except Mendable as trouble:
            self._tell(trouble.said(), Role.WAIT)
            return
        desk = self._desk
        self._background(lambda: desk.glance(find_receipt, begins=begins), self._found, self._trouble)

    def said(self) -> str:
        """The sentence below the field."""
        return self._told.text()

    def _found(self, found: ReceiptFound | None) -> None:
        if found is None:
            lost = _(
                "This journal never had this head. Compare the paper once more. If it is typed as printed, the journal "
                "was cut or an old copy put back: speak with the other supervisors."
            )
            self._tell(lost, Role.URGENT)
            return
        at = local(found.at)
        said = _(
            "It is in this journal: entry {number}, {day}, {time}.",
            number=found.seq,
            day=day(at.date()),
            time=clock(at),
        )
        self._tell(said, Role.GOOD)

    def _trouble(self, trouble: Mendable) -> None:
        self._tell(trouble.said(), Role.WAIT)

    def _tell(self, words: str, role: Role) -> None:
        self._told.setText(words)
        self._told.set_role(role)
