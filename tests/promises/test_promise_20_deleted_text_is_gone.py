"""Promise 20: deleted text is gone – from every page of the database and of its log, free pages included."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.verbs.erase import approve_erasure, erase
from casedesk.store.access import Access
from casedesk.store.keeping.erasing import Scope
from casedesk.store.renewing import sealed_tables
from casedesk.store.tables import drafts, grants, revisions
from casedesk.store.work import Work
from tests import factories as make
from tests.promises.pages import decrypted
from tests.two_supervisors import SECOND, WORD, asked, closed, full_file, second_supervisor
from tests.vaults import opened

PIECE, APART = 24, 96


def pieces_of(access: Access, file: UUID) -> set[bytes]:
    """Short pieces of everything sealed in a file: its rows, earlier versions, drafts, and the boxes of its keys."""
    blobs: list[bytes] = []
    with Work(access, reading=True) as work:
        for table, owner in sealed_tables(work.db):
            blobs += [row.sealed for row in work.rows(sa.select(table.c.sealed).where(table.c[owner] == file))]
        for table in (revisions, drafts):
            blobs += [row.sealed for row in work.rows(sa.select(table.c.sealed).where(table.c.file == file))]
        boxes = work.rows(sa.select(grants.c.box, grants.c.signature).where(grants.c.file == file))
        blobs += [part for row in boxes for part in row]
    return {blob[at : at + PIECE] for blob in blobs for at in range(8, len(blob) - PIECE, APART)}


def found(folder: Path, key: bytes, pieces: Iterable[bytes]) -> int:
    """How many of the pieces stand on some page."""
    wanted = set(pieces)
    seen: set[bytes] = set()
    for page in decrypted(folder, key):
        seen |= {piece for piece in wanted - seen if piece in page}
    return len(seen)


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("after_locking", [False, True])
def test_nothing_sealed_of_an_erased_file_stands_on_any_page(folder: Path, scope: Scope, after_locking: bool) -> None:
    with opened(folder) as access:
        second_supervisor(access)
        case = full_file(access).id
        make.kept(access, make.consent(full_file(access).id))
        closed(access, case, make.DAY)
        key, pieces, erasure = access.database_key, pieces_of(access, case), asked(access, case, scope)
        assert len(pieces) > 100
        assert found(folder, key, pieces) > 0.9 * len(pieces), "before, it stands there: the scan sees what there is"
    with opened(folder, SECOND) as second:
        erase(second, erasure)
        if not after_locking:
            assert found(folder, key, pieces) == 0
    assert found(folder, key, pieces) == 0
    assert not any(WORD.encode() in page for page in decrypted(folder, key))


def test_a_cut_right_after_the_commit_is_made_up_for_by_the_next_session(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as access:
        second_supervisor(access)
        case = full_file(access).id
        key, pieces, erasure = access.database_key, pieces_of(access, case), asked(access, case)
    found_there = tmp_path / "after the power came back"
    with opened(folder, SECOND) as second:
        with Work(second) as work:
            approve_erasure(work, erasure=erasure)
            work.commit()
        shutil.copytree(folder, found_there, ignore=shutil.ignore_patterns("vault.lock"))
    with opened(found_there, SECOND) as second:
        assert not second.ring.holds(case)
    assert found(found_there, key, pieces) == 0


def test_what_was_deleted_from_a_file_and_its_drafts_is_gone_once_the_vault_is_locked(folder: Path) -> None:
    with opened(folder) as access:
        full_file(access)
        key = access.database_key
        with Work(access, reading=True) as work:
            (row,) = work.rows(sa.select(drafts.c.sealed))
        pieces = {row.sealed[at : at + PIECE] for at in range(8, len(row.sealed) - PIECE, APART)}
        assert found(folder, key, pieces)
        with access.engine.begin() as db:
            db.execute(sa.delete(drafts))
    assert pieces
    assert found(folder, key, pieces) == 0


def test_no_table_keeps_words_outside_its_sealed_part(folder: Path) -> None:
    with opened(folder) as access:
        full_file(access)
        key = access.database_key
    assert not any(WORD.encode() in page for page in decrypted(folder, key))
    with opened(folder) as access, access.engine.connect() as db:
        made = sa.table("sqlite_master", sa.column("sql"))
        written = [row.sql for row in db.execute(sa.select(made.c.sql).where(made.c.sql.is_not(None)))]
    assert len(written) > 30
    assert not [sql for sql in written if "VIRTUAL" in sql.upper()], "a search index would keep deleted terms"
