"""What the answers to a questionnaire give, in words: how many are open, the score, the band and what to do."""

from __future__ import annotations

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import Risk
from casedesk.cases.questionnaires.checking import RISK_BANDS
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.scoring import Result
from casedesk.text.translation import _, n_
from casedesk.ui.looks.palette import Tone

_TONES = {Risk.STANDARD: Tone.NEUTRAL, Risk.MEDIUM: Tone.WAIT, Risk.HIGH: Tone.URGENT}


def said_for(whole: Questionnaire, found: Result | None) -> tuple[str, Tone]:
    """In the words of the page on which this questionnaire is asked."""
    return said_risk(found, together=False) if whole.topic is Topic.RISK else (said_score(found), Tone.NEUTRAL)


def said_risk(found: Result | None, *, together: bool) -> tuple[str, Tone]:
    """What the answers on the risk give; how many questions are open, as long as some are. Nothing while she reads."""
    if found is None or together:
        return "", Tone.NEUTRAL
    band = RISK_BANDS.get(found.band.value) if found.band is not None else None
    if found.band is None or band is None:
        return _open(found), Tone.NEUTRAL
    words = _("The answers give: {band} ({score} points).", band=band.said(), score=found.score)
    return f"{words} {found.band.advice.said()}".strip(), _TONES[band]


def said_score(found: Result | None) -> str:
    """What the answers on anything else give; nothing where there is no score."""
    if found is None or (found.score is None and not found.open):
        return ""
    if found.score is None:
        return _open(found)
    if found.band is None:
        return _("The answers give {score} points.", score=found.score)
    words = _("The answers give: {band} ({score} points).", band=found.band.words.said(), score=found.score)
    return f"{words} {found.band.advice.said()}".strip()


def _open(found: Result) -> str:
    return n_("{n} question is still open.", "{n} questions are still open.", found.open)
