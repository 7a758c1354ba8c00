"""What of a file may go along when the whole case goes to another centre: which kinds, and which fields of them.

Pure. Here it is said what can be asked about at all; what leaves is what she agreed to, field by field, and nothing is
worked out as “all but”. A new kind of entry stays at home until it is named here (docs/decisions/0028).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import ServiceStanding
from casedesk.cases.records.review import Flag
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.store.fields import Field
from casedesk.store.records import Record, hidden

STAYS: Mapping[type[Record], tuple[str, ...]] = {
    SafeContact: (),
    Identity: (),
    FamilyMember: (),
    Household: (),
    SafetyNow: ("stays_with",),
    Assessment: ("minutes",),
    FamilyNeeds: ("minutes",),
    Questioned: (),
    Incident: ("reported", "counted"),
    RiskAssessment: (),
    SafetyPlan: (),
    PlanLine: ("who",),
    ServiceStanding: (),
    FollowUp: ("in_spite", "who_home", "pretext", "back_by", "told", "present"),
    LegalEvent: (),
    Mediation: (),
    Flag: (),
    Attachment: ("on", "stripped", "removed", "why_removed"),
}
"""The kinds that may go along, each with the fields that never do: names of staff, how a visit was prepared, whether an
incident may be counted here. Consents, releases, referrals, approvals, conferences, tasks and closures stay at home."""

UNASKED = frozenset({Part.INCIDENTS, Part.RISK, Part.FOLLOW_UPS, Part.LEGAL, Part.REVIEWS, Part.ATTACHMENTS})
"""Parts that are not proposed: somebody has to ask for them."""
_UNASKED_FIELDS = frozenset(
    {
        (Incident, name)
        for name in (
            "account", "relationship", "their_sex", "their_age", "occupation", "before_with_them", "others",
            "others_sex", "others_age", "others_occupation", "before_with_others",
        )
    }
    | {(RiskAssessment, "judgement"), (RiskAssessment, "reason"), (FollowUp, "risk"), (FollowUp, "progress")}
    | {(FollowUp, "actions"), (SafetyNow, "risk"), (Flag, "note"), (FamilyMember, "feared"), (FamilyMember, "danger")}
)  # fmt: skip
"""What is not proposed of a part either: who did it, and what a worker judged or wrote about her."""
_ASKED_UNDER = ("questionnaire", "questionnaire_version", "score", "band")
_ALONG: Mapping[tuple[type[Record], str], tuple[str, ...]] = {
    (Identity, "age"): ("age_on",),
    (FamilyMember, "age"): ("age_on",),
    (RiskAssessment, "on"): _ASKED_UNDER,
    (Questioned, "on"): (*_ASKED_UNDER, "topic"),
}
"""What a field cannot be understood without, and nobody is asked about apart."""
STAND_IN = "unknown"
"""Where a code list has this value, it stands for an answer that was not sent."""
_TOGETHER: Mapping[type[Record], tuple[str, ...]] = {
    Incident: (
        "rape", "sexual_assault", "physical_assault", "forced_marriage", "denial", "emotional",
    ),
    SafetyNow: ("suicide", "supervisor_told"),
    RiskAssessment: ("answers",),
    Questioned: ("answers",),
}  # fmt: skip
"""What an entry says nothing without: the answers that tell what happened, and the answers of a questionnaire."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What may go along: parts of the file, each field of them (“incidents.place”), and attachments one by one."""

    parts: tuple[Part, ...] = ()
    fields: tuple[str, ...] = field(default=(), repr=False)
    papers: tuple[UUID, ...] = ()


def part_of(kind: type[Record]) -> Part:
    """The part of the file a kind stands in."""
    return KINDS[kind].part


def travelling(part: Part) -> tuple[type[Record], ...]:
    """The kinds of a part that may go along, in the order of the file; none for a part that stays at home."""
    return tuple(kind for kind in STAYS if KINDS[kind].part is part)


def parts() -> tuple[Part, ...]:
    """The parts of which something may go along, in the order of the file."""
    return tuple(part for part in Part if travelling(part))


def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that may go along, as a reader knows them, in the order of the form."""
    return tuple(f for f in kind.__fields__.values() if not hidden(f) and f.name not in STAYS[kind])


def is_needed(kind: type[Record], name: str) -> bool:
    """Whether an entry cannot be kept elsewhere without this field: it is agreed to with it, or all of it stays."""
    declared = kind.__fields__[name]
    if name in _TOGETHER.get(kind, ()):
        return True
    return declared.required and not _has_default(kind, name) and not stands_in(declared)


def stands_in(declared: Field) -> bool:
    """Whether an answer that was not sent can be “not known”."""
    return declared.codes is not None and any(code.value == STAND_IN for code in declared.codes)


def is_usual(kind: type[Record], name: str) -> bool:
    """Whether a field is proposed to her; the rest is asked for only if she or the other centre needs it."""
    return KINDS[kind].part not in UNASKED and (kind, name) not in _UNASKED_FIELDS


def named(kind: type[Record], name: str) -> str:
    """How a field is named in a consent: “incidents.place”."""
    return f"{kind.__table__.name}.{name}"


def along(kind: type[Record], names: Iterable[str]) -> tuple[str, ...]:
    """Agreed fields with what they cannot be understood without, in the order of the declaration."""
    asked = set(names)
    with_them = asked | {more for name in asked for more in _ALONG.get((kind, name), ())}
    return tuple(name for name in kind.__fields__ if name in with_them)


def proposed() -> Agreed:
    """What is proposed to her before anything is ticked or unticked: the least that lets the work go on."""
    usual = [part for part in parts() if part not in UNASKED]
    kinds = [kind for part in usual for kind in travelling(part)]
    fields = (named(kind, f.name) for kind in kinds for f in fields_of(kind) if _proposed(kind, f.name))
    return checked_agreed(Agreed(tuple(usual), tuple(fields)))


def checked_agreed(agreed: Agreed) -> Agreed:
    """What was agreed to, in the order of the file and without what cannot go: an entry lacking what it needs stays
    at home, and so does a part of which nothing is left. Unknown names are left out.
    """
    asked = set(agreed.fields)
    kept = {kind: _kept(kind, asked) for part in agreed.parts for kind in travelling(part)}
    fields = tuple(named(kind, name) for kind in STAYS for name in kept.get(kind, ()))
    left = tuple(part for part in parts() if any(kept.get(kind) for kind in travelling(part)))
    return Agreed(left, fields, agreed.papers if Part.ATTACHMENTS in left else ())


def agreed_names(kind: type[Record], agreed: Collection[str]) -> tuple[str, ...]:
    """Which fields of a kind were agreed to by their names."""
    return tuple(f.name for f in fields_of(kind) if named(kind, f.name) in agreed)


def _kept(kind: type[Record], asked: Collection[str]) -> tuple[str, ...]:
    names = agreed_names(kind, asked)
    whole = all(f.name in names for f in fields_of(kind) if is_needed(kind, f.name))
    return names if whole else ()


def _proposed(kind: type[Record], name: str) -> bool:
    return is_usual(kind, name) or is_needed(kind, name)


def _has_default(kind: type[Record], name: str) -> bool:
    declared = next(f for f in dataclasses.fields(kind) if f.name == name)
    return declared.default is not dataclasses.MISSING or declared.default_factory is not dataclasses.MISSING
