"""One service of the directory as it is read: whom to call first, then all that is known, in calm rows."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from casedesk.cases.queries.how_it_went import how_it_went
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.verifying import is_old
from casedesk.cases.saying import sections
from casedesk.cases.verbs.directory import close_provider, reopen_provider, verify_provider
from casedesk.security.roles import Permission, may
from casedesk.store.work import Work
from casedesk.text.dates import day
from casedesk.text.phones import said_phone
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.directory.key_panel import KeyPanel
from casedesk.ui.directory.key_part import KeyPart
from casedesk.ui.directory.rows import name_of
from casedesk.ui.directory.went_part import WentPart
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


class _Deed(Protocol):
    """A verb about one provider."""

    def __call__(self, work: Work, /, *, provider: UUID) -> Provider: ...


LABEL = 150
"""Width of the labels, in pixels at 100 %."""
ABOVE = frozenset({"name", "phone", "closed"})
"""What the head of the card says already."""


class ProviderView(Card):
    """ProviderView(desk, provider): `changing` when it is to be changed, `closed` when left.

    `done(Provider, sentence)` when one button was enough.
    """

    changing = Signal()
    closed = Signal()
    done = Signal(object, str)

    def __init__(self, desk: Desk, provider: Provider) -> None:
        self._back = link(_("Close"), self.close_up, style=Style.SMALL)
        self.key: KeyPanel | None = None
        super().__init__(name_of(provider), action=self._back)
        self._desk, self._provider = desk, provider
        self._change: QPushButton | None = None
        self._main: QPushButton | None = None
        self._trouble = Notice("", Tone.WAIT)
        page = Page(margins=False)
        page.body.setContentsMargins(px(4), px(2), px(12), px(4))
        for part in self._top():
            page.add(part)
        page.add(self._facts())
        self._went: WentPart | None = None
        if not provider.ours:
            page.add(self._key_part())
        went = (
            desk.glance(how_it_went).get(provider.id) if may(desk.access.person.roles, Permission.READ_CASES) else None
        )
        if went is not None:
            self._went = WentPart(desk, went)
            page.add(self._went)
        page.body.addStretch(1)
        self.add(self._trouble)
        self.add(page, 1)
        self._rest: list[QWidget] = [page]
        if may(desk.access.person.roles, Permission.WRITE_PROVIDERS):
            acts = QWidget()
            acts.setLayout(Flow(*self._deeds()))
            self.add(acts)
            self._rest.append(acts)

    def settle(self) -> None:
        """Focus to what one may do with it."""
        (self._change or self._back).setFocus()

    def leave(self) -> None:
        """Nothing is typed here."""

    def cover(self) -> None:
        """Takes uncovered words away: somebody sits beside the worker."""
        if self._went is not None:
            self._went.cover()

    def primary(self) -> QPushButton | None:
        """The one primary button."""
        return self.key.primary() if self.key is not None else self._main

    def close_up(self) -> None:
        """Back to the list; from the key, to what else is known."""
        if self.key is None:
            self.closed.emit()
            return
        self.key.hide()
        self.key.deleteLater()
        self.key = None
        self.set_title(name_of(self._provider))
        self._show_rest(True)
        self.settle()

    def open_key(self) -> None:
        """The key of this centre, in the place of the rest."""
        self._show_rest(False)
        self.set_title(_("Key of {name}", name=name_of(self._provider)))
        self.key = KeyPanel(self._desk, self._provider)
        self.key.done.connect(lambda said: self.done.emit(self._provider, said))
        self.add(self.key, 1)
        self.key.settle()

    def _show_rest(self, shown: bool) -> None:
        for part in self._rest:
            part.setVisible(shown)

    def _top(self) -> list[QWidget]:
        one, today = self._provider, self._desk.today()
        parts: list[QWidget] = []
        if one.closed is not None:
            parts.append(Notice(_("Closed since {day}. Nothing is referred to it.", day=day(one.closed)), Tone.WAIT))
        elif one.verified is None:
            parts.append(Notice(_("Nobody verified it yet. Call before you refer somebody."), Tone.WAIT))
        elif is_old(one, today):
            parts.append(Notice(_("Not verified for 180 days. Call before you refer somebody."), Tone.WAIT))
        if one.phone:
            number = Prose(said_phone(one.phone), style=Style.TITLE, role=Role.INK, bold=True)
            number.setAccessibleName(_("{label}: {words}", label=_("Phone"), words=said_phone(one.phone)))
            parts.append(number)
        return parts

    def _key_part(self) -> KeyPart:
        part = KeyPart(self._desk, self._provider.id, name_of(self._provider))
        part.wanted.connect(self.open_key)
        return part

    def _facts(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(0, px(LABEL))
        grid.setColumnStretch(1, 1)
        untold = ABOVE if self._provider.ours else ABOVE | {"ours"}
        for section in sections(self._provider):
            facts = [fact for fact in section.facts if fact.field.name not in untold]
            if section.heading and facts:
                heading = Prose(section.heading, style=Style.SMALL, role=Role.INK, bold=True)
                heading.setContentsMargins(0, px(6), 0, 0)
                grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for fact in facts:
                row = grid.rowCount()
                grid.addWidget(Prose(fact.label, style=Style.SMALL), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Prose(fact.words, role=Role.INK), row, 1, Qt.AlignmentFlag.AlignTop)
        return held

    def _deeds(self) -> list[QWidget]:
        wants_a_look = self._provider.closed is None and is_old(self._provider, self._desk.today())
        first, second = (button, primary) if wants_a_look else (primary, button)
        self._change = first(_("Change"), self.changing.emit, icon=Icon.EDIT)
        self._change.setAccessibleName(_("Change this provider"))
        self._main = self._change
        if self._provider.closed is not None:
            again = button(_("It is open again"), lambda: self._do(reopen_provider, _("It stands as open again.")))
            return [self._change, again]
        checked = second(
            _("I verified it today"), lambda: self._do(verify_provider, _("Kept: verified today.")), icon=Icon.DONE,
            hint="Ctrl+Enter" if wants_a_look else "",
        )  # fmt: skip
        self._main = checked if wants_a_look else self._change
        gone = button(
            _("It has closed"), lambda: self._do(close_provider, _("It stands as closed. You can open it again."))
        )
        return [self._change, checked, gone]

    def _do(self, change: _Deed, said: str) -> None:
        try:
            saved = self._desk.do(change, provider=self._provider.id)
        except Mendable as trouble:
            self._trouble.say(trouble.said())
        else:
            self.done.emit(saved, said)
