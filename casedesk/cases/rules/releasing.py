"""What lets something leave a file: her consent that holds today, for this recipient and these things – or an override.

Pure, and asked at the moment of leaving; what was shown before does not count (Guidelines, step 4; DOMAIN.md, 2).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import EDITION, Chapter
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Override
from casedesk.security.framed import canonical
from casedesk.text.codes import Codes
from casedesk.text.dates import short_day
from casedesk.text.folding import fold
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable

_IN_THE_LETTER = ("provider", "service", "purpose", "urgency", "summary", "whole")
"""What a letter says by itself: with another one of these it is another letter, and is decided on anew."""

Permit = ConsentToRelease | Override
"""What lets something leave to somebody outside."""
P = TypeVar("P", ConsentToRelease, Override)

ON_THE_SLIP = frozenset({Item.PURPOSE, Item.SEX_AND_AGE, Item.ACCESS_NEED})
"""A slip is carried through the street: it may be found, so it says neither who she is nor how she is reached."""


class NoLiveConsent(Mendable):
    """Nothing leaves without a consent that is alive today, for this recipient."""

    sentence = N_("Cannot be sent: there is no consent that holds today. The referral is kept. Ask her first.")


class NotAsked(NoLiveConsent):
    """She was not asked whether this paper may go to this recipient."""

    sentence = N_("Cannot leave: she has not agreed yet that this goes there. Nothing was printed or saved. Ask her.")


class ConsentEnded(NoLiveConsent):
    """The day until which she agreed is past."""

    sentence = N_("Cannot be sent: her consent ended on {day}. What you wrote is kept. Ask her again.")


class ConsentTakenBack(NoLiveConsent):
    """She took this consent back."""

    sentence = N_("Cannot be sent: she took her consent back on {day}. What you wrote is kept. Ask her first.")


class AgreedToAnother(NoLiveConsent):
    """She agreed, but to another recipient or for another purpose."""

    sentence = N_("Cannot be sent: she agreed to another recipient or purpose. What you wrote is kept. Ask her again.")


class NotAgreedTo(NoLiveConsent):
    """Something of this she did not agree to."""

    sentence = N_("Cannot be sent: she did not agree to “{what}”. What you wrote is kept. Leave it out, or ask her.")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to leave: of which case, as which paper, by which way, to whom and why, and exactly what it holds.

    `called` is what she is asked about by name where its part would not say which: one attachment of several.
    """

    case: UUID
    paper: Paper
    way: Way
    audience: Audience
    recipient: str = field(repr=False)
    purpose: str = field(default="", repr=False)
    provider: UUID | None = None
    referral: UUID | None = None
    items: tuple[Item, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    parts: tuple[Part, ...] = ()
    attachment: UUID | None = None
    fields: tuple[str, ...] = field(default=(), repr=False)
    papers: tuple[UUID, ...] = ()
    package: UUID | None = None
    called: str = field(default="", repr=False)

    def beyond(self, permit: Permit) -> Sequence[str]:
        """What of it the permit does not name, in words."""
        coded: Iterable[tuple[Sequence[Codes], Sequence[Codes]]] = (
            (self.items, permit.items), (self.chapters, permit.chapters), (self.parts, permit.parts),
        )  # fmt: skip
        words = [one.said() for asked, given in coded for one in asked if one not in given]
        words += [said_field(name) for name in self.fields if name not in permit.fields]
        if self.chapters and EDITION not in permit.fields:
            words.append(_("what these chapters hold by now"))
        return words + [Part.ATTACHMENTS.said() for paper in self.papers if paper not in permit.papers]


def permit_for(leaving: Leaving, permits: Iterable[Permit], today: date) -> Permit:
    """The permit on which it leaves; her consent before an override.

    Raises NoLiveConsent, or the one of its kinds that says what is in the way.
    """
    about = sorted((one for one in permits if _is_about(one, leaving)), key=lambda one: isinstance(one, Override))
    trouble: Mendable = NotAsked() if leaving.referral is None else NoLiveConsent()
    for permit in about:
        found = in_the_way(leaving, permit, today)
        if found is None:
            return permit
        trouble = found
    raise trouble


def in_the_way(leaving: Leaving, permit: Permit, today: date) -> NoLiveConsent | None:
    """What keeps a permit from letting this leave today; None if nothing does."""
    if permit.withdrawn is not None:
        return ConsentTakenBack(day=short_day(permit.withdrawn, today))
    if not permit.given <= today <= permit.until:
        return ConsentEnded(day=short_day(permit.until, today))
    if permit.provider != leaving.provider or (isinstance(permit, ConsentToRelease) and _other_aim(permit, leaving)):
        return AgreedToAnother()
    beyond = leaving.beyond(permit)
    return NotAgreedTo(what=beyond[0]) if beyond else None


def for_chapters_of_today(permit: P) -> P:
    """The permit, given for what its chapters hold in this version of the program."""
    return replace(permit, fields=(*permit.fields, EDITION)) if permit.chapters else permit


def mark_of(letter: Referral) -> str:
    """A mark that changes with whatever the letter says by itself, and with whom it goes to."""
    said = {name: Referral.__fields__[name].dump(getattr(letter, name)) for name in _IN_THE_LETTER}
    return hashlib.sha256(canonical(said)).hexdigest()


def holds_for(consent: ConsentToRelease, referral: Referral, today: date) -> bool:
    """Whether her consent to a referral holds today, for its recipient and its purpose."""
    asked = Leaving(
        referral.case_id, Paper.LETTER, Way.PRINTED, Audience.OUTSIDE, "", referral.purpose,
        provider=referral.provider, referral=referral.id,
    )  # fmt: skip
    return in_the_way(asked, consent, today) is None


def said_field(name: str) -> str:
    """A field as a consent names it (“incidents.place”), in words: its label."""
    table, _dot, of = name.partition(".")
    kind = next((kind for kind in KINDS if kind.__table__.name == table), None)
    return _(kind.__fields__[of].label) if kind is not None and of in kind.__fields__ else name


def _is_about(permit: Permit, leaving: Leaving) -> bool:
    """Whether a permit was given for this referral, or, outside a referral, for this recipient."""
    if leaving.referral is not None or permit.referral is not None:
        return permit.referral == leaving.referral
    if permit.attachment != leaving.attachment:
        return False
    if leaving.provider is not None or permit.provider is not None:
        return permit.provider == leaving.provider
    return fold(permit.recipient or "") == fold(leaving.recipient) != ""


def _other_aim(consent: ConsentToRelease, leaving: Leaving) -> bool:
    return leaving.referral is not None and consent.purpose != leaving.purpose
