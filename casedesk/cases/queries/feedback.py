"""What people answered about our work, for supervisors: counts of periods that are over, never of few people."""

from __future__ import annotations

from collections import Counter

import sqlalchemy as sa

from casedesk.cases.codes.feedback import FeedbackAnswer, FeedbackQuestion
from casedesk.cases.rules.feedback import Period, periods
from casedesk.security.roles import Permission
from casedesk.store.office_tables import feedback
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@query(Permission.READ_TEAM)
def feedback_told(work: Work) -> list[Period]:
    """The periods that may be shown, the newest first. What a newer program asked is left out."""
    months: dict[str, dict[FeedbackQuestion, Counter[FeedbackAnswer]]] = {}
    known = {question.value for question in FeedbackQuestion}
    for row in work.rows(sa.select(feedback)):
        if row.question in known:
            given = months.setdefault(row.month, {}).setdefault(FeedbackQuestion(row.question), Counter())
            given[FeedbackAnswer(row.answer)] += row.times
    return list(periods(months, local(work.now()).strftime("%Y-%m")))[::-1]
