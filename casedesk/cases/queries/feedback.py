"""What people answered about our work, for supervisors: counts of periods that are over, never of few people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa

from casedesk.cases.queries.questionnaires import shelved
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.rules.feedback import Period, keyed, periods
from casedesk.security.moments import moment_of
from casedesk.security.roles import Permission
from casedesk.store.journal import head
from casedesk.store.office_tables import feedback
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, and what may be shown of the answers."""

    whole: Questionnaire
    period: Period


def month_of(work: Work) -> str:
    """The month it is, no earlier than the journal’s: a clock put back, or put ahead for a look, would add one more
    person to a period that was shown, and the difference would be that person’s answers.
    """
    last = head(work.db)
    return local(work.now() if last is None else max(work.now(), moment_of(last.micros))).strftime("%Y-%m")


@query(Permission.READ_TEAM)
def feedback_told(work: Work) -> list[Told]:
    """The periods that may be shown of each version that was asked, the newest first. Each version has periods of its
    own: whoever answered one did not answer the other. A version that is not here is left out.
    """
    counted: dict[tuple[str, int], dict[str, dict[str, Counter[str]]]] = {}
    for row in work.rows(sa.select(feedback)):
        version, question = keyed(row.question)
        given = counted.setdefault(version, {}).setdefault(row.month, {}).setdefault(question, Counter())
        given[row.answer] += row.times
    shelf, now = shelved(work), month_of(work)
    found = [
        Told(whole, period)
        for (id, version), months in counted.items()
        if (whole := shelf.version(id, version)) is not None
        for period in periods(months, now)
    ]
    return sorted(found, key=lambda one: (one.period.last, one.period.first, one.whole.version), reverse=True)
