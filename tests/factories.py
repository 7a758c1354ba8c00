"""One valid-by-default record of every kind; a test states only what matters to it. All of it is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from casedesk.cases.codes.answers import Answer, HowGiven, Weekday, WizardAnswer
from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import CaseKind, Risk
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.contact import Channel, ReachBy, ReferredBy, Urgency
from casedesk.cases.codes.household import Relation, Schooling, Tenure
from casedesk.cases.codes.incident import Place, Relationship
from casedesk.cases.codes.legal import LegalStep, Mediator
from casedesk.cases.codes.referring import Audience, LegalBasis, Paper, ReferralStatus, Way
from casedesk.cases.codes.review import ApprovalOf, ClosureReason, DocumentKind, FlagKind, TaskKind
from casedesk.cases.codes.work import Item, Mode, Need, Service
from casedesk.cases.keeping import keep
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Provider, Referral, ReferralIn, ServiceStanding
from casedesk.cases.records.release import Override, Release
from casedesk.cases.records.review import Approval, Conference, Flag, Task
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.approving import ask_approval
from casedesk.cases.verbs.record import AT_THE_DOOR, record
from casedesk.cases.verbs.register import register
from casedesk.store.access import Access
from casedesk.store.records import NOBODY, Record
from casedesk.store.work import Work
from casedesk.text.partial_date import PartialDate

DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
"""Noon in Phnom Penh."""


def first_contact(case: UUID = NOBODY, **other: Any) -> FirstContact:
    """A walk-in, safe to talk, not urgent."""
    given = {"at": NOON, "channel": Channel.WALK_IN, "safe_to_talk": Answer.YES, "urgency": Urgency.WEEK}
    return FirstContact(case_id=case, **{**given, **other})


def safe_contact(case: UUID = NOBODY, **other: Any) -> SafeContact:
    """Her own phone on weekdays at noon."""
    days = (Weekday.MONDAY, Weekday.TUESDAY)
    given = {"reach_by": ReachBy.OWN_PHONE, "number": "012 000 111", "days": days, "checked": DAY}
    return SafeContact(case_id=case, **{**given, "after": time(12), "before": time(13), **other})


def consent(case: UUID, **other: Any) -> ConsentToServe:
    """Agreed to everything, spoken."""
    return ConsentToServe(case_id=case, **{"given": DAY, "agreed": tuple(ServiceItem), **other})


def identity(case: UUID, **other: Any) -> Identity:
    """A woman of thirty in Phnom Penh."""
    given = {"khmer_name": "សុខ ស្រីមុំ", "latin_name": "Sok Sreymom", "age": 30, "place": "120801"}
    return Identity(case_id=case, **{**given, **other})


def safety(case: UUID, **other: Any) -> SafetyNow:
    """No danger today."""
    no = dict.fromkeys(("danger", "injured", "recent_assault", "suicide"), Answer.NO)
    return SafetyNow(case_id=case, **{"at": NOON, "safe_place": Answer.YES, "risk": Risk.MEDIUM, **no, **other})


def incident(case: UUID, **other: Any) -> Incident:
    """Physical assault by the partner at home."""
    no = dict.fromkeys(("rape", "sexual_assault"), WizardAnswer.NO)
    given = {"interviewed": DAY, "happened": PartialDate(2026, 11, 7, about=True), "place": Place.HOME}
    more = {"physical_assault": WizardAnswer.YES, "relationship": Relationship.PARTNER, "counted": Answer.YES}
    return Incident(case_id=case, **{**given, **no, **more, **other})


def assessment(case: UUID, **other: Any) -> Assessment:
    """She needs legal help."""
    no = dict.fromkeys(("safety", "health", "psychosocial", "material", "children"), Answer.NO)
    return Assessment(case_id=case, **{"on": DAY, "legal": Answer.YES, **no, **other})


def plan_line(case: UUID, **other: Any) -> PlanLine:
    """One legal need."""
    return PlanLine(case_id=case, **{"need": Need.LEGAL, "goal": "A protection order", **other})


def follow_up(case: UUID, **other: Any) -> FollowUp:
    """A call that reached her."""
    return FollowUp(case_id=case, **{"at": NOON, "mode": Mode.PHONE, **other})


def member(case: UUID, **other: Any) -> FamilyMember:
    """A daughter at school."""
    given = {"relation": Relation.CHILD, "name": "Sok Chanthy", "lives_with": Answer.YES}
    return FamilyMember(case_id=case, **{**given, "schooling": Schooling.SCHOOL, "at_risk": Answer.NO, **other})


def household(case: UUID, **other: Any) -> Household:
    """Four people in two rented rooms."""
    return Household(case_id=case, **{"on": DAY, "adults": 2, "children": 2, "tenure": Tenure.RENTS, **other})


def family_needs(case: UUID, **other: Any) -> FamilyNeeds:
    """A family with enough to eat and no place in preschool."""
    asked = ("food", "income", "housing", "papers", "school", "child_safe", "vaccinated", "nourished")
    no = dict.fromkeys(("childcare", "pregnant", "illness", "violence"), Answer.NO)
    return FamilyNeeds(case_id=case, **{"on": DAY, **dict.fromkeys(asked, Answer.YES), **no, **other})


def risk_assessment(case: UUID, **other: Any) -> RiskAssessment:
    """Medium, and she sees it so too."""
    given = {"band": Risk.MEDIUM, "her_view": Risk.MEDIUM, "review_on": date(2026, 12, 16)}
    return RiskAssessment(case_id=case, **{"on": DAY, **given, **other})


def questioned(case: UUID, **other: Any) -> Questioned:
    """Wellbeing, with two answers."""
    answers = Given("wellbeing", 1, {"slept": "rarely", "glad": "often"}).written()
    return Questioned(case_id=case, **{"on": DAY, "topic": Topic.WELLBEING, "answers": answers, **other})


def safety_plan(case: UUID, **other: Any) -> SafetyPlan:
    """To her aunt, and nothing on paper."""
    given = {"before": "She takes the bag to her aunt", "on_paper": Answer.NO}
    return SafetyPlan(case_id=case, **{"on": DAY, **given, **other})


def legal_event(case: UUID, **other: Any) -> LegalEvent:
    """A complaint she wants."""
    return LegalEvent(case_id=case, **{"on": DAY, "step": LegalStep.COMPLAINT, "wanted": Answer.YES, **other})


def mediation(case: UUID, **other: Any) -> Mediation:
    """At the village chief's; she felt pressed."""
    given = {"by": Mediator.VILLAGE, "her_consent": Answer.YES, "pressure": Answer.YES}
    return Mediation(case_id=case, **{"on": DAY, **given, **other})


