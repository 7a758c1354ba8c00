"""A file with an entry of every kind, a canary word in every sealed text of it, and where each may come to light."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from casedesk.cases.case_file import CaseFile, file_of
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.household import Renovation
from casedesk.cases.codes.legal import MediationOutcome
from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.codes.work import Mode
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.attachment import Attachment
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
from casedesk.cases.records.referral import Referral, ReferralIn, ServiceStanding
from casedesk.cases.records.release import Override, Release
from casedesk.cases.records.review import Approval, Conference, Flag, Task
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.visit_checks import CHECK
from casedesk.store.fields import Field
from casedesk.store.records import NOBODY, Record, hidden
from tests import factories as make
from tests.reports.files import case_file

_ASKED: Mapping[type[Record], Mapping[str, Any]] = {
    Assessment: {"children": Answer.YES},
    FamilyMember: {"at_risk": Answer.YES},
    Household: {"renovation": Renovation.WANTED},
    Mediation: {"outcome": MediationOutcome.AGREED},
    FollowUp: {"mode": Mode.HOME_VISIT},
    SafetyPlan: {"on_paper": Answer.YES},
    Closure: {"closed": date(2026, 11, 1), "reopened": date(2026, 11, 9)},
}
"""Answers by which every text of the entry is asked for."""

_IN: Mapping[type[Record], Chapter] = {
    FamilyMember: Chapter.FAMILY_WORDS, Household: Chapter.FAMILY_WORDS, Assessment: Chapter.STORY,
    FamilyNeeds: Chapter.STORY, Questioned: Chapter.STORY, RiskAssessment: Chapter.RISK_WORDS,
    SafetyPlan: Chapter.SAFETY_PLAN, LegalEvent: Chapter.LEGAL_WORDS, Mediation: Chapter.LEGAL_WORDS,
    Conference: Chapter.DECISIONS, Task: Chapter.DECISIONS, Flag: Chapter.DECISIONS, Approval: Chapter.DECISIONS,
    Attachment: Chapter.TITLES, Closure: Chapter.ENDING, FirstContact: Chapter.STORY, SafetyNow: Chapter.SAFETY_WORDS,
    ConsentToServe: Chapter.CONSENT_WORDS, ConsentToRelease: Chapter.CONSENT_WORDS, Override: Chapter.CONSENT_WORDS,
    Referral: Chapter.REFERRAL_WORDS, ReferralIn: Chapter.REFERRAL_WORDS, ServiceStanding: Chapter.REFERRAL_WORDS,
    Release: Chapter.REFERRAL_WORDS, FollowUp: Chapter.VISIT_WORDS,
}  # fmt: skip
"""Kinds all of whose sealed texts stand in one chapter."""

_ONLY: Mapping[type[Record], tuple[Chapter, frozenset[str]]] = {
    Identity: (Chapter.NAME, frozenset({"khmer_name", "latin_name", "other_names", "address", "access_need"})),
    SafeContact: (Chapter.NUMBER, frozenset({"number", "through", "say_first", "other_voice"})),
    Incident: (Chapter.WORDS, frozenset({"account"})),
    PlanLine: (Chapter.PLAN, frozenset({"goal", "who", "action"})),
    Closure: (Chapter.ENDING, frozenset({"why_reopened"})),
}
"""Kinds of which these stand on paper in one chapter."""
_TWICE: Mapping[type[Record], tuple[Chapter, frozenset[str]]] = {
    FollowUp: (Chapter.TIMELINE, frozenset({"progress"})),
}
"""What stands in another chapter too."""
_NEVER: Mapping[type[Record], frozenset[str]] = {FollowUp: frozenset(CHECK), Release: frozenset({"words"})}
"""What stays in the file: the check before a visit, and a letter, which its register tells word for word."""


def full_file() -> tuple[CaseFile, dict[str, frozenset[Chapter]]]:
    """The file, and each canary with the chapters it belongs to; none where it never leaves the file."""
    file = case_file()
    case = file.case.id
    approval = Approval(case_id=case, what=ApprovalOf.PLAN, asked=make.NOON, asked_by=NOBODY)
    entries = [one for some in file.entries.values() for one in some]
    at: dict[str, frozenset[Chapter]] = {}
    sung = [_sung(one, at) for one in (*entries, *make.further(case), make.allowed(case), make.left(case), approval)]
    earlier: dict[str, frozenset[Chapter]] = {}
    sung.append(_sung(make.safety_plan(case, on=date(2026, 10, 1)), earlier, first=len(at)))
    at |= dict.fromkeys(earlier, frozenset({Chapter.EARLIER_PLANS}))
    return file_of(file.case, sung, file.providers), at


def _sung(entry: Record, at: dict[str, frozenset[Chapter]], *, first: int = 0) -> Record:
    kind = type(entry)
    entry = replace(entry, **_ASKED.get(kind, {}))
    words: dict[str, Any] = {}
    for name, field in entry.__fields__.items():
        if field.sealed and field.type is str and field.kind not in ("place", "answers"):
            words[name] = f"CANARY{first + len(at):03}"
            at[words[name]] = frozenset(_chapters_of(entry, field))
    return replace(entry, **words)


def _chapters_of(entry: Record, field: Field) -> Iterator[Chapter]:
    kind = type(entry)
    for named in (_ONLY, _TWICE):
        chapter, names = named.get(kind, (None, frozenset()))
        if chapter is not None and field.name in names:
            yield chapter
    answers = {name: getattr(entry, name) for name in entry.__fields__}
    asked = not hidden(field) and (field.asked_when is None or field.asked_when.holds(answers))
    if asked and kind in _IN and field.name not in _NEVER.get(kind, ()):
        yield _IN[kind]
