"""What she agrees to send of her file: every part asked aloud, with what goes of it below it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.transfer.asked import Asked
from casedesk.ui.transfer.part_row import PartRow
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


class AskedCard(Card):
    """AskedCard(asked): `edited` when she said something; `renew()` shows what is said, `ask(False)` ends asking."""

    edited = Signal()

    def __init__(self, asked: Asked) -> None:
        count = Line(style=Style.SMALL, role=Role.INK2)
        super().__init__(_("What she agrees to send"), note=_("ask each line aloud"), action=count)
        self._asked, self._count = asked, count
        self.rows = [PartRow(asked, part) for part in asked.parts]
        self._page = page = Page(margins=False, gap=0)
        for row in self.rows:
            row.answered.connect(self._answered)
            row.went_on.connect(self.begin)
            row.unfolded.connect(self._show_whole)
            page.add(row)
        page.add(_never())
        page.body.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, px(6))
        self.add(page, 1)
        self.renew()

    def begin(self) -> QWidget | None:
        """Focus to the first line that was not asked; it is returned, None when all were."""
        for row in self.rows:
            if (line := row.first_unasked()) is not None:
                line.setFocus()
                return line
        return None

    def show_titles(self, shown: bool) -> None:
        """What attachments are called, or only what they are."""
        for row in self.rows:
            row.show_titles(shown)

    def renew(self) -> None:
        """Shows what is said now."""
        agreed = sum(self._asked.answer(part) is Answer.AGREED for part in self._asked.parts)
        self._count.setText(_("{n} of {all}", n=agreed, all=len(self._asked.parts)))
        for row in self.rows:
            row.renew()

    def ask(self, asking: bool) -> None:
        """Whether answers can be given now."""
        for row in self.rows:
            row.allow(asking)
        self.set_title(_("What she agrees to send") if asking else _("What she agreed to send"))
        self.set_note(_("ask each line aloud") if asking else "")

    def _show_whole(self, fields: QWidget) -> None:
        """Scrolls to what was unfolded, once it has its place."""
        QTimer.singleShot(0, fields, lambda: self._page.ensureWidgetVisible(fields))

    def _answered(self) -> None:
        self.renew()
        self.edited.emit()


def _never() -> QWidget:
    """What nobody is asked about, because it never goes."""
    words = _("Never sent: names of staff, notes of the supervisor, consents, tasks, and who has looked at the file.")
    told = Prose(words, style=Style.CAPTION)
    told.setContentsMargins(px(16), px(8), px(16), px(4))
    return told
