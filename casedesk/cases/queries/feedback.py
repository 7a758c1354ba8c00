"""What people answered about our work, for supervisors: counts of periods that are over, never of few people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa

from casedesk.cases.queries.questionnaires import shelved
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.rules.feedback import Period, keyed, periods
from casedesk.security.roles import Permission
from casedesk.store.clock import not_before
from casedesk.store.office_tables import feedback
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, and what may be shown of the answers."""

    whole: Questionnaire
    period: Period


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
    shelf, now = shelved(work), local(not_before(work)).strftime("%Y-%m")
    found = [
        Told(whole, period)
        for (id, version), months in counted.items()
        if (whole := shelf.version(id, version)) is not None
        for period in periods(months, now)
    ]
    return sorted(found, key=lambda one: (one.period.last, one.period.first, one.whole.version), reverse=True)
