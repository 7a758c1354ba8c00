"""A safety plan on the case page: the newest can be put on paper for her, asked twice where paper may not be safe."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Way
from casedesk.cases.consent_holding import taken_back
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.store.records import Record
from casedesk.text.translation import N_, _
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.case.her_paper import noted_plan
from casedesk.ui.case.panel import Panel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.asking import Question, ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.notice import Notice

WHY_NOT = {
    Answer.NO: N_("She said that paper is not safe for her."),
    Answer.UNKNOWN: N_("It is not known whether paper is safe for her."),
}
_ENDED = N_("She took her consent back. Ask her whether she wants the page, and whether paper is safe for her now.")
_REPLACED = N_("A newer version replaced this one. It stays as it was.")
_FOUND = N_("The page bears no name and no title. But whoever finds it reads where she goes and who helps her.")


class SafetyPlanPanel(EntryPanel):
    """SafetyPlanPanel(part, plan, title, sight): an older version is read, not printed."""

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        if not isinstance(record, SafetyPlan):
            return
        if self.sight.file.of(SafetyPlan)[0].id == record.id:
            yield ForHer(record, self)
        else:
            yield Notice(_(_REPLACED), Tone.NEUTRAL, icon=Icon.TIMELINE)


class ForHer(QWidget):
    """ForHer(plan, panel, ways=None): the two ways onto paper; `question` is open while it is asked once more."""

    def __init__(self, plan: SafetyPlan, panel: Panel, ways: WaysOut | None = None) -> None:
        super().__init__()
        self._plan, self._sight = plan, panel.sight
        ended = taken_back(panel.sight.file.consents) is not None
        self._why_not = WHY_NOT.get(plan.on_paper) or (_ENDED if ended else None)
        self.question: Question | None = None
        self._out = PaperOut(panel.sight.desk, self, ways)
        self._out.left.connect(panel.said)
        self._out.troubled.connect(panel.sight.troubled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if self._why_not:
            column.addWidget(Notice(_(self._why_not), Tone.WAIT, icon=Icon.RISK))
        column.addLayout(
            row_of(
                self._button(_("Print for her"), Icon.PRINT, self._to_printer),
                self._button(_("Save as a file…"), Icon.EXPORT, self._to_file),
                None,
            )
        )

    def _button(self, words: str, icon: Icon, leave: Callable[[], None]) -> QPushButton:
        made = button(words, lambda: self._if_safe(leave), icon=icon, compact=True)
        if self._why_not:
            made.setAccessibleDescription(_(self._why_not))
            made.setToolTip(_(self._why_not))
        return made

    def _if_safe(self, leave: Callable[[], None]) -> None:
        """Asks once more where paper is not known to be safe; the safe answer keeps the plan here."""
        if not self._why_not:
            leave()
            return
        self.question = ask(
            self, title=_("Put it on paper all the same?"), text=f"{_(self._why_not)} {_(_FOUND)}",
            safe=_("Keep it here only"), act=_("She wants the paper"), then=leave,
        )  # fmt: skip

    def _to_printer(self) -> None:
        self._out.to_printer(lambda: noted_plan(self._sight.desk, Way.PRINTED, self._sight.file, self._plan))

    def _to_file(self) -> None:
        self._out.to_file(lambda: noted_plan(self._sight.desk, Way.SAVED, self._sight.file, self._plan))
