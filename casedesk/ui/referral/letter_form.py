"""The left side of a referral: to whom, for what, until when, how soon; and every item asked one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.work import Item, Need, ReferralState, Service
from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.verbs.refer import no_recipient
from casedesk.store.fields import InField
from casedesk.store.records import changed
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.forms.controls import control_for
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.leaving.asking import USUAL
from casedesk.ui.looks.lettering import px
from casedesk.ui.referral.items_card import ItemsCard
from casedesk.ui.referral.need_field import NeedField
from casedesk.ui.referral.recipient_card import RecipientCard
from casedesk.ui.referral.service_picker import ServicePicker
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.lines import Lines
from casedesk.ui.widgets.marks import Answer

PICKING, WRITING = 0, 1
ITEMS = 190
"""Pixels at 100 % of the list of items that are seen at least: three of them, and their head."""


class LetterForm(QStackedWidget):
    """LetterForm(desk, file, initial, release, known): what a draft needs, and `referral()`, `until()`, `items`.

    `known` are the services of the directory. `like` is the referral whose letter goes to another service now: what
    is asked for stays, she is asked anew. `picking()` tells whether the recipient is being chosen.
    """

    edited = Signal()

    def __init__(
        self, desk: Desk, file: CaseFile, initial: Referral | None, release: ConsentToRelease | None,
        known: Sequence[Provider], *, like: UUID | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._file = desk, file
        self._like = next((one for one in file.referrals if one.id == like), None)
        self._known = {one.id: one for one in known}
        self._recipient = RecipientCard()
        self._recipient.edited.connect(self.edited)
        self._recipient.other_asked.connect(self.pick)
        self.items = ItemsCard()
        no = [one.provider for one in file.referrals if one.state is ReferralState.REJECTED]
        self._picker = ServicePicker(desk, said_no=no)
        self._picker.chosen.connect(self._chosen)
        self._picker.cancelled.connect(lambda: self.setCurrentIndex(WRITING))
        fields = Referral.__fields__
        self._purpose = self._field(fields["purpose"])
        self._purpose.set_help("")  # the line below says it, where she is asked
        self._summary = self._field(fields["summary"])
        self._until = self._field(ConsentToRelease.__fields__["until"])
        self._need = NeedField(file)
        self._need.box.activated.connect(self._answered)
        self._urgency = QComboBox()
        for code in Urgency:
            self._urgency.addItem(code.said(), code.value)
        self._urgency.activated.connect(lambda: self.edited.emit())
        self._soon = Field(_("Urgency"), self._urgency)
        self.addWidget(self._picker)
        self.addWidget(self._writing())
        self.items.add_below(self._below_items())
        self.items.edited.connect(self._answered)
        self.begin_with(initial, release)

    def _field(self, declared: Any) -> FormField:
        field = FormField(declared, control_for(declared, today=self._desk.today(), now=self._desk.now))
        field.edited.connect(self.edited)
        return field

    def _writing(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        what, when = ((self._purpose, 7), (self._need, 4)), ((self._until, 5), (self._soon, 4))
        self._recipient.add(Lines(what, when, roomy=660))
        column.addWidget(self._recipient)
        self.items.setMinimumHeight(px(ITEMS))
        column.addWidget(self.items, 1)
        return whole

    def _below_items(self) -> QWidget:
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.addWidget(self._summary)
        return self._below

    def begin_with(self, initial: Referral | None, release: ConsentToRelease | None) -> None:
        """Shows a referral as it is in the file, with her answers if a consent holds."""
        self._initial, self._release = initial, release
        self.restart()

    def go_on_from(self, kept: Referral) -> None:
        """What stands here was kept as that version; what she answered so far stays."""
        self._initial = kept

    def picking(self) -> bool:
        """Whether the recipient is being chosen."""
        return self.currentIndex() == PICKING

    def primary(self) -> QPushButton | None:
        """What Ctrl Enter presses here, before the next step of the referral: to keep a service that is entered."""
        return self._picker.primary()

    def pick(self) -> None:
        """Chooses the recipient."""
        wanted = self._like.service if self._like and self._recipient.to is None else None
        self._picker.begin(replacing=self._recipient.to is not None, wanted=wanted)
        self.setCurrentIndex(PICKING)

    def provider(self) -> Provider | None:
        """The recipient chosen."""
        return self._recipient.to

    def within(self) -> bool:
        """Whether it goes to a service of our own centre."""
        return self._recipient.to is not None and self._recipient.to.ours

    def until(self) -> date | None:
        """The day until which she agrees, as far as it can be read."""
        found: date | None = self._until.value()
        return found

    def draft(self) -> Referral | None:
        """The letter as far as it is written, to be shown beside; None without a recipient."""
        to = self._recipient.to
        return self._made(to, self._purpose.value() or "") if to else None

    def letter(self) -> Referral:
        """The letter as far as it is written. Raises InField without a recipient."""
        found = self.draft()
        if found is None:
            raise no_recipient()
        return found

    def referral(self) -> Referral:
        """The letter, to be kept. Raises InField, which is shown, while the recipient or the purpose is missing."""
        letter = self.letter()
        try:
            purpose = self._purpose.answer()
        except InField as trouble:
            self.show_problem(trouble)
            raise
        return replace(letter, purpose=purpose)

    def agreed_until(self) -> date:
        """The day until which she agrees. Raises InField, which is shown."""
        try:
            found: date = self._until.answer()
        except InField as trouble:
            self.show_problem(trouble)
            raise
        return found

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble in its field; False when it is in none of them."""
        if trouble.field == "provider" and self._recipient.to is not None:
            self._recipient_as_it_is(self._recipient.to.id)
            self._recipient.set_problem(trouble.said())
            return True
        field = {"purpose": self._purpose, "until": self._until, "summary": self._summary}.get(trouble.field)
        if field is None:
            return False
        field.set_problem(trouble.said())
        field.focus()
        return True

    def _recipient_as_it_is(self, to: UUID) -> None:
        """The recipient as the directory has it at this moment: it may have closed since this page was opened."""
        self._known = {one.id: one for one in self._desk.glance(providers)}
        self._recipient.show_provider(self._known[to], self._recipient.service())

    def allow(self, editing: bool) -> None:
        """Whether the letter can be changed now."""
        for part in (self._purpose, self._until, self._summary, self._soon, self._need):
            part.setEnabled(editing)
        self._recipient.allow(editing)
        self.items.ask(editing)

    def begin(self) -> None:
        """Puts the focus where the work goes on."""
        if self.picking():
            self.pick()
        elif not self._purpose.value():
            self._purpose.focus()
        else:
            self.items.begin()

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        asked = {item.value: answer.value for item, answer in self.items.answers().items()}
        to = self._recipient.to
        return {
            "provider": str(to.id) if to else None,
            "service": self._recipient.service().value if to else None,
            "urgency": self._urgency.currentData(),
            "need": self._need.box.currentData(),
            "purpose": self._purpose.answering.raw(),
            "summary": self._summary.answering.raw(),
            "until": self._until.answering.raw(),
            "items": asked,
        }

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back; a recipient that is no longer in the directory is left out."""
        self.restart()
        with suppress(KeyError, TypeError, ValueError):
            to = self._known.get(UUID(answers["provider"]))
            if to is not None:
                self._show_provider(to, Service(answers["service"]) if answers.get("service") else None)
        for name, field in (("purpose", self._purpose), ("summary", self._summary), ("until", self._until)):
            field.restore(answers.get(name))
        self._choose_urgency(answers.get("urgency"))
        with suppress(ValueError):
            self._need.show_need(Need(answers["need"]) if answers.get("need") else None, None)
        with suppress(AttributeError, TypeError, ValueError):
            given = answers.get("items", {})
            self.items.set_answers({Item(item): Answer(answer) for item, answer in given.items()})
        self._look()

    def restart(self) -> None:
        """As the file has it."""
        initial, release = self._initial, self._release
        begun = initial or self._like
        to = self._known.get(initial.provider) if initial else None
        self._recipient.forget()
        self.setCurrentIndex(PICKING)
        if to is not None and initial is not None:
            self._show_provider(to, initial.service)
        self._purpose.answering.set_value(begun.purpose if begun else None)
        self._summary.answering.set_value(begun.summary if begun else None)
        self._until.answering.set_value(release.until if release else self._desk.today() + USUAL)
        self._need.show_need(begun.need if begun else None, begun.service if begun else None)
        self._choose_urgency((begun.urgency if begun else Urgency.WEEK).value)
        self.items.say_when(past=release is not None and release.withdrawn is not None)
        given = dict.fromkeys(release.refused, Answer.REFUSED) if release else {}
        self.items.set_answers({**given, **dict.fromkeys(release.items if release else (), Answer.AGREED)})
        self._look()

    def _made(self, to: Provider, purpose: str) -> Referral:
        initial = self._initial
        values: dict[str, Any] = {
            "provider": to.id,
            "service": self._recipient.service(),
            "urgency": Urgency(self._urgency.currentData()),
            "need": self._need.need(),
            "purpose": purpose,
            "summary": self._summary.value(),
        }
        if initial is None:
            return Referral(case_id=self._file.case.id, drafted=self._desk.today(), **values)
        return changed(initial, **values)

    def _chosen(self, to: Provider, service: Service | None) -> None:
        self._known[to.id] = to
        self._show_provider(to, service)
        self._need.show_need(self._need.need(), self._recipient.service())
        self._look()
        self.edited.emit()
        self.begin()

    def _show_provider(self, to: Provider, service: Service | None) -> None:
        self._recipient.show_provider(to, service)
        self.setCurrentIndex(WRITING)

    def _answered(self) -> None:
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        """Her own short account is asked for once she agreed to send one."""
        agreed = self.items.answers()[Item.SUMMARY] is Answer.AGREED
        self._below.setVisible(agreed or bool(self._summary.value()))
        service = self._recipient.service() if self._recipient.to else None
        self._recipient.set_note(self._need.told(self._initial.id if self._initial else None, service))

    def _choose_urgency(self, key: object) -> None:
        self._urgency.setCurrentIndex(max(self._urgency.findData(key), 0))
