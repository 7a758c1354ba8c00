"""What happened, as tables count it."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class IncidentType(Codes):
    """The six types, in the order they are asked; the first yes decides (GBVIMS classification)."""

    RAPE = "rape", N_("Rape")
    SEXUAL_ASSAULT = "sexual_assault", N_("Sexual assault")
    PHYSICAL_ASSAULT = "physical_assault", N_("Physical assault")
    FORCED_MARRIAGE = "forced_marriage", N_("Forced marriage")
    DENIAL = "denial", N_("Denial of resources, opportunities or services")
    EMOTIONAL = "emotional", N_("Psychological or emotional abuse")
    NOT_GBV = "not_gbv", N_("Not gender-based violence")


class Context(Codes):
    """What is worked out from the answers, and never typed."""

    PARTNER = "partner", N_("Partner violence")
    CHILD_SEXUAL = "child_sexual", N_("Sexual abuse of a child")
    EARLY_MARRIAGE = "early_marriage", N_("Early marriage")
    EXPLOITATION = "exploitation", N_("Possible sexual exploitation")
    SLAVERY = "slavery", N_("Possible sexual slavery")
    HARMFUL_PRACTICE = "harmful_practice", N_("Harmful traditional practice")


class TimeOfDay(Codes):
    """The part of the day it happened in."""

    MORNING = "morning", N_("Morning")
    AFTERNOON = "afternoon", N_("Afternoon")
    EVENING = "evening", N_("Evening or night")
    UNKNOWN = "unknown", N_("Not known")


class Place(Codes):
    """The kind of place it happened in."""

    HOME = "home", N_("Her home")
    THEIR_HOME = "their_home", N_("Home of the person who did it")
    STREET = "street", N_("Street or road")
    SCHOOL = "school", N_("School")
    WORK = "work", N_("Workplace")
    MARKET = "market", N_("Market")
    FIELD = "field", N_("Farm or field")
    FOREST = "forest", N_("Forest")
    WATER = "water", N_("Water side")
    GUEST_HOUSE = "guest_house", N_("Guest house or hotel")
    ENTERTAINMENT = "entertainment", N_("Entertainment place")
    LATRINE = "latrine", N_("Latrine")
    BUILDING_SITE = "building_site", N_("Unfinished building")
    FRIEND = "friend", N_("Home of a friend")
    ONLINE = "online", N_("Online or by phone")
    OTHER = "other", N_("Other")


class Stage(Codes):
    """The stage of displacement in which it happened."""

    NOT_DISPLACED = "not_displaced", N_("Not displaced")
    BEFORE = "before", N_("Before flight")
    FLIGHT = "flight", N_("During flight")
    REFUGE = "refuge", N_("In refuge")
    RETURN = "return", N_("On return")
    AFTER = "after", N_("After return")


class Abduction(Codes):
    """Whether the person was taken away."""

    NONE = "none", N_("No")
    CONSCRIPTION = "conscription", N_("Forced conscription")
    TRAFFICKED = "trafficked", N_("Trafficked")
    OTHER = "other", N_("Taken away in another way")


class HarmfulPractice(Codes):
    """Whether it was a harmful traditional practice. Anything but “no” counts as one."""

    NO = "no", N_("No")
    FGM = "fgm", N_("Genital cutting")
    MARRIAGE = "marriage", N_("Marriage custom")
    OTHER = "other", N_("Other custom")


class Relationship(Codes):
    """Who the (first) person who did it is to the survivor."""

    PARTNER = "partner", N_("Partner or former partner")
    CAREGIVER = "caregiver", N_("Primary caregiver")
    FAMILY = "family", N_("Other family")
    EMPLOYER = "employer", N_("Supervisor or employer")
    SCHOOLMATE = "schoolmate", N_("Schoolmate")
    TEACHER = "teacher", N_("Teacher")
    SERVICE_PROVIDER = "service_provider", N_("Service provider")
    HOUSEMATE = "housemate", N_("Co-tenant or housemate"), N_("same house, same yard")
    NEIGHBOUR = "neighbour", N_("Family friend or neighbour")
    OTHER_DISPLACED = "other_displaced", N_("Other refugee, displaced person or returnee")
    OTHER_RESIDENT = "other_resident", N_("Other resident")
    OTHER = "other", N_("Other")
    NO_RELATION = "no_relation", N_("No relation")
    UNKNOWN = "unknown", N_("Not known")


class HowMany(Codes):
    """How many people did it."""

    ONE = "1", N_("One")
    TWO = "2", N_("Two")
    THREE = "3", N_("Three")
    MORE = "more", N_("More than three")
    UNKNOWN = "unknown", N_("Not known")


class PerpetratorAge(Codes):
    """Their age, as far as known."""

    CHILD = "0-11", N_("0–11")
    ADOLESCENT = "12-17", N_("12–17")
    YOUNG = "18-25", N_("18–25")
    ADULT = "26-40", N_("26–40")
    MIDDLE = "41-60", N_("41–60")
    OLD = "61+", N_("61 or older")
    UNKNOWN = "unknown", N_("Not known")


class Occupation(Codes):
    """Their occupation group."""

    FARMER = "farmer", N_("Farmer or fisher")
    WORKER = "worker", N_("Factory or construction worker")
    TRADER = "trader", N_("Trader or driver")
    UNIFORM = "uniform", N_("Police or armed forces")
    OFFICIAL = "official", N_("Official or community leader")
    TEACHER = "teacher", N_("Teacher")
    HEALTH = "health", N_("Health worker")
    NGO = "ngo", N_("Staff of an organisation")
    RELIGIOUS = "religious", N_("Religious leader")
    STUDENT = "student", N_("Pupil or student")
    NONE = "none", N_("Without work")
    OTHER = "other", N_("Other")
    UNKNOWN = "unknown", N_("Not known")


class ReportedElsewhere(Codes):
    """Whether the incident was told to another organisation before."""

    NO = "no", N_("No")
    COUNTED = "counted", N_("Yes, to one that counts in the same system")
    NOT_COUNTED = "not_counted", N_("Yes, to one that does not")
