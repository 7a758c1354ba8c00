"""Which panel stands in the middle for which part of the file; each is built when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.cases.records.review import Task
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.approving import SUBJECTS
from casedesk.cases.rules.timeline import newest_of, timeline
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.ui.case.approval_bar import ApprovalBar, is_told
from casedesk.ui.case.asked_panel import AskedPanel
from casedesk.ui.case.attachment_panel import AttachmentPanel
from casedesk.ui.case.attachments_panel import AttachmentsPanel
from casedesk.ui.case.closure_panel import ClosurePanel
from casedesk.ui.case.consents_panel import ConsentsPanel
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.case.household_panel import HouseholdPanel
from casedesk.ui.case.law_panels import LegalStepPanel, MediationPanel
from casedesk.ui.case.legal_panel import LegalPanel
from casedesk.ui.case.list_panel import ListPanel
from casedesk.ui.case.panel import Panel, Sight, Spot
from casedesk.ui.case.part_words import PARTS, purpose_of
from casedesk.ui.case.plan_panel import PlanPanel
from casedesk.ui.case.release_panel import ReleasePanel
from casedesk.ui.case.safety_plan_panel import SafetyPlanPanel
from casedesk.ui.case.single_panels import ContactPanel, IdentityPanel
from casedesk.ui.case.task_panel import TaskPanel
from casedesk.ui.case.visit_panel import VisitPanel
from casedesk.ui.parts.words import WORDS, form_of
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.stages import EmptyState

ROOMS = {Part.INCIDENTS: Room.INCIDENT, Part.REFERRALS: Room.REFERRAL}
"""Parts whose entries are pages of their own."""
_ON_PAGES = {room.value: part for part, room in ROOMS.items()} | {Room.TRANSFER.value: Part.REFERRALS}
PART_OF_FORM = {form_of(kind): KINDS[kind].part for kind in WORDS} | _ON_PAGES
"""A draft's form is called as its part or its kind, or as the page it is written on."""

_PAGES = (Incident, Referral)
"""Of a part with pages, only these have one; who sent her, how a service stands and what left are read with the file.
"""

_READ_WHOLE = (Part.CONSENTS, Part.IDENTITY, Part.CONTACT, Part.CLOSURE, *ROOMS)
"""Parts whose entries are not opened one by one on the case page."""


_ENTRIES: Mapping[type[Record], type[EntryPanel]] = {
    FollowUp: VisitPanel, Task: TaskPanel, SafetyPlan: SafetyPlanPanel, LegalEvent: LegalStepPanel,
    Mediation: MediationPanel, RiskAssessment: AskedPanel, Questioned: AskedPanel, Release: ReleasePanel,
}  # fmt: skip
"""Entries with which more can be done than to read and change them."""


def has_page(file: CaseFile, part: Part, row: UUID | None, kind: type[Record] | None = None) -> bool:
    """Whether an entry, or a new one of a kind, is read and written on a page of its own."""
    entry = next((one for one in file.in_part(part) if one.id == row), None)
    written = type(entry) if entry is not None else kind
    return part in ROOMS and (written is None or written in _PAGES)


def room_of(part: Part, case: UUID, row: UUID | None = None, *, new: bool = False) -> Place | None:
    """The page on which an entry of this part is read and written, if it is not the case page itself."""
    return Place(ROOMS[part], case, part, row, new) if part in ROOMS else None


_APPROVED = {subject.part: what for what, subject in SUBJECTS.items()}


def panel_for(part: Part, row: UUID | None, sight: Sight) -> Panel:
    """The whole part, or one entry of it; on top of what is approved stands where that is."""
    made = _panel(part, row, sight)
    what = _APPROVED.get(part)
    whole = part in _READ_WHOLE or not any(entry.id == row for entry in sight.file.in_part(part))
    if what is not None and whole and not sight.together and is_told(sight.file, what):
        made.lay_on_top(ApprovalBar(what, sight))
    return made


def _panel(part: Part, row: UUID | None, sight: Sight) -> Panel:
    """An empty part says what it is for."""
    held = sight.file.in_part(part)
    if not held and not (part is Part.CONSENTS and sight.file.incidents):
        return EmptyPanel(part, sight)
    entry = next((one for one in held if one.id == row), None)
    if isinstance(entry, Attachment):
        return AttachmentPanel(entry, _title(part, entry, sight), sight)
    if entry is not None and (part not in _READ_WHOLE or (part in ROOMS and not isinstance(entry, _PAGES))):
        made = _ENTRIES.get(type(entry), EntryPanel)
        return made(part, entry, _title(part, entry, sight), sight)
    if part is Part.CONSENTS:
        return ConsentsPanel(sight)
    if part is Part.IDENTITY and sight.file.identity is not None:
        return IdentityPanel(sight.file.identity, sight)
    if part is Part.CONTACT:
        return ContactPanel(sight)
    if part is Part.PLAN:
        return PlanPanel(sight)
    if part is Part.ATTACHMENTS:
        listing = AttachmentsPanel(sight)
        listing.restore(Spot(key=row))
        return listing
    if part is Part.LEGAL:
        return LegalPanel(sight)
    if part is Part.CLOSURE:
        return ClosurePanel(sight)
    if part is Part.HOUSEHOLD:
        return HouseholdPanel(sight)
    listed = ListPanel(part, sight)
    listed.choose(row)
    return listed


class EmptyPanel(Panel):
    """EmptyPanel(part, sight): what the part is for, and the button that begins it."""

    def __init__(self, part: Part, sight: Sight) -> None:
        super().__init__(part.said(), sight)
        words = PARTS[part]
        self.begin: QWidget = self.add_button(part, sight.file.case.kind)
        self.add(EmptyState(words.icon, _(words.empty), purpose_of(part, sight.file.case.kind), self.begin), 1)  # type: ignore[arg-type]


def _title(part: Part, entry: Record, sight: Sight) -> str:
    if part is Part.PLAN:
        return next(line.need.said() for line in sight.file.plan if line.id == entry.id)
    found = newest_of(timeline(sight.file, sight.now, together=sight.together), part)
    return next((one.words.title for one in found if one.row == entry.id), part.said())
