"""Photos, scans and papers kept in the file, encrypted."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class Attachment(Record, table="attachments"):
    """What is known of one attachment; its bytes lie apart, in pieces, under `content_key` (32 bytes, hex).

    `sha256` (hex) is of the bytes as they were added: evidence can be shown to be unchanged. `size` is of what is kept.
    One that was removed keeps its words, its reason and its `sha256`, no bytes and no key.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Added on"), section=N_("Attachment"))
    kind: Coded[DocumentKind] = coded(label=N_("What it is"))
    title: Sealed[str | None] = sealed(label=N_("Title"), default=None)
    media: Coded[Media | None] = coded(label="", default=None)
    size: Coded[int] = coded(label="", default=0)
    stripped: Coded[bool] = coded(label=N_("Place and camera removed"), default=False)
    sha256: Sealed[str] = sealed(label="", kind="hidden", default="")
    content_key: Sealed[str] = sealed(label="", kind="hidden", default="")
    notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", default=None)
    removed: Coded[date | None] = coded(label=N_("Removed on"), default=None)
    why_removed: Sealed[str | None] = sealed(label=N_("Why it was removed"), default=None)
