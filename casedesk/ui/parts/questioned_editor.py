"""A questionnaire asked on one day: chosen first, then asked; what the answers give is said when all are there."""

from __future__ import annotations

from typing import cast

from casedesk.cases.questionnaires.shelf import shelf
from casedesk.cases.records.risk import Questioned
from casedesk.cases.rules.risk import TOPICS
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.parts.results import said_score
from casedesk.ui.widgets.notice import Notice


class QuestionedEditor(RecordEditor[Questioned]):
    """QuestionedEditor(desk, entry). Questions without an answer are allowed; only then there is no score."""

    def _extend(self) -> None:
        self._asking = cast(AnswersControl, self._form.field("answers").answering)
        self._asking.offer(sorted(shelf().in_use(*TOPICS), key=lambda one: TOPICS.index(one.topic)))
        self._result = Notice("", Tone.NEUTRAL, icon=Icon.ASSESSMENT)
        self._result.setObjectName("result")
        self._form.add_after("answers", self._result)

    def _ruled(self, one: Questioned) -> object:
        """That nothing was answered is told on saving."""
        given = self._asking.given()
        return super()._ruled(one) if given is not None and given.answers else one

    def settle(self) -> None:
        """A new one begins with the choice of a questionnaire, or its first open question."""
        if self._entry.initial is not None or not self._asking.begin():
            super().settle()

    def _advise(self) -> None:
        given = self._asking.given()
        found = given.result() if given is not None else None
        self._result.say(said_score(found))
