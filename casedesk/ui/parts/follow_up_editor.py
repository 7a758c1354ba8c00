"""A visit or a call: the safe-visit check comes before the way to her door."""

from __future__ import annotations

from datetime import timedelta

from casedesk.cases.codes.contact import Never
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.records.consent import ServiceItem
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.rules.refusals import refused_items
from casedesk.cases.rules.safe_time import is_safe_time
from casedesk.cases.rules.visit_checks import still_to_come
from casedesk.text.dates import local
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.widgets.notice import Notice

_BEFORE_LEAVING = N_(
    "Before leaving: ask her in the safe way who is at home, agree on a reason to give at the door, and tell a "
    "colleague when you will be back."
)
_UNANNOUNCED = N_("She asked never to be visited unannounced. Agree on the visit with her first.")
_SHE_COMES = N_("She does not agree to be contacted. Agree with her now that she comes or calls on that day.")
_OUTSIDE = N_("This is outside the safe time she agreed on. Choose another time, or ask her first.")


SETTING_OUT = timedelta(minutes=15)
"""A home visit of this moment is written down before leaving: nobody is at her door and at the computer."""


class FollowUpEditor(RecordEditor[FollowUp]):
    """FollowUpEditor(desk, entry)."""

    def _extend(self) -> None:
        self._check = Notice(_(_BEFORE_LEAVING), Tone.WAIT, icon=Icon.RISK)
        self._outside = Notice(_(_OUTSIDE), Tone.WAIT)
        self._form.add_after("at", self._outside)
        self._no = Notice("", Tone.WAIT, icon=Icon.INFO)
        self._form.add_after("next_on", self._no)
        self._form.add_after("mode", self._check)
        self._form.answered.connect(self._plan)

    def _plan(self, name: str) -> None:
        """What is still to come is planned, and so is a way to her door that begins now; one may say otherwise."""
        if name == "back_by":
            self._back_the_same_day()
        if name not in ("at", "mode"):
            return
        at, mode, outcome = (self._form.value(name) for name in ("at", "mode", "outcome"))
        if at is None or self._entry.initial is not None:
            return
        ahead = still_to_come(at, self._desk.now())
        setting_out = mode is Mode.HOME_VISIT and at > self._desk.now() - SETTING_OUT
        if outcome is Outcome.REACHED and (ahead or setting_out):
            self._form.set_value("outcome", Outcome.PLANNED)
        elif outcome is Outcome.PLANNED and not (ahead or setting_out):
            self._form.set_value("outcome", Outcome.REACHED)

    def _back_the_same_day(self) -> None:
        """Whoever writes only the time comes back on the day of the visit."""
        back, visit = (self._form.field(name).answering for name in ("back_by", "at"))
        day, at = back.raw()
        if at and not day:
            back.restore([visit.raw()[0], at])

    def _advise(self) -> None:
        safe = self._entry.file.safe_contact
        at, mode = self._form.value("at"), self._form.value("mode")
        visit = mode is Mode.HOME_VISIT
        words = [_(_BEFORE_LEAVING)]
        if visit and safe is not None and Never.VISIT in safe.never:
            words.insert(0, _(_UNANNOUNCED))
        self._check.say("\n".join(words))
        self._check.setVisible(visit)
        goes_on = ServiceItem.CONTACT in refused_items(self._entry.file.consents) and self._form.value("next_on")
        self._no.say(_(_SHE_COMES) if goes_on else "")
        reaching = mode in (Mode.HOME_VISIT, Mode.PHONE)
        outside = safe is not None and at is not None and is_safe_time(safe, local(at)) is False
        self._outside.setVisible(reaching and outside)
