"""Three kinds of consent, kept apart: to be served, to send something to somebody, to be counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe, ServiceItem
from casedesk.cases.rules.consent_rules import is_due
from casedesk.cases.rules.timeline_words import release_state
from casedesk.cases.saying import listed
from casedesk.text.codes import Codes
from casedesk.text.dates import day
from casedesk.text.translation import _
from casedesk.ui.case.entries import MARKS
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.scroll_panel import ScrollPanel
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
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
            service = referral.service.said() if referral else ""
            until = _("until {day}", day=day(release.until))
            head: list[QWidget | None] = [Prose(listed([service, to, until]), style=Style.SMALL), None]
            words, meaning = release_state(release, today)
            if meaning is not None:
                head.append(Chip(words, MARKS[meaning]))
            opening = link(_("Open the referral"), partial(self.opened.emit, Part.REFERRALS, release.referral))
            yield _block(row_holder(*head, self.history_button(release), opening), marks(release, None))

    def _counted(self) -> Iterator[QWidget]:
        for incident in self.sight.file.incidents:
            answer = _COUNTED[incident.counted]
            words = _("Incident {n}, interview on {day}", n=incident.ordinal, day=day(incident.interviewed))
            yield row_holder(Prose(words, style=Style.SMALL), None, AnswerMark(answer_words(answer), answer))


def marks(consent: ConsentToServe | ConsentToRelease, asked: type[Codes] | None) -> QWidget:
    """Each item with its answer; of `asked` also those that were not asked."""
    agreed: tuple[Codes, ...] = consent.agreed if isinstance(consent, ConsentToServe) else consent.items
    given = dict.fromkeys(agreed, Mark.AGREED) | dict.fromkeys(consent.refused, Mark.REFUSED)
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
