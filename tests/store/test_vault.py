"""A vault on the disk: made whole, opened by its people only, and honest about every trouble."""

from __future__ import annotations

import shutil
import sqlite3 as plain_sqlite  # the outsider's tool, against which the vault must hold
import subprocess
import sys
from pathlib import Path

import pytest

from casedesk.cases.records.case import Case
from casedesk.security import errors, keyfile
from casedesk.security.slots import LIGHT
from casedesk.store import database, vault
from casedesk.store.access import Access
from casedesk.store.appearing import FolderTaken
from casedesk.store.database import DATABASE
from casedesk.store.trouble import AlreadyOpen, Foreign, Newer, StoreFault, VaultDamaged, VaultMissing
from casedesk.store.work import Work
from tests.factories import identity, kept, registered
from tests.vaults import FOUNDER, PASSPHRASE, Clock, opened


def make(folder: Path, passphrase: str = PASSPHRASE) -> None:
    vault.create(folder, centre="Lotus", place="12", prefix="PP", founder=FOUNDER, passphrase=passphrase, kdf=LIGHT)


def unlock(folder: Path, short_name: str = "bopha", passphrase: str = PASSPHRASE) -> Access:
    return vault.unlock(folder, short_name, passphrase, clock=Clock())


def raw(access: Access) -> str:
    header = keyfile.read(access.folder).header
    return database.raw_key(access.database_key, header.cipher_salt)


def test_what_was_kept_is_there_after_lock_and_unlock(folder: Path) -> None:
    with opened(folder) as access:
        case = registered(access)
        kept(access, identity(case.id, latin_name="Sok Sreymom"))
    with opened(folder) as access, Work(access) as work:
        assert work.get(Case, case.id).number == case.number


def test_no_file_of_the_vault_holds_a_word_that_was_typed(folder: Path) -> None:
    canary = "Kanarienvogel"
    with opened(folder) as access:
        case = registered(access, say_first=canary)
        kept(access, identity(case.id, latin_name=canary, address=canary))
        during = [path.read_bytes() for path in folder.iterdir()]
    for content in (*during, *(path.read_bytes() for path in folder.iterdir())):
        assert canary.encode() not in content
        assert b"SQLite format" not in content


