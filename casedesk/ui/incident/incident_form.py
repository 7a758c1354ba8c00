"""The whole incident form: one section at a time, each kept whole when another is opened."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.classification import QUESTIONS
from casedesk.store.fields import InField
from casedesk.ui.forms.beginning import sections_of
from casedesk.ui.incident.sections import Begun, Section, WhatHappened
from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.page import Page

PLACE, SEEN = "_section", "_seen"
"""Among the raw answers of a draft: which section was open, and how many were opened so far."""


class IncidentForm(QStackedWidget):
    """IncidentForm(begun): the sections of the declaration; `turn(place)` opens one, `turned(place)` tells.

    Has what a draft needs (`edited`, `answers`, `restore`, `restart`); `record()` gives the whole incident.
    """

    edited = Signal()
    turned = Signal(int)

    def __init__(self, begun: Begun) -> None:
        super().__init__()
        self.headings: list[str] = []
        self._sections: list[Section] = []
        for heading, names in sections_of(Incident):
            hard = any(name in QUESTIONS for name in names)
            section = WhatHappened(begun, names) if hard else Section(begun, names)
            section.edited.connect(self.edited)
            self.headings.append(heading)
            self._sections.append(section)
            page = Page(margins=False)
            page.body.setContentsMargins(px(5), px(8), px(10), px(8))  # room for the focus ring and the scroll bar
            page.add(section, 1)
            self.addWidget(page)
        self._begun = begun
        self._seen = len(self._sections) if begun.initial else 0

    def hard(self) -> WhatHappened:
        """The section with the hard questions."""
        return next(section for section in self._sections if isinstance(section, WhatHappened))

    def hard_place(self) -> int:
        """Where it stands among the sections."""
        return self._sections.index(self.hard())

    def complete(self, place: int) -> bool:
        """Whether a section was opened and holds every answer it needs."""
        return place < self._seen and self._sections[place].complete()

    def values(self) -> dict[str, Any]:
        """Every answer as far as it can be read."""
        return {name: value for section in self._sections for name, value in section.values().items()}

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        raw = {name: value for section in self._sections for name, value in section.answers().items()}
        return {**raw, PLACE: self.currentIndex(), SEEN: self._seen}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back, at the section where it was left."""
        for section in self._sections:
            section.restore(answers)
        with suppress(KeyError, TypeError, ValueError):
            self._seen = max(self._seen, int(answers[SEEN]))
            self.turn(int(answers[PLACE]))

    def restart(self) -> None:
        """As it was before anybody typed."""
        for section in self._sections:
            section.restart()
        self._seen = len(self._sections) if self._begun.initial else 0
        self.turn(0)

    def turn(self, place: int) -> None:
        """Opens another section; the one before is folded and counts as seen."""
        if 0 <= place < len(self._sections):
            self._open(place)
            self._sections[place].begin()

    def allow(self, editing: bool) -> None:
        """Whether answers can be given now; the sections are turned and read either way."""
        for section in self._sections:
            section.setEnabled(editing)

    def begin(self) -> None:
        """Puts the focus where the work goes on."""
        self._sections[self.currentIndex()].begin()

    def record(self) -> Incident:
        """The incident with every answer. Raises InField, after opening the section it concerns."""
        given, found = self.values(), None
        for place, section in enumerate(self._sections):
            try:
                found = section.record(given)
            except InField as trouble:
                self._open(place)
                section.show_problem(trouble)
                raise
        if found is None:
            raise ValueError("an incident has sections")
        return found

    def show_problem(self, trouble: InField) -> bool:
        """Opens the section a problem is in and shows it there; False when it is in none."""
        for place, section in enumerate(self._sections):
            if trouble.field in section.values():
                self._open(place)
                return section.show_problem(trouble)
        return False

    def _open(self, place: int) -> None:
        if place != self.currentIndex():
            self._sections[self.currentIndex()].fold()
            self._seen = max(self._seen, self.currentIndex() + 1)
        self.setCurrentIndex(place)
        self.turned.emit(place)
