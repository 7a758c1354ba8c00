"""Levels an assessment asks for."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Difficulty(Codes):
    """The four levels of the Washington Group's short set on functioning."""

    NONE = "1-none", N_("No difficulty")
    SOME = "2-some", N_("Some difficulty")
    A_LOT = "3-a_lot", N_("A lot of difficulty")
    CANNOT = "4-cannot", N_("Cannot do it")


class Topic(Codes):
    """What a questionnaire asks about."""

    RISK = "risk", N_("Risk")
    NEEDS = "needs", N_("Needs")
    WELLBEING = "wellbeing", N_("Wellbeing")
    CHILD = "child", N_("The child’s situation")
    FEEDBACK = "feedback", N_("Feedback")
    STRESS = "stress", N_("The worker’s own strain")
