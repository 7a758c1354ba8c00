"""Closing a file: the reason and the checklist, and above them what still stands open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casedesk.cases.codes.review import ClosureReason
from casedesk.cases.records.closure import Closure
from casedesk.cases.rules.closing import SILENCE, TRIES, check_reason, open_ends_in, taken_over
from casedesk.cases.rules.closing_words import said_open_ends
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.widgets.notice import Notice


class ClosureEditor(RecordEditor[Closure]):
    """ClosureEditor(desk, entry). What is open keeps nobody from preparing it, only from asking for it."""

    def _defaults(self) -> Mapping[str, Any]:
        reason = {"reason": ClosureReason.TRANSFERRED} if any(map(taken_over, self._entry.file.referrals)) else {}
        return {**super()._defaults(), **reason}

    def _extend(self) -> None:
        self._ends = open_ends_in(self._entry.file)
        self._page.body.insertWidget(0, Notice("\n".join(said_open_ends(self._ends)), Tone.WAIT, icon=Icon.INFO))
        self._tries = Notice(self._said_tries(), Tone.INFO)
        self._form.add_after("reason", self._tries)

    def _ruled(self, one: Closure) -> object:
        check_reason(one, self._ends, self._desk.today())
        return super()._ruled(one)

    def _advise(self) -> None:
        self._tries.setVisible(self._form.value("reason") is ClosureReason.NO_CONTACT)

    def _said_tries(self) -> str:
        last = self._ends.last_contact
        day = short_day(last, self._desk.today()) if last else _("never")
        return _(
            "Last contact: {day}. Tries since then that did not reach her: {n}. Needed: {tries} tries and {days} days.",
            day=day, n=self._ends.tries, tries=TRIES, days=SILENCE.days,
        )  # fmt: skip
