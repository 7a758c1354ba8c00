"""The editor of one part of a file, by the part's name: what the case page shows in its middle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.store.records import Record
from casedesk.ui.desk import Desk
from casedesk.ui.parts.consent_editor import ConsentEditor
from casedesk.ui.parts.follow_up_editor import FollowUpEditor
from casedesk.ui.parts.record_editor import Entry, RecordEditor
from casedesk.ui.parts.safety_editor import SafetyEditor

R = TypeVar("R", bound=Record)


class PartEditor(QWidget):
    """PartEditor(desk, case_file, part, row=None, new=False): edits one entry of a part, in its place.

    Without `row` and `new` it opens the entry there is, the newest of several, or begins one. Incidents and referrals
    have screens of their own (ValueError). Ctrl Enter saves; Esc leaves and keeps the draft.
    """

    saved = Signal(object)
    """The record that was saved."""
    cancelled = Signal()
    """Left; the draft is kept."""
    said = Signal(str)
    """A short sentence for the toast."""

    def __init__(self, desk: Desk, case_file: CaseFile, part: Part, row: UUID | None = None, new: bool = False) -> None:
        super().__init__()
        self.editor = _editor(desk, case_file, part, row, new)
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
        self.editor.form.seated_together(together)

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


def _editor(desk: Desk, file: CaseFile, part: Part, row: UUID | None, new: bool) -> RecordEditor[Any]:
    def entry(kind: type[R], there: Iterable[R | None], **begins: object) -> Entry[R]:
        found = [one for one in there if one is not None and row in (None, one.id)]
        return Entry(file, kind, None if new or not found else found[0], part.value, begins)

    today, now = desk.today(), desk.now()

    if part is Part.CONTACT and file.contact is not None and row == file.contact.id:
        return RecordEditor(desk, entry(FirstContact, [file.contact]))
    match part:
        case Part.CONSENTS:
            return ConsentEditor(desk, entry(ConsentToServe, file.consents))
        case Part.IDENTITY:
            return RecordEditor(desk, entry(Identity, [file.identity]))
        case Part.SAFETY_NOW:
            return SafetyEditor(desk, entry(SafetyNow, file.safety_checks, at=now))
        case Part.ASSESSMENT:
            return RecordEditor(desk, entry(Assessment, file.assessments, on=today))
        case Part.PLAN:
            return RecordEditor(desk, entry(PlanLine, file.plan))
        case Part.FOLLOW_UPS:
            return FollowUpEditor(desk, entry(FollowUp, file.follow_ups, at=now))
        case Part.CONTACT:
            return RecordEditor(desk, entry(SafeContact, [file.safe_contact], checked=today))
    raise ValueError(f"{part.value} has a screen of its own")
