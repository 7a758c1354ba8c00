"""Consent: three kinds, never one tick. To be counted is asked with each incident."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer, HowGiven
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.codes.work import Item
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class ServiceItem(Codes):
    """What is explained and agreed to, or refused, one by one."""

    FILE = "file", N_("Keep a file about her here"), N_("Only her worker and the supervisors can open it.")
    CONTACT = "contact", N_("Contact her in the safe way she chose")
    VISIT = "visit", N_("Visit her, after the safe-visit check")
    DISCUSS = "discuss", N_("Speak about the case with the supervisor")


class ConsentToServe(Record, table="service_consents"):
    """Consent to be served (Guidelines, step 1). Every item may be refused without losing the others."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    given: Coded[date] = coded(label=N_("Given on"), section=N_("Consent to be served"))
    language: Coded[SpokenLanguage] = coded(label=N_("Language it was read in"), default=SpokenLanguage.KHMER)
    text_version: Coded[int] = coded(label="", default=1)
    agreed: Coded[tuple[ServiceItem, ...]] = coded(label=N_("She agrees to"), default=())
    refused: Coded[tuple[ServiceItem, ...]] = coded(label=N_("She refuses"), default=())
    how: Coded[HowGiven] = coded(label=N_("How did she agree?"), default=HowGiven.SPOKEN)
    witness: Sealed[str | None] = sealed(
        label=N_("Witness"), help=N_("Somebody who saw or heard it: a colleague, an interpreter."), default=None,
        asked_when=when("how", HowGiven.SPOKEN, HowGiven.THUMBPRINT),
    )  # fmt: skip
    minor: Coded[bool] = coded(label=N_("She is below 18"), default=False)
    caregiver: Sealed[str | None] = sealed(
        label=N_("Caregiver who agrees"), asked_when=when("minor", True), default=None
    )
    no_caregiver: Sealed[str | None] = sealed(
        label=N_("Or why no caregiver was asked"), asked_when=when("minor", True), default=None,
        help=N_("For example because the caregiver is the danger. Decide it with the supervisor."),
    )  # fmt: skip
    assent: Coded[Answer | None] = coded(
        label=N_("Does the child agree too?"), asked_when=when("minor", True), default=None
    )
    expires: Coded[date | None] = coded(label=N_("Ask again on"), help=N_("A year later, or sooner."), default=None)
    withdrawn: Coded[date | None] = coded(label="", default=None)


class ConsentToRelease(Record, table="release_consents"):
    """Consent to send these items to this recipient, for this purpose, until this date. It can be withdrawn.

    For a referral it names items; for another paper its chapters, or the parts of the file, and a recipient. For the
    whole case it names parts, every field of them (“incidents.place”), and each attachment (`papers`).
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    referral: Coded[UUID | None] = coded(label="", to="referrals.id", unique=True, default=None)
    provider: Coded[UUID | None] = coded(label="", to="providers.id", default=None)
    recipient: Sealed[str | None] = sealed(label=N_("Recipient"), default=None)
    items: Coded[tuple[Item, ...]] = coded(label=N_("She agrees to send"), default=())
    chapters: Coded[tuple[Chapter, ...]] = coded(label=N_("Chapters she agrees to"), default=())
    parts: Coded[tuple[Part, ...]] = coded(label=N_("Parts of the file she agrees to"), default=())
    fields: Sealed[tuple[str, ...]] = sealed(label="", kind="hidden", default=())
    papers: Sealed[tuple[UUID, ...]] = sealed(label="", kind="hidden", default=())
    attachment: Coded[UUID | None] = coded(label="", to="attachments.id", default=None)
    refused: Coded[tuple[Item, ...]] = coded(label=N_("She refuses to send"), default=())
    purpose: Sealed[str] = sealed(label=N_("Purpose"))
    given: Coded[date] = coded(label=N_("Given on"))
    until: Coded[date] = coded(label=N_("Consent ends"))
    how: Coded[HowGiven] = coded(label=N_("How did she agree?"), default=HowGiven.SPOKEN)
    withdrawn: Coded[date | None] = coded(label=N_("Withdrawn on"), default=None)
