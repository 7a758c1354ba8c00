"""Three kinds of consent, kept apart: to be served, to send something to somebody, to be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.release import Override
from casedesk.cases.rules.consent_rules import is_due
from casedesk.cases.rules.releasing import Permit
from casedesk.cases.rules.timeline_words import release_state
from casedesk.cases.saying import listed, said_help
from casedesk.cases.verbs.agree_to_paper import take_back
from casedesk.cases.verbs.override import end_override
from casedesk.text.codes import Codes
from casedesk.text.dates import day
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.entries import MARKS
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.release_panel import said_copied
from casedesk.ui.case.scroll_panel import ScrollPanel
from casedesk.ui.leaving.asking import may_override
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import button, link
from casedesk.ui.widgets.chip import AnswerMark, Chip
from casedesk.ui.widgets.consent_answer import answer_words
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.marks import Answer as Mark
from casedesk.ui.widgets.marks import Mark as State
from casedesk.ui.widgets.prose import Prose

_COUNTED = {Answer.YES: Mark.AGREED, Answer.NO: Mark.REFUSED, Answer.UNKNOWN: Mark.NOT_ASKED}


class ConsentsPanel(ScrollPanel):
    """ConsentsPanel(sight): every answer with its mark; nothing is shortened."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(Part.CONSENTS.said(), sight, (self.add_button(Part.CONSENTS),))
        self._group(_("To be served"), list(self._served()), _("She has not been asked yet."))
        self._group(_("To send something to somebody"), list(self._released()), _("Asked with each referral."))
        if decided := list(self._decided()):
            self._group(_("Without her consent"), decided, "")
        self._group(_("To be counted, without anything that tells who she is"), list(self._counted()),
                    _("Asked with each incident."))  # fmt: skip
        self.show_column()

    def _group(self, title: str, held: list[QWidget], none: str) -> None:
        if self.column.count():
            self.column.addWidget(Hairline())
        self.column.addWidget(Prose(title, role=Role.INK, bold=True))
        for one in held or [Prose(none, style=Style.SMALL)]:
            self.column.addWidget(one)

    def _served(self) -> Iterator[QWidget]:
        for consent in self.sight.file.consents:
            again = _("ask again on {day}", day=day(consent.expires)) if consent.expires else ""
            facts = listed([day(consent.given), consent.how.said(), consent.language.said(), again])
            head: list[QWidget | None] = [Prose(facts, style=Style.SMALL), None]
            if consent.withdrawn is not None:
                head.append(Chip(_("withdrawn"), State.TURNED_BACK))
            elif consent is self.sight.file.consent and is_due(consent, self.sight.now.date()):
                head.append(Chip(_("ask again"), State.WAITS))
            change = self.change_button(Part.CONSENTS, consent.id)
            yield _block(row_holder(*head, self.history_button(consent), change), marks(consent, ServiceItem))

    def _released(self) -> Iterator[QWidget]:
        file, today = self.sight.file, self.sight.now.date()
        for release in file.releases:
            referral = file.referral_of(release)
            to = next((one.name for one in file.providers if one.id == release.provider), "")
            service = said_help(referral) if referral else release.recipient or ""
            until, copied = _("until {day}", day=day(release.until)), said_copied(file, release)
            head: list[QWidget | None] = [Prose(listed([service, to, copied, until]), style=Style.SMALL), None]
            words, meaning = release_state(release, today)
            if meaning is not None:
                head.append(Chip(words, MARKS[meaning]))
            head.append(self.history_button(release))
            if referral is None and meaning is None:
                back = partial(self._end, take_back, consent=release.id)
                head.append(button(_("She takes it back"), back, compact=True))  # in a closed file too
            if referral is not None:
                head.append(link(_("Open the referral"), partial(self.opened.emit, Part.REFERRALS, referral.id)))
            yield _block(row_holder(*head), marks(release, None))

    def _decided(self) -> Iterator[QWidget]:
        """What a supervisor let leave; not while she reads along."""
        for one in () if self.sight.together else self.sight.file.of(Override):
            ended = one.withdrawn is not None or one.until < self.sight.now.date()
            facts = listed([one.basis.said(), _("until {day}", day=day(one.until))])
            head: list[QWidget | None] = [Prose(facts, style=Style.SMALL), None]
            if ended:
                head.append(Chip(_("ended"), State.CLOSED))
            elif may_override(self.sight.desk):
                head.append(button(_("End it"), partial(self._end, end_override, override=one.id), compact=True))
            yield _block(row_holder(*head, self.history_button(one)), marks(one, None))

    def _end(self, deed: Callable[..., object], **what: UUID) -> None:
        """Nothing more leaves on it; what has left already stands in the register."""
        try:
            self.sight.desk.do(deed, **what)
        except Mendable as trouble:
            self.sight.troubled(trouble)
        else:
            self.said.emit(_("It is ended. Nothing more leaves on it."))

    def _counted(self) -> Iterator[QWidget]:
        for incident in self.sight.file.incidents:
            answer = _COUNTED[incident.counted]
            words = _("Incident {n}, interview on {day}", n=incident.ordinal, day=day(incident.interviewed))
            yield row_holder(Prose(words, style=Style.SMALL), None, AnswerMark(answer_words(answer), answer))


def marks(consent: ConsentToServe | Permit, asked: type[Codes] | None) -> QWidget:
    """Each item with its answer; of `asked` also those that were not asked."""
    agreed: tuple[Codes, ...] = (
        consent.agreed if isinstance(consent, ConsentToServe) else (*consent.items, *consent.chapters, *consent.parts)
    )
    refused = () if isinstance(consent, Override) else consent.refused
    given = dict.fromkeys(agreed, Mark.AGREED) | dict.fromkeys(refused, Mark.REFUSED)
    items = list(asked) if asked is not None else list(given)
    shown = [AnswerMark(item.said(), given.get(item, Mark.NOT_ASKED)) for item in items]
    for mark in shown:
        mark.setAccessibleName(mark.text())
    holder = QWidget()
    holder.setLayout(Flow(*shown, gap=16))
    return holder


def row_holder(*parts: QWidget | None) -> QWidget:
    """Widgets in a row, as one."""
    holder = QWidget()
    row = row_of(*parts)
    for part in parts:
        if part is not None:
            row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
    holder.setLayout(row)
    return holder


def _block(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return holder
