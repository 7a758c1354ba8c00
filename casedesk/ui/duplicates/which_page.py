"""The other file is named by its code, before two are laid side by side."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from casedesk.cases.queries.duplicates import with_code
from casedesk.cases.verbs.merge import SameFile
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.duplicates.merge_page import MergePage, opened
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen
from casedesk.ui.sharing.form_page import FormPage
from casedesk.ui.widgets.buttons import primary
from casedesk.ui.widgets.field import Field


class WhichFilePage(FormPage):
    """WhichFilePage(desk, place): asks for the code, then goes to both files."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._other: UUID | None = None
        self.code = QLineEdit()
        self.code.setMaximumWidth(px(230))
        self.code.setTextMargins(8, 0, 8, 0)
        text = _(
            "Type the code of the other file. Both are laid side by side before anything happens. "
            "You need the key of both; else ask a supervisor."
        )
        fields = {"code": Field(_("Code of the other file"), self.code)}
        act = primary(_("Look at both"), icon=Icon.ARROW)
        self._arrange(_("The same person as another file"), way=_("Case"), text=text, fields=fields, act=act)

    def _perform(self) -> str:
        self._other = self.desk.glance(with_code, code=self.code.text())
        if self._other == self.place.case:
            raise SameFile
        return ""

    def _done(self) -> None:
        self.go.emit(Place(Room.MERGE, self.place.case, row=self._other))


def merge_page(desk: Desk, place: Place) -> Screen:
    """The two files, or the question which ones. Raises Gone, and NotGranted without both keys."""
    if place.case is None or place.row is None:
        return WhichFilePage(desk, place)
    return MergePage(desk, place, opened(desk, place.case, place.row))
