"""The left side of a referral: to whom, for what, until when, how soon; and every item asked one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.work import Item, Need, ReferralState, Service
from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.releasing import Permit
from casedesk.cases.verbs.refer import no_recipient
from casedesk.store.fields import InField
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.lettering import px
from casedesk.ui.referral.items_card import ItemsCard
from casedesk.ui.referral.life_form import WRITING, LifeForm
from casedesk.ui.referral.need_field import NeedField
from casedesk.ui.referral.recipient_card import RecipientCard
from casedesk.ui.referral.service_picker import ServicePicker
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.lines import Lines
from casedesk.ui.widgets.marks import Answer

ITEMS = 190
"""Pixels at 100 % of the list of items that are seen at least: three of them, and their head."""


class LetterForm(LifeForm):
    """LetterForm(desk, file, initial, permit, known, like=…): a LifeForm whose answers are in `items`."""

    items: ItemsCard

    def __init__(
        self, desk: Desk, file: CaseFile, initial: Referral | None, permit: Permit | None,
        known: Sequence[Provider], *, like: UUID | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, file, known, like)
        self._purpose.set_help("")  # the line below says it, where she is asked
        self._summary = self._field(Referral.__fields__["summary"])
        self._recipient = RecipientCard()
        self._recipient.edited.connect(self.edited)
        self._recipient.other_asked.connect(self.pick)
        self.items = ItemsCard()
        no = [one.provider for one in file.referrals if one.state is ReferralState.REJECTED]
        self._picker = ServicePicker(desk, said_no=no)
        self._picker.chosen.connect(self._chosen)
        self._picker.cancelled.connect(lambda: self.setCurrentIndex(WRITING))
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
        self.begin_with(initial, permit)

    def primary(self) -> QPushButton | None:
        """What Ctrl Enter presses here: to keep a service that is entered."""
        return self._picker.primary()

    def pick(self) -> None:
        """Chooses the recipient."""
        self._picker.begin(replacing=self.to is not None, wanted=self._wanted() if self.to is None else None)
        super().pick()

    def _wanted(self) -> Service | None:
        """What kind of help is looked for first: as before, or of a doctor while the first hours count."""
        if self._like is not None:
            return self._like.service
        return Service.HEALTH if self._file.case.next_step is NextStep.REFER_HEALTH else None

    def within(self) -> bool:
        """Whether it goes to a service of our own centre."""
        return self.to is not None and self.to.ours

    def until(self) -> date | None:
        """The day until which she agrees, as far as it can be read."""
        found: date | None = self._until.value()
        return found

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble in its field; False when it is in none of them."""
        if trouble.field == "provider" and self.to is not None:
            self._recipient_as_it_is(self.to.id)
            self._recipient.set_problem(trouble.said())
            return True
        return super().show_problem(trouble)

    def allow(self, editing: bool) -> None:
        """Whether the letter can be changed now."""
        super().allow(editing)
        for part in (self._soon, self._need):
            part.setEnabled(editing)
        self._recipient.allow(editing)

    def forget_answers(self) -> None:
        """She is asked again, item by item."""
        self.items.set_answers({})
        self._look()

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        return {
            **super().answers(),
            "service": self._recipient.service().value if self.to else None,
            "urgency": self._urgency.currentData(),
            "need": self._need.box.currentData(),
            "items": {item.value: answer.value for item, answer in self.items.answers().items()},
        }

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back; a recipient that is no longer in the directory is left out."""
        super().restore(answers)
        self._choose_urgency(answers.get("urgency"))
        with suppress(ValueError):
            self._need.show_need(Need(answers["need"]) if answers.get("need") else None, None)
        with suppress(AttributeError, TypeError, ValueError):
            given = answers.get("items", {})
            self.items.set_answers({Item(item): Answer(answer) for item, answer in given.items()})
        self._look()

    def restart(self) -> None:
        """As the file has it."""
        super().restart()
        begun = self._begun_with()
        self._summary.answering.set_value(begun.summary if begun else None)
        self._need.show_need(begun.need if begun else None, begun.service if begun else None)
        self._choose_urgency((begun.urgency if begun else Urgency.WEEK).value)
        release = self._permit if isinstance(self._permit, ConsentToRelease) else None
        self.items.say_when(past=release is not None and release.withdrawn is not None)
        given = dict.fromkeys(release.refused, Answer.REFUSED) if release else {}
        self.items.set_answers({**given, **dict.fromkeys(release.items if release else (), Answer.AGREED)})
        self._look()

    def _further(self, to: Provider) -> dict[str, Any]:
        return {
            "service": self._recipient.service(),
            "urgency": Urgency(self._urgency.currentData()),
            "need": self._need.need(),
            "summary": self._summary.value(),
        }

    def _no_recipient(self) -> InField:
        return no_recipient()

    def _answered_any(self) -> bool:
        return any(answer is not Answer.NOT_ASKED for answer in self.items.answers().values())

    def _show_recipient(self, to: Provider, service: Service | None) -> None:
        super()._show_recipient(to, service)
        self._recipient.show_provider(to, service)
        self._need.show_need(self._need.need(), self._recipient.service())
        self._look()

    def _recipient_as_it_is(self, to: UUID) -> None:
        """The recipient as the directory has it at this moment: it may have closed since this page was opened."""
        self._known = {one.id: one for one in self._desk.glance(providers)}
        self.to = self._known[to]
        self._recipient.show_provider(self.to, self._recipient.service())

    def _answered(self) -> None:
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        """Her own short account is asked for once she agreed to send one."""
        agreed = self.items.answers()[Item.SUMMARY] is Answer.AGREED
        self._below.setVisible(agreed or bool(self._summary.value()))
        service = self._recipient.service() if self.to else None
        self._recipient.set_note(self._need.told(self._initial.id if self._initial else None, service))

    def _choose_urgency(self, key: object) -> None:
        self._urgency.setCurrentIndex(max(self._urgency.findData(key), 0))

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
