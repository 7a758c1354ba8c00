"""Who a person is, as far as tables count it."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Sex(Codes):
    """Sex, as the person says it."""

    FEMALE = "female", N_("Female")
    MALE = "male", N_("Male")
    OTHER = "other", N_("Other")


class CivilStatus(Codes):
    """Civil status at the time of the interview."""

    SINGLE = "single", N_("Single")
    MARRIED = "married", N_("Married or living together")
    SEPARATED = "separated", N_("Divorced or separated")
    WIDOWED = "widowed", N_("Widowed")


class Displacement(Codes):
    """Whether and how the person was displaced."""

    RESIDENT = "resident", N_("Resident")
    MIGRANT = "migrant", N_("Internal migrant")
    RETURNED_WORKER = "returned_worker", N_("Returned migrant worker")
    IDP = "idp", N_("Internally displaced")
    REFUGEE = "refugee", N_("Refugee")
    STATELESS = "stateless", N_("Stateless")
    RETURNEE = "returnee", N_("Returnee")
    FOREIGN = "foreign", N_("Foreign national")
    ASYLUM = "asylum", N_("Asylum seeker")


class Vulnerability(Codes):
    """Children who need particular care."""

    NONE = "none", N_("None")
    UNACCOMPANIED = "unaccompanied", N_("Unaccompanied child")
    SEPARATED = "separated", N_("Separated child")
    OTHER = "other", N_("Other vulnerable child")
