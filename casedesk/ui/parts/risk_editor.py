"""The risk on one day: the questions and what they give, her own view, and one’s own judgement with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import Risk
from casedesk.cases.questionnaires.checking import RISK_BANDS
from casedesk.cases.questionnaires.given import begun
from casedesk.cases.questionnaires.shelf import shelf
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.rules.risk import again_on, level_of, with_result
from casedesk.text.dates import near_day
from casedesk.text.translation import _
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.parts.results import said_risk
from casedesk.ui.widgets.notice import Notice


class RiskEditor(RecordEditor[RiskAssessment]):
    """RiskEditor(desk, entry). What the answers give is worked out anew at every answer; it hides with the judgement.

    The day to look again is proposed by the level until somebody sets another.
    """

    def _extend(self) -> None:
        self._together = False
        self._asking = cast(AnswersControl, self._form.field("answers").answering)
        self._proposed: date | None = None
        self._result = Notice("", Tone.NEUTRAL, icon=Icon.RISK)
        self._result.setObjectName("result")
        self._form.add_after("answers", self._result)

    def _defaults(self) -> Mapping[str, Any]:
        (risk, *_others) = shelf().in_use(Topic.RISK)
        return {**self._entry.begins, "answers": begun(risk)}

    def _ruled(self, one: RiskAssessment) -> object:
        """Questions that are still open are told on saving, not while they are being asked."""
        return super()._ruled(one) if level_of(with_result(one)) is not None else one

    def settle(self) -> None:
        """A new one begins with its first open question."""
        if self._entry.initial is not None or not self._asking.begin():
            super().settle()

    def seated_together(self, together: bool) -> None:
        """The level disappears with one’s own judgement; the questions stay."""
        super().seated_together(together)
        self._together = together
        self._form.field("reason").veil(together)
        self._advise()

    def _advise(self) -> None:
        given = self._asking.given()
        found = given.result() if given is not None else None
        band = RISK_BANDS.get(found.band.value) if found is not None and found.band is not None else None
        words, tone = said_risk(found, together=self._together)
        self._result.say(words, tone=tone)
        self._propose(self._form.value("judgement") or band)

    def _propose(self, level: Risk | None) -> None:
        """A day to look again, as long as the one that stands there is none or was proposed."""
        on, standing = self._form.value("on"), self._form.value("review_on")
        day = again_on(on, level) if on is not None else None
        if day is not None and standing in (None, self._proposed) and standing != day:
            self._form.set_value("review_on", day)
            self._form.field("review_on").set_help(
                _("Proposed for this level: {day}.", day=near_day(day, self._desk.today()))
            )
        if day is not None and standing in (None, self._proposed):
            self._proposed = day
