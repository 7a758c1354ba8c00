"""What lies in a package as a person reads it: entries with a title, their fields by label and in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from casedesk.cases.attached.examining import Examined
from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import Media
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.household import FamilyMember
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import ServiceStanding
from casedesk.cases.records.review import Flag
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.rules.risk import level_of
from casedesk.cases.rules.whole_case import is_needed, part_of
from casedesk.cases.saying import said
from casedesk.store.records import Record, hidden
from casedesk.text.dates import day, local
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable

_TOLD_BY: Mapping[type[Record], str] = {
    FamilyMember: "relation", PlanLine: "need", LegalEvent: "step", Mediation: "by", ServiceStanding: "service",
    Flag: "kind", Attachment: "kind", Incident: "type",
}  # fmt: skip
"""The field by which entries of a kind are told apart in a list."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field in words; an entry cannot be kept without one that is `needed`."""

    name: str
    label: str
    words: str = field(repr=False)
    needed: bool


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """The bytes of an attachment: `examined` once they came in and were found whole, else `trouble` says why not."""

    label: str = field(repr=False)
    media: Media
    size: int
    examined: Examined | None = field(default=None, repr=False)
    trouble: Mendable | None = None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One entry: its number in its file or package, its kind, where it stands, and what of it is told."""

    id: UUID
    kind: type[Record]
    part: Part
    title: str = field(repr=False)
    fields: tuple[ShownField, ...] = field(repr=False)
    paper: ShownPaper | None = None


def shown_entry(record: Record, names: Collection[str], paper: ShownPaper | None = None) -> ShownEntry:
    """These fields of an entry in words, in the language spoken here; what was not answered is left out."""
    kind, asked = type(record), [f for f in record.__fields__.values() if f.name in names and not hidden(f)]
    told = ((f, said(f, getattr(record, f.name))) for f in asked)
    fields = tuple(ShownField(f.name, _(f.label), words, is_needed(kind, f.name)) for f, words in told if words)
    return ShownEntry(record.id, kind, part_of(kind), title_of(record, names), fields, paper)


def title_of(record: Record, names: Collection[str]) -> str:
    """“Legal · Complaint · 16 November 2026”, as much of it as is told."""
    kind = type(record)
    by, when = _TOLD_BY.get(kind, ""), KINDS[kind].by
    words = [part_of(kind).said()]
    if by and (by in names or by == "type"):
        words.append(getattr(record, by).said())
    level = level_of(record) if isinstance(record, RiskAssessment) else None
    if level is not None:
        words.append(level.said())
    at = getattr(record, when) if when in names else None
    if isinstance(at, date):
        words.append(day(local(at).date() if isinstance(at, datetime) else at))
    return " · ".join(words)
