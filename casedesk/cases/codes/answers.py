"""Answers that several forms share."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Answer(Codes):
    """Yes, no, or not known – three answers, so that silence is never taken for a no."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Not known")


class WizardAnswer(Codes):
    """An answer to one question of the classification wizard."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNSURE = "unsure", N_("Not sure")


class HowGiven(Codes):
    """How a consent was given."""

    SPOKEN = "spoken", N_("Spoken")
    SIGNATURE = "signature", N_("Signature")
    THUMBPRINT = "thumbprint", N_("Thumbprint")


class Weekday(Codes):
    """Days of the week, Monday first as in Python's `date.weekday`."""

    MONDAY = "mon", N_("Monday")
    TUESDAY = "tue", N_("Tuesday")
    WEDNESDAY = "wed", N_("Wednesday")
    THURSDAY = "thu", N_("Thursday")
    FRIDAY = "fri", N_("Friday")
    SATURDAY = "sat", N_("Saturday")
    SUNDAY = "sun", N_("Sunday")
