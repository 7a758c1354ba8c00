"""What each kind of entry is called while it is edited; what is not here is written on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import CaseKind, Part
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import ReferralIn, ServiceStanding
from casedesk.cases.records.review import Conference, Flag, Task
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.store.records import Record
from casedesk.text.translation import N_


@dataclass(frozen=True, slots=True)
class EntryWords:
    """The title, the verb with its object on the button, and what is said when it was done. Marked, not translated."""

    title: str
    save: str
    done: str


WORDS: Mapping[type[Record], EntryWords] = {
    ConsentToServe: EntryWords(
        N_("Consent to be served"), N_("Record her consent"), N_("Her answers are recorded.")
    ),
    Identity: EntryWords(N_("Identity"), N_("Save the identity"), N_("The identity is saved.")),
    SafetyNow: EntryWords(
        N_("Safety and health now"), N_("Save the safety check"), N_("The safety check is saved.")
    ),
    Assessment: EntryWords(N_("Assessment"), N_("Save the assessment"), N_("The assessment is saved.")),
    PlanLine: EntryWords(N_("One need"), N_("Save the need"), N_("The need is saved.")),
    FollowUp: EntryWords(N_("Visit or call"), N_("Save the follow-up"), N_("The follow-up is saved.")),
    SafeContact: EntryWords(N_("Safe contact"), N_("Save the safe contact"), N_("The safe contact is saved.")),
    FirstContact: EntryWords(N_("First contact"), N_("Save the first contact"), N_("The first contact is saved.")),
    FamilyMember: EntryWords(
        N_("A member of the family"), N_("Save the family member"), N_("The family member is saved.")
    ),
    Household: EntryWords(N_("The household"), N_("Save the household"), N_("The household is saved.")),
    FamilyNeeds: EntryWords(
        N_("The family’s needs"), N_("Save the family’s needs"), N_("The family’s needs are saved.")
    ),
    Questioned: EntryWords(N_("A questionnaire"), N_("Save the answers"), N_("The answers are saved.")),
    RiskAssessment: EntryWords(N_("Risk"), N_("Save the risk"), N_("The risk is saved.")),
    SafetyPlan: EntryWords(N_("Safety plan"), N_("Save the safety plan"), N_("The safety plan is saved.")),
    LegalEvent: EntryWords(N_("A legal step"), N_("Save the legal step"), N_("The legal step is saved.")),
    Mediation: EntryWords(N_("A mediation"), N_("Save the mediation"), N_("The mediation is saved.")),
    Task: EntryWords(N_("A task"), N_("Save the task"), N_("The task is saved.")),
    Conference: EntryWords(N_("Case conference"), N_("Save the conference"), N_("The conference is saved.")),
    Flag: EntryWords(N_("A flag"), N_("Save the flag"), N_("The flag is saved.")),
    Attachment: EntryWords(N_("Attachment"), N_("Save the attachment"), N_("The attachment is saved.")),
    ReferralIn: EntryWords(N_("Sent to us"), N_("Save who sent her"), N_("It is kept who sent her.")),
    ServiceStanding: EntryWords(N_("A service"), N_("Save how it stands"), N_("How the service stands is saved.")),
    Closure: EntryWords(N_("Closing the file"), N_("Save the closure"), N_("The closure is saved.")),
}  # fmt: skip


def kinds_written(part: Part) -> list[type[Record]]:
    """The kinds of entries of a part that are written on the case page; the usual one first."""
    return [kind for kind, held in KINDS.items() if held.part is part and kind in WORDS]


def usual_kind(part: Part, case: CaseKind) -> type[Record]:
    """What is begun in a part when no kind is named: in a family's file its needs are the assessment."""
    return FamilyNeeds if part is Part.ASSESSMENT and case is CaseKind.FAMILY else kinds_written(part)[0]


def form_of(kind: type[Record]) -> str:
    """What the drafts of a kind are kept under: its part, or its table where the part holds another kind before it."""
    part = KINDS[kind].part
    return part.value if kinds_written(part)[0] is kind else str(kind.__table__.name)


def kind_of(form: str) -> type[Record] | None:
    """The kind of entry that drafts of this name are of; None for forms that are pages of their own."""
    return next((kind for kind in WORDS if form_of(kind) == form), None)
