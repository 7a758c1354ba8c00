"""One service of the directory, added or changed beside the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.security.roles import Permission, may
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.directory.rows import name_of
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page

FORM = "provider"
BY_BUTTON = ("closed",)
"""Said with a button of the card that is read, not in the form."""


class ProviderCard(Card):
    """ProviderCard(desk, provider=None): `kept(Provider)` once it is saved, `closed` when left. It keeps its draft."""

    kept = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, provider: Provider | None = None) -> None:
        super().__init__(name_of(provider) if provider else _("New provider"))
        self._desk = desk
        self.form = RecordForm(
            Provider, initial=provider, skip=BY_BUTTON, today=desk.today(), now=desk.now, title=_("The service")
        )
        self._trouble = Notice("", Tone.WAIT)
        self.save = primary(_("Save the provider"), self._save, hint="Ctrl+Enter")
        self._drafting: Drafting | None = None
        if may(desk.access.person.roles, Permission.KEEP_DRAFTS):
            self._drafting = Drafting(desk, FORM, self.form, row=provider.id if provider else None, parent=self)
            self._drafting.resume()
        page = Page(margins=False)
        page.body.setContentsMargins(px(4), px(4), px(12), px(4))
        page.add(self._trouble)
        page.add(self.form, 1)
        self.add(page, 1)
        checked = link(_("I verified it today"), self._verified_today, icon=Icon.DONE)
        self.add_layout(Flow(self.save, button(_("Leave, keep draft"), self.close_up, hint="Esc"), checked))

    def settle(self) -> None:
        """Focus to the first field that is empty."""
        self.form.focus_first_empty()

    def leave(self) -> None:
        """Keeps what was typed."""
        if self._drafting is not None:
            self._drafting.leave()

    def close_up(self) -> None:
        """Back to the list; the draft stays."""
        self.leave()
        self.closed.emit()

    def primary(self) -> QPushButton:
        """The one primary button."""
        return self.save

    def _verified_today(self) -> None:
        self.form.set_value("verified", self._desk.today())
        self.form.edited.emit()
        self.form.field("verified").control.setFocus()  # where it is seen

    def _save(self) -> None:
        try:
            provider = self.form.record()
            if self._drafting is not None:
                saved = self._drafting.finish(keep_provider, provider=provider)
            else:
                saved = self._desk.do(keep_provider, provider=provider)
        except InField as trouble:
            self.form.show_problem(trouble)
        except Mendable as trouble:
            self._trouble.say(trouble.said())
        else:
            self.kept.emit(saved)
