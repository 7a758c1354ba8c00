"""The left side of a transfer: to which centre, what for, until when; and every part of the file asked one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.releasing import Permit
from casedesk.cases.verbs.hand_on import agreed_in
from casedesk.reports.referral_slip import named
from casedesk.store.fields import InField
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.referral.life_form import WRITING, LifeForm
from casedesk.ui.transfer.asked import Asked
from casedesk.ui.transfer.asked_card import AskedCard
from casedesk.ui.transfer.centre_picker import CentrePicker
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose

_NO_CENTRE = N_("The centre is missing. Everything else is kept. Choose a centre.")


class TransferForm(LifeForm):
    """TransferForm(desk, file, initial, permit, known, like=…): a LifeForm whose answers are in `asked`."""

    directory_asked = Signal(object)
    items: AskedCard

    def __init__(
        self, desk: Desk, file: CaseFile, initial: Referral | None, permit: Permit | None,
        known: Sequence[Provider], *, like: UUID | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, file, known, like)
        self.asked = Asked(file)
        self.items = AskedCard(self.asked)
        self.items.edited.connect(self.edited)
        self._picker = CentrePicker(desk)
        self._picker.chosen.connect(self._chosen)
        self._picker.cancelled.connect(lambda: self.setCurrentIndex(WRITING))
        self._picker.directory_asked.connect(self.directory_asked)
        self.addWidget(self._picker)
        self.addWidget(self._writing())
        self.begin_with(initial, permit)

    def pick(self) -> None:
        """Chooses the centre."""
        self._picker.begin(replacing=self.to is not None)
        super().pick()

    def allow(self, editing: bool) -> None:
        """Whether it can be changed now."""
        super().allow(editing)
        self._change.setVisible(editing)

    def forget_answers(self) -> None:
        """She is asked again, each line."""
        self.asked.restart()
        self.items.renew()

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        return {**super().answers(), "asked": self.asked.raw()}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back; a centre that is no longer in the directory is left out."""
        super().restore(answers)
        with suppress(KeyError, TypeError):
            self.asked.restore(answers["asked"])
        self.items.renew()

    def restart(self) -> None:
        """As the file has it."""
        super().restart()
        self.asked.restart()
        if self._permit is not None:
            self.asked.show(agreed_in(self._permit))
        self.items.renew()

    def _further(self, to: Provider) -> dict[str, Any]:
        return {"service": Service.OTHER, "whole": True}

    def _no_recipient(self) -> InField:
        return InField("provider", _NO_CENTRE)

    def _answered_any(self) -> bool:
        return self.asked.begun

    def _show_recipient(self, to: Provider, service: Service | None) -> None:
        self._name.setText(_("The whole case goes to {name}.", name=named(to)))
        super()._show_recipient(to, service)

    def _writing(self) -> QWidget:
        whole, card = QWidget(), Card()
        card.body.setContentsMargins(px(16), px(12), px(16), px(12))
        self._name = Prose(role=Role.INK, bold=True)
        self._change = button(_("Change"), self.pick, compact=True)
        self._change.setAccessibleName(_("Choose another centre"))
        head = row_of(Picture(Icon.KEY, Role.ACCENT, side=18, disc=36), self._name, self._change)
        head.setStretch(1, 1)
        head.setAlignment(self._name, Qt.AlignmentFlag.AlignVCenter)
        card.add_layout(head)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._purpose, 3)
        row.addWidget(self._until, 2)
        card.add_layout(row)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(card)
        column.addWidget(self.items, 1)
        return whole
