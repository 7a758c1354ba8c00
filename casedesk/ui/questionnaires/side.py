"""Beside the list: the version that is chosen, in facts, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.look_words import said_person
from casedesk.cases.queries.questionnaires import Listed
from casedesk.cases.questionnaires.shelf import ALONE
from casedesk.cases.rules.feedback import countable
from casedesk.cases.rules.risk import ASKED
from casedesk.text.dates import day, local
from casedesk.text.translation import _, n_
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.questionnaires.rows import said_languages
from casedesk.ui.setting_rows import fact
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose

WIDE = 84


@dataclass(frozen=True, slots=True)
class Doing:
    """What can be done with a version; each is given its row."""

    preview: Callable[[Listed], object]
    use: Callable[[Listed], object]
    retire: Callable[[Listed], object]
    save: Callable[[Listed], object]
    write: Callable[[Listed], object]


def chosen_card(row: Listed, doing: Doing) -> Card:
    """The version in facts, and its buttons."""
    whole = row.whole
    card = Card(whole.title.said())
    brought = said_person(*row.by, me=row.mine) if row.by is not None else _("Comes with the program")
    facts = (
        (_("Topic"), whole.topic.said()),
        (_("Version"), str(whole.version)),
        (_("Languages"), said_languages(whole) or _("in parts")),
        (_("Questions"), str(len([*whole.questions()]))),
        (_("Answered"), _times(row)),
        (_("Origin"), brought),
        (_("Since"), day(local(row.at).date()) if row.at is not None else ""),
    )
    for label, said in facts:
        if said:
            card.add(fact(label, said, wide=WIDE))
    card.add(Hairline())
    card.add(Prose(_standing(row), style=Style.SMALL))
    for one in _buttons(row, doing):
        card.add(one)
    card.body.addStretch(1)
    return card


def _times(row: Listed) -> str:
    """How often it was answered in case files; the others are answered by nobody anyone could count."""
    if row.whole.topic not in ASKED:
        return ""
    return n_("{n} time", "{n} times", row.answered) if row.answered else _("never")


def _standing(row: Listed) -> str:
    """What its state means for those who ask and for what was answered."""
    said = _in_use(row)
    if row.whole.topic is Topic.FEEDBACK:
        left_out = len([*row.whole.questions()]) - len([*countable(row.whole).questions()])
        told = n_(
            "{n} question cannot be counted, so it is not asked.",
            "{n} questions cannot be counted, so they are not asked.",
            left_out,
        )
        return f"{said} {told}" if left_out else said
    return said


def _in_use(row: Listed) -> str:
    if row.asked and row.whole.topic is Topic.RISK:
        return _("Every new assessment of the risk asks it. Another one put in use takes its place.")
    if row.asked and row.whole.topic is Topic.FEEDBACK:
        return _("“Ask for feedback” on Today asks it. Another one put in use takes its place.")
    if row.asked and row.whole.topic is Topic.STRESS:
        return _("All find it in their own settings, for themselves. Another one put in use takes its place.")
    if row.asked:
        return _("It can be chosen in every case file.")
    if row.answered:
        return _("Nobody is asked it now. What was answered stays readable.")
    return _("Nobody is asked it until it is put in use. Try it out first.")


def _buttons(row: Listed, doing: Doing) -> list[QPushButton]:
    made = [button(_("Try it out"), lambda: doing.preview(row), icon=Icon.SHOW)]
    if not row.asked:
        made.append(button(_("Put in use"), lambda: doing.use(row), icon=Icon.DONE))
    if row.asked and row.whole.topic not in ALONE:
        made.append(button(_("Take out of use"), lambda: doing.retire(row), icon=Icon.NEVER))
    words = _("Make our own from it") if row.shipped else _("Write the next version")
    made.append(button(words, lambda: doing.write(row), icon=Icon.EDIT))
    made.append(button(_("Save as a file…"), lambda: doing.save(row), icon=Icon.EXPORT))
    return made
