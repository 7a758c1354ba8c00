"""Somebody leaves a vault of 2,000 open cases: everything gets new keys, beside the driver doing the least it must."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from benchmarks import big_vault, raw
from benchmarks.report import Measure, many
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.work import Mode
from casedesk.cases.leaving import leave, waiting
from casedesk.cases.records.case import Case
from casedesk.cases.records.follow_up import FollowUp
from casedesk.security import keyfile
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT, make_slot
from casedesk.store import database, people, vault
from casedesk.store.access import Access
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.records import id_of
from casedesk.store.renewing import sealed_tables
from casedesk.store.work import Work

CASES, ENTRIES = 2223, 8
"""Nine of ten are open: 2,001. Each has eight follow-ups beside what every case has."""
LIMIT_MS = 20_000
LEAVER = "sokha"
NOTE = "It goes on as before, and the plan is kept. " * 5


def measure(place: Path, *, cases: int = CASES) -> Measure:
    """A supervisor leaves who held the team’s keys: a copy, a new database key, a new team, a new key for each case."""
    big_vault.build(place, cases=cases)
    leaver, files = _filled(place)
    floor = _floor(place)
    access = big_vault.opened(place)
    try:
        began = time.perf_counter()
        leave(access, person=leaver, taker=None, progress=lambda part, of: None, stopped=lambda: False)
        ours = (time.perf_counter() - began) * 1000
        if waiting(access):
            raise RuntimeError("not everything was renewed")
    finally:
        vault.lock(access)
    return Measure(
        f"a supervisor leaves: new keys for the database and {many(files)} open cases, after a safety copy", ours,
        LIMIT_MS, "20 s", floor, "raw rekey, and every sealed row written again",
    )  # fmt: skip


def _filled(place: Path) -> tuple[UUID, int]:
    """A second supervisor and eight follow-ups in each case; who will leave, and how many cases are open."""
    access = vault.unlock(place, big_vault.SHORT_NAME, big_vault.PASSPHRASE, bulk=True, check=False)
    try:
        leaver = _enrolled(access)
        with Work(access) as work:
            files = replace(work.files, key_version=lambda file: 1)
            ids = [row.id for row in work.rows(sa.select(id_of(Case)))]
            at = datetime.now().astimezone()
            for entry in range(ENTRIES):
                held = at - timedelta(days=entry * 14)
                files.add([FollowUp(case_id=id, at=held, mode=Mode.PHONE, progress=NOTE) for id in ids])
            opened = work.rows(sa.select(sa.func.count().label("n")).where(Case.status == CaseStatus.OPEN))[0].n
            work.commit()
    finally:
        vault.lock(access)
    return leaver, opened


def _enrolled(access: Access) -> UUID:
    fresh = people.enrol(access, name="Keo Sokha", khmer_name="", roles=frozenset({Role.SUPERVISOR}))
    slot = make_slot(
        vault=access.vault.id, identity=fresh, root=access.root, short_name=LEAVER, passphrase=big_vault.PASSPHRASE,
        database_key=access.database_key, kdf=LIGHT,
    )  # fmt: skip
    vault.add_slot(access, slot)
    return fresh.id


def _floor(place: Path) -> float:
    """Milliseconds the driver takes for a copy of the file: pages encrypted anew, each sealed row written once."""
    copy = place.with_name(f"{place.name}-floor")
    shutil.copytree(place, copy)
    access = big_vault.opened(copy)
    try:
        with access.engine.connect() as db:
            tables = [table.name for table, _owner in sealed_tables(db)]
        salt, key = keyfile.read(copy).header.cipher_salt, os.urandom(32)
        old = raw_key(access.database_key, salt)
        with raw.connection(access) as connection:
            rows = list(_sealed(connection, tables))
        access.engine.dispose()
        began = time.perf_counter()
        database.rekey(copy / DATABASE, old, raw_key(key, salt))
        connection = database.connect(copy / DATABASE, raw_key(key, salt))
        connection.execute("BEGIN IMMEDIATE")
        for table, written in rows:
            connection.executemany(f'UPDATE "{table}" SET sealed = ? WHERE id = ?', written)
        connection.execute("COMMIT")
        took = (time.perf_counter() - began) * 1000
        connection.close()
    finally:
        access.engine.dispose()
        access.forget()
        shutil.rmtree(copy)
    return took


def _sealed(connection: object, tables: list[str]) -> Iterator[tuple[str, list[tuple[bytes, bytes]]]]:
    for table in tables:
        found = connection.execute(f'SELECT id, length(sealed) FROM "{table}"').fetchall()  # type: ignore[attr-defined]
        yield table, [(os.urandom(size), id) for id, size in found]
