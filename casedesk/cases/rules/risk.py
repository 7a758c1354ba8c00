"""The level of risk on one day: from the answers, or judged otherwise with a reason; and when to look at it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import Risk
from casedesk.cases.questionnaires.checking import RISK_BANDS
from casedesk.cases.questionnaires.given import given_in
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from casedesk.text.translation import N_

LOOK_AGAIN: Mapping[Risk, timedelta] = {
    Risk.HIGH: timedelta(days=7),
    Risk.MEDIUM: timedelta(days=30),
    Risk.STANDARD: timedelta(days=90),
}
"""How long a level may stand before the risk is asked about again; a centre’s usual practice."""

_OPEN = N_("Some questions are still open. “Not known” is an answer too. Or give your own judgement. All is kept.")
_NO_QUESTIONS = N_("Nothing was answered yet. Answer at least one question. What you typed is kept.")
_WHY = N_("Your judgement is another than the answers give. Say why, in a few words. The rest is kept.")
_AGAIN = N_("This day lies before the day it was asked. Both are kept. Check the date.")


def level_of(entry: RiskAssessment) -> Risk | None:
    """The level that counts: the judgement, where there is one, else what the answers give."""
    return entry.judgement or entry.band


def again_on(asked: date, level: Risk | None) -> date | None:
    """The day proposed to look at it again; none without a level."""
    return asked + LOOK_AGAIN[level] if level is not None else None


def with_result(entry: RiskAssessment) -> RiskAssessment:
    """The assessment with the score and the level that its answers give; as it is where it holds no answers."""
    given = given_in(entry.answers)
    if given is None:
        return entry
    found = given.result()
    score, band = (found.score, found.band) if found is not None else (entry.score, None)
    level = RISK_BANDS.get(band.value) if band is not None else None if found is not None else entry.band
    return replace(
        entry, questionnaire=given.questionnaire, questionnaire_version=given.version, answers=given.written(),
        counted=given.coded() if found is not None else entry.counted, score=score, band=level,
    )  # fmt: skip


def checked_risk(entry: RiskAssessment, now: datetime) -> RiskAssessment:
    """The assessment with what follows from its answers. Raises InField for what cannot be kept so."""
    not_future("on", entry.on, now)
    entry = with_result(entry)
    if level_of(entry) is None:
        raise InField("judgement", _OPEN)
    if entry.judgement not in (None, entry.band) and entry.band is not None and not (entry.reason or "").strip():
        raise InField("reason", _WHY)
    if entry.review_on is not None and entry.review_on < entry.on:
        raise InField("review_on", _AGAIN)
    return replace(entry, review_on=entry.review_on or again_on(entry.on, level_of(entry)))


def checked_questioned(entry: Questioned, now: datetime) -> Questioned:
    """The answers with score and band. Raises InField for a day that has not come, and when nothing was answered."""
    not_future("on", entry.on, now)
    given = given_in(entry.answers)
    if given is None or not given.answers:
        raise InField("answers", _NO_QUESTIONS)
    whole, found = given.whole(), given.result()
    if whole is None or found is None:
        return entry
    return replace(
        entry, questionnaire=given.questionnaire, questionnaire_version=given.version, answers=given.written(),
        counted=given.coded(), score=found.score, band=found.band.value if found.band else None, topic=whole.topic,
    )  # fmt: skip


def said_band(entry: Questioned) -> str:
    """What the answers came to, in the words of the version they were given under; nothing without a band."""
    given = given_in(entry.answers)
    whole = given.whole() if given is not None else None
    band = whole.band_called(entry.band or "") if whole is not None else None
    return band.words.said() if band is not None else ""


TOPICS = (Topic.NEEDS, Topic.WELLBEING, Topic.CHILD)
"""What a questionnaire of a case file asks about, beside the risk."""
ASKED = (Topic.RISK, *TOPICS)
"""What case files ask about with questionnaires."""
