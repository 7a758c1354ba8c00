"""At the right of a case: that it is held, and by whom; and what a supervisor can do about keeping and erasing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.security.roles import Permission, may
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import Hold, holds_on
from casedesk.text.dates import local, short_day
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.keeping.acts import Acts
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose


class KeepingCard(Card):
    """KeepingCard(desk, case, number): hidden while there is nothing to say. `rare()` is for the menu behind “⋯”."""

    said = Signal(str)

    def __init__(self, desk: Desk, case: UUID, number: str) -> None:
        super().__init__(_("Keeping"))
        self._desk, self._case, self._number = desk, case, number
        self._office = may(desk.access.person.roles, Permission.HOLD_CASES)
        self.acts = Acts(desk, self)
        self.acts.said.connect(self.said)
        self.acts.troubled.connect(self._trouble)
        self._content: QWidget | None = None
        self._held = self._open = False
        self._told = Notice("", Tone.WAIT)
        self.add(self._told)

    def show_keeping(self, *, open: bool) -> None:
        """As it stands now; the words of an open case are needed, so nobody asks to erase them."""
        self._open = open
        holds = self._desk.glance(holds_on, file=self._case)
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for hold in holds:
            column.addWidget(Notice(self._since(hold), Tone.WAIT, icon=Icon.LOCK))
            column.addWidget(Prose(hold.why, style=Style.SMALL))
        self.add(content)
        self._held = bool(holds)
        self._told.hide()
        self.setHidden(not holds)

    def rare(self) -> Sequence[tuple[Icon, str, Callable[[], object]]]:
        """Hold, lift, ask to erase: a supervisor's; nothing for others."""
        acts, case, number = self.acts, self._case, self._number
        if not self._office:
            return ()
        if self._held:
            return ((Icon.LOCK, _("Lift the hold…"), lambda: acts.lift(case, number)),)
        words = (Icon.ERASE, _("Ask to erase its words…"), lambda: acts.ask(case, number, Scope.NARRATIVE))
        return (
            (Icon.LOCK, _("Hold this file…"), lambda: acts.hold(case, number)),
            (Icon.ERASE, _("Ask to erase it…"), lambda: acts.ask(case, number, Scope.WHOLE)),
            *(() if self._open else (words,)),
        )

    def _since(self, hold: Hold) -> str:
        day = short_day(local(hold.at).date(), self._desk.today())
        who = said_person(hold.name, hold.khmer_name, me=hold.by == self._desk.access.person.id)
        return _("Held since {day} ({who}): must not be erased.", day=day, who=who)

    def _trouble(self, said: str) -> None:
        self._told.say(said)
        self.show()
