"""What of a file can go to another centre, and word for word what would: for asking her. Pure, on the file in hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import Media
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.whole_case import (
    UNASKED,
    Agreed,
    checked_agreed,
    fields_of,
    is_needed,
    is_usual,
    named,
    parts,
    proposed,
    travelling,
)
from casedesk.cases.whole_case_out import GoingEntry, going, travelling_entries
from casedesk.exchange.labels import label_of
from casedesk.store.fields import Field
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.transfer.shown import ShownEntry, ShownPaper, shown_entry


@dataclass(frozen=True, slots=True)
class OfferedField:
    """One field she may agree to: its name in a consent (“incidents.place”), in how many entries it is answered.

    `needed` goes with its kind or the kind stays; `usual` is proposed to her.
    """

    name: str
    label: str
    needed: bool
    usual: bool
    answered: int


@dataclass(frozen=True, slots=True)
class OfferedKind:
    """One kind of entries, how many the file holds, and its fields."""

    kind: type[Record]
    entries: int
    fields: tuple[OfferedField, ...]


@dataclass(frozen=True, slots=True)
class OfferedPart:
    """One part of the file, how many entries of it could go."""

    part: Part
    entries: int
    usual: bool
    kinds: tuple[OfferedKind, ...]


@dataclass(frozen=True, slots=True)
class OfferedPaper:
    """One attachment whose bytes can go."""

    id: UUID
    label: str = field(repr=False)
    media: Media
    size: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be asked about: parts in the order of the file, attachments one by one, and what is proposed at first.

    Of the parts in `stays` nothing ever goes.
    """

    parts: tuple[OfferedPart, ...]
    papers: tuple[OfferedPaper, ...]
    proposed: Agreed
    stays: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Word for word what would go; `mark` stands for all of it and is asked for at the moment of sealing."""

    purpose: str = field(repr=False)
    entries: tuple[ShownEntry, ...]
    mark: str


def offered(file: CaseFile) -> Offer:
    """What of this file she can be asked about."""
    usual, held = proposed(), tuple(_part(file, part) for part in parts())
    asked = {one.part for one in held if one.entries}
    papers = tuple(
        OfferedPaper(one.id, label(one, ("title",)), one.media, one.size)
        for one in file.of(Attachment)
        if one.media is not None and one.content_key and one.removed is None
    )
    begins = checked_agreed(Agreed(tuple(part for part in usual.parts if part in asked), usual.fields))
    return Offer(held, papers, begins, tuple(part for part in Part if part not in parts()))


def shown(file: CaseFile, referral: Referral, agreed: Agreed) -> Shown:
    """What would go of it, in the language spoken here; the referral may be a draft that is not kept yet."""
    goes = going(file, referral, checked_agreed(agreed))
    entries = tuple(shown_entry(one.record, one.names, _paper(one)) for one in goes.entries)
    return Shown(goes.purpose, entries, goes.mark())


def label(paper: Attachment, names: Collection[str]) -> str:
    """What an attachment is called on its way: its title if that goes along, else what it is."""
    title = (paper.title or "") if "title" in names else ""
    return label_of(title, otherwise=label_of(paper.kind.said(), "CaseDesk"))


def _paper(entry: GoingEntry) -> ShownPaper | None:
    paper = entry.record
    if not isinstance(paper, Attachment) or paper.media is None:
        return None
    return ShownPaper(label(paper, entry.names), paper.media, paper.size)


def _part(file: CaseFile, part: Part) -> OfferedPart:
    kinds = tuple(_kind(kind, travelling_entries(file, kind)) for kind in travelling(part))
    return OfferedPart(part, sum(kind.entries for kind in kinds), part not in UNASKED, kinds)


def _kind(kind: type[Record], held: Sequence[Record]) -> OfferedKind:
    return OfferedKind(kind, len(held), tuple(_field(kind, declared, held) for declared in fields_of(kind)))


def _field(kind: type[Record], declared: Field, held: Sequence[Record]) -> OfferedField:
    name = declared.name
    answered = sum(getattr(one, name) not in (None, ()) for one in held)
    return OfferedField(named(kind, name), _(declared.label), is_needed(kind, name), is_usual(kind, name), answered)
