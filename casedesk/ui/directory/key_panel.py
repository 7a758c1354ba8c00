"""The key of another centre: its file taken in, its six words compared by telephone, pair by pair, and confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.records.referral import Provider
from casedesk.exchange.centre_key import SUFFIX
from casedesk.text.dates import day, local
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.transfer.partners import (
    KeyState,
    PartnerKey,
    confirm_key,
    drop_partner_key,
    partner_key,
    take_key,
)
from casedesk.ui.desk import Desk
from casedesk.ui.directory.key_part import said_state
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.buttons import button, explain, primary
from casedesk.ui.widgets.choosing import ask_file
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.wrapped import WrappedCheck

PAIRS = 3


class KeyPanel(QWidget):
    """KeyPanel(desk, provider): in the place of what else is known of it. `done(sentence)` once something was kept."""

    done = Signal(str)

    def __init__(self, desk: Desk, provider: Provider) -> None:
        super().__init__()
        self._desk, self._provider = desk, provider
        self._choose = button(_("Choose a file…"), self.ask, icon=Icon.FOLDER_OPEN)
        told = _("The other centre saves it under Settings and gives it to you; its name ends with “{suffix}”.",
                 suffix=SUFFIX)  # fmt: skip
        self.file = Field(_("Their key"), self._choose, help=told)
        self.boxes: list[WrappedCheck] = []
        self.confirm = primary(_("The words are the same: confirm"), self._confirm, icon=Icon.DONE)
        self._drop = button(_("Stop using it…"), self._ask_drop, icon=Icon.ERASE)
        self._page = Page(margins=False)
        self._page.body.setContentsMargins(px(4), px(2), px(12), px(4))
        self._inside: QWidget | None = None
        self._page.add(self.file)
        self._page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._page, 1)
        column.addLayout(Flow(self.confirm, self._drop))
        self._show(desk.glance(partner_key, provider=provider.id))

    def settle(self) -> None:
        """Focus to the first pair of words; else to the file."""
        (self.boxes[0] if self.boxes else self._choose).setFocus()

    def primary(self) -> QPushButton | None:
        """The one primary button."""
        return self.confirm if self.confirm.isVisibleTo(self) else None

    def ask(self) -> None:
        """The system's own window, without blocking."""
        ask_file(self, _("The key of the other centre"), self.take, _("Key of a centre (*.casedesk-centre)"))

    def take(self, path: Path) -> None:
        """Takes a file; what is wrong with it is told where it was chosen, and what lay here stays."""
        self.file.clear_problem()
        try:
            key = self._desk.do(take_key, provider=self._provider.id, path=path)
        except Mendable as trouble:
            self.file.set_problem(trouble.said())
            self._choose.setFocus()
        else:
            self._show(key)
            self.settle()

    def _show(self, key: PartnerKey) -> None:
        self._key = key
        if self._inside is not None:
            self._page.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.boxes = []
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(8))
        if key.state is not KeyState.NONE:
            column.addWidget(Prose(said_state(key), role=Role.INK, bold=True))
        if key.key is not None:
            self._put_words(column, key)
        self._page.body.insertWidget(0, inside)
        self._choose.setText(_("Choose a file…") if key.state is KeyState.NONE else _("Another file…"))
        self._drop.setVisible(key.state is not KeyState.NONE)
        self.confirm.setVisible(bool(self.boxes))
        self._look()

    def _put_words(self, column: QVBoxLayout, key: PartnerKey) -> None:
        made = day(local(key.made).date()) if key.made is not None else ""
        column.addWidget(Prose(_("In the file: {centre}, key made on {day}.", centre=key.centre, day=made)))
        to_compare = key.state is not KeyState.CONFIRMED
        if to_compare:
            how = _("Call them on a number you know from elsewhere, not from this file. Let them read their six words "
                    "to you, and tick each pair that is the same.")  # fmt: skip
            column.addWidget(Prose(how, role=Role.INK))
        for place in range(PAIRS):
            first, second = key.words[2 * place : 2 * place + 2]
            words = _("{first} and {second}", first=first, second=second)
            if not to_compare:
                column.addWidget(Prose(f"{place + 1}.  {words}", style=Style.HEADING, role=Role.INK))
                continue
            box = WrappedCheck(words)
            box.setFont(typeface(Style.HEADING))
            box.toggled.connect(lambda _on: self._look())
            self.boxes.append(box)
            column.addWidget(box)
        if to_compare:
            column.addWidget(Prose(_("If one is another word, do not use this key. Tell them, and ask for a new file."),
                                   style=Style.SMALL))  # fmt: skip

    def _look(self) -> None:
        same = all(box.isChecked() for box in self.boxes)
        explain(self.confirm, can=same, why=_("Compare every pair first."))

    def _confirm(self) -> None:
        words = self._key.words if all(box.isChecked() for box in self.boxes) else ()
        self._do(
            lambda: self._desk.do(confirm_key, provider=self._provider.id, words=words),
            _("The key is confirmed. A case can be sent there."),
        )

    def _ask_drop(self) -> None:
        ask(
            self,
            title=_("Stop using this key?"),
            text=_("Nothing is sent to this centre any more, and nothing from it is opened, until a key is confirmed "
                   "again. What went there stays there."),
            safe=_("Keep the key"),
            act=_("Stop using it"),
            then=lambda: self._do(
                lambda: self._desk.do(drop_partner_key, provider=self._provider.id), _("The key is not used any more.")
            ),
        )  # fmt: skip

    def _do(self, change: Callable[[], object], said: str) -> None:
        try:
            change()
        except Mendable as trouble:
            self.file.set_problem(trouble.said())
        else:
            self.done.emit(said)
