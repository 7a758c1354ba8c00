"""The next step of a case as lists say it, and where in the window it is done."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.codes.case import NextStep, Part
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room

_SHORT = {
    NextStep.REFER_HEALTH: N_("Health referral"),
    NextStep.RECORD_CONSENT: N_("Ask for her consent"),
    NextStep.CHECK_SAFETY: N_("Ask about safety now"),
    NextStep.RECORD_IDENTITY: N_("Record who she is"),
    NextStep.RECORD_INCIDENT: N_("Record the incident"),
    NextStep.ASSESS_NEEDS: N_("Ask about her needs"),
    NextStep.WRITE_PLAN: N_("Write the plan with her"),
    NextStep.REFER: N_("Finish the referral"),
    NextStep.ASK_ANSWER: N_("Ask for the answer"),
    NextStep.FOLLOW_UP: N_("Follow up"),
    NextStep.REVIEW_PLAN: N_("Look at the plan"),
    NextStep.REVIEW_CLOSURE: N_("Think about closing"),
    NextStep.NOTHING: N_("Nothing is due"),
}
"""Short enough for one line of a list in three languages: a next step is never cut off (LOOK.md, section 5)."""

_BEFORE = {
    NextStep.REFER_HEALTH: N_("Some help works only in the first hours and days."),
    NextStep.RECORD_CONSENT: N_("Each item is asked aloud, and each may be refused."),
    NextStep.CHECK_SAFETY: N_("Some help works only in the first hours and days."),
    NextStep.RECORD_IDENTITY: N_("Names stay sealed. For the address, the district is enough."),
    NextStep.RECORD_INCIDENT: N_("One question at a time. She may stop, and the draft is kept."),
    NextStep.ASSESS_NEEDS: N_("In her own order. What helps her belongs here too."),
    NextStep.WRITE_PLAN: N_("One line for each need. She decides."),
    NextStep.REFER: N_("Her consent comes first: each item is asked aloud."),
    NextStep.ASK_ANSWER: N_("No answer has come yet. One call may be enough."),
    NextStep.FOLLOW_UP: N_("Before you call or go: the safe time, and what to say first."),
    NextStep.REVIEW_PLAN: N_("The day agreed for a goal has come near."),
    NextStep.REVIEW_CLOSURE: N_("Every goal is met, or no longer wanted."),
}

_ICONS = {
    NextStep.REFER_HEALTH: Icon.HEALTH,
    NextStep.RECORD_CONSENT: Icon.CONSENT,
    NextStep.CHECK_SAFETY: Icon.RISK,
    NextStep.RECORD_IDENTITY: Icon.IDENTITY,
    NextStep.RECORD_INCIDENT: Icon.INCIDENT,
    NextStep.ASSESS_NEEDS: Icon.ASSESSMENT,
    NextStep.WRITE_PLAN: Icon.ACTION_PLAN,
    NextStep.REFER: Icon.REFERRALS,
    NextStep.ASK_ANSWER: Icon.REFERRALS,
    NextStep.FOLLOW_UP: Icon.PHONE,
    NextStep.REVIEW_PLAN: Icon.ACTION_PLAN,
    NextStep.REVIEW_CLOSURE: Icon.CHECKLIST,
}

_PARTS = {
    NextStep.RECORD_CONSENT: Part.CONSENTS,
    NextStep.CHECK_SAFETY: Part.SAFETY_NOW,
    NextStep.RECORD_IDENTITY: Part.IDENTITY,
    NextStep.ASSESS_NEEDS: Part.ASSESSMENT,
    NextStep.WRITE_PLAN: Part.PLAN,
    NextStep.FOLLOW_UP: Part.FOLLOW_UPS,
}
_LOOKED_AT = {
    NextStep.REFER: Part.REFERRALS,
    NextStep.ASK_ANSWER: Part.REFERRALS,
    NextStep.REVIEW_PLAN: Part.PLAN,
    NextStep.REVIEW_CLOSURE: Part.PLAN,
}


def short(step: NextStep) -> str:
    """The step in a few words."""
    return _(_SHORT[step])


def before(step: NextStep) -> str:
    """What to have in mind before it is begun; nothing where nothing is due."""
    return _(_BEFORE.get(step, ""))


def icon_of(step: NextStep) -> Icon:
    """What it looks like in a list."""
    return _ICONS.get(step, Icon.CASES)


def place_of(step: NextStep, case: UUID) -> Place:
    """Where it is done: a new entry of its part, the wizard, or the part to look at."""
    if step is NextStep.RECORD_INCIDENT:
        return Place(Room.INCIDENT, case, new=True)
    if step is NextStep.REFER_HEALTH:
        return Place(Room.REFERRAL, case, new=True)
    if step in _PARTS:
        return Place(Room.CASE, case, _PARTS[step], new=True)
    return Place(Room.CASE, case, _LOOKED_AT.get(step))
