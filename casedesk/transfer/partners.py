"""The keys of other centres: taken in at their service in the directory, compared by telephone, confirmed, signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from casedesk.cases.records.referral import Provider
from casedesk.exchange.centre_key import FRAME, CentreKey, read_centre_key
from casedesk.exchange.trouble import KeyNotTaken, OtherKindOfVault
from casedesk.security.identity import PublicKeys
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.centre.other_keys import (
    Confirmation,
    KeptKey,
    confirm,
    confirmation,
    drop_key,
    keep_key,
    kept_keys,
)
from casedesk.store.centre.own_key import genuine
from casedesk.store.work import Work, query, verb
from casedesk.text.codes import Codes
from casedesk.text.translation import N_
from casedesk.transfer.trouble import KeyChanged, KeyMissing, KeyNotConfirmed, KeyOfOurs, OwnKeyTaken, WordsDiffer


class KeyState(Codes):
    """How far the key of another centre has come."""

    NONE = "none", N_("No key yet")
    TO_COMPARE = "to_compare", N_("Not compared yet")
    CONFIRMED = "confirmed", N_("Confirmed")
    CHANGED = "changed", N_("Another key than the one confirmed")


@dataclass(frozen=True, slots=True)
class PartnerKey:
    """The key of a centre as it lies at its service: the name in the file, its six words, when they made it.

    `confirmed_by` is a name and a Khmer name. `key` is None where there is none, or none that can be read.
    """

    provider: UUID
    state: KeyState
    centre: str = ""
    words: tuple[str, ...] = ()
    made: datetime | None = None
    taken: datetime | None = None
    confirmed_by: tuple[str, str] | None = None
    confirmed: datetime | None = None
    key: CentreKey | None = field(default=None, repr=False)

    @property
    def usable(self) -> bool:
        """Whether a package may be sealed to it."""
        return self.state is KeyState.CONFIRMED


@query(Permission.READ_PROVIDERS)
def partner_key(work: Work, *, provider: UUID) -> PartnerKey:
    """How it stands with the key of the centre behind a service."""
    kept = kept_keys(work).get(provider)
    return _standing(work, provider, kept) if kept is not None else PartnerKey(provider, KeyState.NONE)


@query(Permission.READ_PROVIDERS)
def partner_keys(work: Work) -> Mapping[UUID, PartnerKey]:
    """Every service at which a key lies."""
    return {provider: _standing(work, provider, kept) for provider, kept in kept_keys(work).items()}


@verb(Permission.TRANSFER_CASES)
def take_key(work: Work, *, provider: UUID, path: Path) -> PartnerKey:
    """Takes the file another centre published; nothing is sealed to it before its words were compared.

    Raises a kind of KeyNotTaken, or OtherKindOfVault for a practice centre's; nothing is changed then.
    """
    content = FRAME.take(path)
    key = read_centre_key(content)
    if work.get(Provider, provider).ours:
        raise KeyOfOurs
    if key.keys in [own.public for own in genuine(work.db, work.access)]:
        raise OwnKeyTaken
    if key.training is not work.access.vault.training:
        raise OtherKindOfVault
    keep_key(work, provider, content)
    work.journal("take centre key", provider)
    return partner_key(work, provider=provider)


@verb(Permission.TRANSFER_CASES)
def confirm_key(work: Work, *, provider: UUID, words: Sequence[str]) -> PartnerKey:
    """Signs that these words were compared by telephone with the other centre. Raises WordsDiffer, KeyMissing."""
    known = partner_key(work, provider=provider)
    if known.key is None:
        raise KeyMissing
    if tuple(" ".join(words).lower().split()) != known.words:
        raise WordsDiffer
    confirm(work, provider, known.key.keys.fingerprint(), work.get(Provider, provider).name)
    me = people.names(work.db)[work.person]
    return replace(known, state=KeyState.CONFIRMED, confirmed_by=me, confirmed=work.now())


@verb(Permission.TRANSFER_CASES)
def drop_partner_key(work: Work, *, provider: UUID) -> None:
    """Nothing is sealed to this centre any more, and nothing of it is opened."""
    drop_key(work, provider)


def usable_key(known: PartnerKey) -> CentreKey:
    """The key to seal to. Raises KeyMissing, KeyChanged or KeyNotConfirmed."""
    if known.key is None:
        raise KeyMissing
    if known.state is KeyState.CHANGED:
        raise KeyChanged
    if not known.usable:
        raise KeyNotConfirmed
    return known.key


def sender_of(work: Work, keys: PublicKeys) -> UUID | None:
    """The service whose confirmed key this is; None for a stranger's. Called behind a verb.

    Until a newer key of theirs is confirmed, what they made with the earlier one still comes in.
    """
    for provider in kept_keys(work):
        told = confirmation(work, provider)
        if told is not None and told.fingerprint == keys.fingerprint() and _called_so(work, provider, told):
            return provider
    return None


def _called_so(work: Work, provider: UUID, told: Confirmation) -> bool:
    """Whether the service is still called as it was when its key was compared: a key under another name would take a
    case to somebody else than is read on the page.
    """
    return work.get(Provider, provider).name == told.name


def _standing(work: Work, provider: UUID, kept: KeptKey) -> PartnerKey:
    told = confirmation(work, provider)
    by = people.names(work.db)[told.by] if told is not None else None
    at = told.at if told is not None else None
    try:
        key = read_centre_key(kept.content)
    except KeyNotTaken:  # somebody wrote something else there
        return PartnerKey(provider, KeyState.CHANGED, taken=kept.taken, confirmed_by=by, confirmed=at)
    state = KeyState.TO_COMPARE
    if told is not None and told.fingerprint != key.keys.fingerprint():
        state = KeyState.CHANGED
    elif told is not None and _called_so(work, provider, told):
        state = KeyState.CONFIRMED
    return PartnerKey(provider, state, key.centre, key.keys.words(), key.made, kept.taken, by, at, key)
