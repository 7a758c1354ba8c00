"""The steps of a rescue: what can be done, two sheets, who comes back with which passphrase, done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from casedesk.security.recovery import Sheet
from casedesk.store.recovery.rescuing import Rescuable
from casedesk.text.naming import in_script
from casedesk.text.translation import _
from casedesk.ui.entrance.steps import Step
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.recovery.sheet_entry import TwoSheets
from casedesk.ui.widgets.buttons import explain
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.new_passphrase import NewPassphrase
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose

SHORT_NAME = 200


class WaysView(Step):
    """WaysView(): who can help whom."""

    def __init__(self) -> None:
        super().__init__(_("Use two recovery sheets"))
        self.add(
            Prose(_("Nobody can read a passphrase or send it again. The files stay whole and locked."), widest=900)
        )
        cards = QHBoxLayout()
        cards.setSpacing(px(12))
        for icon, title, words in (
            (
                Icon.PERSON,
                _("Ask the administrator"),
                _(
                    "The administrator invites you again, under Settings, People and keys. You choose a new "
                    "passphrase, a supervisor signs your new keys, and your cases come back to you. What you were "
                    "typing and had not saved is gone."
                ),
            ),
            (
                Icon.SHEETS,
                _("Two recovery sheets"),
                _(
                    "For a supervisor whom nobody else can help. Two sheets are needed, from two places or two people. "
                    "They bring one supervisor back in, with everything she could open. It is in the journal, and "
                    "the other supervisors are told."
                ),
            ),
        ):
            cards.addWidget(_way(icon, title, words), 1)
        self.add_layout(cards)
        self.close_with_button()


class SheetsView(Step):
    """SheetsView(recognise): two sheets typed from paper."""

    def __init__(self, recognise: Callable[[str], Sheet]) -> None:
        super().__init__(_("Open with these two"))
        self.add(
            Prose(
                _(
                    "Type both sheets, group by group. Capitals or small letters do not matter. A scanner may type a "
                    "whole sheet into its first field."
                ),
                widest=900,
            )
        )
        self.sheets = TwoSheets(recognise)
        self.sheets.changed.connect(self._judge)
        self.add(self.sheets)
        self.close_with_button()
        self._judge()

    def begin(self) -> None:
        self.sheets.begin()

    def _judge(self) -> None:
        explain(self.onward, can=self.sheets.ready(), why=_("Two different sheets are needed."))


class PersonView(Step):
    """PersonView(people): which supervisor comes back, her short name and her new passphrase."""

    def __init__(self, people: Sequence[Rescuable]) -> None:
        super().__init__(_("Bring her back in"))
        self.person = QComboBox()
        for one in people:
            self.person.addItem(in_script(one.name, one.khmer_name), one.id)
        self.short_name = QLineEdit()
        self.short_name.setMaxLength(SHORT_NAME)
        self._name_field = Field(
            _("Short name"), self.short_name, help=_("You type it when you unlock. It may be the one you had.")
        )
        self.words = NewPassphrase(lambda: [self.person.currentText(), self.short_name.text()])
        who = Card(_("Who comes back"))
        who.add(Field(_("Supervisor"), self.person, help=_("The old passphrase opens nothing any more.")))
        who.add(self._name_field)
        sides = QHBoxLayout()
        sides.setSpacing(px(12))
        for card in (who, self.words):
            sides.addWidget(card, 1)
        self.add(Notice(_("The two sheets opened the vault. Its cases stay closed until she unlocks."), Tone.GOOD))
        self.add_layout(sides)
        self.close_with_button()

    def chosen(self) -> UUID:
        """The supervisor."""
        person: UUID = self.person.currentData()
        return person

    def begin(self) -> None:
        self.person.setFocus()

    def missing(self) -> QWidget | None:
        """Says what is missing; returns the first field of it."""
        named = bool(self.short_name.text().strip())
        self._name_field.set_problem("" if named else _("A short name is needed to unlock."))
        lacking = self.words.missing()
        return lacking if named else self.short_name


class DoneView(Step):
    """DoneView(name): she can unlock; what is left to do."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Unlock"))
        card = _way(
            Icon.DONE,
            _("{name} can unlock again", name=name),
            _(
                "She opens everything she could open before. The two sheets are still good; since they have been out "
                "of their envelopes, make new ones now, under Settings, Recovery sheets."
            ),
        )
        self.add(card)
        self.close_with_button()


def _way(icon: Icon, title: str, words: str) -> Card:
    card = Card()
    card.body.setContentsMargins(px(18), px(18), px(18), px(18))
    card.add(Picture(icon, Role.ACCENT, side=20, disc=40))
    card.add(Line(title, style=Style.HEADING))
    card.add(Prose(words, style=Style.SMALL, widest=600), 1)
    return card
