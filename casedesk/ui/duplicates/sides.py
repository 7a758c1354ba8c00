"""What stands side by side where two files are compared: what each file holds, and the two ways to reach her."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.rules.meeting import Side
from casedesk.cases.rules.merging import more_cautious
from casedesk.cases.saying import facts, listed
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose


class FileCard(Card):
    """FileCard(file, fate, today): its code, when it was opened, and how much there is in each part."""

    def __init__(self, file: CaseFile, fate: str, today: date) -> None:
        super().__init__(file.case.number, note=fate)
        opened = _("opened {day}", day=short_day(file.case.opened, today))
        self.add(Prose(listed([file.case.status.said(), opened]), role=Role.INK))
        counts = {part: len(file.in_part(part)) for part in Part if part is not Part.CONTACT}
        told = [_("{part}: {n}", part=part.said(), n=n) for part, n in counts.items() if n]
        self.add(Prose(listed(told) or _("Nothing is written in it yet."), style=Style.SMALL))
        self.body.addStretch(1)


class ContactChoice(Card):
    """ContactChoice(first, second, whose): one safe contact is kept as a whole; the more cautious one is proposed.

    Hidden while one of the files has none.
    """

    def __init__(self, first: SafeContact | None, second: SafeContact | None, whose: Mapping[Side, str]) -> None:
        super().__init__(_("How to reach her safely"))
        self._side = Side.THEIRS
        if first is None or second is None:
            self.hide()
            return
        self._side = more_cautious(first, second)
        words = _(
            "One is kept as a whole: a number of one with the hours of the other could be dangerous. What must never "
            "be done according to either stays so. The more cautious one is proposed; ask her when you can."
        )
        self.add(Prose(words, style=Style.SMALL, widest=900))
        grid, group, pair = QGridLayout(), QButtonGroup(self), QWidget()
        pair.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        for place, (side, number) in enumerate(whose.items()):
            choice = QRadioButton(number)
            choice.setFont(typeface(Style.SMALL, bold=True))
            choice.setChecked(side is self._side)
            choice.toggled.connect(lambda on, side=side: self._choose(side) if on else None)
            group.addButton(choice)
            grid.addWidget(_contact(choice, second if side is Side.MINE else first), 0, place)
            grid.setColumnStretch(place, 1)
        self._group = group
        self.add(pair)

    def side(self) -> Side:
        """Whose is kept: MINE is the second file's."""
        return self._side

    def choose(self, side: Side) -> None:
        """Takes one, as a person does."""
        self._group.buttons()[1 if side is Side.MINE else 0].setChecked(True)

    def _choose(self, side: Side) -> None:
        self._side = side


def _contact(choice: QRadioButton, contact: SafeContact) -> Card:
    card = Card()
    card.add(choice)
    told = facts(contact)
    choice.setAccessibleDescription(listed([fact.words for fact in told if fact.field.name != "number"]))
    rows = QVBoxLayout()
    rows.setSpacing(px(2))
    for fact in told:
        words = _("kept, not shown here") if fact.field.name == "number" else fact.words
        rows.addLayout(row_of(Prose(_("{label}: {words}", label=fact.label, words=words), role=Role.INK)))
    card.add_layout(rows)
    card.body.addStretch(1)
    return card
