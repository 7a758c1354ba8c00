"""A legal step or a mediation, read on the case page: what to do about it stands above its facts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.rules.law_advice import advice_on_mediation, advice_on_order
from casedesk.store.records import Record
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.notice import Notice


class LegalStepPanel(EntryPanel):
    """LegalStepPanel(part, event, title, sight)."""

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        words = advice_on_order(record, self.sight.now.date()) if isinstance(record, LegalEvent) else ""
        if words:
            yield Notice(words, Tone.WAIT, icon=Icon.CLOCK)


class MediationPanel(EntryPanel):
    """MediationPanel(part, mediation, title, sight)."""

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        words = advice_on_mediation(record) if isinstance(record, Mediation) else ""
        if words:
            yield Notice(words, Tone.WAIT, icon=Icon.INFO)
