"""Beside the list: the version that is chosen, in facts, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.look_words import said_person
from casedesk.cases.queries.questionnaires import Listed
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


def chosen_card(row: Listed, doing: Doing) -> Card:
    """The version in facts, and its buttons."""
    whole = row.whole
    card = Card(whole.title.said())
    brought = said_person(*row.by, me=row.mine) if row.by is not None else _("Comes with the program")
    facts = (
        (_("About"), whole.topic.said()),
        (_("Version"), str(whole.version)),
        (_("Languages"), said_languages(whole) or _("in parts")),
        (_("Questions"), str(len([*whole.questions()]))),
        (_("Answered"), n_("{n} time", "{n} times", row.answered) if row.answered else _("never")),
        (_("From"), brought),
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


def _standing(row: Listed) -> str:
    """What its state means for those who ask and for what was answered."""
    if row.whole.topic not in ASKED:
        return _("Case files do not ask about this. It can be tried out and saved as a file.")
    if row.asked and row.whole.topic is Topic.RISK:
        return _("Every new assessment of the risk asks it. Another one put in use takes its place.")
    if row.asked:
        return _("It can be chosen in every case file.")
    if row.answered:
        return _("Nobody is asked it now. What was answered stays readable.")
    return _("Nobody is asked it until it is put in use. Try it out first.")


def _buttons(row: Listed, doing: Doing) -> list[QPushButton]:
    made = [button(_("Try it out"), lambda: doing.preview(row), icon=Icon.SHOW)]
    if row.whole.topic in ASKED and not row.asked:
        made.append(button(_("Put in use"), lambda: doing.use(row), icon=Icon.DONE))
    if row.asked and row.whole.topic is not Topic.RISK:
        made.append(button(_("Take out of use"), lambda: doing.retire(row), icon=Icon.NEVER))
    made.append(button(_("Save as a file…"), lambda: doing.save(row), icon=Icon.EXPORT))
    return made
