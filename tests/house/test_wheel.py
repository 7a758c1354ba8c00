"""The wheel holds the whole program: every module, every resource, compiled translations."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.rule import ROOT

PARTS = ("casedesk", "resources", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "NOTICE")


def python(*arguments: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with the wheel unpacked as an installer would."""
    source = tmp_path / "source"
    source.mkdir()
    for part in (*PARTS, "THIRD_PARTY.md"):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(ROOT / part, source / part)
    build = "from setuptools import build_meta; build_meta.build_wheel('wheels')"
    (source / "wheels").mkdir()
    python("-W", "ignore", "-c", build, folder=source)
    (wheel,) = (source / "wheels").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    return tmp_path / "installed"


def files(folder: Path, *, without: str) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {without, ".pyc"}
    }


def test_the_wheel_is_whole_and_finds_its_resources(installed: Path) -> None:
    assert files(ROOT / "casedesk", without="") <= files(installed / "casedesk", without="")
    packed = files(installed / "casedesk" / "resources", without=".mo")
    assert packed == {one for one in files(ROOT / "resources", without=".mo") if not one.endswith(".po")}
    asked = "from casedesk.paths import resources; print(resources('fonts', 'OFL.txt'))"
    found = python("-c", f"import sys; sys.path[0] = {str(installed)!r}; {asked}", folder=installed.parent)
    assert Path(found) == installed / "casedesk" / "resources" / "fonts" / "OFL.txt"
    compiled = {path.parts[-3] for path in installed.rglob("*.mo")}
    assert compiled == {path.parts[-3] for path in (ROOT / "resources").rglob("*.po")}
