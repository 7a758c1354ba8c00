"""New sheets, step by step: who keeps one, each on its paper, then all of them in use at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.security.sheets import NewSheets
from casedesk.store.recovery import recovering
from casedesk.store.recovery.sheet_state import possible_holders
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.recovery.holders import HoldersCard
from casedesk.ui.recovery.paper_card import PaperCard
from casedesk.ui.widgets.beside import at_foot
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page


class MakingView(Page):
    """MakingView(desk, background, ways): `finished` when the new sheets open the vault, `left` when it was given up.

    Nothing is kept before the end: until then the earlier sheets hold.
    """

    finished = Signal()
    left = Signal()

    def __init__(self, desk: Desk, background: Background, ways: WaysOut) -> None:
        super().__init__(margins=False)
        self._desk, self._background, self._ways = desk, background, ways
        self._people = desk.glance(possible_holders)
        self._made: NewSheets | None = None
        self._place = 0
        self.notice = Notice("", Tone.WAIT)
        self.add(self.notice)
        self.card: PaperCard | None = None
        self.holders = HoldersCard(self._people, desk.access.person.id)
        self.holders.changed.connect(self._count)
        self.make = primary("", self._begin)
        self.cancel = button(_("Not now"), self.left.emit)
        self._told = Notice(_("The new sheets count once all of them are on paper. Until then the earlier ones hold."))
        self._feet = QWidget()
        self._feet.setLayout(at_foot(self.make, self.cancel))
        for part in (self.holders, self._told, self._feet):
            self.add(part)
        self.body.addStretch(1)
        self._count()

    def begin(self) -> None:
        """Puts the focus where the work goes on."""
        if self.card is not None:
            self.card.begin()
        else:
            self.holders.begin()

    def primary(self) -> QPushButton:
        """The one button that leads on."""
        return self.card.primary() if self.card is not None else self.make

    def forget(self) -> None:
        """Lets go of sheets that were not put in use."""
        self._made = None

    def _count(self) -> None:
        self.make.setText(n_("Make {n} sheet", "Make {n} sheets", len(self.holders.holders())))

    def _begin(self) -> None:
        try:
            self._made = recovering.new_sheets(self._desk.access, holders=self.holders.holders())
        except Mendable as trouble:
            self._tell(trouble)
            return
        self.holders.hide()
        self.make.hide()
        self._next()

    def _next(self) -> None:
        """The next paper, in the place of the one before, which is destroyed with what was typed."""
        if self._made is None:
            return
        papers, place = self._made.papers, self._place
        paper = papers[place]
        names = {one.id: one.name for one in self._people}
        title = _("Sheet {n} of {all}, for {holder}", n=place + 1, all=len(papers), holder=names[paper.holder])
        onward = _("Put the sheets in use") if place + 1 == len(papers) else _("Next sheet")
        old, self.card = self.card, PaperCard(self._desk, paper, names[paper.holder], title, onward, self._ways)
        self.card.proved.connect(self._proved)
        self.body.insertWidget(1, self.card)
        if old is not None:
            old.hide()
            old.deleteLater()
        self.card.show()
        self.card.begin()

    def _proved(self) -> None:
        if self._made is None or self.card is None:
            return
        self._place += 1
        if self._place < len(self._made.papers):
            self._next()
            return
        access, made = self._desk.access, self._made
        self.card.setEnabled(False)
        self._background(lambda: recovering.put_in_use(access, made), lambda _done: self.finished.emit(), self._stuck)

    def _stuck(self, trouble: Mendable) -> None:
        self._place -= 1
        if self.card is not None:
            self.card.setEnabled(True)
        self._tell(trouble)

    def _tell(self, trouble: Mendable) -> None:
        self.notice.say(trouble.said())