def task(case: UUID, **other: Any) -> Task:
    """A call within three days."""
    return Task(case_id=case, **{"kind": TaskKind.CALL, "due": date(2026, 11, 19), **other})


def conference(case: UUID, **other: Any) -> Conference:
    """Looked at together."""
    return Conference(case_id=case, **{"on": DAY, "decisions": "Ask the legal aid desk again", **other})


def flag(case: UUID, **other: Any) -> Flag:
    """An interpreter is needed."""
    return Flag(case_id=case, **{"kind": FlagKind.INTERPRETER, "since": DAY, **other})


def attachment(case: UUID, **other: Any) -> Attachment:
    """A scanned certificate, of which only the words are kept."""
    return Attachment(case_id=case, **{"on": DAY, "kind": DocumentKind.CERTIFICATE, **other})


def closure(case: UUID, **other: Any) -> Closure:
    """She asked for it."""
    return Closure(case_id=case, **{"on": DAY, "reason": ClosureReason.ASKED, **other})


def referral_in(case: UUID, **other: Any) -> ReferralIn:
    """Sent by the village chief, to be answered."""
    given = {"sent_by": ReferredBy.CHIEF, "asked_for": "A safe place and somebody to speak with"}
    return ReferralIn(case_id=case, **{"on": DAY, **given, **other})


