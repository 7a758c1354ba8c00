"""Who lives together, and how."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Relation(Codes):
    """What a member of the family is to the person the file is about."""

    PARTNER = "partner", N_("Partner")
    FORMER_PARTNER = "former_partner", N_("Former partner")
    CHILD = "child", N_("Child")
    STEPCHILD = "stepchild", N_("Stepchild")
    PARENT = "parent", N_("Parent")
    IN_LAW = "in_law", N_("Parent-in-law")
    SIBLING = "sibling", N_("Brother or sister")
    GRANDPARENT = "grandparent", N_("Grandparent")
    GRANDCHILD = "grandchild", N_("Grandchild")
    OTHER_FAMILY = "other_family", N_("Other family")
    NO_RELATION = "no_relation", N_("No relation")


CHILDREN = (Relation.CHILD, Relation.STEPCHILD, Relation.GRANDCHILD)
"""Relations that are asked the questions about a child."""


class Schooling(Codes):
    """Where a child learns, or stays in the day."""

    TOO_YOUNG = "too_young", N_("At home, too young")
    PRESCHOOL = "preschool", N_("Preschool or childcare")
    SCHOOL = "school", N_("At school")
    LEFT = "left", N_("Left school")
    NEVER = "never", N_("Never went")
    WORKS = "works", N_("Works")
    UNKNOWN = "unknown", N_("Not known")


class IdPoor(Codes):
    """Level of the IDPoor programme."""

    NONE = "none", N_("No card")
    ONE = "1", N_("IDPoor 1")
    TWO = "2", N_("IDPoor 2")
    UNKNOWN = "unknown", N_("Not known")


class Income(Codes):
    """What the household lives on, mostly."""

    GARMENT = "garment", N_("Garment factory")
    CONSTRUCTION = "construction", N_("Construction")
    SELLING = "selling", N_("Selling")
    DRIVING = "driving", N_("Driving")
    FARMING = "farming", N_("Farming or fishing")
    WASTE = "waste", N_("Collecting waste")
    SALARY = "salary", N_("Other salary")
    SENT = "sent", N_("Money sent from elsewhere")
    NONE = "none", N_("No income")
    OTHER = "other", N_("Other")


class Tenure(Codes):
    """By what right the household lives where it lives."""

    OWNS = "owns", N_("Owns with a title")
    OWNS_UNTITLED = "owns_untitled", N_("Owns without a title")
    RENTS = "rents", N_("Rents")
    FREE = "free", N_("Lives there free")
    EMPLOYER = "employer", N_("From the employer")
    NONE = "none", N_("No home")


class DwellingRisk(Codes):
    """How safe the dwelling itself is."""

    SOUND = "sound", N_("Sound")
    REPAIR = "repair", N_("Needs repair")
    DANGEROUS = "dangerous", N_("Dangerous to live in")


class Renovation(Codes):
    """How far a repair of the dwelling is."""

    NOT_NEEDED = "not_needed", N_("Not needed")
    WANTED = "wanted", N_("Wanted")
    AGREED = "agreed", N_("Agreed")
    UNDER_WAY = "under_way", N_("Under way")
    DONE = "done", N_("Repaired")
