"""Promise 24: no word typed anywhere stands in any file: vault, backups, home, temporary files, recent lists, logs.

A whole day is done in another process with everything logged that can be: every text field, reasons, invitations,
sheets, passphrases, searches, papers, a backup, trouble in every layer. Then every file is searched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Release
from casedesk.store.records import Record
from tests.faults.canaries import PHONE
from tests.faults.test_kill import ROOT

SPELT = ("utf-8", "utf-16-le", "utf-16-be")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def worker(home: Path, *before: str) -> subprocess.Popen[str]:
    """Another process with a home and temporary files of its own, doing a whole day's work."""
    places = {"HOME": str(home / "home"), "TMPDIR": str(home / "tmp"), "SQLITE_TMPDIR": str(home / "tmp")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    command = [*before, sys.executable, "-B", "-m", "tests.faults.canaries", str(home / "vault")]
    env = {**kept, **places, "PYTHONUTF8": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def found(root: Path, words: list[str]) -> Iterator[str]:
    """Where any of the words lies, in any spelling, in content or in a file's name."""
    for path in root.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in words:
            if word in str(path.relative_to(root)) or any(word.encode(spelt) in content for spelt in SPELT):
                yield f"{word} in {path.relative_to(root)}"


def test_no_canary_flies_out(home: Path) -> None:
    child = worker(home)
    assert child.stdin is not None
    assert child.stdout is not None
    told = json.loads(child.stdout.readline())
    open_vault = list(found(home, told["canaries"]))
    assert (home / "vault" / "vault.db-wal").stat().st_size > 0
    child.stdin.write("\n")
    child.stdin.close()
    assert child.wait() == 0
    child.stdout.close()
    assert open_vault == []
    log = (home / "home" / "everything.log").read_text("utf-8")
    assert log.count("ERROR:casedesk:ValueError in ") == 2, "bugs were reported, without their values"
    assert list((home / "stick").rglob("vault.db"))
    assert list(found(home, told["canaries"])) == []
    assert min(told["papers"]) > 10_000
    assert list((home / "tmp").iterdir()) == []


def test_every_text_field_of_every_record_had_its_canary(home: Path) -> None:
    child = worker(home)
    told = json.loads(child.communicate("\n")[0])["canaries"]
    for kind in Record.__subclasses__():
        if kind in (Case, ConsentToRelease, Release) or not kind.__module__.startswith("casedesk."):
            continue
        for name, spec in kind.__fields__.items():
            if spec.type is str and spec.kind not in ("hidden", "place", "code", "phone", "answers"):
                begin = f"Zq{kind.__name__.title()}{name.title().replace('_', '')}"
                assert any(word.startswith(begin) for word in told), f"{kind.__name__}.{name} was never filled"


def test_the_search_finds_a_canary_that_did_fly_out(home: Path) -> None:
    (home / "tmp" / "leak").write_bytes(f"… {PHONE} …".encode("utf-16-le"))
    assert list(found(home, [PHONE])) == [f"{PHONE} in tmp/leak"]
