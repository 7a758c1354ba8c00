"""Valid by default: a person, a slot, a header, a key file."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from casedesk.security import keyfile
from casedesk.security.header import Header
from casedesk.security.identity import Identity
from casedesk.security.journal import Anchor
from casedesk.security.slots import LIGHT, Kdf, Slot, make_slot

AT = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
NAME = "sokha"
PASSPHRASE = "trigger atom tilt wrist earth across"
DATABASE_KEY = bytes(range(32))
ROOT = b"r" * 32


def a_person() -> Identity:
    """Somebody with fresh keys."""
    return Identity.new(uuid4())


def a_slot(
    vault: UUID,
    identity: Identity,
    short_name: str = NAME,
    passphrase: str = PASSPHRASE,
    kdf: Kdf = LIGHT,
    database_key: bytes = DATABASE_KEY,
) -> Slot:
    """A slot that costs as little as is allowed."""
    return make_slot(
        vault=vault,
        identity=identity,
        root=ROOT,
        short_name=short_name,
        passphrase=passphrase,
        database_key=database_key,
        kdf=kdf,
    )


def a_header(*slots: Slot, vault: UUID | None = None) -> Header:
    """A header that was never written, with one anchor."""
    return Header(vault or uuid4(), 0, b"s" * 16, False, slots, (Anchor(7, b"h" * 32, AT),))


def hashed_anew(folder: Path, before: bytes, after: bytes) -> None:
    """What somebody without the database key can do: edit the JSON, mend length and hash, keep the old HMAC."""
    path = folder / keyfile.KEYS
    content = path.read_bytes()
    start = len(keyfile.MAGIC) + keyfile.LENGTH.size
    body, mac = content[start : -2 * keyfile.DIGEST], content[-keyfile.DIGEST :]
    assert before in body, "the test would change nothing"
    changed = body.replace(before, after, 1)
    front = keyfile.MAGIC + keyfile.LENGTH.pack(len(changed)) + changed
    path.write_bytes(front + hashlib.sha256(front + mac).digest() + mac)
