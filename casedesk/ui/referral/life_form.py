"""The left side of a referral and of a transfer: to whom, what for, until when; and every item asked one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.work import Service
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.releasing import Permit
from casedesk.store.fields import InField
from casedesk.store.records import changed
from casedesk.ui.desk import Desk
from casedesk.ui.forms.controls import control_for
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.leaving.asking import USUAL

PICKING, WRITING = 0, 1


class Items(Protocol):
    """What she is asked about, line by line."""

    def ask(self, asking: bool) -> None:
        """Whether answers can be given now."""

    def begin(self) -> QWidget | None:
        """Focus to the first line that was not asked; it is returned, None when all were."""


class LifeForm(QStackedWidget):
    """LifeForm(desk, file, known, like): what a draft needs; `to`, `draft()`, `referral()`, `agreed_until()`, `items`.

    `known` are the services of the directory. `like` is the referral that goes to somebody else now: what is asked
    for stays, she is asked anew. A subclass adds the page that picks the recipient and the page that is written on,
    in this order, and ends its constructor with `begin_with`.
    """

    edited = Signal()
    items: Items

    def __init__(self, desk: Desk, file: CaseFile, known: Sequence[Provider], like: UUID | None) -> None:
        super().__init__()
        self._desk, self._file = desk, file
        self._like = next((one for one in file.referrals if one.id == like), None)
        self._known = {one.id: one for one in known}
        self.to: Provider | None = None
        self._fields: dict[str, FormField] = {}
        self._purpose = self._field(Referral.__fields__["purpose"])
        self._until = self._field(ConsentToRelease.__fields__["until"])

    def begin_with(self, initial: Referral | None, permit: Permit | None) -> None:
        """Shows a referral as it is in the file, with her answers if a consent holds."""
        self._initial, self._permit = initial, permit
        self.restart()

    def go_on_from(self, kept: Referral) -> None:
        """What stands here was kept as that version; what she answered so far stays."""
        self._initial = kept

    def picking(self) -> bool:
        """Whether the recipient is being chosen."""
        return self.currentIndex() == PICKING

    def pick(self) -> None:
        """Chooses the recipient."""
        self.setCurrentIndex(PICKING)

    def primary(self) -> QPushButton | None:
        """What Ctrl Enter presses here, before the next step of the referral."""
        return None

    def draft(self) -> Referral | None:
        """It as far as it is written, to be shown beside; None without a recipient."""
        if self.to is None:
            return None
        values = {"provider": self.to.id, "purpose": self._purpose.value() or "", **self._further(self.to)}
        if self._initial is None:
            return Referral(case_id=self._file.case.id, drafted=self._desk.today(), **values)
        return changed(self._initial, **values)

    def letter(self) -> Referral:
        """It as far as it is written. Raises InField without a recipient."""
        found = self.draft()
        if found is None:
            raise self._no_recipient()
        return found

    def referral(self) -> Referral:
        """It, to be kept. Raises InField, which is shown, while the recipient or the purpose is missing."""
        return replace(self.letter(), purpose=self._answer(self._purpose))

    def to_be_kept(self) -> Referral | None:
        """What is to stand among the referrals although she was not asked yet: it has a recipient and a purpose.

        None when it says nothing new, and once she gave an answer: only a draft keeps her answers too.
        """
        found = None if self._answered_any() else self.draft()
        return found if found is not None and found.purpose and found != self._initial else None

    def agreed_until(self) -> date:
        """The day until which she agrees. Raises InField, which is shown."""
        found: date = self._answer(self._until)
        return found

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble in its field; False when it is in none of them."""
        field = self._fields.get(trouble.field)
        if field is None:
            return False
        field.set_problem(trouble.said())
        field.focus()
        return True

    def allow(self, editing: bool) -> None:
        """Whether it can be changed now."""
        for field in self._fields.values():
            field.setEnabled(editing)
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
        raise NotImplementedError

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        return {
            "provider": str(self.to.id) if self.to is not None else None,
            **{name: field.answering.raw() for name, field in self._fields.items()},
        }

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back; a recipient that is no longer in the directory is left out."""
        self.restart()
        with suppress(KeyError, TypeError, ValueError):
            to = self._known.get(UUID(answers["provider"]))
            if to is not None:
                self._show_recipient(to, Service(answers["service"]) if answers.get("service") else None)
        for name, field in self._fields.items():
            field.restore(answers.get(name))

    def restart(self) -> None:
        """As the file has it."""
        initial = self._initial
        begun = self._begun_with()
        self.to = None
        self.setCurrentIndex(PICKING)
        to = self._known.get(initial.provider) if initial is not None else None
        if initial is not None and to is not None:
            self._show_recipient(to, initial.service)
        self._purpose.answering.set_value(begun.purpose if begun is not None else None)
        self._until.answering.set_value(self._permit.until if self._permit else self._desk.today() + USUAL)

    def _begun_with(self) -> Referral | None:
        """Whose words stand here at first."""
        return self._initial or self._like

    def _further(self, to: Provider) -> dict[str, Any]:
        """What else the referral says, by field."""
        raise NotImplementedError

    def _no_recipient(self) -> InField:
        raise NotImplementedError

    def _answered_any(self) -> bool:
        """Whether she gave any answer."""
        raise NotImplementedError

    def _show_recipient(self, to: Provider, service: Service | None) -> None:
        self.to = to
        self.setCurrentIndex(WRITING)

    def _chosen(self, to: Provider, service: Service | None = None) -> None:
        self._known[to.id] = to
        self._show_recipient(to, service)
        self.edited.emit()
        self.begin()

    def _field(self, declared: Any) -> FormField:
        """A field of the form, kept in its draft."""
        field = FormField(declared, control_for(declared, today=self._desk.today(), now=self._desk.now))
        field.edited.connect(self.edited)
        self._fields[declared.name] = field
        return field

    def _answer(self, field: FormField) -> Any:
        try:
            return field.answer()
        except InField as trouble:
            self.show_problem(trouble)
            raise