def test_the_plain_sqlite_program_cannot_read_it(folder: Path) -> None:
    with opened(folder) as access:
        registered(access)
    connection = plain_sqlite.connect(folder / DATABASE)
    with pytest.raises(plain_sqlite.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()
    program = shutil.which("sqlite3")
    if program is None:
        assert sys.platform != "linux", "Debian's sqlite3 is needed for this test"
        return
    answer = subprocess.run([program, str(folder / DATABASE), ".tables"], capture_output=True, text=True, check=False)
    assert answer.returncode != 0
    assert answer.stdout == ""


def test_the_connection_is_hardened(access: Access) -> None:
    expected = {
        "journal_mode": "wal", "synchronous": 2, "temp_store": 2, "foreign_keys": 1, "secure_delete": 1,
        "trusted_schema": 0, "cell_size_check": 1, "cipher_status": "1", "application_id": database.APPLICATION_ID,
        "cipher_memory_security": "1",
    }  # fmt: skip
    with access.engine.connect() as db:
        found = {name: db.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in expected}
    assert found == expected


def test_no_other_file_can_be_attached(access: Access) -> None:
    with access.engine.connect() as db, pytest.raises(StoreFault):
        db.exec_driver_sql("ATTACH DATABASE ':memory:' AS other")


def test_a_raw_key_of_another_length_is_refused_before_the_database_sees_it(folder: Path) -> None:
    with pytest.raises(ValueError, match="raw key"):
        database.raw_key(b"short", b"salt")
    with pytest.raises(ValueError, match="raw key"):
        database.connect(folder / DATABASE, "not hexadecimal")


def test_a_wrong_passphrase_and_a_wrong_name_are_told_alike(folder: Path) -> None:
    told = set()
    for name, passphrase in (("bopha", "wrong wrong wrong"), ("nobody", PASSPHRASE), ("bopha", "")):
        with pytest.raises(errors.WrongPassphrase) as trouble:
            unlock(folder, name, passphrase)
        told.add(trouble.value.said())
    assert told == {"That did not open. Check the short name, the passphrase and the keyboard."}
    with opened(folder):
        pass


def test_a_second_opening_is_told_that_the_vault_is_open(folder: Path) -> None:
    with opened(folder), pytest.raises(AlreadyOpen):
        unlock(folder)
    with opened(folder):
        pass


def test_a_folder_without_a_vault(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        unlock(tmp_path)


def test_a_missing_database(folder: Path) -> None:
    (folder / DATABASE).unlink()
    with pytest.raises(VaultMissing):
        unlock(folder)
    assert not (folder / DATABASE).exists()


def test_an_empty_database_is_not_taken_for_a_new_vault(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")
    with pytest.raises(VaultDamaged):
        unlock(folder)
    assert (folder / DATABASE).read_bytes() == b""


def test_a_plain_database_in_its_place(folder: Path) -> None:
    (folder / DATABASE).unlink()
    connection = plain_sqlite.connect(folder / DATABASE)
    connection.execute("CREATE TABLE cases (name)")
    connection.close()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(VaultDamaged):
        unlock(folder)
    assert (folder / DATABASE).read_bytes() == before


def test_the_database_of_another_vault(folder: Path, tmp_path: Path) -> None:
    make(tmp_path / "other")
    shutil.copy(tmp_path / "other" / DATABASE, folder / DATABASE)
    with pytest.raises(VaultDamaged):
        unlock(folder)


def test_an_encrypted_database_of_another_program(folder: Path) -> None:
    with opened(folder) as access:
        key = raw(access)
    connection = database.connect(folder / DATABASE, key)
    connection.execute("PRAGMA application_id = 7")
    connection.close()
    with pytest.raises(Foreign):
        unlock(folder)


def test_a_vault_of_a_newer_program(folder: Path) -> None:
    with opened(folder) as access:
        key = raw(access)
    connection = database.connect(folder / DATABASE, key)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(Newer):
        unlock(folder)


def test_a_damaged_key_file_falls_back_to_its_earlier_generation_and_says_so(folder: Path) -> None:
    path = folder / keyfile.KEYS
    path.write_bytes(path.read_bytes()[:100])
    with opened(folder) as access:
        assert access.from_backup
        registered(access)


def test_an_old_key_file_put_back_is_noticed(folder: Path, template: Path) -> None:
    old = {name: (folder / name).read_bytes() for name in (keyfile.KEYS, keyfile.BACKUP)}
    with opened(folder) as access:
        header = keyfile.read(folder).header
        for slot in (header.slots[0], header.slots[0]):
            vault.add_slot(access, slot)
    for name, content in old.items():
        (folder / name).write_bytes(content)
    with pytest.raises(errors.KeyFileTampered):
        unlock(folder)


@pytest.mark.parametrize("page", [2, 5, 20])
def test_a_damaged_page_is_noticed_before_anything_is_written(folder: Path, page: int) -> None:
    path = folder / DATABASE
    content = bytearray(path.read_bytes())
    content[page * 4096 + 100] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(VaultDamaged):
        _wait_until_sound(folder)


def _wait_until_sound(folder: Path) -> None:
    access = unlock(folder)
    try:
        access.wait_until_sound()
    finally:
        access.engine.dispose()
        access.forget()


def test_a_new_vault_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(vault.PassphraseTooShort):
        make(tmp_path / "new", "too short")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("somebody's")
    with pytest.raises(FolderTaken):
        make(tmp_path / "taken")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["taken"]
    make(tmp_path / "new")
    assert {p.name for p in (tmp_path / "new").iterdir()} >= {keyfile.KEYS, keyfile.BACKUP, DATABASE}


def test_keys_are_gone_after_lock(folder: Path) -> None:
    access = unlock(folder)
    case = registered(access)
    vault.lock(access)
    assert not access.ring.holds(case.id)
    assert access.database_key == b""
    assert not access.teams
