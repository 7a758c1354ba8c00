"""A vault is a folder with `vault.keys` and `vault.db`. Here it is made, unlocked and locked."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import filelock
import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.errors import saving
from casedesk.security.identity import Identity
from casedesk.security.keyfile import Header
from casedesk.security.keyring import Keyring
from casedesk.security.passphrase import MINIMUM
from casedesk.security.slots import STANDARD, Kdf, Opened, Slot, make_slot, open_slot
from casedesk.store import anchoring, database, founding, granting, mismatch, people, schema, settling, trust
from casedesk.store.access import Access, Standing, VaultFacts, now
from casedesk.store.appearing import appearing
from casedesk.store.database import DATABASE, engine, raw_key
from casedesk.store.door import Door
from casedesk.store.journal import Note
from casedesk.store.key_file import rewrite_keys
from casedesk.store.opening import Opening
from casedesk.store.soundness import Soundness
from casedesk.store.tables import invitations
from casedesk.store.tables import vault as vault_table
from casedesk.store.trouble import AlreadyOpen, VaultDamaged, VaultMissing
from casedesk.store.write_ahead import checkpoint
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

LOCK = "vault.lock"


class PassphraseTooShort(Mendable):
    """A passphrase below the minimum."""

    sentence = N_("The passphrase is too short. Use at least {minimum} characters, five or six words for example.")


def is_vault(folder: Path) -> bool:
    """Whether the folder holds a vault, or what is left of one."""
    return any((folder / name).exists() for name in (DATABASE, keyfile.KEYS, keyfile.BACKUP))


def create(
    folder: Path, *, centre: str, place: str, prefix: str, founder: founding.Founder, passphrase: str,
    training: bool = False, kdf: Kdf = STANDARD, at: datetime | None = None,
) -> None:  # fmt: skip
    """Makes a new vault in a new or empty folder. It appears whole or not at all.

    Raises FolderTaken, PassphraseTooShort, FolderReadOnly, DiskFull, TooLittleMemory.
    """
    if len(passphrase) < MINIMUM:
        raise PassphraseTooShort(minimum=MINIMUM)
    with appearing(folder) as making:
        _make(making, centre, place, prefix, founder, passphrase, training, kdf, at or now())


def _make(
    folder: Path, centre: str, place: str, prefix: str, founder: founding.Founder, passphrase: str, training: bool,
    kdf: Kdf, at: datetime,
) -> None:  # fmt: skip
    vault, me, database_key = uuid4(), Identity.new(uuid4()), os.urandom(32)
    root = me.public.fingerprint()
    slot = make_slot(
        vault=vault, identity=me, root=root, short_name=founder.short_name, passphrase=passphrase,
        database_key=database_key, kdf=kdf,
    )  # fmt: skip
    header = Header(vault, 0, os.urandom(16), training, (slot,), ())
    key = raw_key(database_key, header.cipher_salt)
    database.connect(folder / DATABASE, key, create=True).close()
    made = engine(folder / DATABASE, key, bulk=True)
    try:
        with made.begin() as db:
            schema.upgrade(db)
            row = {"id": vault, "centre": centre, "place": place, "prefix": prefix, "training": training}
            db.execute(sa.insert(vault_table), {**row, "created": at, "header_generation": 1})
            founding.found(db, vault, me, founder, at)
        checkpoint(made)
    finally:
        made.dispose()
    first = keyfile.write(folder, header, database_key)
    keyfile.write(folder, first, database_key)  # both generations are there from the first day


def hold(folder: Path) -> filelock.BaseFileLock:
    """Takes the vault for this process; the system lets go of it when the process ends, however it ends.

    Raises AlreadyOpen, VaultMissing, FolderReadOnly.
    """
    if not is_vault(folder):
        raise VaultMissing
    held = filelock.FileLock(folder / LOCK, blocking=False, thread_local=False)
    try:
        with saving():
            held.acquire()
    except filelock.Timeout:
        raise AlreadyOpen from None
    return held


def unlock(
    folder: Path, short_name: str, passphrase: str, *, clock: Callable[[], datetime] = now, bulk: bool = False,
    failures: int = 0, check: bool = True,
) -> Access:  # fmt: skip
    """Opens a vault for one person; its pages are checked on another thread, and writing waits for that.

    Raises WrongPassphrase, AlreadyOpen, VaultMissing, VaultDamaged, Foreign, Newer, the key file's troubles.
    """

    def with_passphrase(header: Header) -> Opened:
        return open_slot(header, short_name, passphrase)

    return enter(folder, with_passphrase, clock=clock, bulk=bulk, failures=failures, check=check)


def enter(
    folder: Path, open: Callable[[Header], Opened], *, clock: Callable[[], datetime] = now, bulk: bool = False,
    failures: int = 0, check: bool = True,
) -> Access:  # fmt: skip
    """Like `unlock`, whatever opens the key file: a passphrase, or two recovery sheets."""
    held = hold(folder)
    try:
        found = keyfile.read(folder)
        found, opened = settling.settle(folder, found, open(found.header))
        return _open(folder, held, found, opened, clock=clock, bulk=bulk, failures=failures, check=check)
    except BaseException:
        held.release()
        raise


def _open(
    folder: Path, held: filelock.BaseFileLock, found: keyfile.Found, opened: Opened, *,
    clock: Callable[[], datetime], bulk: bool, failures: int, check: bool,
) -> Access:  # fmt: skip
    key = raw_key(opened.database_key, found.header.cipher_salt)
    path, me, door = folder / DATABASE, opened.identity, Door(key)
    made = engine(path, key, bulk=bulk, door=door)
    try:
        with made.connect() as db:
            if schema.version(db) < schema.SCHEMA:
                _upgrade(db, folder, key, found.header, opened, clock())
            facts = facts_of(db, found)
            known = trust.load(db, facts.id, opened.root)
            standing = _standing(db, me, known)
            certified = standing is Standing.CERTIFIED
            teams = people.my_teams(db, facts.id, me, known) if certified else {}
            ring = Keyring(lambda file: ())
            mine = trust.identities(me, teams)
            lags = certified and granting.take_up(db, ring, facts.id, me, mine, known, clock())
            person = people.person(db, me.id, known.roles(me.id) if certified else frozenset())
            db.rollback()
    except BaseException:
        made.dispose()
        raise
    access = Access(
        folder, made, facts, person, me, teams, known, ring, known.team_of(me.id, people.supervisors(known)),
        root=opened.root, standing=standing, clock=clock, held=held, database_key=opened.database_key,
        from_backup=found.from_backup, door=door,
    )  # fmt: skip
    opening = Opening(access, path, key, found.header.anchors, lags, failures, check)
    access.soundness = Soundness(opening.check, opening.go_on)
    return access


def _upgrade(db: sa.Connection, folder: Path, key: str, header: Header, opened: Opened, at: datetime) -> None:
    """Brings the vault to this program's schema, once a copy of it as it was lies beside it."""
    from casedesk.store.backups.safety_copies import copy_before_upgrade  # seldom needed, and it knows much

    schema.upgrade(db)
    copy_before_upgrade(folder, key, db, header, opened, at)
    db.commit()


