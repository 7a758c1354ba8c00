"""“Exactly what will be sent”: the letter itself beside the answers, in the language the service reads."""

from __future__ import annotations

from PySide6.QtCore import Signal

from casedesk.cases.codes.referring import Paper as Kind
from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.reports.referral_slip import Slip
from casedesk.text.translation import LANGUAGES, _, language, p_
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.referral.laid_out import ReadCard
from casedesk.ui.referral.paper import Paper
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.segmented import Segmented

MORE = 80
"""So many pixels at 100 % it wants before it leaves: it is read first, and what is asked below scrolls rather."""
ENDED_EARLY = frozenset({ReferralState.WITHDRAWN, ReferralState.DECLINED})


class LetterCard(ReadCard):
    """LetterCard(): `spoken()` is its language, `kind()` whether it is the letter or the slip; `show_slip` as of Paper.

    `turned` when it is another, `saving` when it is wanted as a file. A slip holds the least: whoever finds it in the
    street learns nobody’s name.
    """

    turned = Signal()
    saving = Signal()

    def __init__(self) -> None:
        kinds = [(Kind.LETTER.value, p_("paper", "Letter")), (Kind.SLIP.value, p_("paper", "Slip"))]
        self._save = link(_("Save as a file…"), lambda: self.saving.emit(), style=Style.SMALL)
        super().__init__(_("Exactly what will be sent"), ground=Role.SUNKEN, action=self._save)
        self._kind = Segmented(kinds, name=_("Paper"), compact=True)
        self._tongue = Segmented(list(LANGUAGES.items()), name=_("Language"), chosen=language(), compact=True)
        for choice in (self._kind, self._tongue):
            choice.picked.connect(lambda key: self.turned.emit())
        self.body.setContentsMargins(px(16), 0, px(16), px(1))
        self.add_layout(Flow(self._kind, self._tongue))
        self.paper = Paper()
        self.add(self.paper, 1)

    def spoken(self) -> str:
        """The code of the language the letter is written in."""
        return self._tongue.key()

    def kind(self) -> Kind:
        """The letter, or the slip she carries herself."""
        return Kind(self._kind.key())

    def show_slip(self, slip: Slip | None, instead: str, *, hindered: bool) -> None:
        """Another letter, or why there is none."""
        self.paper.show_slip(slip, instead, hindered=hindered)

    def allow(self, leaving: bool) -> None:
        """Whether it may leave from here now."""
        self._save.setVisible(leaving)

    def show_life(self, state: ReferralState) -> None:
        """Once it has left only the file of today is known, not the paper; after its end there is no letter."""
        ended = state in ENDED_EARLY
        for choice in (self._kind, self._tongue):
            choice.setVisible(not ended)
        later = _("What left") if ended else _("The letter, as the file says now")
        self.set_title(_("Exactly what will be sent") if state in UNSENT else later)
        self.more = px(MORE) if state in UNSENT else 0
        self.updateGeometry()
