"""Services one refers to, what helps a referral to arrive, and what leaves a file: the code lists."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class ProviderKind(Codes):
    """What kind of institution a service is (Cambodia: DOMAIN.md, 6)."""

    SOCIAL_AFFAIRS = "social_affairs", N_("Department of social affairs")
    WOMENS_AFFAIRS = "womens_affairs", N_("Department of women’s affairs")
    JUDICIAL_POLICE = "judicial_police", N_("Judicial police agent of women’s affairs")
    CCWC = "ccwc", N_("Commune committee for women and children")
    LOCAL_AUTHORITY = "local_authority", N_("Village or commune chief")
    POLICE = "police", N_("Police")
    PROSECUTOR = "prosecutor", N_("Prosecutor")
    COURT = "court", N_("Court")
    HEALTH_CENTRE = "health_centre", N_("Health centre")
    HOSPITAL = "hospital", N_("Referral hospital")
    ONE_STOP = "one_stop", N_("One-stop service unit")
    LEGAL_AID = "legal_aid", N_("Legal aid")
    SHELTER = "shelter", N_("Shelter")
    SCHOOL = "school", N_("School or preschool")
    SOCIAL_CENTRE = "social_centre", N_("Social centre")
    NGO = "ngo", N_("Another organisation")
    OTHER = "other", N_("Other")


class Cost(Codes):
    """What a service costs the person."""

    FREE = "free", N_("Free")
    SOME = "some", N_("A part is paid")
    PAID = "paid", N_("Paid in full")
    FREE_WITH_CARD = "free_with_card", N_("Free with an IDPoor card")


class Covered(Codes):
    """Who pays for the way and the service."""

    NOTHING = "nothing", N_("Costs nothing")
    US = "us", N_("We do")
    THEM = "them", N_("The service does")
    HER = "her", N_("She does")
    FUND = "fund", N_("A fund or card")


class Escort(Codes):
    """Who goes with her."""

    NOBODY = "nobody", N_("She goes alone, as she wants")
    US = "us", N_("Somebody from here")
    TRUSTED = "trusted", N_("Somebody she trusts")
    THEM = "them", N_("Somebody from the service")


class HandOver(Codes):
    """How the service was prepared: a warm hand-over is one where somebody speaks with them before she comes."""

    TOGETHER = "together", N_("We called them together with her")
    CALLED = "called", N_("We called them before")
    WENT = "went", N_("We went there with her")
    PAPER = "paper", N_("Only the paper")


class ReferralStatus(Codes):
    """How it stands with one service for one person (the sector’s six: GBVIMS)."""

    REFERRED = "referred", N_("Referred")
    BY_US = "by_us", N_("Provided by us")
    ALREADY = "already", N_("Already received elsewhere")
    NOT_APPLICABLE = "not_applicable", N_("Not needed")
    DECLINED = "declined", N_("She does not want it")
    UNAVAILABLE = "unavailable", N_("Not available here")


class Paper(Codes):
    """What leaves a file."""

    SLIP = "slip", N_("Referral slip")
    LETTER = "letter", N_("Referral letter")
    SUMMARY = "summary", N_("Summary")
    SAFETY_PLAN = "safety_plan", N_("Safety plan")
    COPY = "copy", N_("Copy of an attachment")
    PACKAGE = "package", N_("Sealed package")


class Way(Codes):
    """How it leaves."""

    PRINTED = "printed", N_("Printed")
    SAVED = "saved", N_("Saved as a file")
    TOLD = "told", N_("Handed over")


class Audience(Codes):
    """Whom it is for. Only what goes to somebody outside needs her consent to send."""

    OURS = "ours", N_("It stays in the centre"), N_("For a case conference or the supervisor.")
    HERSELF = "herself", N_("The person herself"), N_("It is hers.")
    OUTSIDE = "outside", N_("Somebody outside"), N_("Only with her consent.")


class LegalBasis(Codes):
    """Why something may leave without her consent. It is a supervisor’s to say, and rare."""

    LIFE = "life", N_("Her life or somebody’s life is in danger")
    CHILD = "child", N_("A child is in danger")
    COURT = "court", N_("A court orders it")
    LAW = "law", N_("A law obliges us to report")
