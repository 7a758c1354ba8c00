"""Promise 9: torn at every length or flipped at every byte, the key file gives way to its earlier generation.

On the key file of a real vault, with several people and recovery sheets in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casedesk.security import keyfile
from casedesk.security.errors import KeyFileDamaged, KeyFileForeign
from casedesk.security.keyfile import Found
from casedesk.security.roles import Role
from casedesk.security.sheets import NewSheets, open_with_sheets
from casedesk.security.slots import open_slot
from tests.factories import registered
from tests.sheets import in_use, opened_with
from tests.vaults import PASSPHRASE, Grown, enrolled, opened


@pytest.fixture
def sheets(folder: Path, grown: Grown) -> NewSheets:
    """A vault with three people and two sheets, whose two generations both hold them."""
    return grown(folder, three_and_two_sheets)


def three_and_two_sheets(folder: Path) -> NewSheets:
    """Enrols the third and makes the sheets."""
    with opened(folder) as access:
        enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
        registered(access)
        return in_use(access)


def stands_in(folder: Path, generation: int) -> Found:
    """The earlier generation, whole and of this very vault."""
    found = keyfile.read(folder)
    assert (found.from_backup, found.header.generation) == (True, generation)
    assert found.header.recovery is not None
    return found


def test_torn_at_every_length(folder: Path, sheets: NewSheets) -> None:
    path = folder / keyfile.KEYS
    whole, newest = path.read_bytes(), keyfile.read(folder).header.generation
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        stands_in(folder, newest - 1)
    _opens_for_all(stands_in(folder, newest - 1), sheets)
    with opened(folder) as access:
        assert access.from_backup


def test_flipped_at_every_byte(folder: Path, sheets: NewSheets) -> None:
    path = folder / keyfile.KEYS
    whole, newest = path.read_bytes(), keyfile.read(folder).header.generation
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        stands_in(folder, newest - 1)
    _opens_for_all(stands_in(folder, newest - 1), sheets)


def _opens_for_all(found: Found, sheets: NewSheets) -> None:
    """The same database key for each of the people, and for two sheets, under the file's own seal."""
    keys = [open_slot(found.header, name, PASSPHRASE).database_key for name in ("bopha", "dara", "visal")]
    keys.append(open_with_sheets(found.header, sheets.papers[0].code, sheets.papers[1].code).database_key)
    assert len(set(keys)) == 1
    keyfile.check(found, keys[0])


def test_what_was_flipped_is_written_whole_again_at_the_next_change(folder: Path, sheets: NewSheets) -> None:
    path = folder / keyfile.KEYS
    path.write_bytes(path.read_bytes()[:-1])
    with opened(folder) as access:
        newer = in_use(access)
    assert not keyfile.read(folder).from_backup
    with opened_with(folder, newer.papers[0].code, newer.papers[1].code) as paper:
        assert paper.person.roles == {Role.RECOVERY}


def test_with_both_damaged_it_says_so_and_changes_nothing(folder: Path, sheets: NewSheets) -> None:
    for name in (keyfile.KEYS, keyfile.BACKUP):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: len(whole) // 2])
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("vault.")}
    with pytest.raises((KeyFileDamaged, KeyFileForeign)), opened(folder):
        pass
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("vault.")} == before
    assert sheets.papers
