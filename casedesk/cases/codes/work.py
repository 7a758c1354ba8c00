"""Plans, referrals and follow-up."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Need(Codes):
    """What a person needs; one line of the action plan each."""

    SAFETY = "safety", N_("Safety")
    HEALTH = "health", N_("Health")
    PSYCHOSOCIAL = "psychosocial", N_("Psychosocial support")
    LEGAL = "legal", N_("Legal help")
    MATERIAL = "material", N_("Material help")
    CHILDREN = "children", N_("Children")
    WORK = "work", N_("Work and income")
    HOUSING = "housing", N_("Housing")
    SCHOOL = "school", N_("School and childcare")
    PAPERS = "papers", N_("Papers")
    OTHER = "other", N_("Other")


class Progress(Codes):
    """How far a goal of the plan is."""

    NOT_STARTED = "not_started", N_("Not started")
    IN_PROGRESS = "in_progress", N_("In progress")
    MET = "met", N_("Met")
    DROPPED = "dropped", N_("No longer wanted")


ENDED = frozenset({Progress.MET, Progress.DROPPED})
"""Goals that ask for nothing more."""


class Service(Codes):
    """Services; the first seven are the statistical ones."""

    SAFE_HOUSE = "safe_house", N_("Safe house")
    HEALTH = "health", N_("Health")
    PSYCHOSOCIAL = "psychosocial", N_("Psychosocial")
    POLICE = "police", N_("Police")
    LEGAL = "legal", N_("Legal")
    LIVELIHOODS = "livelihoods", N_("Livelihoods")
    CHILD_PROTECTION = "child_protection", N_("Child protection")
    MEDIATION = "mediation", N_("Family mediation")
    REUNIFICATION = "reunification", N_("Family reunification")
    EDUCATION = "education", N_("Education")
    HOUSEHOLD = "household", N_("Household items")
    WATER = "water", N_("Water and sanitation")
    REGISTRATION = "registration", N_("Civil registration")
    FOOD = "food", N_("Food")
    HOUSING = "housing", N_("Housing repair")
    CHILDCARE = "childcare", N_("Preschool or childcare")
    OTHER = "other", N_("Other")


class ReferralState(Codes):
    """The life of a referral."""

    DRAFTED = "1-drafted", N_("Drafted")
    CONSENTED = "2-consented", N_("Consented")
    SENT = "3-sent", N_("Sent")
    ACCEPTED = "4-accepted", N_("Accepted")
    REJECTED = "5-rejected", N_("Not accepted")
    SERVED = "6-served", N_("Served")
    FEEDBACK = "7-feedback", N_("Feedback given")
    WITHDRAWN = "8-withdrawn", N_("Withdrawn")
    DECLINED = "9-declined", N_("She does not want it")


UNSENT = frozenset({ReferralState.DRAFTED, ReferralState.CONSENTED})
"""Referrals of which nothing has left yet."""

UNDER_WAY = frozenset({*UNSENT, ReferralState.SENT, ReferralState.ACCEPTED})
"""Referrals that are not at their end."""

EXPECTED = frozenset({ReferralState.SENT, ReferralState.ACCEPTED})
"""Referrals whose appointment, if one was made, is kept: some services give one before they answer."""


class Rejection(Codes):
    """Why a provider did not accept."""

    FULL = "full", N_("No room")
    NOT_ELIGIBLE = "not_eligible", N_("Does not fit the service")
    CLOSED = "closed", N_("Service is closed")
    NO_ANSWER = "no_answer", N_("Nobody answered")
    OTHER = "other", N_("Other")


class Item(Codes):
    """What may be sent with a referral, asked one by one. Notes, plans and risk answers are never sent."""

    FIRST_NAME = "first_name", N_("First name")
    SAFE_CONTACT = "safe_contact", N_("Safe way to reach her")
    SEX_AND_AGE = "sex_and_age", N_("Sex and age band")
    PURPOSE = "purpose", N_("What she asks for")
    ACCESS_NEED = "access_need", N_("Interpreter or access need")
    FULL_NAME = "full_name", N_("Full name")
    ADDRESS = "address", N_("Address")
    SUMMARY = "summary", N_("What happened, short")


class Mode(Codes):
    """How a follow-up took place."""

    OFFICE = "office", N_("At the centre")
    PHONE = "phone", N_("Phone call")
    HOME_VISIT = "home_visit", N_("Home visit")
    OUTSIDE = "outside", N_("Somewhere else")


class Outcome(Codes):
    """Whether the person was reached; until then it is planned."""

    REACHED = "reached", N_("Reached")
    NOT_REACHED = "not_reached", N_("Not reached")
    POSTPONED = "postponed", N_("Moved at her wish")
    PLANNED = "planned", N_("Not yet, it is planned")
