"""The editor of one part of a file, by the part's name: what the case page shows in its middle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.needs import unplanned_need
from casedesk.store.records import Record
from casedesk.ui.desk import Desk
from casedesk.ui.parts.advised_editor import LegalStepEditor, MediationEditor, SafetyPlanEditor
from casedesk.ui.parts.attachment_editor import AttachmentEditor
from casedesk.ui.parts.closure_editor import ClosureEditor
from casedesk.ui.parts.consent_editor import ConsentEditor
from casedesk.ui.parts.follow_up_editor import FollowUpEditor
from casedesk.ui.parts.needs_editor import NeedsEditor
from casedesk.ui.parts.questioned_editor import QuestionedEditor
from casedesk.ui.parts.record_editor import Entry, RecordEditor
from casedesk.ui.parts.risk_editor import RiskEditor
from casedesk.ui.parts.safety_editor import SafetyEditor
from casedesk.ui.parts.words import form_of, kinds_written, usual_kind


class PartEditor(QWidget):
    """PartEditor(desk, case_file, part, row=None, new=False, kind=None): edits one entry of a part, in its place.

    Without `row` and `new` it opens the entry there is, the newest of several, or begins one: of `kind`, else of the
    part's usual kind. Incidents and referrals have screens of their own (ValueError). Ctrl Enter saves; Esc leaves and
    keeps the draft.
    """

    saved = Signal(object)
    """The record that was saved."""
    cancelled = Signal()
    """Left; the draft is kept."""
    said = Signal(str)
    """A short sentence for the toast."""

    def __init__(
        self, desk: Desk, case_file: CaseFile, part: Part, row: UUID | None = None, new: bool = False,
        kind: type[Record] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.editor = _editor(desk, case_file, part, row, new, kind)
        self.editor.saved.connect(self.saved)
        self.editor.cancelled.connect(self.cancelled)
        self.editor.said.connect(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)

    def primary(self) -> QPushButton:
        """The button of the next step."""
        return self.editor.primary()

    def settle(self) -> None:
        """Puts the focus on the first field without an answer."""
        self.editor.settle()

    def leave(self) -> bool:
        """Keeps what was typed; False when it could not be kept and the page should stay."""
        return self.editor.leave()

    def seated_together(self, together: bool) -> None:
        """One's own judgement disappears, or is there again."""
        self.editor.seated_together(together)

    def event(self, event: QEvent) -> bool:
        """Takes Esc and Ctrl Enter before the window does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _wanted(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not _wanted(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.editor.cancel()
        else:
            self.editor.primary().click()


def _wanted(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or (enter and ctrl)


def _editor(
    desk: Desk, file: CaseFile, part: Part, row: UUID | None, new: bool, wanted: type[Record] | None
) -> RecordEditor[Any]:
    kinds = kinds_written(part)
    if not kinds:
        raise ValueError(f"{part.value} has a screen of its own")
    usual = wanted or usual_kind(part, file.case.kind)
    there = file.of(usual) if row is None else [entry for entry in file.in_part(part) if entry.id == row]
    initial = next((entry for entry in there if type(entry) in kinds), None) if not new else None
    kind = type(initial) if initial is not None else usual
    return _EDITORS.get(kind, RecordEditor)(desk, Entry(file, kind, initial, form_of(kind), _begins(kind, desk, file)))


def _begins(kind: type[Record], desk: Desk, file: CaseFile) -> Mapping[str, object]:
    """What it is listed by is the day or the moment it was done: a new one begins with now, and a line of the plan
    with the next need she named."""
    need = unplanned_need(file) if kind is PlanLine else None
    if need is not None:
        return {"need": need}
    by = KINDS[kind].by
    return {by: desk.now() if kind.__fields__[by].kind == "moment" else desk.today()} if by else {}


_EDITORS: Mapping[type[Record], type[RecordEditor[Any]]] = {
    Attachment: AttachmentEditor,
    Closure: ClosureEditor,
    ConsentToServe: ConsentEditor,
    FamilyNeeds: NeedsEditor,
    SafetyNow: SafetyEditor,
    FollowUp: FollowUpEditor,
    RiskAssessment: RiskEditor,
    SafetyPlan: SafetyPlanEditor,
    LegalEvent: LegalStepEditor,
    Mediation: MediationEditor,
    Questioned: QuestionedEditor,
}
"""The kinds that need more than a form."""
