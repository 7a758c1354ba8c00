"""Recovery sheets for tests: made and in use, typed back in, and what they open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.security.durable import FRESH
from casedesk.security.errors import FolderReadOnly
from casedesk.security.keyfile import BACKUP
from casedesk.security.sheets import NewSheets, open_with_sheets
from casedesk.store import journal, vault
from casedesk.store.access import Access
from casedesk.store.recovery import recovering
from casedesk.store.recovery.sheet_state import Need, sheets_now
from casedesk.store.work import Work
from tests.vaults import Clock


def in_use(access: Access, count: int = 2, holders: Sequence[UUID] = ()) -> NewSheets:
    """So many sheets, all of them the person's own unless others hold them, printed and put in use."""
    made = recovering.new_sheets(access, holders=holders or [access.person.id] * count)
    recovering.put_in_use(access, made)
    return made


@contextmanager
def opened_with(folder: Path, text: str, other_text: str, clock: Clock | None = None) -> Iterator[Access]:
    """The vault, opened with two sheets inside the block and locked after it."""
    access = vault.enter(folder, lambda header: open_with_sheets(header, text, other_text), clock=clock or Clock())
    try:
        yield access
    finally:
        vault.lock(access)


@contextmanager
def cut_before_the_key_file(access: Access) -> Iterator[None]:
    """What the block does ends where it begins to write the key file: a folder lies there."""
    access.wait_until_sound()
    in_the_way = access.folder / f"{BACKUP}{FRESH}"
    in_the_way.mkdir()
    with pytest.raises((IsADirectoryError, FolderReadOnly)):  # each system calls it otherwise
        yield
    in_the_way.rmdir()


def state(access: Access) -> Need:
    """What is to be done about the sheets."""
    with Work(access, reading=True) as work:
        return sheets_now(work).need


def actions(access: Access) -> list[str]:
    """Everything the journal tells, in its order."""
    with access.engine.connect() as db:
        return [entry.action for entry in journal.entries(db)]
