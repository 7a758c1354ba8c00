"""What left a file, ever, and what let it leave when she could not be asked."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, LegalBasis, Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class Override(Record, table="overrides"):
    """A supervisor lets something leave without her consent, because a law or a danger asks for it.

    It names the recipient and exactly what may leave, as a consent does, and ends as one does. `mark` is that of the
    letter it was decided on: another letter needs another decision.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    referral: Coded[UUID | None] = coded(label="", to="referrals.id", default=None)
    provider: Coded[UUID | None] = coded(label="", to="providers.id", default=None)
    recipient: Sealed[str | None] = sealed(label=N_("Recipient"), default=None)
    basis: Coded[LegalBasis] = coded(label=N_("Why without her consent"), section=N_("Without her consent"))
    reason: Sealed[str] = sealed(
        label=N_("What happened"), kind="long text", help=N_("What the danger is, or which paper obliges us.")
    )
    told_first: Coded[Answer] = coded(label=N_("Was she told first?"))
    why_not_told: Sealed[str | None] = sealed(
        label=N_("Why she was not told"), default=None, asked_when=when("told_first", Answer.NO, Answer.UNKNOWN)
    )
    items: Coded[tuple[Item, ...]] = coded(label=N_("What may be sent"), default=())
    chapters: Coded[tuple[Chapter, ...]] = coded(label=N_("Chapters that may leave"), default=())
    parts: Coded[tuple[Part, ...]] = coded(label=N_("Parts of the file that may leave"), default=())
    fields: Sealed[tuple[str, ...]] = sealed(label="", kind="hidden", default=())
    papers: Sealed[tuple[UUID, ...]] = sealed(label="", kind="hidden", default=())
    attachment: Coded[UUID | None] = coded(label="", to="attachments.id", default=None)
    given: Coded[date] = coded(label=N_("Decided on"))
    until: Coded[date] = coded(label=N_("Holds until"))
    withdrawn: Coded[date | None] = coded(label="", default=None)
    mark: Sealed[str | None] = sealed(label="", kind="hidden", default=None)


class Release(Record, table="releases"):
    """One thing that left: what exactly, to whom, by which way, and what it rested on. Written before it exists.

    `words` is a letter as it was sent, word for word; `digest` is the SHA-256 of a file's bytes, in hexadecimal digits.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    at: Coded[datetime] = coded(label=N_("Left on"), section=N_("What left"), index=True)
    paper: Coded[Paper] = coded(label=N_("What left"))
    way: Coded[Way] = coded(label=N_("How"))
    audience: Coded[Audience] = coded(label=N_("For whom"))
    provider: Coded[UUID | None] = coded(label="", to="providers.id", default=None)
    recipient: Sealed[str] = sealed(label=N_("Recipient"))
    referral: Coded[UUID | None] = coded(label="", to="referrals.id", default=None)
    consent: Coded[UUID | None] = coded(label="", to="release_consents.id", default=None)
    override: Coded[UUID | None] = coded(label="", to="overrides.id", default=None)
    items: Coded[tuple[Item, ...]] = coded(label=N_("What was sent"), default=())
    chapters: Coded[tuple[Chapter, ...]] = coded(label=N_("Chapters"), default=())
    parts: Coded[tuple[Part, ...]] = coded(label=N_("Parts of the file"), default=())
    fields: Sealed[tuple[str, ...]] = sealed(label="", kind="hidden", default=())
    papers: Sealed[tuple[UUID, ...]] = sealed(label="", kind="hidden", default=())
    attachment: Coded[UUID | None] = coded(label="", to="attachments.id", default=None)
    package: Coded[UUID | None] = coded(label="", default=None)
    reason: Sealed[str | None] = sealed(label=N_("Why"), default=None)
    words: Sealed[str | None] = sealed(label=N_("Word for word"), kind="long text", default=None)
    digest: Coded[str | None] = coded(label="", default=None)
