"""The doors between the rooms: import contracts that fail the build, and no cycle anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.house.rule import ROOT

ROOMS = "text security store cases groups safety statistics reports exchange ui".split()
LINT = shutil.which("lint-imports", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))

CATCHES = [
    ("text/dates.py", "import casedesk.store", "a room above"),
    ("store/work.py", "import casedesk.cases", "a room above"),
    ("cases/rules.py", "import casedesk.groups", "the wall between survivors and men"),
    ("groups/rules.py", "import casedesk.cases", "the wall between survivors and men"),
    ("reports/page.py", "import casedesk.exchange", "a neighbour"),
    ("rumours/page.py", "", "a room that is not on the plan"),
    ("cases/page.py", "import PySide6.QtCore", "Qt outside the window"),
    ("ui/page.py", "import sqlalchemy", "SQL in the window"),
    ("security/keys.py", "import sqlalchemy", "SQL among the keys"),
    ("cases/rules.py", "import sqlcipher3", "the database outside the store"),
    ("cases/rules.py", "import alembic", "migrations outside the store"),
    ("store/work.py", "import sqlite3", "a database in the clear"),
    ("text/folding.py", "def f():\n    import pickle", "objects in the clear, imported late"),
    ("ui/page.py", "import urllib.request", "the network"),
    ("exchange/files.py", "import socket", "the network"),
]
LEAVES = [
    ("ui/page.py", "import PySide6.QtCore, casedesk.cases"),
    ("cases/rules.py", "import sqlalchemy, casedesk.store"),
    ("store/work.py", "import sqlalchemy, sqlcipher3.dbapi2, casedesk.security"),
    ("app.py", "import PySide6.QtWidgets, casedesk.ui"),
]


def house(folder: Path) -> None:
    """An empty house with every room on the plan."""
    for room in ROOMS:
        (folder / "casedesk" / room).mkdir(parents=True)
        (folder / "casedesk" / room / "__init__.py").touch()
    for file in ("__init__", "__main__", "app", "paths"):
        (folder / "casedesk" / f"{file}.py").touch()


def kept(folder: Path) -> bool:
    """Whether the house in this folder keeps the contracts of pyproject.toml."""
    assert LINT, "lint-imports is not installed"
    done = subprocess.run(
        [LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return done.returncode == 0


def cycle(package: str) -> list[str]:
    """Modules that import each other in a ring; none if there is no ring."""
    graph = grimp.build_graph(package, cache_dir=None)
    try:
        TopologicalSorter({one: graph.find_modules_directly_imported_by(one) for one in graph.modules}).prepare()
    except CycleError as ring:
        return [*map(str, ring.args[1])]
    return []


@pytest.mark.parametrize(("file", "line", "what"), CATCHES)
def test_a_contract_catches(tmp_path: Path, file: str, line: str, what: str) -> None:
    house(tmp_path)
    offender = tmp_path / "casedesk" / file
    offender.parent.mkdir(exist_ok=True)
    (offender.parent / "__init__.py").touch()
    offender.write_text(line)
    assert not kept(tmp_path), what


def test_the_contracts_leave_the_right_doors_open(tmp_path: Path) -> None:
    house(tmp_path)
    for file, line in LEAVES:
        (tmp_path / "casedesk" / file).write_text(line)
    assert kept(tmp_path)


def test_no_module_imports_in_a_ring() -> None:
    assert cycle("casedesk") == []


def test_a_ring_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ringed").mkdir()
    for file, line in {"__init__": "", "a": "import ringed.b", "b": "import ringed.c", "c": "import ringed.a"}.items():
        (tmp_path / "ringed" / f"{file}.py").write_text(line)
    monkeypatch.syspath_prepend(tmp_path)
    assert {"ringed.a", "ringed.b", "ringed.c"} == {*cycle("ringed")}
