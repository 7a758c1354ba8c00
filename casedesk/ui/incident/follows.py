"""What follows from the answers: the type, the contexts worked out while one types, and what is due after saving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.codes.incident import Context
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.classification import QUESTIONS, classify, possible
from casedesk.cases.rules.contexts import outlook
from casedesk.cases.saying import listed
from casedesk.text.ages import AgeBand
from casedesk.text.translation import N_, _, n_
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose

WIDE, WIDEST = 270, 300
"""Pixels at 100 %, and at most: larger text grows downwards here, so that the form keeps its room."""

_OPEN = N_("{contexts}: not known yet")
_BY_AGE = N_("{contexts}: known once her age is recorded")
_WAITS = {
    Context.PARTNER: N_("{contexts}: known after “{section}”"),
    Context.CHILD_SEXUAL: _BY_AGE,
    Context.EARLY_MARRIAGE: _BY_AGE,
}


class Follows(Card):
    """Follows(): `show_answers(values, age_band)` works out what follows; `set_together` hides what was worked out."""

    def __init__(self) -> None:
        super().__init__(_("What follows from this"))
        self.setFixedWidth(min(px(WIDE), WIDEST))
        self._type = Prose(style=Style.BODY, role=Role.INK, bold=True)
        self._contexts = QVBoxLayout()
        self._lines: list[Prose] = []
        self._contexts.setSpacing(px(8))
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Line(_("Type"), style=Style.SMALL, role=Role.INK2))
        column.addWidget(self._type)
        column.addSpacing(px(6))
        column.addWidget(Prose(_("Context, worked out by CaseDesk"), style=Style.SMALL))
        column.addLayout(self._contexts)
        page = Page(margins=False, gap=10)
        page.add(self._inside)
        folded = _("Finished questions fold to “Question 1, No”, so an answer is not left on the screen.")
        after: tuple[QWidget, ...] = (
            Hairline(),
            Line(_("After saving"), style=Style.HEADING),
            _marked(Icon.RISK, _small(_("The risk is looked at again"))),
            _marked(Icon.SAFETY_PLAN, _small(_("Speak about her safety together"))),
        )
        told = (
            Notice(folded, icon=Icon.HIDE),
            Notice(_("She may stop at any time. The draft stays here, nothing is lost."), Tone.NEUTRAL),
        )
        self._while_written = (*after, *told)
        for part in after:
            page.add(part)
        page.body.addStretch(1)
        for part in told:
            page.add(part)
        self.body.setContentsMargins(px(16), 0, px(8), px(14))
        page.body.setContentsMargins(0, 0, px(8), 0)
        self.add(page, 1)

    def allow(self, editing: bool) -> None:
        """What is only said while the incident is written down."""
        for part in self._while_written:
            part.setVisible(editing)

    def set_together(self, together: bool) -> None:
        """What was worked out disappears while she reads along."""
        self._inside.setVisible(not together)

    def show_answers(self, values: Mapping[str, Any], age_band: AgeBand | None) -> None:
        """Works it out again; `age_band` is None while her age is not recorded."""
        answers = {name: values[name] for name in QUESTIONS}
        decided = classify(answers)
        self._type.setText(decided.said() if decided else _("Not known yet"))
        found = outlook(
            possible=possible(answers),
            relationship=values["relationship"],
            age_band=None if age_band is AgeBand.UNKNOWN else age_band,
            exchange=values["exchange"] if decided else None,  # asked only then
            abduction=values["abduction"] if decided else None,
            practice=values["practice"] if decided else None,
        )
        self._show(found, decided=decided is not None)

    def said(self) -> tuple[str, ...]:
        """The type and every line about the contexts."""
        return (self._type.text(), *(line.text() for line in self._lines))

    def _show(self, found: Mapping[Context, bool | None], *, decided: bool) -> None:
        while (item := self._contexts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lines = []
        groups = {state: [one for one, is_so in found.items() if is_so is state] for state in (True, None, False)}
        for context in groups[True]:
            self._add(Icon.DONE, context.said(), Role.ACCENT)
        for words in _open_ones(groups[None], decided):
            self._add(Icon.DRAFT, words)
        if groups[False]:
            self._add(Icon.DOES_NOT_APPLY, _others(len(groups[False]), len(found)))

    def _add(self, icon: Icon, words: str, role: Role = Role.INK2) -> None:
        said = Prose(words, style=Style.SMALL, role=Role.INK)
        self._lines.append(said)
        self._contexts.addWidget(_marked(icon, said, role))


def _open_ones(contexts: Sequence[Context], decided: bool) -> Iterator[str]:
    """What each still waits for; once the type is decided it may be who did it, or how old she was."""
    section = Incident.__fields__["how_many"].section
    for sentence, names in groupby(contexts, lambda one: _WAITS.get(one, _OPEN) if decided else _OPEN):
        said = listed([one.said() for one in names])
        yield _(sentence, contexts=said, section=_(section))


def _others(count: int, of: int) -> str:
    if count == of:
        return _("None of the six applies")
    return n_("{n} other does not apply", "The other {n} do not apply", count)


def _small(words: str) -> Prose:
    return Prose(words, style=Style.SMALL, role=Role.INK)


def _marked(icon: Icon, said: Prose, role: Role = Role.INK2) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    picture = QVBoxLayout()
    picture.setContentsMargins(0, px(2), 0, 0)
    picture.addWidget(Picture(icon, role))
    picture.addStretch(1)
    row.addLayout(picture)
    row.addWidget(said, 1)
    return line
