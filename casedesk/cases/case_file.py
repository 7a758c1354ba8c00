"""One whole file as its readers see it, and what kinds of entries a file holds: page, rules and papers follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from casedesk.cases.codes.case import Part
from casedesk.cases.consent_holding import holding
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
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
from casedesk.store.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Kind:
    """Where entries of a kind stand: their part of the file, and the day or moment they are listed by, newest first.

    Without such a field they stand as they were written, the first one first.
    """

    part: Part
    by: str = ""


KINDS: Mapping[type[Record], Kind] = {
    ConsentToServe: Kind(Part.CONSENTS, by="given"),
    ConsentToRelease: Kind(Part.CONSENTS, by="given"),
    Identity: Kind(Part.IDENTITY),
    SafetyNow: Kind(Part.SAFETY_NOW, by="at"),
    Incident: Kind(Part.INCIDENTS, by="interviewed"),
    Assessment: Kind(Part.ASSESSMENT, by="on"),
    PlanLine: Kind(Part.PLAN),
    Referral: Kind(Part.REFERRALS, by="number"),
    ReferralIn: Kind(Part.REFERRALS, by="on"),
    ServiceStanding: Kind(Part.REFERRALS, by="on"),
    Override: Kind(Part.CONSENTS, by="given"),
    Release: Kind(Part.REFERRALS, by="at"),
    FamilyMember: Kind(Part.HOUSEHOLD),
    Household: Kind(Part.HOUSEHOLD, by="on"),
    FamilyNeeds: Kind(Part.ASSESSMENT, by="on"),
    Questioned: Kind(Part.ASSESSMENT, by="on"),
    RiskAssessment: Kind(Part.RISK, by="on"),
    SafetyPlan: Kind(Part.SAFETY_PLAN, by="on"),
    LegalEvent: Kind(Part.LEGAL, by="on"),
    Mediation: Kind(Part.LEGAL, by="on"),
    Task: Kind(Part.REVIEWS, by="due"),
    Conference: Kind(Part.REVIEWS, by="on"),
    Flag: Kind(Part.REVIEWS, by="since"),
    Approval: Kind(Part.REVIEWS, by="asked"),
    Attachment: Kind(Part.ATTACHMENTS, by="on"),
    Closure: Kind(Part.CLOSURE, by="on"),
    FollowUp: Kind(Part.FOLLOW_UPS, by="at"),
    SafeContact: Kind(Part.CONTACT, by="checked"),
    FirstContact: Kind(Part.CONTACT),
}
"""Every kind of entry, each declared here once. A part that is opened without naming an entry opens its first kind."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything in one file: `entries` by kind, each kind in its order; the services its referrals go to."""

    case: Case
    entries: Mapping[type[Record], tuple[Record, ...]]
    providers: tuple[Provider, ...] = ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All entries of a kind, in its order."""
        return cast(tuple[R, ...], self.entries.get(kind, ()))

    def in_part(self, part: Part) -> tuple[Record, ...]:
        """Everything a part holds."""
        return tuple(entry for kind, held in KINDS.items() if held.part is part for entry in self.of(kind))

    @property
    def contact(self) -> FirstContact | None:
        """How the case began."""
        return next(iter(self.of(FirstContact)), None)

    @property
    def safe_contact(self) -> SafeContact | None:
        """How she can be reached."""
        return next(iter(self.of(SafeContact)), None)

    @property
    def identity(self) -> Identity | None:
        """Who she is, kept apart."""
        return next(iter(self.of(Identity)), None)

    @property
    def consents(self) -> tuple[ConsentToServe, ...]:
        """Her answers on being served."""
        return self.of(ConsentToServe)

    @property
    def safety_checks(self) -> tuple[SafetyNow, ...]:
        """Checks of safety and health."""
        return self.of(SafetyNow)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """What happened."""
        return self.of(Incident)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Her needs and strengths."""
        return self.of(Assessment)

    @property
    def members(self) -> tuple[FamilyMember, ...]:
        """Her family and who lives with her."""
        return self.of(FamilyMember)

    @property
    def households(self) -> tuple[Household, ...]:
        """How the household lived, each time it was described."""
        return self.of(Household)

    @property
    def plan(self) -> tuple[PlanLine, ...]:
        """One line for each need."""
        return self.of(PlanLine)

    @property
    def referrals(self) -> tuple[Referral, ...]:
        """Help asked from others."""
        return self.of(Referral)

    @property
    def releases(self) -> tuple[ConsentToRelease, ...]:
        """What may be sent to whom."""
        return self.of(ConsentToRelease)

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Visits and calls."""
        return self.of(FollowUp)

    @property
    def consent(self) -> ConsentToServe | None:
        """The consent to be served that holds now."""
        return holding(self.consents)

    @property
    def left(self) -> tuple[Release, ...]:
        """Everything that left this file, the newest first."""
        return self.of(Release)

    def provider_of(self, referral: Referral) -> Provider | None:
        """The service a referral goes to."""
        return next((p for p in self.providers if p.id == referral.provider), None)

    def referral_of(self, release: ConsentToRelease) -> Referral | None:
        """The referral that a consent to send was given for; None for a consent to another paper."""
        return next((r for r in self.referrals if r.id == release.referral), None)

    def release_of(self, referral: Referral) -> ConsentToRelease | None:
        """The consent given for a referral."""
        return next((r for r in self.releases if r.referral == referral.id), None)


def file_of(case: Case, entries: Iterable[Record], providers: Iterable[Provider] = ()) -> CaseFile:
    """The file of a case, its entries sorted by kind; within a kind they keep the order in which they come."""
    held: dict[type[Record], list[Record]] = {}
    for entry in entries:
        held.setdefault(type(entry), []).append(entry)
    return CaseFile(case, {kind: tuple(some) for kind, some in held.items()}, tuple(providers))
