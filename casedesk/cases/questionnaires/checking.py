"""Bands must cover every score that can come out, and each exactly once."""

from __future__ import annotations

from collections.abc import Sequence

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import Risk
from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.declared import Band, Question
from casedesk.cases.questionnaires.scoring import reachable
from casedesk.cases.questionnaires.table import Table

MOST_BANDS = 20
RISK_BANDS = {risk.name.lower(): risk for risk in Risk}
"""How a file names the levels of risk."""


def check_bands(
    top: Table, tables: Sequence[Table], bands: Sequence[Band], questions: Sequence[Question], topic: Topic
) -> None:
    """Raises FileMistake for a gap, an overlap, a value given twice, and bands of risk that are not its levels."""
    if len(bands) > MOST_BANDS:
        raise tables[MOST_BANDS].mistake("", mistakes.MANY_BANDS, most=MOST_BANDS)
    for place, band in enumerate(bands):
        if band.value in [other.value for other in bands[:place]]:
            raise tables[place].mistake("value", mistakes.TWICE, value=band.value)
    if topic is Topic.RISK and {band.value for band in bands} != set(RISK_BANDS):
        raise top.mistake("band", mistakes.RISK_BANDS)
    if not bands:
        return
    if not any(question.scored for question in questions):
        raise tables[0].mistake("", mistakes.BANDS_UNSCORED)
    for place, band in enumerate(bands):
        for other in bands[:place]:
            if band.least <= other.most and other.least <= band.most:
                raise tables[place].mistake("from", mistakes.OVERLAP, score=max(band.least, other.least))
    for score in sorted(reachable(questions)):
        if not any(band.least <= score <= band.most for band in bands):
            below = [place for place, band in enumerate(bands) if band.most < score]
            nearest = max(below, key=lambda place: bands[place].most) if below else 0
            raise tables[nearest].mistake("to" if below else "from", mistakes.GAP, score=score)
