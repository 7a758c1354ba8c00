"""A case file as a printed summary: the chosen chapters, worded in the language spoken here.

The code stands for the person. Her name, her number and her own words are there only in chapters that need a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.chapter import Chapter
from casedesk.reports.chapters import Asked, check_reason
from casedesk.reports.from_file import agreed, assessed, family, helped, law, needs, person, plans, reviews, story, work
from casedesk.reports.summary import Part, Summary
from casedesk.text.dates import said_moment
from casedesk.text.translation import _


def summary_of(file: CaseFile, asked: Asked) -> Summary:
    """The summary, its chapters in the order of the paper. Raises InField when a sealed chapter lacks its reason."""
    check_reason(asked.chapters, asked.reason)
    return Summary(
        number=file.case.number,
        title=_("Case summary"),
        for_whom=asked.for_whom,
        printed_by=asked.printed_by,
        printed_at=said_moment(asked.now),
        sections=tuple(
            part for chapter in Chapter if chapter in asked.chapters for part in _WRITE[chapter](file, asked)
        ),
    )


_WRITE: Mapping[Chapter, Callable[[CaseFile, Asked], Iterator[Part]]] = {
    Chapter.NAME: person.name,
    Chapter.SAFE_CONTACT: person.safe_contact,
    Chapter.NUMBER: person.number,
    Chapter.BEGINNING: person.beginning,
    Chapter.STEPS: work.steps,
    Chapter.SAFETY: assessed.safety,
    Chapter.SAFETY_WORDS: assessed.safety_words,
    Chapter.HOUSEHOLD: family.household,
    Chapter.FAMILY_WORDS: family.words,
    Chapter.INCIDENTS: story.incidents,
    Chapter.WORDS: story.words,
    Chapter.NEEDS: needs.needs,
    Chapter.STORY: needs.words,
    Chapter.RISK: assessed.risk,
    Chapter.RISK_WORDS: assessed.risk_words,
    Chapter.SAFETY_PLAN: plans.safety_plan,
    Chapter.EARLIER_PLANS: plans.earlier_plans,
    Chapter.PLAN: plans.action_plan,
    Chapter.CONSENTS: agreed.consents,
    Chapter.CONSENT_WORDS: agreed.words,
    Chapter.REFERRALS: helped.referrals,
    Chapter.REFERRAL_WORDS: helped.words,
    Chapter.VISITS: helped.visits,
    Chapter.VISIT_WORDS: helped.visit_words,
    Chapter.LEGAL: law.legal,
    Chapter.LEGAL_WORDS: law.words,
    Chapter.REVIEWS: reviews.reviews,
    Chapter.DECISIONS: reviews.decisions,
    Chapter.ATTACHMENTS: reviews.attachments,
    Chapter.TITLES: reviews.titles,
    Chapter.CLOSURE: reviews.closure,
    Chapter.ENDING: reviews.ending,
    Chapter.TIMELINE: work.passed,
    Chapter.NOTES: work.lines,
}
