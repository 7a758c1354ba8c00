"""The next step of a case as lists say it, and where in the window it is done."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.codes.case import NextStep
from casedesk.cases.rules.preparing import PART_OF, WHY
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
    NextStep.ASK_RISK: N_("Ask about the risk"),
    NextStep.WRITE_PLAN: N_("Write the plan with her"),
    NextStep.ASK_APPROVAL: N_("Ask for approval"),
    NextStep.PLAN_SENT_BACK: N_("Plan sent back"),
    NextStep.REFER: N_("Finish the referral"),
    NextStep.ASK_ANSWER: N_("Ask for the answer"),
    NextStep.FOLLOW_UP: N_("Follow up"),
    NextStep.REVIEW_PLAN: N_("Look at the plan"),
    NextStep.REVIEW_CLOSURE: N_("Think about closing"),
    NextStep.ASK_CLOSURE: N_("Ask to close"),
    NextStep.CLOSE_TRANSFERRED: N_("Close: case handed on"),
    NextStep.AWAIT_CLOSURE: N_("Closure waits"),
    NextStep.CLOSURE_SENT_BACK: N_("Closure sent back"),
    NextStep.NOTHING: N_("Nothing is due"),
}
"""Short enough for one line of a list in three languages: a next step is never cut off (LOOK.md, section 5)."""

_BEFORE = {
    **WHY,
    NextStep.REFER_HEALTH: N_("Some help works only in the first hours and days."),
    NextStep.WRITE_PLAN: N_("One line for each need. She decides."),
    NextStep.ASK_APPROVAL: N_("A supervisor looks at the plan. The work with her goes on."),
    NextStep.REFER: N_("Her consent comes first: each item is asked aloud."),
    NextStep.ASK_ANSWER: N_("No answer has come yet. One call may be enough."),
    NextStep.FOLLOW_UP: N_("Before you call or go: the safe time, and what to say first."),
    NextStep.REVIEW_CLOSURE: N_("Every goal is met, or no longer wanted."),
    NextStep.ASK_CLOSURE: N_("A supervisor approves every closure."),
    NextStep.CLOSE_TRANSFERRED: N_("A supervisor approves every closure."),
}
"""What holds in every file, and for the rest what can be said without looking into it."""

_ICONS = {
    NextStep.REFER_HEALTH: Icon.HEALTH,
    NextStep.RECORD_CONSENT: Icon.CONSENT,
    NextStep.CHECK_SAFETY: Icon.RISK,
    NextStep.RECORD_IDENTITY: Icon.IDENTITY,
    NextStep.RECORD_INCIDENT: Icon.INCIDENT,
    NextStep.ASSESS_NEEDS: Icon.ASSESSMENT,
    NextStep.ASK_RISK: Icon.RISK,
    NextStep.WRITE_PLAN: Icon.ACTION_PLAN,
    NextStep.ASK_APPROVAL: Icon.ACTION_PLAN,
    NextStep.PLAN_SENT_BACK: Icon.ACTION_PLAN,
    NextStep.REFER: Icon.REFERRALS,
    NextStep.ASK_ANSWER: Icon.REFERRALS,
    NextStep.FOLLOW_UP: Icon.PHONE,
    NextStep.REVIEW_PLAN: Icon.ACTION_PLAN,
    NextStep.REVIEW_CLOSURE: Icon.CHECKLIST,
    NextStep.CLOSE_TRANSFERRED: Icon.CHECKLIST,
    NextStep.ASK_CLOSURE: Icon.CHECKLIST,
    NextStep.AWAIT_CLOSURE: Icon.CHECKLIST,
    NextStep.CLOSURE_SENT_BACK: Icon.CHECKLIST,
}

_BEGUN = {
    NextStep.RECORD_CONSENT, NextStep.CHECK_SAFETY, NextStep.RECORD_IDENTITY, NextStep.ASSESS_NEEDS, NextStep.ASK_RISK,
    NextStep.WRITE_PLAN, NextStep.FOLLOW_UP, NextStep.REVIEW_CLOSURE, NextStep.CLOSE_TRANSFERRED,
}  # fmt: skip
"""Steps that are a new entry of their part; for the others the part is looked at."""


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
    return Place(Room.CASE, case, PART_OF.get(step), new=step in _BEGUN)
