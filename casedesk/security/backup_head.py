"""What lies beside a backup's database in `backup.keys`: what it holds, and who can open it (SECURITY.md, section 5).

The database of a backup has its own random key, sealed to every team of supervisors and to the recovery sheets. The
supervisors' slots lie here too, without the vault's database key: so a supervisor's passphrase opens a backup, or two
sheets, and nothing else. No names in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from casedesk.security import spelling
from casedesk.security.backup_trouble import BackupDamaged, BackupForeign, BackupMissing, BackupNewer, BackupTampered
from casedesk.security.durable import write_whole
from casedesk.security.envelope import open_box, seal_to
from casedesk.security.errors import Damaged
from casedesk.security.framed import Frame, canonical
from casedesk.security.identity import Identity, signed_by_any
from casedesk.security.memberships import Membership, open_team
from casedesk.security.recovery import Recovery
from casedesk.security.slots import Slot
from casedesk.security.spelling import raw, sized, text

HEAD = "backup.keys"
FORMAT = 1
KEY_LENGTH = 32
FRAME = Frame(b"CaseDesk backup\n", BackupMissing, BackupForeign, BackupDamaged)


@dataclass(frozen=True, slots=True)
class Box:
    """The backup's key (32 bytes) in a box for a team or for the recovery keys."""

    to: UUID
    box: bytes


@dataclass(frozen=True, slots=True)
class BackupHead:
    """Everything a backup says of itself. Not to be believed before its database vouches for the maker.

    `seq` and `head` are the journal's last entry, `counts` rows by table; `size`, `digest` (SHA-256) and `cipher_salt`
    belong to the database beside it. `slots` hold no database key; `ways` are digests of every slot there was.
    """

    id: UUID
    vault: UUID
    made: datetime
    training: bool
    schema: int
    seq: int
    head: bytes
    counts: Mapping[str, int]
    size: int
    digest: bytes
    cipher_salt: bytes
    boxes: tuple[Box, ...]
    members: tuple[Membership, ...]
    slots: tuple[Slot, ...]
    ways: tuple[bytes, ...]
    recovery: Recovery | None
    maker: UUID
    signature: bytes

    def signed(self) -> bytes:
        """What the maker signed: all of it."""
        return b"casedesk/backup\0" + canonical({**_said(self), "signature": ""})


def sign(head: BackupHead, by: Identity) -> BackupHead:
    """The same, signed by who made the backup. Raises ValueError for somebody else."""
    if by.id != head.maker:
        raise ValueError("a backup is signed by its maker")
    return replace(head, signature=by.sign(head.signed()))


def check_signed(head: BackupHead, signing_keys: Iterable[bytes]) -> None:
    """Raises BackupTampered unless one of the maker's keys signed exactly this."""
    if not signed_by_any(signing_keys, head.signature, head.signed()):
        raise BackupTampered


def sealed(vault: UUID, backup: UUID, to: UUID, sealing: bytes, key: bytes) -> Box:
    """The backup's key in a box. The caller has checked whose public key that is."""
    return Box(to, seal_to(sealing, key, _context(vault, backup, to)))


def key_for(head: BackupHead, identities: Collection[Identity]) -> bytes | None:
    """The backup's key, if it is sealed to any of these. Raises BackupTampered for a box that was changed."""
    mine = {identity.id: identity for identity in identities}
    for box in head.boxes:
        if box.to not in mine:
            continue
        try:
            key = open_box(mine[box.to], box.box, _context(head.vault, head.id, box.to))
        except Damaged:
            raise BackupTampered from None
        if len(key) == KEY_LENGTH:
            return key
    return None


def teams_of(head: BackupHead, me: Identity) -> list[Identity]:
    """The teams whose keys this person was given. Raises BackupTampered for a membership that was changed.

    Who gave them cannot be known yet: whether they open the backup's own key, and what its database says, decides.
    """
    try:
        return [open_team(held, head.vault, me) for held in head.members if held.member == me.id]
    except Damaged:
        raise BackupTampered from None


