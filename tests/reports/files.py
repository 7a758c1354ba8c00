"""A whole case file by hand, every sealed word in it a canary of its own."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.case import CaseKind, NextStep, Risk, Step
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.codes.incident import IncidentType
from casedesk.cases.codes.work import Item, ReferralState
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.store.records import NOBODY
from casedesk.text.ages import AgeBand
from tests import factories as made
from tests.cases.files import file

NAMES = ("CANARYFAMILY", "CANARYGIVEN", "សុខ", "ស្រីមុំ", "CANARYOTHER", "CANARYSTREET")
NUMBERS = ("012 000 111", "CANARYAUNT", "CANARYCODEWORD")
WORDS = ("CANARYACCOUNT",)
STORY = ("CANARYSTORY", "CANARYNEEDED", "CANARYREASON")
NOTED = ("CANARYNOTE",)
AGREED = ("CANARYWITNESS",)
HELPED = ("CANARYSUMMARY",)
NEVER = ("CANARYWHOHOME",)
"""Sealed words that no chapter prints."""


def case_file(**other: Any) -> CaseFile:
    """A case in its planning step with one of everything."""
    id = uuid4()
    case = Case(
        id=id, number="PP-0042", kind=CaseKind.SURVIVOR, worker=NOBODY, opened=date(2026, 10, 5), risk=Risk.HIGH,
        step=Step.PLANNING, next_step=NextStep.WRITE_PLAN, due=date(2026, 11, 19), last_contact=made.DAY,
    )  # fmt: skip
    desk = made.provider(khmer_name="ការិយាល័យជំនួយផ្នែកច្បាប់")
    referral = made.referral(id, desk.id, number="R-0118", state=ReferralState.CONSENTED, summary="CANARYSUMMARY")
    release = ConsentToRelease(
        case_id=id, referral=referral.id, provider=desk.id, items=(Item.FIRST_NAME,), purpose=referral.purpose,
        given=made.DAY, until=date(2026, 12, 16), how=HowGiven.SPOKEN,
    )  # fmt: skip
    held: dict[str, Any] = {
        "contact": made.first_contact(id, reason="CANARYREASON"),
        "safe_contact": made.safe_contact(
            id, reach_by=ReachBy.OTHER_PHONE, through="CANARYAUNT", say_first="CANARYCODEWORD"
        ),
        "identity": made.identity(
            id, khmer_name="សុខ ស្រីមុំ", latin_name="CANARYFAMILY CANARYGIVEN", other_names="CANARYOTHER",
            address="CANARYSTREET", age_band=AgeBand.UP_TO_40,
        ),
        "consents": (made.consent(id, witness="CANARYWITNESS"),),
        "safety_checks": (made.safety(id, action="CANARYNOTE"),),
        "incidents": (made.incident(id, account="CANARYACCOUNT", ordinal=1, type=IncidentType.PHYSICAL_ASSAULT),),
        "assessments": (made.assessment(id, story="CANARYSTORY", notes="CANARYNEEDED"),),
        "plan": (made.plan_line(id, by=date(2026, 12, 3)),),
        "referrals": (referral,),
        "releases": (release,),
        "follow_ups": (made.follow_up(id, who_home="CANARYWHOHOME", progress="She sleeps better."),),
        "providers": (desk,),
    }  # fmt: skip
    return file(other.pop("case", case), **(held | other))


def empty_file() -> CaseFile:
    """A case that was only just registered."""
    return file(case_file().case)
