"""Immediate safety and health: advice at the moment it is needed, and the hours in which medicine still helps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QTimer

from casedesk.cases.codes.answers import Answer
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.medical_window import HIV, PREGNANCY, medical_window
from casedesk.text.dates import said_moment, time_left
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.widgets.notice import Notice

_MINUTE_MS = 60_000
_ADVICE: Mapping[str, tuple[Answer, str]] = {
    "danger": (
        Answer.YES,
        N_("She is in danger today. Agree with her on a safe place before she leaves, and call the supervisor now."),
    ),
    "safe_place": (
        Answer.NO,
        N_("She has no safe place tonight. Ask a safe house, or a person she trusts, together with her now."),
    ),
    "suicide": (
        Answer.YES,
        N_("Stay with her and call the supervisor now. She should not be alone. Ask what helps her through today."),
    ),
    "suicide_plan": (
        Answer.YES,
        N_("Do not leave her alone, not for a moment. Ask what can be put out of reach, and about a doctor today."),
    ),
    "suicide_before": (
        Answer.YES,
        N_("Who has tried before is in more danger. Tell the supervisor, and ask what helped her then."),
    ),
    "self_harm": (
        Answer.YES,
        N_("Ask calmly whether a wound needs care today. Do not blame. Tell the supervisor."),
    ),
    "supervisor_told": (
        Answer.NO,
        N_("Call before she leaves. If nobody answers, call the next supervisor, and write below who stays with her."),
    ),
}  # fmt: skip
"""What to do at once: the answer that calls for it, and the words (Guidelines, step 2)."""


class SafetyEditor(RecordEditor[SafetyNow]):
    """SafetyEditor(desk, entry). The hours left are worked out anew at every answer and every minute."""

    def _extend(self) -> None:
        self._advice = {name: Notice(_(words), Tone.URGENT, icon=Icon.STOP) for name, (_at, words) in _ADVICE.items()}
        for name, notice in self._advice.items():
            self._form.add_after(name, notice)
        self._window = Notice("", Tone.URGENT)
        self._form.add_after("assault_at", self._window)
        every_minute = QTimer(self)
        every_minute.timeout.connect(self._advise)
        every_minute.start(_MINUTE_MS)

    def _advise(self) -> None:
        for name, (calling, _words) in _ADVICE.items():
            asked = self._form.field(name).is_asked
            self._advice[name].setVisible(asked and self._form.value(name) is calling)
        asked = self._form.value("recent_assault") is Answer.YES
        at = self._form.value("assault_at")
        self._window.setVisible(asked)
        if asked:
            words, tone = said_window(at, self._desk.now())
            self._window.say(words, tone=tone)


def said_window(at: datetime | None, now: datetime) -> tuple[str, Tone]:
    """What the hours since an assault mean for what to do now, and how pressing it is."""
    if at is None:
        return _("The hours count. As near as she knows is enough: the day and about what time."), Tone.WAIT
    window = medical_window(at, now)
    if window is None:
        late = _("The 72 and 120 hours have passed. A doctor still helps: injuries, infections, pregnancy, sleep.")
        return late, Tone.INFO
    pregnancy = said_moment(at + PREGNANCY)
    if window.hours == HIV.total_seconds() // 3600:
        return (
            _(
                "{left} of 72 h for medicine against HIV, until {hiv}; against pregnancy until {pregnancy}. "
                "If she wants a doctor, refer her now.",
                left=time_left(window.closes, now), hiv=said_moment(window.closes), pregnancy=pregnancy,
            ),
            Tone.URGENT,
        )  # fmt: skip
    return (
        _(
            "{left} of 120 h for medicine against pregnancy, until {pregnancy}. If she wants a doctor, refer her now.",
            left=time_left(window.closes, now), pregnancy=pregnancy,
        ),
        Tone.URGENT,
    )  # fmt: skip
