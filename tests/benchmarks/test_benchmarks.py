"""Every promise of speed can be measured, and the table tells honestly which are kept."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from benchmarks.report import Measure, page, table

ROOT = Path(__file__).resolve().parents[2]
PROMISES = (
    "process start → unlock screen painted", "unlock → Today painted", "page of 50 with names", "all ids in order",
    "keystroke → hits", "save one form", "journal: one entry", "checks at opening", "the journal walked",
    "backup of", "case page with 40 entries", "a supervisor leaves", "memory with the vault",
)  # fmt: skip


def test_every_promise_has_its_row(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick"]
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()[2:]
    assert [row for row, promise in zip(rows, PROMISES, strict=True) if not row.startswith(f"| {promise}")] == []


def test_what_is_not_kept_is_said() -> None:
    kept = Measure("one", 9.0, 10.0, "2×", 5.0, "floor")
    not_kept = Measure("other", 81.0, 80.0, "80 ms")
    assert kept.met
    assert kept.ratio == "1.80×"
    assert not not_kept.met
    told = table([kept, not_kept]).splitlines()
    assert told[2].endswith("| yes |")
    assert told[3].endswith("| **no** |")
    assert "cores" in page([kept], on=date(2026, 11, 22))
