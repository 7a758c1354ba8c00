"""One colleague out of those who work with cases: chosen from a list, or by typing part of the name."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.colleagues import Caseworker
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import px

SHORT = 12
"""More names than these are searched by typing."""


class PersonChoice(QComboBox):
    """PersonChoice(people, name=…): `person()` is the one chosen, or None; `picked()` when a person chose another."""

    picked = Signal()

    def __init__(self, people: Sequence[Caseworker], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumWidth(px(280))
        self._ids: list[UUID] = []
        self.setPlaceholderText(_("Choose a colleague"))
        if len(people) > SHORT:
            self._search_by_typing()
        self.offer(people)
        self.activated.connect(lambda place: self.picked.emit())

    def offer(self, people: Sequence[Caseworker]) -> None:
        """Other people to choose from; the one chosen stays, if they are among them."""
        before = self.person()
        self.clear()
        self._ids = [one.id for one in people]
        for one in people:
            self.addItem(said_person(one.name, one.khmer_name, me=False))
        self.choose(before)

    def person(self) -> UUID | None:
        """The one chosen."""
        place = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString) if self.isEditable() else -2
        chosen = self.currentIndex() if place == -2 else place
        return self._ids[chosen] if 0 <= chosen < len(self._ids) else None

    def choose(self, person: UUID | None) -> None:
        """Chooses one silently; somebody who is not offered leaves nothing chosen."""
        self.setCurrentIndex(self._ids.index(person) if person in self._ids else -1)

    def _search_by_typing(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.completer()
        if isinstance(completer, QCompleter):
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