def way(slot: Slot) -> bytes:
    """32 bytes that stand for one slot: the same person, passphrase and keys."""
    said = slot.person.bytes + slot.tag + slot.salt + slot.kdf.written() + slot.bundle
    return hashlib.sha256(b"casedesk/way\0" + said).digest()


def without_keys(slot: Slot) -> Slot:
    """The slot as a backup holds it."""
    return replace(slot, database_key=b"", pending=b"")


def without_database_key(recovery: Recovery | None) -> Recovery | None:
    """The recovery keys as a backup holds them."""
    return None if recovery is None else replace(recovery, database_key=b"", pending=b"")


def write(folder: Path, head: BackupHead) -> None:
    """Puts `backup.keys` into the folder. Raises FolderReadOnly, DiskFull or DiskUnsound."""
    write_whole(folder / HEAD, FRAME.wrap(_said(head)))


def read(folder: Path) -> BackupHead:
    """What the backup in this folder says of itself.

    Raises BackupMissing, BackupForeign, BackupDamaged or BackupNewer.
    """
    return decode(FRAME.read(folder / HEAD))


def decode(said: Mapping[str, Any]) -> BackupHead:
    """Reads what `write` wrote, and nothing else. Raises BackupDamaged or BackupNewer."""
    if type(said.get("format")) is int and said["format"] > FORMAT:
        raise BackupNewer
    try:
        head = _head(said)
        genuine = _said(head) == said
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, Damaged):
        raise BackupDamaged from None
    if not genuine or head.size <= 0 or head.seq < 0:
        raise BackupDamaged
    return head


def _said(head: BackupHead) -> Mapping[str, Any]:
    return {
        "format": FORMAT, "id": str(head.id), "vault": str(head.vault), "made": spelling.moment(head.made),
        "training": head.training, "schema": head.schema, "seq": head.seq, "head": text(head.head),
        "counts": dict(head.counts), "size": head.size, "digest": text(head.digest),
        "cipher_salt": text(head.cipher_salt),
        "boxes": [{"to": str(one.to), "box": text(one.box)} for one in head.boxes],
        "members": [
            {"team": str(m.team), "person": str(m.member), "key": text(m.key), "keys": text(m.keys)}
            for m in head.members
        ],
        "slots": [spelling.slot_said(slot) for slot in head.slots],
        "ways": [text(one) for one in head.ways],
        "recovery": None if head.recovery is None else spelling.recovery_said(head.recovery),
        "maker": str(head.maker), "signature": text(head.signature),
    }  # fmt: skip


def _head(said: Mapping[str, Any]) -> BackupHead:
    read: dict[str, Any] = {field.name: said[field.name] for field in fields(BackupHead)}
    read |= {name: UUID(said[name]) for name in ("id", "vault", "maker")}
    read |= {name: sized(said[name], 32) for name in ("head", "digest")}
    read |= {name: int(said[name]) for name in ("schema", "seq", "size")}
    read["made"], read["training"] = datetime.fromisoformat(said["made"]), bool(said["training"])
    read["counts"] = {str(name): int(count) for name, count in said["counts"].items()}
    read["cipher_salt"], read["signature"] = sized(said["cipher_salt"], 16), raw(said["signature"])
    read["boxes"] = tuple(Box(UUID(one["to"]), raw(one["box"])) for one in said["boxes"])
    read["members"] = tuple(
        Membership(UUID(m["team"]), UUID(m["person"]), raw(m["key"]), raw(m["keys"])) for m in said["members"]
    )
    read["slots"] = tuple(spelling.slot(slot) for slot in said["slots"])
    read["ways"] = tuple(sized(one, 32) for one in said["ways"])
    read["recovery"] = None if said["recovery"] is None else spelling.recovery(said["recovery"])
    return BackupHead(**read)


def _context(vault: UUID, backup: UUID, to: UUID) -> bytes:
    return b"casedesk/backup key\0" + vault.bytes + backup.bytes + to.bytes
