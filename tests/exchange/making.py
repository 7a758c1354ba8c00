"""Two centres with fixed keys, and packages from one to the other: valid by default."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from casedesk.cases.codes.review import Media
from casedesk.exchange.centre_key import CentreKey
from casedesk.exchange.content import Content, Enclosed, Entry
from casedesk.exchange.limits import PIECE, padded
from casedesk.exchange.package import Opened, opened_package, sealed_package
from casedesk.security.identity import PRIVATE_LENGTH, Identity, PublicKeys

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ID = UUID("7d0c52a1-9c0f-4d0e-8a52-64a1c2b3d4e5")
INCIDENT, PAPER = UUID(int=1), UUID(int=2)


def keys_of(number: int) -> Identity:
    """Somebody whose keys are the same in every run."""
    return Identity.load(UUID(int=number), hashlib.shake_256(b"casedesk vector %d" % number).digest(PRIVATE_LENGTH))


SENDER, RECIPIENT, STRANGER = keys_of(1), keys_of(2), keys_of(3)


def a_key(of: Identity = RECIPIENT, *, training: bool = False) -> CentreKey:
    return CentreKey("Lotus House", of.public, training, AT)


def a_content(paper: bytes = b"\xff\xd8\xff fictitious") -> Content:
    incident = Entry("incidents", INCIDENT, {"on": "2026-11-02", "witnesses": 2, "told": "រឿង", "reported": None})
    attachment = Entry("attachments", PAPER, {"incident_id": str(INCIDENT), "title": "Certificate 3/4"})
    return Content((incident, attachment), (Enclosed(PAPER, Media.JPEG, "certificate.jpg", paper),))


def a_package(
    content: Content | None = None,
    *,
    sender: Identity = SENDER,
    to: Identity = RECIPIENT,
    at: datetime = AT,
    training: bool = False,
) -> bytes:
    key = a_key(to, training=training)
    blocks = sealed_package(
        content or a_content(), sender=sender, centre="Hope Centre", to=key, id=ID, at=at, training=training
    )
    return b"".join(blocks)


def opened(
    package: bytes | BinaryIO,
    *,
    mine: Sequence[Identity] = (STRANGER, RECIPIENT),
    confirmed: Callable[[PublicKeys], bool] = lambda keys: keys == SENDER.public,
    known: Callable[[UUID], bool] = lambda _id: False,
    now: datetime = AT,
    training: bool = False,
) -> Opened:
    source = BytesIO(package) if isinstance(package, bytes) else package
    return opened_package(source, mine=mine, confirmed=confirmed, known=known, now=now, training=training)


def in_pieces(stream: bytes) -> list[bytes]:
    """A content as it would lie in the pieces of a package, filled up with the zeros that are due."""
    filled = stream + bytes(padded(len(stream)) - len(stream))
    return [filled[at : at + PIECE] for at in range(0, len(filled), PIECE)]
