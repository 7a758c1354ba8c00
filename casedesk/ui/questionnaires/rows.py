"""The questionnaires as a list: what is asked stands out, and how often each version was answered."""

from __future__ import annotations

from datetime import date

from casedesk.cases.queries.questionnaires import Listed
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.rules.risk import ASKED
from casedesk.cases.saying import listed
from casedesk.text.translation import LANGUAGES, N_, _
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, number, plain, quiet, state, strong


def said_languages(whole: Questionnaire) -> str:
    """The languages all of it can be asked in, by their own names."""
    return listed([name for tongue, name in LANGUAGES.items() if tongue in whole.languages()])


def _title(row: Listed, today: date) -> Cell:
    words = row.whole.title.said()
    return strong(words) if row.asked else plain(words)


def _state(row: Listed, today: date) -> Cell:
    if row.asked:
        return state(_("in use"), Mark.DONE)
    return quiet(_("not in use") if row.whole.topic in ASKED else _("not asked"))


COLUMNS: tuple[Column[Listed], ...] = (
    Column(N_("Title"), 0, _title),
    Column(N_("About"), 132, lambda row, today: plain(row.whole.topic.said())),
    Column(N_("Version"), 70, lambda row, today: quiet(str(row.whole.version))),
    Column(N_("Languages"), 150, lambda row, today: quiet(said_languages(row.whole))),
    Column(N_("State"), 118, _state),
    Column(N_("Answered"), 88, lambda row, today: number(str(row.answered or "–"))),
)
SPARE = (3, 1)
"""What goes first where there is little room; it stands beside the list as well."""
