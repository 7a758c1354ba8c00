"""The family's needs: what is told of somebody hurt or afraid at home goes into a file of her own."""

from __future__ import annotations

from casedesk.cases.codes.answers import Answer
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.parts.record_editor import RecordEditor
from casedesk.ui.widgets.notice import Notice

_HER_OWN = N_(
    "Offer her a file of her own, when she is alone. Write nothing of it here: others of the family may ask to read "
    "this file. Nothing joins the two."
)
_CHILD = N_("Ask what happened without pressing, and tell the supervisor today. Name the child under the family.")


class NeedsEditor(RecordEditor[FamilyNeeds]):
    """NeedsEditor(desk, entry)."""

    def _extend(self) -> None:
        self._advice = {
            "child_safe": (Answer.NO, Notice(_(_CHILD), Tone.WAIT, icon=Icon.RISK)),
            "violence": (Answer.YES, Notice(_(_HER_OWN), Tone.INFO)),
        }
        for name, (_calling, notice) in self._advice.items():
            self._form.add_after(name, notice)

    def _advise(self) -> None:
        for name, (calling, notice) in self._advice.items():
            notice.setVisible(self._form.value(name) is calling)
