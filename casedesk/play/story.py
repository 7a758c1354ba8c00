"""One invented survivor's case, form by form, as a social worker fills them in on the day of the play."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from casedesk.cases.codes.answers import Answer, Weekday, WizardAnswer
from casedesk.cases.codes.case import Risk
from casedesk.cases.codes.contact import Channel, Never, ReachBy, Urgency
from casedesk.cases.codes.incident import Place, Relationship, TimeOfDay
from casedesk.cases.codes.person import CivilStatus
from casedesk.cases.codes.work import Item, Mode, Need, Service
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.store.founding import Founder
from casedesk.store.records import NOBODY
from casedesk.text.partial_date import PartialDate

FOUNDER = Founder("Chan Bopha", "bopha", "ចាន់ បុប្ផា")
CENTRE, PROVINCE, PREFIX = "Romduol Centre", "12", "PP"
KHMER_NAME, LATIN_NAME = "សុខ ស្រីមុំ", "Sok Sreymom"
SPELT_DIFFERENTLY = "sokh sreimom"
LAWYER = Provider(
    name="Open Door Legal Aid", khmer_name="ជំនួយផ្លូវច្បាប់ ទ្វារបើក", services=(Service.LEGAL,), district="1208",
    hours="08:00–17:00", phone="012 000 040",
)  # fmt: skip
AGREED = (Item.FIRST_NAME, Item.SAFE_CONTACT, Item.PURPOSE)
REFUSED = (Item.FULL_NAME, Item.ADDRESS, Item.SUMMARY)
LATER = PartialDate(1991)
YES, NO = Answer.YES, Answer.NO


def first_contact(now: datetime) -> FirstContact:
    """She came by herself this morning."""
    return FirstContact(
        case_id=NOBODY, at=now, channel=Channel.WALK_IN, safe_to_talk=YES, urgency=Urgency.WEEK,
        reason="Wants to talk to somebody about the situation at home.",
    )  # fmt: skip


def safe_contact(now: datetime) -> SafeContact:
    """By phone at noon, with a harmless question first."""
    return SafeContact(
        case_id=NOBODY, reach_by=ReachBy.OWN_PHONE, number="012 000 412", days=tuple(Weekday)[:6], after=time(12),
        before=time(13), say_first="Ask about the rice order", never=(Never.MESSAGE, Never.FAMILY),
        checked=now.date(),
    )  # fmt: skip


def consent(case: UUID, now: datetime) -> ConsentToServe:
    """She agrees to the file and to being contacted, and wants no visits."""
    agreed = (ServiceItem.FILE, ServiceItem.CONTACT, ServiceItem.DISCUSS)
    return ConsentToServe(case_id=case, given=now.date(), agreed=agreed, refused=(ServiceItem.VISIT,))


def identity(case: UUID) -> Identity:
    """Who she is; the year of her birth is learned later."""
    return Identity(
        case_id=case, khmer_name=KHMER_NAME, latin_name=LATIN_NAME, age=34, civil_status=CivilStatus.MARRIED,
        place="120801", address="ផ្ទះឈើក្រោយវត្ត ទ្វារពណ៌ខៀវ",
    )  # fmt: skip


def safety(case: UUID, now: datetime) -> SafetyNow:
    """No danger today, yet a medium risk."""
    return SafetyNow(
        case_id=case, at=now, danger=NO, safe_place=YES, risk=Risk.MEDIUM, injured=YES, recent_assault=NO, suicide=NO,
        action="No danger today. The neighbour has our number.",
    )  # fmt: skip


def incident(case: UUID, now: datetime) -> Incident:
    """Physical assault by her partner, about a week ago."""
    no = WizardAnswer.NO
    return Incident(
        case_id=case, interviewed=now.date(), happened=PartialDate.of(now.date() - timedelta(days=8), about=True),
        time_of_day=TimeOfDay.EVENING, place=Place.HOME, district="1208", rape=no, sexual_assault=no,
        physical_assault=WizardAnswer.YES, relationship=Relationship.PARTNER, before_with_them=YES, counted=YES,
        account="ឈ្លោះគ្នាអំពីលុយនៅពេលល្ងាច។ ត្រូវគេច្រាន ហើយឈឺដៃ។ បានទៅផ្ទះអ្នកជិតខាងជាមួយកូនៗ។",
    )  # fmt: skip


def assessment(case: UUID, now: datetime) -> Assessment:
    """She needs safety, somebody to talk to and legal help."""
    return Assessment(
        case_id=case, on=now.date(), story="Has two children at school and works at home.",
        strengths="A sister who listens.", safety=YES, health=NO, psychosocial=YES, legal=YES, material=NO, children=NO,
    )  # fmt: skip


def plan(case: UUID, now: datetime) -> tuple[PlanLine, PlanLine]:
    """One line per need; she decides."""
    safe = PlanLine(
        case_id=case, need=Need.SAFETY, goal="Know what to do when it gets loud", who="She and her worker",
        action="Agree on a sign with the neighbour.", by=now.date() + timedelta(days=7),
    )  # fmt: skip
    legal = PlanLine(
        case_id=case, need=Need.LEGAL, goal="បានដីកាការពារពីតុលាការ", who="The lawyer",
        by=now.date() + timedelta(days=21),
    )  # fmt: skip
    return safe, legal


def referral(case: UUID, provider: UUID, now: datetime) -> Referral:
    """To legal aid, with the least that is needed."""
    purpose = "To know what the law says, and what papers are needed"
    return Referral(case_id=case, provider=provider, service=Service.LEGAL, purpose=purpose, drafted=now.date())


def follow_up(case: UUID, now: datetime) -> FollowUp:
    """A call that reached her."""
    return FollowUp(
        case_id=case, at=now, mode=Mode.PHONE, safe_time_kept=YES, progress="គេងបានល្អជាងមុន។ ការនិយាយប្រឹក្សាជួយបាន។",
        new_incident=NO, risk=Risk.STANDARD, next_on=now.date() + timedelta(days=10),
    )  # fmt: skip
