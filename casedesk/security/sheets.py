"""Recovery sheets: secrets on paper, any two of which open the recovery keys, and one alone never (SECURITY.md, 2).

The recovery keys are a person made of paper: certified like one, able to bring a supervisor back in and nothing else.
They are locked once for every pair of sheets, under a key made from both secrets.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Protocol
from uuid import UUID, uuid4

from casedesk.security.deriving import derived
from casedesk.security.errors import Damaged, KeyFileTampered
from casedesk.security.identity import Identity
from casedesk.security.never_copied import NeverCopied
from casedesk.security.recovery import Pair, Recovery, Sheet
from casedesk.security.sealing import lock_bytes, open_bytes
from casedesk.security.sheet_code import MOST, SECRET, Spelled, read, spell
from casedesk.security.slots import ROOT_LENGTH, Opened, opened_key, sealed_key
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

FEWEST, MOST_SHEETS = 2, 8
"""Two people at least must come together; more than eight sheets lie about."""
REMEMBERED = 32
"""So many sheets that open nothing any more are still known by their mark."""
MARK = 16


class NoSheets(Mendable):
    """This vault has no recovery sheets."""

    sentence = N_(
        "No recovery sheets were made for this vault, or fewer than two of them still open it. Nothing was changed. "
        "Ask another supervisor to certify new keys for you."
    )


class SheetUnknown(Mendable):
    """The sheet reads well, but this vault never saw it."""

    sentence = N_(
        "This sheet reads well, but it does not belong to this vault. Nothing was opened. "
        "Look whether it is of another vault, or whether newer sheets have replaced it."
    )


class SheetRevoked(Mendable):
    """The sheet was of this vault, and opens nothing any more."""

    sentence = N_(
        "Sheet {number} was revoked or replaced and opens nothing any more. Nothing was opened. Take another sheet."
    )


class SameSheetTwice(Mendable):
    """One sheet is not two."""

    sentence = N_("This is sheet {number} twice. Nothing was opened. Two different sheets are needed.")


class Recoverable(Protocol):
    """What of the key file's header is needed here."""

    @property
    def vault(self) -> UUID: ...

    @property
    def recovery(self) -> Recovery | None: ...


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A sheet as it is to be printed: twelve groups of four, shown to nobody but the printer and its holder."""

    number: int
    holder: UUID
    made: datetime
    groups: tuple[str, ...]

    @property
    def code(self) -> str:
        """All groups in one line, as its QR code holds it."""
        return "-".join(self.groups)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class NewSheets(NeverCopied):
    """Recovery keys just made: what the key file will hold, the papers, and the keys themselves. Memory only."""

    identity: Identity
    recovery: Recovery
    papers: tuple[Paper, ...]


def make_recovery(
    *, vault: UUID, root: bytes, database_key: bytes, holders: Sequence[UUID], earlier: Recovery | None, at: datetime
) -> NewSheets:
    """New recovery keys and a sheet for each holder. Nothing is written anywhere.

    `root` is the founder's fingerprint. Numbers go on from the earlier sheets, which are all revoked.
    Raises ValueError for fewer than two holders or more than eight; one person may hold several sheets.
    """
    if not FEWEST <= len(holders) <= MOST_SHEETS:
        raise ValueError("two to eight sheets")
    before = earlier.sheets if earlier is not None else ()
    last, at = max((sheet.number for sheet in before), default=0), at.astimezone(UTC)
    identity = Identity.new(uuid4())
    spelled = [Spelled((last + step) % MOST + 1, os.urandom(SECRET)) for step in range(len(holders))]
    old = [replace(sheet, revoked=True) for sheet in before][-REMEMBERED:]
    sheets = [Sheet(one.number, holder, at, mark_of(vault, one)) for one, holder in zip(spelled, holders, strict=True)]
    plain = root + identity.dump()
    pairs = tuple(_locked(vault, identity.id, one, other, plain) for one, other in combinations(spelled, 2))
    box = sealed_key(vault, identity.id, identity.public.sealing, database_key)
    papers = tuple(Paper(one.number, holder, at, spell(one)) for one, holder in zip(spelled, holders, strict=True))
    return NewSheets(identity, Recovery(identity.id, box, b"", (*old, *sheets), pairs), papers)


def mark_of(vault: UUID, sheet: Spelled) -> bytes:
    """16 bytes that tell a sheet of this vault from any other; 160 random bits cannot be found by trying."""
    said = b"casedesk/sheet\0" + vault.bytes + sheet.number.to_bytes(2, "big") + sheet.secret
    return hashlib.sha256(said).digest()[:MARK]


def recognised(header: Recoverable, text: str) -> Sheet:
    """Which sheet of this vault was typed. Raises the troubles of reading, NoSheets, SheetUnknown or SheetRevoked."""
    return _recognised(header, text)[0]


def open_with_sheets(header: Recoverable, text: str, other_text: str) -> Opened:
    """What two sheets open together: the recovery keys, the founder's fingerprint and the database key.

    Raises what `open_pair` raises. What comes back is to be trusted only after `keyfile.check`.
    """
    recovery, identity, root = open_pair(header, text, other_text)
    database_key = opened_key(header.vault, identity, recovery.database_key)
    pending = opened_key(header.vault, identity, recovery.pending) if recovery.pending else b""
    return Opened(identity, root, database_key, pending)


def open_pair(header: Recoverable, text: str, other_text: str) -> tuple[Recovery, Identity, bytes]:
    """The recovery keys and the founder's fingerprint, whatever else lies beside them.

    Raises what `recognised` raises, SameSheetTwice, and KeyFileTampered when the pair was tampered with.
    """
    (sheet, one), (other_sheet, other) = _recognised(header, text), _recognised(header, other_text)
    recovery = header.recovery
    if sheet.number == other_sheet.number:
        raise SameSheetTwice(number=sheet.number)
    if recovery is None:
        raise NoSheets
    one, other = sorted((one, other), key=lambda spelled: spelled.number)
    pair = next((p for p in recovery.pairs if (p.first, p.second) == (one.number, other.number)), None)
    if pair is None:
        raise KeyFileTampered
    try:
        plain = open_bytes(_key(header.vault, recovery.person, one, other), pair.bundle, b"casedesk/pair")
        return recovery, Identity.load(recovery.person, plain[ROOT_LENGTH:]), plain[:ROOT_LENGTH]
    except Damaged:
        raise KeyFileTampered from None


def without_sheet(recovery: Recovery, number: int) -> Recovery:
    """The same keys, but this sheet opens nothing any more: none of the pairs that are left holds it."""
    sheets = tuple(replace(sheet, revoked=sheet.revoked or sheet.number == number) for sheet in recovery.sheets)
    return replace(recovery, sheets=sheets, pairs=tuple(p for p in recovery.pairs if number not in (p.first, p.second)))


def live(recovery: Recovery | None) -> tuple[Sheet, ...]:
    """The sheets that open something."""
    return tuple(sheet for sheet in recovery.sheets if not sheet.revoked) if recovery is not None else ()


def _recognised(header: Recoverable, text: str) -> tuple[Sheet, Spelled]:
    spelled = read(text)
    if header.recovery is None:
        raise NoSheets
    mark = mark_of(header.vault, spelled)
    sheet = next((sheet for sheet in header.recovery.sheets if sheet.mark == mark), None)
    if sheet is None:
        raise SheetUnknown
    if sheet.revoked:
        raise SheetRevoked(number=sheet.number)
    if len(live(header.recovery)) < FEWEST:
        raise NoSheets
    return sheet, spelled


def _locked(vault: UUID, person: UUID, one: Spelled, other: Spelled, plain: bytes) -> Pair:
    one, other = sorted((one, other), key=lambda spelled: spelled.number)
    bundle = lock_bytes(_key(vault, person, one, other), plain, b"casedesk/pair")
    return Pair(one.number, other.number, bundle)


def _key(vault: UUID, person: UUID, one: Spelled, other: Spelled) -> bytes:
    """32 bytes from both secrets, in the order of their numbers; either alone tells nothing of them."""
    numbers = one.number.to_bytes(2, "big") + other.number.to_bytes(2, "big")
    context = b"casedesk/pair\0" + vault.bytes + person.bytes + numbers
    return derived(one.secret + other.secret, context)
