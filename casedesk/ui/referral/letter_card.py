"""“Exactly what will be sent”: the letter itself beside the answers, in the language the service reads."""

from __future__ import annotations

from PySide6.QtCore import Signal

from casedesk.reports.referral_slip import Slip
from casedesk.text.translation import LANGUAGES, _, language
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.referral.paper import Paper
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.segmented import Segmented


class LetterCard(Card):
    """LetterCard(): `spoken()` is the language of the letter, `turned` when it is another; `show_slip` as of Paper."""

    turned = Signal()

    def __init__(self) -> None:
        tongue = Segmented(list(LANGUAGES.items()), name=_("Language"), chosen=language(), compact=True)
        super().__init__(_("Exactly what will be sent"), action=tongue, ground=Role.SUNKEN)
        self._tongue = tongue
        self._tongue.picked.connect(lambda key: self.turned.emit())
        self.body.setContentsMargins(px(16), 0, px(16), px(1))
        self.paper = Paper()
        self.add(self.paper, 1)

    def spoken(self) -> str:
        """The code of the language the letter is written in."""
        return self._tongue.key()

    def show_slip(self, slip: Slip | None, instead: str, *, hindered: bool) -> None:
        """Another letter, or why there is none."""
        self.paper.show_slip(slip, instead, hindered=hindered)

    def set_gone(self, gone: bool) -> None:
        """Whether it has left already: then only the file of today is known, not the paper."""
        self.set_title(_("The letter, as the file says now") if gone else _("Exactly what will be sent"))
