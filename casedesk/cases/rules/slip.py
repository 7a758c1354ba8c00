"""What a referral may tell a service: the agreed items, each worked out from the file, and nothing else.

Pure, and the only place where anything of a file is chosen to leave it. Notes, plans and risk answers are not among
the items, so no answer can let them out (Guidelines, step 4; DOMAIN.md, 2).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from casedesk.cases.codes.work import Item
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.safe_words import safe_time
from casedesk.cases.saying import facts, listed
from casedesk.text.naming import in_script
from casedesk.text.places import address
from casedesk.text.translation import _


@dataclass(frozen=True, slots=True)
class Source:
    """The records the items come from; identity and safe contact may not be recorded yet."""

    referral: Referral = field(repr=False)
    identity: Identity | None = field(repr=False)
    safe_contact: SafeContact | None = field(repr=False)


def released(source: Source, agreed: Collection[Item]) -> Mapping[Item, str]:
    """The words of every agreed item, in the language spoken here and in the order of the list.

    An item with nothing in the file is left out.
    """
    told = {item: in_file(source, item) for item in Item if item in agreed}
    return {item: words for item, words in told.items() if words}


def in_file(source: Source, item: Item) -> str:
    """What the file holds of one item, in the language spoken here; nothing where it was not recorded."""
    return _WORDS[item](source).strip()


def _first_name(source: Source) -> str:
    """The name after the family name. Where the two cannot be told apart nothing is said, rather than all."""
    if source.identity is None:
        return ""
    latin = _after_family_name(source.identity.latin_name, alone=True)
    khmer = _after_family_name(source.identity.khmer_name, alone=False)
    return in_script(latin, khmer)


def _after_family_name(name: str | None, *, alone: bool) -> str:
    """Khmer may be written without blanks, so there one word can be the whole name; `alone` says that it is not."""
    words = (name or "").split()
    if len(words) == 1:
        return words[0] if alone else ""
    return " ".join(words[1:])


def _full_name(source: Source) -> str:
    return full_name(source.identity) if source.identity else ""


def full_name(who: Identity) -> str:
    """Her name in both scripts, as far as it is known."""
    return listed([name.strip() for name in (who.khmer_name, who.latin_name) if name])


def _reach(source: Source) -> str:
    """How, when, what to say and what never to do: a service that reaches her must know all of it."""
    safe = source.safe_contact
    if safe is None:
        return ""
    told = {fact.field.name: fact.words for fact in facts(safe)}
    through, first, other, never = (told.get(name, "") for name in ("through", "say_first", "other_voice", "never"))
    lines = [
        " ".join(told[name] for name in ("reach_by", "number") if name in told),
        _("Through: {person}", person=through) if through else "",
        safe_times(safe),
        _("Say first: {words}", words=first) if first else "",
        _("If another voice answers: {words}", words=other) if other else "",
        _("Never: {things}", things=never) if never else "",
    ]
    return "\n".join(line for line in lines if line)


def safe_times(safe: SafeContact) -> str:
    """“Mon to Sat, 12:00–13:00”; nothing when no time was agreed."""
    return safe_time(safe) if safe.days or safe.after or safe.before else ""


def _sex_and_age(source: Source) -> str:
    return sex_and_age(source.identity) if source.identity else ""


def sex_and_age(who: Identity) -> str:
    """“Female, 26–40 years”."""
    return listed([who.sex.said(), who.age_band.said()])


def _purpose(source: Source) -> str:
    return source.referral.purpose


def _access_need(source: Source) -> str:
    return (source.identity.access_need or _("None")) if source.identity else ""


def _address(source: Source) -> str:
    return whole_address(source.identity) if source.identity else ""


def whole_address(who: Identity) -> str:
    """What was written down, and the place by its names below it."""
    return "\n".join(part for part in (who.address, address(who.place) if who.place else "") if part)


def _summary(source: Source) -> str:
    return source.referral.summary or ""


_WORDS: Mapping[Item, Callable[[Source], str]] = {
    Item.FIRST_NAME: _first_name,
    Item.SAFE_CONTACT: _reach,
    Item.SEX_AND_AGE: _sex_and_age,
    Item.PURPOSE: _purpose,
    Item.ACCESS_NEED: _access_need,
    Item.FULL_NAME: _full_name,
    Item.ADDRESS: _address,
    Item.SUMMARY: _summary,
}
