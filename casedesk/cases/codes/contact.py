"""First contact and the safe way to reach a person."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Channel(Codes):
    """How the first contact came about."""

    WALK_IN = "walk_in", N_("Came to the centre")
    PHONE = "phone", N_("By phone")
    REFERRAL = "referral", N_("Referred by somebody")
    VISIT = "visit", N_("During a visit")


class ReferredBy(Codes):
    """Who referred the person to us."""

    SELF = "self", N_("Herself, this is the first contact")
    HEALTH = "health", N_("Health service")
    PSYCHOSOCIAL = "psychosocial", N_("Psychosocial service")
    POLICE = "police", N_("Police")
    LEGAL = "legal", N_("Legal service")
    LIVELIHOODS = "livelihoods", N_("Livelihoods programme")
    TEACHER = "teacher", N_("Teacher or school")
    CHIEF = "chief", N_("Village or commune chief")
    CCWC = "ccwc", N_("Commune committee for women and children")
    SAFE_HOUSE = "safe_house", N_("Safe house")
    NGO = "ngo", N_("Another organisation")
    MINISTRY = "ministry", N_("Ministry or department")
    OTHER = "other", N_("Other")


class Urgency(Codes):
    """How soon something must be done."""

    NOW = "now", N_("Now")
    DAYS = "days", N_("Within 3 days")
    WEEK = "week", N_("Within the week")
    LATER = "later", N_("No hurry")


class ReachBy(Codes):
    """The safe way to reach the person."""

    OWN_PHONE = "own_phone", N_("Own phone")
    OTHER_PHONE = "other_phone", N_("Phone of somebody trusted")
    MESSAGE = "message", N_("Message app")
    THROUGH = "through", N_("Through somebody trusted")
    SHE_COMES = "she_comes", N_("She comes by herself")


PHONES = (ReachBy.OWN_PHONE, ReachBy.OTHER_PHONE, ReachBy.MESSAGE)
"""The ways for which a number is kept."""


class Never(Codes):
    """What must never be done to reach the person."""

    MESSAGE = "message", N_("Leave a message")
    CALL_BACK = "call_back", N_("Call back an unknown number")
    VISIT = "visit", N_("Visit unannounced")
    NAME_CENTRE = "name_centre", N_("Say where we call from")
    FAMILY = "family", N_("Speak with the family")


class SpokenLanguage(Codes):
    """The language the person wants to be spoken to in."""

    KHMER = "km", N_("Khmer")
    VIETNAMESE = "vi", N_("Vietnamese")
    CHAM = "cjm", N_("Cham")
    CHINESE = "zh", N_("Chinese")
    ENGLISH = "en", N_("English")
    FRENCH = "fr", N_("French")
    SIGN = "sign", N_("Sign language")
    OTHER = "other", N_("Other")
