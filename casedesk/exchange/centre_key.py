"""A centre's published key: the small file that another centre needs in order to seal a package to this one.

It is signed by the key in it, which proves only that nobody swapped a part. Whose key it is, two people find out by
comparing the words of its fingerprint by telephone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casedesk.exchange import limits
from casedesk.exchange.labels import is_line
from casedesk.exchange.spelling import bytes_said, flag, line, moment, moment_said, raw, whole
from casedesk.exchange.trouble import (
    CentreKeyDamaged,
    CentreKeyForeign,
    CentreKeyMissing,
    CentreKeyNewer,
    CentreKeyTooLarge,
    CentreKeyUnsigned,
)
from casedesk.security.envelope import seal_to
from casedesk.security.errors import Damaged
from casedesk.security.framed import DIGEST, LENGTH, Frame, canonical
from casedesk.security.identity import SEALING_LENGTH, SIGNATURE, SIGNING_LENGTH, Identity, PublicKeys, verify

SUFFIX = ".casedesk-centre"
FORMAT = 1
MAGIC = b"CaseDesk centre\n"
_LONGEST = limits.CENTRE_KEY - len(MAGIC) - LENGTH.size - DIGEST
FRAME = Frame(MAGIC, CentreKeyMissing, CentreKeyForeign, CentreKeyDamaged, _LONGEST)
_NAMES = ("centre", "format", "made", "sealing", "signature", "signing", "training")


@dataclass(frozen=True, slots=True)
class CentreKey:
    """To whom a package can be sealed; `training` is that of the centre's vault, `made` in UTC to the second."""

    centre: str
    keys: PublicKeys
    training: bool
    made: datetime


def published(mine: Identity, *, centre: str, training: bool, at: datetime) -> bytes:
    """The bytes of the file, at most 16 KiB. Raises ValueError for a name that is no plain line of 120 characters."""
    if not is_line(centre):
        raise ValueError("a centre's name is one plain line")
    said = _said(CentreKey(centre, mine.public, training, at))
    return FRAME.wrap({**said, "signature": bytes_said(mine.sign(_signed(said)))})


def read_centre_key(content: bytes) -> CentreKey:
    """The key in a published file.

    Raises a kind of KeyNotTaken: it is too large, foreign, damaged, newer or unsigned.
    """
    if len(content) > limits.CENTRE_KEY:
        raise CentreKeyTooLarge if content.startswith(MAGIC) else CentreKeyForeign
    return _decoded(FRAME.unwrap(content))


def _decoded(said: Mapping[str, Any]) -> CentreKey:
    if type(said.get("format")) is int and said["format"] > FORMAT:
        raise CentreKeyNewer
    try:
        key, signature = _key(said), raw(said["signature"], SIGNATURE)
        seal_to(key.keys.sealing, b"", b"casedesk/trial\0")  # a key that seals nothing is noticed before it is needed
    except (ValueError, Damaged):
        raise CentreKeyDamaged from None
    try:
        verify(key.keys.signing, signature, _signed(_said(key)))
    except Damaged:
        raise CentreKeyUnsigned from None
    return key


def _key(said: Mapping[str, Any]) -> CentreKey:
    if said.keys() != {*_NAMES} or whole(said["format"], FORMAT, FORMAT) != FORMAT:
        raise ValueError("names")
    keys = PublicKeys(raw(said["sealing"], SEALING_LENGTH), raw(said["signing"], SIGNING_LENGTH))
    return CentreKey(line(said["centre"]), keys, flag(said["training"]), moment(said["made"]))


def _said(key: CentreKey) -> Mapping[str, Any]:
    return {
        "format": FORMAT,
        "centre": key.centre,
        "training": key.training,
        "made": moment_said(key.made),
        "sealing": bytes_said(key.keys.sealing),
        "signing": bytes_said(key.keys.signing),
        "signature": "",
    }


def _signed(said: Mapping[str, Any]) -> bytes:
    return b"casedesk/centre\0" + canonical(said)
