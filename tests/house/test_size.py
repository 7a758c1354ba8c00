"""One idea a file: whoever opens it sees all of it."""

from __future__ import annotations

from pathlib import Path

from tests.house.rule import ROOT, sources

MOST = 300
LONGER = {
    "casedesk/store/migrations/versions/0001_first_tables.py": "a migration is one list of tables, written once",
}
"""Files that may be longer, each with the reason."""


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(*rooms: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in sources(*rooms) if lines(path) > MOST}


def test_no_file_is_longer_than_300_lines() -> None:
    assert too_long("casedesk", "tests", "tools", "benchmarks", "dev.py") == {*LONGER}


def test_a_long_file_is_counted(tmp_path: Path) -> None:
    long = tmp_path / "long.py"
    long.write_text("1\n" * (MOST + 1))
    assert lines(long) > MOST
