"""A new passphrase: a suggestion to write down, typed twice, with a word on its strength."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casedesk.security.passphrase import MINIMUM, generate
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.judging import Judging
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.widgets.prose import Prose


class NewPassphrase(Card):
    """NewPassphrase(familiar, *, warning=""): `familiar()` are names an acquaintance would try, for the word on its
    strength; `warning` stands below.

    `missing()` says in the fields what is missing and returns the first of them; `passphrase()` is what was chosen.
    """

    def __init__(self, familiar: Callable[[], Collection[str]] = tuple, *, warning: str = "") -> None:
        super().__init__(_("New passphrase"), action=link(_("Suggest one"), self.suggest))
        self._suggestion = Prose("", style=Style.QUESTION, role=Role.INK, widest=420)
        self._suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._suggested = Prose(
            _("Write these words down by hand, then type them below. Keep the paper in the safe."), style=Style.CAPTION
        )
        self.first, self.again = PassphraseEdit(_("Passphrase")), PassphraseEdit(_("The same again"))
        help = _("At least {n} characters: five or six words that have nothing to do with each other.", n=MINIMUM)
        self._first_field = Field(_("Passphrase"), self.first, help=help)
        self._again_field = Field(_("The same again"), self.again)
        Judging(self._first_field, self.first, familiar)
        for line in (self.first, self.again):
            line.textEdited.connect(self._begin_again)
        for part in (self._suggestion, self._suggested, self._first_field, self._again_field):
            self.add(part)
        if warning:
            self.add(Prose(warning, style=Style.CAPTION))
        self._suggestion.hide()
        self._suggested.hide()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.first.text()

    def suggest(self) -> None:
        """Offers six random words; pressed again it offers others."""
        self._suggestion.setText(generate())
        self._suggestion.show()
        self._suggested.show()

    def _begin_again(self) -> None:
        """What was told of the words before no longer holds."""
        for field in (self._first_field, self._again_field):
            field.clear_problem()

    def missing(self) -> QWidget | None:
        """Says in each field what is missing; returns the first of them."""
        short, other = len(self.first.text()) < MINIMUM, self.first.text() != self.again.text()
        self._first_field.set_problem(_("At least {n} characters are needed.", n=MINIMUM) if short else "")
        self._again_field.set_problem(_("The two are not the same.") if other else "")
        if short:
            return self.first
        return self.again if other else None
