"""Disability by the Washington Group's short set: six functions, four levels, one cut-off.

The Washington Group on Disability Statistics recommends to count a person with “a lot of difficulty” or “cannot do it”
in at least one of the six functions.
"""

from __future__ import annotations

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.assessing import Difficulty
from casedesk.cases.records.assessment import Assessment

FUNCTIONS = ("seeing", "hearing", "walking", "remembering", "self_care", "being_understood")
CUT_OFF = frozenset({Difficulty.A_LOT, Difficulty.CANNOT})


def disability_of(assessment: Assessment) -> Answer | None:
    """Yes from the cut-off on, no if all six were asked and none reaches it; None if none was asked.

    Some asked and some not, and none of them great: not known.
    """
    levels = [getattr(assessment, function) for function in FUNCTIONS]
    if CUT_OFF.intersection(levels):
        return Answer.YES
    if None not in levels:
        return Answer.NO
    return Answer.UNKNOWN if any(levels) else None
