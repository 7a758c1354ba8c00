"""The journal: an entry appended, and what is checked at opening, for every 100 MB of a vault that was lived in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

from benchmarks.big_vault import PASSPHRASE, SHORT_NAME, build
from benchmarks.raw import fresh
from benchmarks.report import Measure, many
from benchmarks.timing import side_by_side, took
from casedesk.security import keyfile
from casedesk.store import chain_check, database, mismatch, vault
from casedesk.store.access import Access
from casedesk.store.database import DATABASE
from casedesk.store.journal import Note
from casedesk.store.opening import Opening
from casedesk.store.work import Work

ENTRIES_A_MB = 480
"""As in the practice vault: a centre that worked for three years."""
APPEND_MS, WALK_MS = 1.0, 1000.0
CHECK_TIMES = 600 / 470
"""0.6 s for 100 MB where the driver's two checks take 0.47 s, as first measured; elsewhere as many times theirs."""
BATCH = 5000
ACTIONS = ("view", "change", "search", "print")


def measures(place: Path, *, cases: int, runs: int) -> Iterator[Measure]:
    """Appending, the checks at opening, and the walk over the chain, each beside its floor."""
    build(place, cases=cases)
    access = vault.unlock(place, SHORT_NAME, PASSPHRASE, bulk=True, check=False)
    try:
        entries = _live(access, place)
    finally:
        vault.lock(access)
    access = vault.unlock(place, SHORT_NAME, PASSPHRASE, check=False)
    try:
        access.wait_until_sound()
        yield _append(access, place, runs=runs)
        yield from _opening(access, place / DATABASE, entries, runs=max(2, runs // 4))
    finally:
        vault.lock(access)


def _live(access: Access, place: Path) -> int:
    """Entries as many as a vault of this size has had."""
    access.wait_until_sound()
    wanted = round((place / DATABASE).stat().st_size / 1e6 * ENTRIES_A_MB)
    files = [uuid4() for _file in range(1000)]
    for begin in range(0, wanted, BATCH):
        some = range(begin, min(begin + BATCH, wanted))
        with access.engine.begin() as db:
            mismatch.append(db, access, [_note(number, files[number % len(files)]) for number in some])
    return wanted


def _note(number: int, file: UUID) -> Note:
    return Note(ACTIONS[number % len(ACTIONS)], file, (("fields", "latin_name address"), ("part", "identities")))


def _append(access: Access, place: Path, *, runs: int) -> Measure:
    """A look recorded and committed, beside a raw row of as many bytes, synced as well."""
    file = uuid4()

    def append() -> None:
        with Work(access) as work:
            work.journal("view", file)
            work.commit()

    with fresh(place / "raw.db") as raw:
        raw.execute("CREATE TABLE measured (id INTEGER PRIMARY KEY, entry BLOB)")

        def insert() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO measured (entry) VALUES (?)", (os.urandom(230),))
            raw.execute("COMMIT")

        floor, mine = side_by_side(insert, append, times=4 * runs)
    return Measure(
        "journal: one entry signed, chained, synced", mine.median, APPEND_MS, "1 ms", floor.median,
        "raw SQLCipher insert, synced", runs=4 * runs,
    )  # fmt: skip


def _opening(access: Access, path: Path, entries: int, *, runs: int) -> Iterator[Measure]:
    key, header = access.door.key, keyfile.read(access.folder).header
    size = path.stat().st_size / 1e8

    def pages() -> None:
        connection = database.connect(path, key)
        connection.execute("PRAGMA cipher_integrity_check").fetchall()
        connection.execute("PRAGMA quick_check").fetchall()
        connection.close()

    def check() -> None:
        Opening(access, path, key, header.anchors, lags=False, failures=0, checked=True).check()

    def walk() -> None:
        with access.engine.connect().execution_options(reading=True) as db:
            chain_check.look(db, access.trust, header.anchors)

    floor, mine = side_by_side(pages, check, times=runs)
    yield Measure(
        f"checks at opening, for every 100 MB ({many(entries)} entries in {path.stat().st_size / 1e6:.0f} MB)",
        mine.median / size, CHECK_TIMES * floor.median / size, f"{CHECK_TIMES:.2f}×", floor.median / size,
        "the driver’s two checks, one after the other", runs=runs,
    )  # fmt: skip
    walked = took(walk, runs).median
    yield Measure(
        "the journal walked, for every 100 000 entries", walked / entries * 1e5, WALK_MS, "1 s", runs=runs
    )  # fmt: skip
