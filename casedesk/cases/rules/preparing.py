"""The next step of a case in words: what, why now or what is missing, and the button that begins it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import AGAIN, CaseKind, CaseStatus, NextStep, Part
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.consent_holding import taken_back
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.closing import open_ends_in
from casedesk.cases.rules.medical_window import medical_window
from casedesk.cases.rules.needs import named_needs
from casedesk.cases.rules.safe_words import safe_time
from casedesk.cases.saying import listed, said_help
from casedesk.text.dates import late_by, near_day, short_day, time_left
from casedesk.text.translation import N_, _, n_

PART_OF: Mapping[NextStep, Part] = {
    NextStep.REFER_HEALTH: Part.REFERRALS, NextStep.RECORD_CONSENT: Part.CONSENTS,
    NextStep.CHECK_SAFETY: Part.SAFETY_NOW, NextStep.RECORD_IDENTITY: Part.IDENTITY,
    NextStep.RECORD_INCIDENT: Part.INCIDENTS,
    NextStep.ASSESS_NEEDS: Part.ASSESSMENT, NextStep.ASK_RISK: Part.RISK, NextStep.WRITE_PLAN: Part.PLAN,
    NextStep.REFER: Part.REFERRALS,
    NextStep.ASK_ANSWER: Part.REFERRALS, NextStep.FOLLOW_UP: Part.FOLLOW_UPS, NextStep.REVIEW_PLAN: Part.PLAN,
    NextStep.ASK_APPROVAL: Part.PLAN, NextStep.PLAN_SENT_BACK: Part.PLAN, NextStep.REVIEW_CLOSURE: Part.CLOSURE,
    NextStep.CLOSE_TRANSFERRED: Part.CLOSURE,
    NextStep.ASK_CLOSURE: Part.CLOSURE, NextStep.AWAIT_CLOSURE: Part.CLOSURE, NextStep.CLOSURE_SENT_BACK: Part.CLOSURE,
}  # fmt: skip
"""Where in the file each next step is done."""

WHY: Mapping[NextStep, str] = {
    NextStep.RECORD_CONSENT: N_("Each item is asked aloud, and each may be refused."),
    NextStep.CHECK_SAFETY: N_("Some help works only in the first hours and days."),
    NextStep.RECORD_IDENTITY: N_("Names stay sealed. For the address, the district is enough."),
    NextStep.RECORD_INCIDENT: N_("One question at a time. She may stop, and the draft is kept."),
    NextStep.ASSESS_NEEDS: N_("In her own order. What helps her belongs here too."),
    NextStep.ASK_RISK: N_("The questions, her own view, and your judgement."),
    NextStep.PLAN_SENT_BACK: N_("Change the plan, or ask again. The work with her goes on."),
    NextStep.REVIEW_PLAN: N_("The day agreed for a goal has come near."),
    NextStep.CLOSE_TRANSFERRED: N_("A supervisor approves it. The file stays readable here."),
    NextStep.AWAIT_CLOSURE: N_("Until it is approved, the file stays open."),
    NextStep.CLOSURE_SENT_BACK: N_("The file stays open. Change the closure, or ask again."),
}
"""Why a step comes now, where that is the same in every file."""
_TAKEN_BACK = N_("She took her consent back: nothing is sent or printed. Ask what she wants now, or think of closing.")
_FAMILY_WHY = {
    NextStep.ASSESS_NEEDS: N_("In the family’s own order. What helps it belongs here too."),
}
_FAMILY_SAID = {
    NextStep.ASSESS_NEEDS: N_("Ask about the family’s needs and strengths"),
    NextStep.WRITE_PLAN: N_("Write the plan with the family"),
    NextStep.REVIEW_PLAN: N_("Look at the plan with the family"),
}
"""Next steps whose words are other ones in a family's file."""


def said_step(step: NextStep, kind: CaseKind) -> str:
    """What comes next, in words that fit the kind of file."""
    return _(_FAMILY_SAID[step]) if kind is CaseKind.FAMILY and step in _FAMILY_SAID else step.said()


@dataclass(frozen=True, slots=True)
class Preparation:
    """`due` is when (“3 days late”, “due tomorrow”), `why` the reason, `missing` what must come first.

    `pressing`: it is late, or a medical window is closing. `ended`: the file is closed, nothing comes next by itself.
    """

    what: str
    button: str
    due: str = ""
    why: str = ""
    missing: str = ""
    pressing: bool = False
    ended: bool = False