def _standing(db: sa.Connection, me: Identity, known: trust.Trust) -> Standing:
    """Certified is who holds the very keys that were certified; others have been asked in, or wait."""
    certificate = known.people.get(me.id)
    if certificate is not None and certificate.public == me.public:
        return Standing.CERTIFIED
    i = invitations.c
    accepted = sa.select(i.id).where(i.person == me.id, i.sealing == me.public.sealing)
    return Standing.WAITING if db.scalar(accepted) is not None else Standing.INVITED


def facts_of(db: sa.Connection, found: keyfile.Found) -> VaultFacts:
    """What the vault says of itself, once it is the key file's own and the key file is not an old one put back."""
    row = db.execute(sa.select(vault_table)).one_or_none()
    if row is None or row.id != found.header.vault:
        raise VaultDamaged
    found.refuse_older(row.header_generation)
    return VaultFacts(row.id, row.centre, row.place, row.prefix, row.training)


def lock(access: Access) -> None:
    """Ends the access: journal, key bundle, log emptied, connections closed, keys let go. Never fails half-way.

    Long work is asked to stop; what must not be cut in two ends first, and everything else finds the vault locked.
    """
    access.underway.close()
    if access.gone:
        return
    try:
        if access.soundness is not None:
            access.wait_until_sound()
        if access.standing is Standing.CERTIFIED:
            _end(access)
            anchoring.anchor(access)
        checkpoint(access.engine)
    finally:
        access.engine.clear_compiled_cache()  # it keeps parameters
        access.engine.dispose()
        access.forget()


def _end(access: Access) -> None:
    with access.engine.begin() as db:
        mismatch.append(db, access, [Note("lock")])
        granting.keep_bundle(db, access.ring, access.vault.id, access.me)


def add_slot(access: Access, slot: Slot) -> None:
    """Writes one more person's slot into the key file, and its generation into the database."""
    rewrite_keys(access, lambda header: header.with_slot(slot))
