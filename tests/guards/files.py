"""A test writes in its own folder only: what lies elsewhere belongs to somebody, and nobody cleans it up.

Python's audit events tell of every file opened by Python code; what SQLite and Qt open by themselves is not
heard, but the folder around it had to be made first, and that is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CACHES = tuple(str(ROOT / name) for name in (".hypothesis", ".pytest_cache", ".mypy_cache", ".import_linter_cache"))
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_temporary = tuple({
    tempfile.gettempdir(), os.path.realpath(tempfile.gettempdir()),
    os.environ.get("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir()),
})  # fmt: skip
_written: list[str] = []


def elsewhere(path: str) -> bool:
    """Whether a file is none of the tests' own: not temporary, not a cache, not a device."""
    whole = os.path.abspath(path)  # noqa: PTH100 – runs at every open, so it must be cheap
    if whole.startswith("/dev/") and not whole.startswith("/dev/shm/"):
        return False
    return not whole.startswith((*_temporary, *CACHES, "/proc/")) and "__pycache__" not in whole


def written(event: str, arguments: tuple[object, ...]) -> object:
    """The file that an audit event writes, makes or renames; None if it only reads."""
    match event, arguments:
        case "open", (path, _, int(flags)) if flags & WRITING:
            return path
        case "os.mkdir" | "os.symlink" | "os.link", (path, *_):
            return path if event == "os.mkdir" else arguments[1]
        case "os.rename", (_, path, *_):
            return path
    return None


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    path = written(event, arguments) if event in {"open", "os.mkdir", "os.symlink", "os.link", "os.rename"} else None
    if isinstance(path, str | bytes | os.PathLike) and elsewhere(os.fsdecode(path)):
        _written.append(os.fsdecode(path))


def pytest_configure() -> None:
    sys.addaudithook(_listen)


@pytest.fixture(autouse=True)
def own_folder_only() -> Iterator[None]:
    _written.clear()
    yield
    if _written:
        pytest.fail("written outside the test's folder:\n" + "\n".join(sorted(set(_written))), pytrace=False)
