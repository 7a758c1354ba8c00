"""The card of every word that goes: while she is asked, and once it went."""

from __future__ import annotations

from casedesk.text.translation import _
from casedesk.transfer.offering import Shown
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.referral.laid_out import ReadCard
from casedesk.ui.transfer.sent_view import SentView


class SentCard(ReadCard):
    """SentCard(): `show_sent(shown, instead)`; `words` is what is read."""

    def __init__(self) -> None:
        super().__init__(_("Exactly what will be sent"), ground=Role.SUNKEN)
        self.words = SentView()
        self.body.setContentsMargins(0, 0, 0, px(1))
        self.add(self.words, 1)

    def show_sent(self, shown: Shown | None, instead: str) -> None:
        """Every word, or the sentence why there is none."""
        if shown is not None:
            self.words.show_words(shown)
        else:
            self.words.say(instead)

    def set_gone(self, gone: bool) -> None:
        """Whether it has gone already: the file is the one of today, not what it was then."""
        self.set_title(_("What went, as the file says now") if gone else _("Exactly what will be sent"))
