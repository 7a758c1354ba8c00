"""One whole file as its readers see it: what the page, the rules and the papers are made from."""

from __future__ import annotations

from dataclasses import dataclass

from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.safety_now import SafetyNow


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything in one file; each list newest first, except the plan, which keeps the order it was written in."""

    case: Case
    contact: FirstContact | None
    safe_contact: SafeContact | None
    identity: Identity | None
    consents: tuple[ConsentToServe, ...]
    safety_checks: tuple[SafetyNow, ...]
    incidents: tuple[Incident, ...]
    assessments: tuple[Assessment, ...]
    plan: tuple[PlanLine, ...]
    referrals: tuple[Referral, ...]
    releases: tuple[ConsentToRelease, ...]
    follow_ups: tuple[FollowUp, ...]
    providers: tuple[Provider, ...]

    @property
    def consent(self) -> ConsentToServe | None:
        """The consent to be served that holds now."""
        return next((c for c in self.consents if c.withdrawn is None), None)

    def provider_of(self, referral: Referral) -> Provider | None:
        """The service a referral goes to."""
        return next((p for p in self.providers if p.id == referral.provider), None)

    def referral_of(self, release: ConsentToRelease) -> Referral | None:
        """The referral that a consent to send was given for."""
        return next((r for r in self.referrals if r.id == release.referral), None)

    def release_of(self, referral: Referral) -> ConsentToRelease | None:
        """The consent given for a referral."""
        return next((r for r in self.releases if r.referral == referral.id), None)
