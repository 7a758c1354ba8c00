"""The commands of a terminal: what they ask, what they say, how they end."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from casedesk.__main__ import main
from casedesk.commands import run
from casedesk.security import keyfile
from casedesk.store import vault
from casedesk.store.database import DATABASE
from tests.house.rule import ROOT
from tests.vaults import PASSPHRASE

COMMANDS = ("window", "new", "training", "verify", "play")


class Terminal:
    """Types lines into a command and keeps what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self.opened: list[list[str]] = []

    def __call__(self, *words: str, typed: Sequence[str] = ()) -> int:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return run(words, self._window)

    def _window(self, folders: Sequence[str]) -> int:
        self.opened.append(list(folders))
        return 0

    def said(self) -> str:
        heard = self._capsys.readouterr()
        return heard.out + heard.err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(monkeypatch, capsys)


def test_help_documents_every_command(terminal: Terminal) -> None:
    with pytest.raises(SystemExit) as ended:
        terminal("--help")
    assert ended.value.code == 0
    said = terminal.said()
    assert all(f"    {command} " in said for command in COMMANDS)


def test_a_word_nobody_knows_ends_with_two(terminal: Terminal) -> None:
    with pytest.raises(SystemExit) as ended:
        terminal("open sesame")
    assert ended.value.code == 2


def test_window_is_what_happens_without_a_command(monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> None:
    assert terminal("window", "some/folder") == 0
    assert terminal("window") == 0
    assert terminal.opened == [["some/folder"], []]


def test_a_new_vault_is_made_and_found_sound(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    names = ["Lotus house", "12", "pp", "Chan Bopha", "bopha"]
    assert terminal("new", str(folder), typed=[*names, PASSPHRASE, PASSPHRASE]) == 0
    assert vault.is_vault(folder)
    assert terminal("verify", str(folder), typed=["bopha", PASSPHRASE]) == 0
    said = terminal.said()
    assert "vault.keys is whole." in said
    assert "vault.bak is whole." in said
    assert "Every page of the database is genuine and whole." in said
    assert "The journal is complete: 1 entr" in said
    assert PASSPHRASE not in said


def test_two_passphrases_that_differ_make_nothing(terminal: Terminal, tmp_path: Path) -> None:
    typed = ["Lotus house", "12", "PP", "Chan Bopha", "bopha", PASSPHRASE, PASSPHRASE + "x"]
    assert terminal("new", str(tmp_path / "new"), typed=typed) == 1
    assert not (tmp_path / "new").exists()
    assert "differ" in terminal.said()


def test_an_end_in_the_middle_makes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("new", str(tmp_path / "new"), typed=["Lotus house"]) == 1
    assert not (tmp_path / "new").exists()
    assert "Stopped. Nothing was changed." in terminal.said()


@pytest.mark.parametrize(("short_name", "passphrase"), [("bopha", "other words than these"), ("nobody", PASSPHRASE)])
def test_verify_needs_a_person(terminal: Terminal, folder: Path, short_name: str, passphrase: str) -> None:
    assert terminal("verify", str(folder), typed=[short_name, passphrase]) == 1
    assert "That did not open." in terminal.said()


def test_verify_changes_nothing(terminal: Terminal, folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in (".keys", ".bak", ".db")}
    assert terminal("verify", str(folder), typed=["bopha", PASSPHRASE]) == 0
    assert before == {name: (folder / name).read_bytes() for name in before}


def test_verify_finds_a_torn_copy_of_the_key_file(terminal: Terminal, folder: Path) -> None:
    (folder / keyfile.BACKUP).write_bytes((folder / keyfile.BACKUP).read_bytes()[:100])
    assert terminal("verify", str(folder), typed=["bopha", PASSPHRASE]) == 1
    said = terminal.said()
    assert "vault.bak is missing, damaged" in said
    assert "The journal is complete" in said


def test_verify_finds_a_flipped_page(terminal: Terminal, folder: Path) -> None:
    pages = bytearray((folder / DATABASE).read_bytes())
    pages[-2000] ^= 1
    (folder / DATABASE).write_bytes(bytes(pages))
    assert terminal("verify", str(folder), typed=["bopha", PASSPHRASE]) == 1
    assert "Pages of the database are damaged." in terminal.said()


def test_verify_finds_an_old_database_put_back(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / DATABASE, tmp_path / "old.db")
    (folder / DATABASE).write_bytes(b"")
    assert terminal("verify", str(folder), typed=["bopha", PASSPHRASE]) == 1
    assert "empty" in terminal.said()


def test_what_is_said_can_be_another_language(terminal: Terminal, folder: Path) -> None:
    assert terminal("--language", "fr", "verify", str(folder), typed=["bopha", "other words than these"]) == 1
    assert "That did not open." not in terminal.said()


def test_the_process_leaves_no_core_and_cannot_be_read() -> None:
    told = (
        "from casedesk.__main__ import harden; harden(); import resource, ctypes; "
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0) 0"


def test_a_wrong_command_line_never_opens_the_window() -> None:
    with pytest.raises(SystemExit):
        main(["window", "--fullscreen"])
