"""Editors that tell what to do beside the answer that calls for it: legal steps, mediations, safety plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from casedesk.cases.codes.answers import Answer
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.law_advice import mediation_advice, order_advice
from casedesk.store.records import Record
from casedesk.text.dates import day
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.widgets.notice import Notice

R = TypeVar("R", bound=Record)

_UNWANTED = N_("She does not want this step. Nothing is begun against her will. Write down why she was asked to.")
_ON_PAPER = {
    Answer.YES: N_("The page has no name and no title. Agree with her on a place that nobody else opens."),
    Answer.NO: N_("Then she takes no paper. Go through it with her until she knows it by heart. It stays here."),
    Answer.UNKNOWN: N_("Ask her: who opens her bag, her phone, her cupboard? Until then it stays here only."),
}


class AdvisedEditor(RecordEditor[R]):
    """AdvisedEditor(desk, entry): a subclass names in `_advice` the field, the words (perhaps none) and the tone."""

    def _extend(self) -> None:
        self._notices: dict[str, Notice] = {}
        for name, words, tone in self._advice():
            self._notices[name] = Notice(words, tone, icon=Icon.INFO)
            self._form.add_after(name, self._notices[name])

    def _advice(self) -> Iterator[tuple[str, str, Tone]]:
        raise NotImplementedError

    def _advise(self) -> None:
        for name, words, tone in self._advice():
            if words != self._notices[name].text() or bool(words) != self._notices[name].isVisibleTo(self):
                self._notices[name].say(words, tone=tone)


class LegalStepEditor(AdvisedEditor[LegalEvent]):
    """LegalStepEditor(desk, entry)."""

    def _advice(self) -> Iterator[tuple[str, str, Tone]]:
        value = self._form.value
        yield "wanted", _(_UNWANTED) if value("wanted") is Answer.NO else "", Tone.WAIT
        words = order_advice(value("step"), value("state"), value("expires"), self._desk.today())
        yield "expires", words, Tone.INFO


class MediationEditor(AdvisedEditor[Mediation]):
    """MediationEditor(desk, entry)."""

    def _advice(self) -> Iterator[tuple[str, str, Tone]]:
        value = self._form.value
        said = mediation_advice(value("her_consent"), value("pressure"), value("outcome"), value("safe_after"))
        yield "pressure", said, Tone.WAIT


class SafetyPlanEditor(AdvisedEditor[SafetyPlan]):
    """SafetyPlanEditor(desk, entry). A new plan begins with the words of the one before, which stays as it is."""

    def settle(self) -> None:
        """At the top where there are words to go through, else in the first empty field."""
        if self._before() is not None:
            self._form.focus_first()
        else:
            super().settle()

    def _defaults(self) -> Mapping[str, Any]:
        from casedesk.reports.her_paper import HEADINGS  # with it comes all that makes a PDF

        before = self._before()
        return {**super()._defaults(), **({name: getattr(before, name) for name in HEADINGS} if before else {})}

    def _advice(self) -> Iterator[tuple[str, str, Tone]]:
        before = self._before()
        words = (
            _("This begins with her words of {day}. That plan stays as it was.", day=day(before.on)) if before else ""
        )
        yield "on", words, Tone.INFO
        paper = self._form.value("on_paper")
        yield "on_paper", _(_ON_PAPER[paper]) if paper else "", Tone.WAIT if paper is Answer.NO else Tone.INFO

    def _before(self) -> SafetyPlan | None:
        """The plan that a new one replaces."""
        return next(iter(self._entry.file.of(SafetyPlan)), None) if self._entry.initial is None else None
