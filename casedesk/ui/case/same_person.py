"""On the page of a file: that another one may be about the same person, or that this one went into another. Codes only.

Only files whose keys one holds are looked at, so there is never a word on the others, whether there are any or not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.queries.duplicates import Found, like_this, merged_into
from casedesk.cases.records.case import Case
from casedesk.text.translation import _
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.notice import Notice

LIKENESS = frozenset({"identities", "compared"})
"""The tables whose change may make two files alike, or tell them apart."""


class SamePerson(QWidget):
    """SamePerson(desk): `look(case)` once its identity was written; `show_status(case)` for a duplicate; `rare(case)`
    for the menu behind “⋯”. Nothing of it is seen while she reads along.
    """

    gone = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._background = Background(self)
        self._to: Place | None = None
        self._together = False
        self._notice = Notice("", Tone.INFO)
        self._notice.taken.connect(lambda: self.gone.emit(self._to))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notice)
        self.hide()

    def show_status(self, case: Case) -> None:
        """Where everything of a duplicate went, if one can open that file."""
        into = self._desk.glance(merged_into, case=case.id) if case.status is CaseStatus.DUPLICATE else None
        if into is not None:
            words = _("Everything of this file went into {code}.", code=into.number)
            self._say(words, _("Open it"), Place(Room.CASE, into.case))

    def look(self, case: Case) -> None:
        """Whether another file of one's own may be about the same person."""
        if case.status is CaseStatus.DUPLICATE:
            return
        self._background(lambda: self._desk.glance(like_this, case=case.id), partial(self._found, case.id), None)

    def _found(self, case: UUID, found: Sequence[Found]) -> None:
        if found:
            words = _("{code} may be about the same person.", code=found[0].number)
            self._say(words, _("Look at both"), Place(Room.MERGE, case, row=found[0].case))
        else:
            self._say("", "", None)

    def rare(self, case: Case) -> Sequence[tuple[Icon, str, Callable[[], object]]]:
        """To lay this file beside another one."""
        if case.status is not CaseStatus.OPEN:
            return ()
        to = Place(Room.MERGE, case.id)
        return ((Icon.IDENTITY, _("The same person as another file…"), lambda: self.gone.emit(to)),)

    def sit_together(self, together: bool) -> None:
        """Other codes disappear while she reads along."""
        self._together = together
        self._show()

    def _say(self, words: str, link: str, to: Place | None) -> None:
        self._to = to
        self._notice.say(words, link=link)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._notice.text()) and not self._together)
