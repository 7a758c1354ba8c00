"""What each part of a file is called, drawn as, begun with, and what it says while it is empty."""

from __future__ import annotations

from dataclasses import dataclass

from casedesk.cases.codes.case import Part
from casedesk.text.translation import N_
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
    Part.CONTACT: PartWords(
        Icon.NEW_PERSON, N_("Change the safe contact"), N_("Safe contact"), N_("No first contact"),
        N_("How the case began, and how she can be reached without danger."),
    ),
}  # fmt: skip
"""In the order of the work."""

ADDABLE = (
    Part.FOLLOW_UPS, Part.REFERRALS, Part.PLAN, Part.INCIDENTS, Part.SAFETY_NOW, Part.ASSESSMENT, Part.CONSENTS,
)  # fmt: skip
"""What can be added again and again, the most usual first."""
