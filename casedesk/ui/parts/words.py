"""What each kind of entry is called while it is edited; what is not here is written on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.safety_now import SafetyNow
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
}  # fmt: skip
