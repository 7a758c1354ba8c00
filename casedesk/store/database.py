"""Opens the encrypted database. Each step has a measured reason: see docs/security.md."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy import event

from casedesk.security.errors import DiskFull
from casedesk.store.door import Door
from casedesk.store.trouble import Busy, Foreign, VaultDamaged, VaultMissing, plainly

DATABASE = "vault.db"
APPLICATION_ID = 0x43444B31  # “CDK1”
_RAW_KEY = re.compile(r"[0-9a-f]{96}\Z")
_PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY", "foreign_keys=ON", "secure_delete=ON",
    "trusted_schema=OFF", "cell_size_check=ON", "cache_size=-32000",
)  # fmt: skip
STATEMENTS = 512
"""Statements kept ready for each connection: making one ready asks the authorizer about every column in it."""
_SQLITE_DENY, _SQLITE_OK = 1, 0
_ATTACH = 24


def raw_key(key: bytes, salt: bytes) -> str:
    """The key as SQLCipher takes it raw: 96 hex digits. Any other length would silently be taken for a passphrase."""
    text = (key + salt).hex()
    if not _RAW_KEY.match(text):
        raise ValueError("a raw key has 32 bytes and a salt of 16")
    return text


def connect(path: Path, key: str, *, create: bool = False, bulk: bool = False) -> Any:
    """One connection, keyed and hardened.

    `create` makes the file; opening never does. `bulk` leaves memory security off while very much is written.
    Raises VaultMissing, VaultDamaged (also for another key or no encryption), Foreign.
    """
    if create == path.exists():
        raise VaultMissing if not create else FileExistsError(path.name)
    if not create and path.stat().st_size == 0:
        raise VaultDamaged(VaultDamaged.empty)
    connection = keyed(path, key, mode="rwc" if create else "rw")
    try:
        _prepare(connection, create=create, bulk=bulk)
    except BaseException:
        connection.close()
        raise
    return connection


def keyed(path: Path, key: str, *, mode: str) -> Any:
    """A connection (`mode` ro, rw or rwc) with its key and nothing else; whether the key is right shows at reading."""
    if not _RAW_KEY.match(key):
        raise ValueError("not a raw key")
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}&psow=0",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=STATEMENTS,
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")  # cannot be bound; it is never traced or logged
        if connection.execute("PRAGMA cipher_status").fetchone()[0] != "1":
            raise RuntimeError("this build of the database does not encrypt")
        connection.execute("PRAGMA cipher_log_level = NONE")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Any, *, create: bool, bulk: bool) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        found = connection.execute("PRAGMA application_id").fetchone()[0]
    except driver.DatabaseError as trouble:
        raise plainly(trouble) from None
    if not create and found != APPLICATION_ID:
        raise Foreign
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA cipher_memory_security = {'OFF' if bulk else 'ON'}")
    connection.execute("PRAGMA busy_timeout = 5000")
    if create:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.set_authorizer(_no_attach)


def _no_attach(action: int, *_: object) -> int:
    return _SQLITE_DENY if action == _ATTACH else _SQLITE_OK


def engine(path: Path, key: str, *, bulk: bool = False, door: Door | None = None) -> sa.Engine:
    """The engine over keyed connections. Through `door` its key can be changed while it is in use.

    A unit of work begins with BEGIN IMMEDIATE, so that it never meets “locked” half-way; a connection with the
    execution option `reading` begins deferred and sees one state of the vault without waiting for a writer.
    """
    way = door or Door(key)
    made = sa.create_engine(
        "sqlite://", module=driver, creator=lambda: connect(path, way.key, bulk=bulk), poolclass=way.pool(),
        hide_parameters=True, echo=False, pool_size=3, max_overflow=5, pool_use_lifo=True,
    )  # fmt: skip

    def begin(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        try:  # by the driver itself: a cursor of SQLAlchemy's takes ten times as long as beginning
            connection.connection.driver_connection.execute("BEGIN" if reading else "BEGIN IMMEDIATE")  # type: ignore[union-attr]
        except driver.Error as trouble:
            raise plainly(trouble) from None

    def mend(context: sa.engine.ExceptionContext) -> NoReturn:
        raise plainly(context.original_exception) from None

    way.watch(made)
    event.listen(made, "begin", begin)
    event.listen(made, "handle_error", mend)
    return made


def opens(path: Path, key: str) -> bool:
    """Whether this is the key of the database. Raises VaultMissing, Busy."""
    try:
        connect(path, key).close()
    except VaultDamaged:
        return False
    return True


def rekey(path: Path, old: str, new: str) -> None:
    """Encrypts every page anew, in one transaction of the log; nobody else may have the file open.

    The salt is the one in the raw key, so that it stays what the key file says. Afterwards exactly one of the two keys
    opens the file: the new one, or the old one when this raises (DiskFull, Busy and others).
    """
    connection = connect(path, old)
    try:
        connection.execute(f"PRAGMA rekey = \"x'{new}'\"")  # cannot be bound; it is never traced or logged
    except driver.Error as trouble:
        raise plainly(trouble) from None
    finally:
        connection.close()
    if not opens(path, new):  # ✔ measured: when the disk is full the pragma says “ok” all the same
        raise DiskFull if shutil.disk_usage(path.parent).free < path.stat().st_size else Busy
    connection = connect(path, new)
    with contextlib.suppress(driver.Error):  # the log can be moved into the file another time
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def sound(path: Path, key: str) -> bool:
    """Whether every page is genuine and the structure whole: both checks, since each misses what the other sees."""
    with checked(path, key) as sound:
        pass
    return sound()


@contextlib.contextmanager
def checked(path: Path, key: str) -> Iterator[Callable[[], bool]]:
    """Both checks go on, each on a thread of its own, during the block; after it the answer is there to be asked."""
    with ThreadPoolExecutor(2, "check of the pages") as beside:
        asked = [beside.submit(_asked, path, key, check) for check in (genuine, whole)]
        yield lambda: all(check.result() for check in asked)


def genuine(connection: Any) -> bool:
    """Whether somebody who holds the key wrote every page."""
    return not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def whole(connection: Any) -> bool:
    """Whether the pages make a database: a file cut at the edge of a page is genuine, and not whole."""
    return bool(connection.execute("PRAGMA quick_check").fetchall() == [("ok",)])


def _asked(path: Path, key: str, check: Callable[[Any], bool]) -> bool:
    connection = connect(path, key)
    try:
        return check(connection)
    except driver.DatabaseError:
        return False
    finally:
        connection.close()