def standing(case: UUID, **other: Any) -> ServiceStanding:
    """She wants no police now."""
    given = {"service": Service.POLICE, "status": ReferralStatus.DECLINED}
    return ServiceStanding(case_id=case, **{"on": DAY, **given, **other})


def allowed(case: UUID, **other: Any) -> Override:
    """A supervisor lets the steps go to a court, because a life is in danger."""
    given = {"basis": LegalBasis.LIFE, "reason": "He said he would come tonight", "told_first": Answer.YES}
    more = {"given": DAY, "until": date(2026, 11, 20), "recipient": "District court", "chapters": (Chapter.STEPS,)}
    every: dict[str, Any] = {**given, **more, **other}
    return Override(case_id=case, **every)


def left(case: UUID, **other: Any) -> Release:
    """A summary printed for a case conference."""
    given = {"at": NOON, "paper": Paper.SUMMARY, "way": Way.PRINTED, "audience": Audience.OURS}
    return Release(case_id=case, **{**given, "recipient": "Case conference", "chapters": (Chapter.STEPS,), **other})


def provider(**other: Any) -> Provider:
    """A legal aid desk."""
    return Provider(**{"name": "Legal aid desk", "services": (Service.LEGAL,), **other})


def referral(case: UUID, to: UUID, **other: Any) -> Referral:
    """A draft for legal aid."""
    given = {"service": Service.LEGAL, "purpose": "Advice on a protection order", "drafted": DAY}
    return Referral(case_id=case, provider=to, **{**given, **other})


def further(case: UUID) -> tuple[Record, ...]:
    """One entry of every kind that came with the whole case file."""
    makers = (
        member, household, family_needs, risk_assessment, questioned, safety_plan, legal_event, mediation, task,
        conference, flag, attachment, closure, referral_in, standing,
    )  # fmt: skip
    return tuple(make(case) for make in makers)


def registered(access: Access, *, kind: CaseKind = CaseKind.SURVIVOR, **safe: Any) -> Case:
    """A new case in the vault."""
    with Work(access) as work:
        case = register(work, kind=kind, contact=first_contact(), safe=safe_contact(**safe))
        work.commit()
    return case


def kept(access: Access, *entries: Any) -> list[Any]:
    """Entries kept in the vault, each by its own unit of work."""
    saved = []
    for entry in entries:
        with Work(access) as work:
            by_verbs = isinstance(entry, (*AT_THE_DOOR, Approval, Case, Referral))
            saved.append(keep(work, entry) if by_verbs else record(work, entry=entry))
            work.commit()
    return saved


def asked(access: Access, case: UUID, what: ApprovalOf = ApprovalOf.PLAN) -> Approval:
    """A request to a supervisor, which waits."""
    with Work(access) as work:
        made = ask_approval(work, case=case, what=what)
        work.commit()
    return made


def drafted(access: Access, case: UUID, **other: Any) -> Referral:
    """A drafted referral with its provider."""
    with Work(access) as work:
        to = refer.keep_provider(work, provider=provider())
        made = refer.draft_referral(work, referral=referral(case, to.id, **other))
        work.commit()
    return made


def consented(access: Access, case: UUID, *, until: date = date(2026, 12, 16)) -> Referral:
    """A referral she agreed to."""
    made = drafted(access, case)
    items, refused = [Item.FIRST_NAME, Item.SAFE_CONTACT, Item.PURPOSE], [Item.ADDRESS]
    with Work(access) as work:
        agreed = refer.consent_to_release(
            work, referral=made.id, items=items, refused=refused, until=until, how=HowGiven.SPOKEN
        )
        work.commit()
    return agreed