def preparation(file: CaseFile, now: datetime) -> Preparation:
    """What comes next on this case, as its page says it. `now` is the centre's own time."""
    if file.case.status is not CaseStatus.OPEN:
        return _ended(file, now.date())
    step, today = file.case.next_step, now.date()
    said = said_step(step, file.case.kind)
    late = late_by(file.case.due, today) if file.case.due else ""
    due = late or (_("due {day}", day=near_day(file.case.due, today)) if file.case.due else "")
    if step is NextStep.REFER_HEALTH:
        return Preparation(said, step.hinted(), why=_medical(file, now), pressing=True)
    if step is NextStep.NOTHING:
        return Preparation(said, "")
    missing = _missing(file) if step is NextStep.REFER else ""
    return Preparation(said, step.hinted(), due, _reason(file, step, today), missing, bool(late))


def _ended(file: CaseFile, today: date) -> Preparation:
    """A closed file says so, calmly, and can be opened again."""
    status, closed = file.case.status, file.case.closed
    if status not in AGAIN:
        return Preparation(status.said(), "", ended=True)
    if status is CaseStatus.TRANSFERRED:
        gone = _("Transferred {day}", day=short_day(closed, today)) if closed else status.said()
        return Preparation(gone, _("Open it again"), ended=True)
    what = _("Closed {day}", day=short_day(closed, today)) if closed else status.said()
    closure = next((one for one in file.of(Closure) if one.reopened is None), None)
    return Preparation(what, _("Open it again"), why=closure.reason.said() if closure else "", ended=True)


def referral_meant(file: CaseFile) -> Referral | None:
    """The referral the next step speaks of: the oldest draft to finish, or the one that waits longest."""
    if file.case.next_step is NextStep.REFER:
        return _oldest(file, lambda one: one.state in UNSENT)
    if file.case.next_step is NextStep.ASK_ANSWER:
        return _oldest(file, lambda one: one.state is ReferralState.SENT)
    return None


def _reason(file: CaseFile, step: NextStep, today: date) -> str:
    family = file.case.kind is CaseKind.FAMILY and step in _FAMILY_WHY
    why = _FAMILY_WHY[step] if family else WHY.get(step, "")
    more: Mapping[NextStep, Callable[[], str]] = {
        NextStep.RECORD_CONSENT: lambda: _(_TAKEN_BACK if taken_back(file.consents) else why),
        NextStep.WRITE_PLAN: lambda: _needs(file),
        NextStep.ASK_APPROVAL: lambda: _to_approve(file),
        NextStep.ASK_CLOSURE: lambda: _open_ends(file),
        NextStep.ASK_ANSWER: lambda: _unanswered(file, today),
        NextStep.FOLLOW_UP: lambda: _reachable(file),
        NextStep.REFER: lambda: _draft(file),
    }
    return more[step]() if step in more else _(why)


def _medical(file: CaseFile, now: datetime) -> str:
    check = file.safety_checks[0] if file.safety_checks else None
    window = medical_window(check.assault_at, now) if check else None
    if window is None:
        return _("The medical window has closed. A doctor can still help.")
    left = time_left(window.closes, now)
    return _("Medical window of {hours} h: {left}.", hours=window.hours, left=left)


def _needs(file: CaseFile) -> str:
    named = named_needs(file)
    counted = n_("{n} need was named in the assessment.", "{n} needs were named in the assessment.", len(named))
    return " ".join([counted, _("Needs: {needs}.", needs=listed(named))]) if named else counted


def _unanswered(file: CaseFile, today: date) -> str:
    sent = referral_meant(file)
    if sent is None or sent.sent is None:
        return ""
    return _("{service}: sent {day}, no answer yet.", service=said_help(sent), day=short_day(sent.sent, today))


def _to_approve(file: CaseFile) -> str:
    return n_("{n} need. The work with her goes on.", "{n} needs. The work with her goes on.", len(file.plan))


def _open_ends(file: CaseFile) -> str:
    if open_ends_in(file).nothing:
        return _("Nothing is open any more.")
    return _("Something is still open. The closure says what.")


def _reachable(file: CaseFile) -> str:
    return _("Safe time: {times}.", times=safe_time(file.safe_contact)) if file.safe_contact else ""


def _draft(file: CaseFile) -> str:
    meant = referral_meant(file)
    return _("{service}, {number}.", service=said_help(meant), number=meant.number) if meant else ""


def _missing(file: CaseFile) -> str:
    meant = referral_meant(file)
    agreed = meant is not None and meant.state is ReferralState.CONSENTED
    return "" if agreed else _("Her consent to send is missing")


def _oldest(file: CaseFile, wanted: Callable[[Referral], bool]) -> Referral | None:
    return min((one for one in file.referrals if wanted(one)), key=lambda one: (one.drafted, one.number), default=None)
