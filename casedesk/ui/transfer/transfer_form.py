"""The left side of a transfer: to which centre, what for, until when; and every part of the file asked one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.work import Service
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.releasing import Permit
from casedesk.cases.verbs.hand_on import agreed_in
from casedesk.reports.referral_slip import named
from casedesk.store.fields import InField
from casedesk.store.records import changed
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Desk
from casedesk.ui.forms.controls import control_for
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.transfer.asked import Asked
from casedesk.ui.transfer.asked_card import AskedCard
from casedesk.ui.transfer.centre_picker import CentrePicker
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose

HOLDS = timedelta(days=30)
"""How long a consent to send holds unless she says otherwise; so long a package opens, too."""
PICKING, WRITING = 0, 1
_NO_CENTRE = N_("The centre is missing. Everything else is kept. Choose a centre.")


class TransferForm(QStackedWidget):
    """TransferForm(desk, file, initial, permit, known): `draft()`, `referral()`, `agreed_until()`, and `asked`.

    `permit` is what it leaves on already; `known` are the services of the directory; `like` is the transfer that was
    not accepted, whose purpose stays.
    """

    edited = Signal()
    directory_asked = Signal(object)

    def __init__(
        self, desk: Desk, file: CaseFile, initial: Referral | None, permit: Permit | None,
        known: Sequence[Provider], *, like: Referral | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._file, self._like = desk, file, like
        self._known = {one.id: one for one in known}
        self.to: Provider | None = None
        self.asked = Asked(file)
        self.items = AskedCard(self.asked)
        self.items.edited.connect(self.edited)
        self._picker = CentrePicker(desk)
        self._picker.chosen.connect(self._chosen)
        self._picker.cancelled.connect(lambda: self.setCurrentIndex(WRITING))
        self._picker.directory_asked.connect(self.directory_asked)
        self._purpose = self._field(Referral.__fields__["purpose"])
        self._until = self._field(ConsentToRelease.__fields__["until"])
        self.addWidget(self._picker)
        self.addWidget(self._writing())
        self.begin_with(initial, permit)

    def begin_with(self, initial: Referral | None, permit: Permit | None) -> None:
        """Shows a transfer as it is in the file, with her answers if a consent holds."""
        self._initial, self._permit = initial, permit
        self.restart()

    def picking(self) -> bool:
        """Whether the centre is being chosen."""
        return self.currentIndex() == PICKING

    def pick(self) -> None:
        """Chooses the centre."""
        self._picker.begin(replacing=self.to is not None)
        self.setCurrentIndex(PICKING)

    def draft(self) -> Referral | None:
        """The transfer as far as it is written; None without a centre."""
        return self._made(self.to, self._purpose.value() or "") if self.to is not None else None

    def letter(self) -> Referral:
        """The transfer as far as it is written. Raises InField without a centre."""
        found = self.draft()
        if found is None:
            raise InField("provider", _NO_CENTRE)
        return found

    def referral(self) -> Referral:
        """The transfer, to be kept. Raises InField, shown here, while the centre or the purpose is missing."""
        return replace(self.letter(), purpose=self._answer(self._purpose))

    def to_be_kept(self) -> Referral | None:
        """What is to stand among the referrals although she was not asked yet: it has a centre and a purpose.

        None when it says nothing new, and once she gave an answer: only a draft keeps her answers too.
        """
        found = None if self.asked.begun else self.draft()
        return found if found is not None and found.purpose and found != self._initial else None

    def go_on_from(self, kept: Referral) -> None:
        """What stands here was kept as that version; what she answered so far stays."""
        self._initial = kept

    def agreed_until(self) -> date:
        """The day until which she agrees. Raises InField, shown here."""
        found: date = self._answer(self._until)
        return found

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble in its field; False when it is in none of them."""
        field = {"purpose": self._purpose, "until": self._until}.get(trouble.field)
        if field is None:
            return False
        field.set_problem(trouble.said())
        field.focus()
        return True

    def allow(self, editing: bool) -> None:
        """Whether it can be changed now."""
        for part in (self._purpose, self._until):
            part.setEnabled(editing)
        self._change.setVisible(editing)
        self.items.ask(editing)

    def begin(self) -> None:
        """Puts the focus where the work goes on."""
        if self.picking():
            self.pick()
        elif not self._purpose.value():
            self._purpose.focus()
        elif self.items.begin() is None:
            self._until.focus()

    def forget_answers(self) -> None:
        """She is asked again, each line."""
        self.asked.restart()
        self.items.renew()

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        return {
            "provider": str(self.to.id) if self.to is not None else None,
            "purpose": self._purpose.answering.raw(),
            "until": self._until.answering.raw(),
            "asked": self.asked.raw(),
        }

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back; a centre that is no longer in the directory is left out."""
        self.restart()
        with suppress(KeyError, TypeError, ValueError):
            to = self._known.get(UUID(answers["provider"]))
            if to is not None:
                self._show_centre(to)
        for name, field in (("purpose", self._purpose), ("until", self._until)):
            field.restore(answers.get(name))
        with suppress(KeyError, TypeError):
            self.asked.restore(answers["asked"])
        self.items.renew()

    def restart(self) -> None:
        """As the file has it."""
        begun = self._initial or self._like
        to = self._known.get(self._initial.provider) if self._initial is not None else None
        self.to = None
        self.setCurrentIndex(PICKING)
        if to is not None:
            self._show_centre(to)
        self._purpose.answering.set_value(begun.purpose if begun is not None else None)
        permit = self._permit
        self._until.answering.set_value(permit.until if permit is not None else self._desk.today() + HOLDS)
        self.asked.restart()
        if permit is not None:
            self.asked.show(agreed_in(permit))
        self.items.renew()

    def _field(self, declared: Any) -> FormField:
        field = FormField(declared, control_for(declared, today=self._desk.today(), now=self._desk.now))
        field.edited.connect(self.edited)
        return field

    def _answer(self, field: FormField) -> Any:
        try:
            return field.answer()
        except InField as trouble:
            self.show_problem(trouble)
            raise

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

    def _chosen(self, to: Provider) -> None:
        self._known[to.id] = to
        self._show_centre(to)
        self.edited.emit()
        self.begin()

    def _show_centre(self, to: Provider) -> None:
        self.to = to
        self._name.setText(_("The whole case goes to {name}.", name=named(to)))
        self.setCurrentIndex(WRITING)

    def _made(self, to: Provider, purpose: str) -> Referral:
        initial = self._initial
        values: dict[str, Any] = {"provider": to.id, "purpose": purpose}
        if initial is None:
            return Referral(
                case_id=self._file.case.id, drafted=self._desk.today(), service=Service.OTHER, whole=True, **values
            )
        return changed(initial, **values)
