"""Saving one entry of a file over the version it was typed on: whoever saved it meanwhile is met, never overwritten."""

from __future__ import annotations

from contextlib import suppress
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from casedesk.cases.queries.history import Clash, clash_of, version_of
from casedesk.cases.verbs.record import record
from casedesk.store.drafts import find_draft
from casedesk.store.fields import InField
from casedesk.store.files import Stale
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.compare import CompareView, said_clash
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.form import VERSION
from casedesk.ui.looks.focus import bring_into_view
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page

R = TypeVar("R", bound=Record)
ROOM_FOR_RING = (px(4), px(4), px(8), px(4))
"""A scrolled page would cut the focus ring at its edges."""


class Showing(Protocol):
    """A form that can show what is wrong with one of its answers."""

    def show_problem(self, trouble: InField) -> bool:
        """Shows it in its field; False when it is in none of them."""


def beneath_the_draft(desk: Desk, form_name: str, case: UUID, entry: R) -> R:
    """The version a draft was typed over: saving then meets what somebody wrote since, instead of hiding it."""
    with suppress(Mendable):
        draft = desk.glance(find_draft, form=form_name, file=case, row=entry.id)
        version = draft.answers.get(VERSION, entry.version) if draft else entry.version
        if version != entry.version:
            return desk.ask(version_of, case=case, entry=entry, version=version) or entry
    return entry


class Sheets(QStackedWidget):
    """Sheets(): a form, and what lies over it for a while; `uncovered` when the form is seen again."""

    uncovered = Signal()

    def lay(self, view: QWidget) -> None:
        """Lays something over the form, in the place of what lay there."""
        self._take_away()
        self.addWidget(view)
        self.setCurrentWidget(view)

    def uncover(self) -> bool:
        """Shows the form; False if nothing lay over it."""
        if not self._take_away():
            return False
        self.uncovered.emit()
        return True

    def _take_away(self) -> bool:
        over = self.widget(1)
        if over is not None:
            self.removeWidget(over)
            over.deleteLater()
        return over is not None


class Saving(QObject, Generic[R]):
    """Saving(desk, drafting, form, sheets, case), child of `parent`: keeps an entry, or says what stands in the way.

    `saved(entry)` once it is in the file. `notices` stand above the form.
    """

    saved = Signal(object)

    def __init__(
        self, desk: Desk, drafting: Drafting, form: Showing, sheets: Sheets, case: UUID, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._drafting, self._form, self._sheets, self._case = desk, drafting, form, sheets, case
        self._met: Clash[R] | None = None
        self._clash = Notice("", Tone.INFO)
        self._clash.taken.connect(self.compare)
        self._trouble = Notice("", Tone.WAIT, icon=Icon.PROBLEM)
        self._trouble.setObjectName("trouble")
        self.notices = (self._clash, self._trouble)

    def keep(self, entry: R) -> None:
        """Saves it and throws its draft away; what was typed stays when it cannot be."""
        self.clear()
        try:
            saved = self._drafting.finish(record, entry=entry)
        except InField as trouble:
            self._sheets.uncover()
            if not self._form.show_problem(trouble):
                self.tell(trouble)
        except Stale:
            self._meet(entry)
        except Mendable as trouble:
            self.tell(trouble)
        else:
            self.saved.emit(saved)

    def clear(self) -> None:
        """What stood in the way is tried again."""
        self._trouble.hide()

    def tell(self, trouble: Mendable) -> None:
        """What stands in the way, above the form."""
        self._sheets.uncover()
        self._trouble.say(trouble.said())
        bring_into_view(self._trouble)

    def compare(self) -> None:
        """One's own version beside the one that somebody saved meanwhile."""
        if self._met is None:
            return
        view, page = CompareView(self._met), Page(margins=False)
        page.body.setContentsMargins(*ROOM_FOR_RING)
        page.add(view, 1)
        view.back.connect(self._sheets.uncover)
        view.chosen.connect(self.keep)
        self._sheets.lay(page)
        view.settle()

    def primary(self) -> QPushButton | None:
        """The button under two versions that are compared."""
        over = self._sheets.currentWidget()
        view = over.findChild(CompareView) if over is not None else None
        return view.primary() if isinstance(view, CompareView) else None

    def _meet(self, mine: R) -> None:
        try:
            self._met = self._desk.ask(clash_of, case=self._case, mine=mine)
        except Mendable as trouble:
            self.tell(trouble)
            return
        self._sheets.uncover()
        self._clash.say(said_clash(self._met), link=_("See both"))
        bring_into_view(self._clash)
