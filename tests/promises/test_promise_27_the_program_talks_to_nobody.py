"""Promise 27: no socket is opened. What the system itself saw of a whole day: nobody was called, and files were written
in the vault and on the stick alone, nothing temporary.

In every other test a guard refuses sockets (pytest-socket), and no module of the program imports one (import-linter).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.promises.test_promise_24_no_names_in_logs_crash_reports_recent_lists_temp import home, worker

__all__ = ["home"]

OPENED = re.compile(r'open(?:at)?\([^"]*"([^"]*)", ([A-Z_|0-9]+).*= \d')
CHANGED = re.compile(r"\b(?!unlinkat\(\d)(?:rename|unlink|mkdir|symlink|link|truncate)\w*\(.*= 0$")
QUOTED = re.compile(r'"([^"]*)"')
WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE")
DEVICES = ("/dev/", "/proc/")

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace exists on Linux only")


def touched(trace: str) -> set[str]:
    """Every path that was opened for writing, made, renamed or removed; what goes with its folder is told by that."""
    paths = set[str]()
    for line in trace.splitlines():
        opened = OPENED.search(line)
        if opened and any(flag in opened[2] for flag in WRITING):
            paths.add(opened[1])
        if CHANGED.search(line):
            paths.update(QUOTED.findall(line))
    return paths


def test_nothing_is_written_outside_the_vault_and_nobody_is_called(home: Path) -> None:
    log = home / "strace.log"
    child = worker(home, "strace", "-f", "-qq", "-e", "trace=file,socket,connect", "-s", "4096", "-o", str(log))
    child.communicate("\n")
    assert child.returncode == 0
    trace = log.read_text("utf-8", "replace")
    allowed = (*DEVICES, f"{home}/vault", f"{home}/stick", f"{home}/home/everything.log")
    written = touched(trace)
    assert {path for path in written if path.endswith("vault.db-wal")}
    assert sorted(path for path in written if not path.startswith(allowed)) == []
    assert [line for line in trace.splitlines() if "AF_INET" in line or "connect(" in line] == []


def test_what_would_be_seen() -> None:
    trace = """
12 openat(AT_FDCWD, "/tmp/etilqs_1", O_RDWR|O_CREAT|O_EXCL, 0600) = 5
12 openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3
12 rename("/tmp/a.new", "/tmp/a") = 0
12 unlink("/tmp/gone") = -1 ENOENT (No such file or directory)
12 unlinkat(5, "within", 0) = 0
12 unlinkat(AT_FDCWD, "/tmp/folder", AT_REMOVEDIR) = 0
"""
    assert touched(trace) == {"/tmp/etilqs_1", "/tmp/a.new", "/tmp/a", "/tmp/folder"}
