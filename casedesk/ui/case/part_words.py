"""What each part of a file is called, drawn as, begun with, and what it says while it is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import CaseKind, Part
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.household import Household
from casedesk.cases.records.legal import Mediation
from casedesk.cases.records.referral import ReferralIn, ServiceStanding
from casedesk.cases.records.review import Conference, Flag
from casedesk.cases.records.risk import Questioned
from casedesk.store.records import Record
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon


@dataclass(frozen=True, slots=True)
class PartWords:
    """`add` is on the button of a new entry, `menu` in the menu; `empty` and `purpose` if nothing is there."""

    icon: Icon
    add: str
    menu: str
    empty: str
    purpose: str


PARTS: dict[Part, PartWords] = {
    Part.CONSENTS: PartWords(
        Icon.CONSENT, N_("Record her consent"), N_("Consent to be served"), N_("No consent yet"),
        N_("Explain what is done here, then ask each item aloud. Each may be refused."),
    ),
    Part.IDENTITY: PartWords(
        Icon.IDENTITY, N_("Record identity"), N_("Identity"), N_("No identity yet"),
        N_("Names, age and address are kept apart, sealed. As much as she wants to say is enough."),
    ),
    Part.SAFETY_NOW: PartWords(
        Icon.HEALTH, N_("Start a safety check"), N_("Safety check"), N_("No safety check yet"),
        N_("Danger today, injuries, a doctor: ask early, some help works only in the first hours."),
    ),
    Part.INCIDENTS: PartWords(
        Icon.INCIDENT, N_("Record an incident"), N_("Incident"), N_("No incident yet"),
        N_("When she is ready to tell. One question at a time, and she may stop."),
    ),
    Part.ASSESSMENT: PartWords(
        Icon.ASSESSMENT, N_("Start an assessment"), N_("Assessment"), N_("No assessment yet"),
        N_("Her needs and what helps her, in her own order."),
    ),
    Part.PLAN: PartWords(
        Icon.ACTION_PLAN, N_("Add a need"), N_("Need for the action plan"), N_("No plan yet"),
        N_("Make it with her: one line for each need, in her words."),
    ),
    Part.REFERRALS: PartWords(
        Icon.REFERRALS, N_("Start a referral"), N_("Referral"), N_("No referral yet"),
        N_("When she wishes help from another service, start here."),
    ),
    Part.FOLLOW_UPS: PartWords(
        Icon.HOME, N_("Record a visit or call"), N_("Visit or call"), N_("No visit or call yet"),
        N_("Every time you meet, call or visit, and when you could not reach her."),
    ),
    Part.HOUSEHOLD: PartWords(
        Icon.TEAM, N_("Add a family member"), N_("Family member"), N_("Nothing about the family yet"),
        N_("Who lives with her, who helps, whom she fears, and how the household lives."),
    ),
    Part.RISK: PartWords(
        Icon.RISK, N_("Ask about the risk"), N_("Risk"), N_("The risk was not asked about yet"),
        N_("The questions, her own view, and your judgement. Ask again after each new incident."),
    ),
    Part.SAFETY_PLAN: PartWords(
        Icon.SAFETY_PLAN, N_("Make a safety plan"), N_("Safety plan"), N_("No safety plan yet"),
        N_("Make it with her, in her words: before, during and after danger."),
    ),
    Part.LEGAL: PartWords(
        Icon.LEGAL, N_("Record a legal step"), N_("Legal step"), N_("No legal step yet"),
        N_("Complaints, certificates, orders and the day they end, court dates, and mediations by others."),
    ),
    Part.REVIEWS: PartWords(
        Icon.CHECKLIST, N_("Add a task"), N_("Task"), N_("No task and no review yet"),
        N_("What is to be done by when, what colleagues decided together, and what must not be forgotten."),
    ),
    Part.ATTACHMENTS: PartWords(
        Icon.ATTACHMENT, N_("Add an attachment"), N_("Attachment"), N_("No attachment yet"),
        N_("Photos, scans and papers, encrypted like the rest of the file. They are looked at here."),
    ),
    Part.CLOSURE: PartWords(
        Icon.CLOSED, N_("Prepare the closure"), N_("Closure"), N_("The file is not closed"),
        N_("When her needs are met or she asks for it. She can always come back."),
    ),
    Part.CONTACT: PartWords(
        Icon.NEW_PERSON, N_("Change the safe contact"), N_("Safe contact"), N_("No first contact"),
        N_("How the case began, and how she can be reached without danger."),
    ),
}  # fmt: skip
"""In the order of the work."""

ADDABLE = (
    Part.FOLLOW_UPS, Part.REFERRALS, Part.PLAN, Part.INCIDENTS, Part.RISK, Part.SAFETY_NOW, Part.SAFETY_PLAN,
    Part.ASSESSMENT, Part.HOUSEHOLD, Part.LEGAL, Part.REVIEWS, Part.CONSENTS, Part.ATTACHMENTS,
)  # fmt: skip
"""What can be added again and again, the most usual first."""


@dataclass(frozen=True, slots=True)
class MoreWords:
    """What a further kind of entry of a part is called on its button, and in the menu."""

    add: str
    menu: str


_MORE: Mapping[type[Record], MoreWords] = {
    Household: MoreWords(N_("Describe the household"), N_("Household")),
    FamilyNeeds: MoreWords(N_("Ask about the family’s needs"), N_("Family’s needs")),
    Questioned: MoreWords(N_("Ask a questionnaire"), N_("Questionnaire")),
    Mediation: MoreWords(N_("Record a mediation"), N_("Mediation")),
    Conference: MoreWords(N_("Record a case conference"), N_("Case conference")),
    ReferralIn: MoreWords(N_("Record who sent her"), N_("Sent to us")),
    ServiceStanding: MoreWords(N_("Ask about a service"), N_("How a service stands")),
    Flag: MoreWords(N_("Set a flag"), N_("Flag")),
}


def purpose_of(part: Part, case: CaseKind) -> str:
    """What an empty part of such a file is for, in the language spoken here."""
    if part is Part.ASSESSMENT and case is CaseKind.FAMILY:
        return _("What the family needs and what helps it, in its own order.")
    return _(PARTS[part].purpose)


def ways_to_add(part: Part, case: CaseKind) -> list[tuple[type[Record] | None, MoreWords]]:
    """What can be added to a part of such a file, its usual kind first, which goes without a name."""
    usual = MoreWords(PARTS[part].add, PARTS[part].menu)
    more = {kind: words for kind, words in _MORE.items() if KINDS[kind].part is part}
    if part is Part.ASSESSMENT and case is CaseKind.FAMILY:
        return [(None, more.pop(FamilyNeeds)), (Assessment, usual), *more.items()]
    return [(None, usual), *more.items()]
