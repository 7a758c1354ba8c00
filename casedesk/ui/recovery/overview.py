"""Which sheets there are, who keeps them, when they were tried, and what is to be done now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from casedesk.security.recovery import Sheet
from casedesk.store.recovery.sheet_state import Need, State
from casedesk.text.dates import day, local
from casedesk.text.translation import N_, _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline, at_foot
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

NEEDED = {
    Need.MAKE: (
        N_("There are no two sheets yet. If a supervisor forgets her passphrase, no paper brings her back in."),
        Tone.WAIT,
    ),
    Need.REPLACE: (N_("Somebody who is no longer here keeps a sheet. Make new ones; the old ones end."), Tone.WAIT),
    Need.TRY: (N_("Test two of them, so that you know they can be read when they are needed."), Tone.INFO),
    Need.NOTHING: (N_("Two sheets were tested within a year."), Tone.GOOD),
}
"""What is said of each need, and in which tone."""


class Overview(Page):
    """Overview(state, new=False): `make_asked`, `test_asked`, `revoke_asked(Sheet)`, in a new vault `later_asked`."""

    make_asked = Signal()
    test_asked = Signal()
    later_asked = Signal()
    revoke_asked = Signal(object)

    def __init__(self, state: State, *, new: bool = False) -> None:
        super().__init__(margins=False)
        sentence, tone = NEEDED[state.need]
        self.notice = Notice(_(sentence), tone)
        self.add(self.notice)
        if state.sheets:
            self.add(self._sheets_card(state))
        self.add(_purpose())
        self._primary = self._made_buttons(state, new)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Puts the focus where the work begins."""
        self._primary.setFocus()

    def primary(self) -> QPushButton:
        """The one button that leads on."""
        return self._primary

    def _made_buttons(self, state: State, new: bool) -> QPushButton:
        """Testing leads on when that is what is missing, making new ones when there are none that hold."""
        if state.need in (Need.MAKE, Need.REPLACE):
            buttons = [primary(_("Make and print sheets"), self.make_asked.emit)]
            if new:
                buttons.append(link(_("Later: CaseDesk will remind you"), self.later_asked.emit))
        else:
            test = primary(_("Test two sheets"), self.test_asked.emit)
            buttons = [test, button(_("Make new sheets"), self.make_asked.emit)]
        self.add_layout(at_foot(*buttons))
        return buttons[0]

    def _sheets_card(self, state: State) -> Card:
        card = Card(_("The sheets"), note=str(len(state.sheets)))
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(6))
        for column, head in enumerate((_("Sheet"), _("Kept by"), _("Made"), _("Tested"))):
            grid.addWidget(Line(head, style=Style.CAPTION, role=Role.INK2), 0, column)
        for row, sheet in enumerate(state.sheets, 1):
            grid.addWidget(Hairline(), 2 * row - 1, 0, 1, 5)
            self._fill(grid, 2 * row, sheet, state)
        grid.setColumnStretch(1, 1)
        card.add(held)
        return card

    def _fill(self, grid: QGridLayout, row: int, sheet: Sheet, state: State) -> None:
        tried = state.tried.get(sheet.number)
        told = _("not yet") if tried is None else day(local(tried).date())
        for column, part in enumerate(
            (
                Line(str(sheet.number), bold=True),
                Prose(state.holders.get(sheet.holder, ""), role=Role.INK),
                Line(day(local(sheet.made).date()), style=Style.SMALL, role=Role.INK2),
                Line(told, style=Style.SMALL, role=Role.INK2),
            )
        ):
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
        revoke = link(_("Revoke"), partial(self.revoke_asked.emit, sheet), style=Style.SMALL)
        revoke.setAccessibleName(_("Revoke sheet {number}", number=sheet.number))
        grid.addWidget(revoke, row, 4)


def _purpose() -> Card:
    card = Card(_("What they are for"))
    for said in (
        _(
            "Two sheets together let a supervisor who forgot her passphrase choose a new one. One sheet alone opens "
            "nothing, and no sheet opens anything without this vault."
        ),
        _(
            "Keep them locked away in different places. If one is lost or was seen by somebody, make new sheets the "
            "same day: a copy of the key file made before would still be opened by two old ones."
        ),
    ):
        card.add(Prose(said, widest=900))
    return card
