"""Keep what somebody answered about our work, so that nobody can find out who it was (docs/decisions/0023).

Of all that changes in a vault this alone is not in the journal: an entry there is a moment and a person.
"""

from __future__ import annotations

from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.cases.questionnaires.declared import Answers, Questionnaire
from casedesk.cases.questionnaires.scoring import asked
from casedesk.cases.rules.feedback import UNSAID, countable, key_of
from casedesk.security.roles import Permission, require
from casedesk.store.access import Access
from casedesk.store.clock import not_before
from casedesk.store.office_tables import feedback
from casedesk.store.work import Work, verb
from casedesk.store.write_ahead import checkpoint
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class NothingAnswered(Mendable):
    """Every question was left open."""

    sentence = N_("No question is answered yet. Ask at least one, or leave it.")


@verb(Permission.ASK_FEEDBACK)
def keep_feedback(work: Work, *, whole: Questionnaire, answers: Answers) -> None:
    """Counts one person's answers into this month; what was not asked counts as no answer. Raises NothingAnswered.

    No row is a person's, none says who asked, when, or about which file, and nothing is written to the journal.
    """
    asking = countable(whole)
    shown = {question.id for question in asked(asking, answers)}
    given = {
        key_of(whole, question): str(answers.get(question.id, UNSAID)) if question.id in shown else UNSAID
        for question in asking.questions()
    }
    if set(given.values()) <= {UNSAID}:
        raise NothingAnswered
    month = local(not_before(work)).strftime("%Y-%m")
    counted = upsert(feedback).on_conflict_do_update(
        index_elements=["month", "question", "answer"], set_={"times": feedback.c.times + 1}
    )
    rows = [{"month": month, "question": question, "answer": answer, "times": 1} for question, answer in given.items()]
    work.db.execute(counted, rows)


def give_feedback(access: Access, whole: Questionnaire, answers: Answers) -> None:
    """Keeps the answers and empties the write-ahead log, in which pages lie in the order of their commits: else the
    journal's entries around it would date them. Raises NothingAnswered.
    """
    require(access.person.roles, Permission.ASK_FEEDBACK)
    with access.underway:
        with Work(access) as work:
            keep_feedback(work, whole=whole, answers=answers)
            work.commit()
        checkpoint(access.engine)
