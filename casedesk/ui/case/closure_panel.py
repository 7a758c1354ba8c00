"""The closure on the case page: what still stands open, how it is closed, and each closing there was before."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.records.closure import Closure
from casedesk.cases.rules.closing import open_ends_in
from casedesk.cases.rules.closing_words import said_open_ends
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.case.fact_rows import FactRows
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.scroll_panel import ScrollPanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose


class ClosurePanel(ScrollPanel):
    """ClosurePanel(sight): the closure under way or the last one, then the earlier ones."""

    def __init__(self, sight: Sight) -> None:
        closures = sight.file.of(Closure)
        last = next((one for one in closures if one.reopened is None), None)
        super().__init__(Part.CLOSURE.said(), sight, tuple(self._actions(last)))
        if last is not None and last.closed is None:
            open_ends = said_open_ends(open_ends_in(sight.file))
            self.column.addWidget(Notice("\n".join(open_ends), Tone.WAIT, icon=Icon.INFO))
        if last is not None:
            self.column.addWidget(FactRows(sight, last, headings=False))
        for one in closures:
            if one is not last:
                self.column.addWidget(Hairline())
                self.column.addWidget(Prose(self._earlier(one), style=Style.SMALL, role=Role.INK))
        self.show_column()

    def _actions(self, last: Closure | None) -> Iterator[QWidget]:
        if last is None:
            yield self.add_button(Part.CLOSURE)
        else:
            yield self.history_button(last)
        if last is not None and last.closed is None:
            yield self.change_button(Part.CLOSURE, last.id)

    def _earlier(self, one: Closure) -> str:
        today = self.sight.now.date()
        closed, reopened = (short_day(day or one.on, today) for day in (one.closed, one.reopened))
        words = _("Closed {day}: {reason}.", day=closed, reason=one.reason.said())
        return " ".join([words, _("Opened again {day}: {why}", day=reopened, why=one.why_reopened or "")])
