"""Enters a service that is not in the directory yet, while somebody is referred to it: the least that must be known."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page

_AT_ONCE = {"name", "khmer_name", "kind", "services", "district", "hours", "phone", "person"}
_LATER = frozenset(Provider.__fields__) - _AT_ONCE
"""What need not be known to refer somebody; the directory asks for it."""


class ServiceEntry(QWidget):
    """ServiceEntry(desk): `entered(Provider)` once it stands in the directory, `left()` back to it; `save` keeps it."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trouble = Notice("", Tone.WAIT)
        self._form = RecordForm(Provider, skip=_LATER, today=desk.today(), now=desk.now, title=_("The service"))
        scrolled = Page(margins=False)
        scrolled.body.setContentsMargins(px(5), px(5), px(10), px(5))
        scrolled.add(self._form)
        scrolled.body.addStretch(1)
        self.save = button(_("Save the service"), self._enter, compact=True)
        back = button(_("Back to the directory"), self.left.emit, compact=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._trouble)
        column.addWidget(scrolled, 1)
        column.addLayout(row_of(back, None, self.save))

    def begin(self) -> None:
        """Puts the focus where something is still to be said."""
        self._form.focus_first_empty()

    def _enter(self) -> None:
        self._trouble.hide()
        with suppress(InField):
            entered = self._form.record()
            try:
                saved = self._desk.do(keep_provider, provider=entered)
            except InField as trouble:
                self._form.show_problem(trouble)
                return
            except Mendable as trouble:
                self._trouble.say(trouble.said())
                return
            self._form.restart()
            self.entered.emit(saved)
