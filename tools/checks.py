"""Every check of `dev.py test`, each with its name and the time it took.

Those that read the source go beside each other, since each of them keeps one core busy; the tests keep them all busy,
and measure, so they come after.
"""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from tools.environment import PYTHON, ROOT, SCRIPTS, surroundings

TESTS = "pytest"
CHECKS = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
    "mypy --strict": [PYTHON, "-m", "mypy", "--no-error-summary"],
    "lint-imports": [SCRIPTS / "lint-imports", "--no-logo"],
    TESTS: [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "-q"],
}


def run_all() -> int:
    """Runs every check even when one finds something; returns 0 only if none did."""
    beside = {name: command for name, command in CHECKS.items() if name != TESTS}
    with ThreadPoolExecutor(len(beside)) as readers:
        passed = dict(zip(beside, readers.map(passes, beside, beside.values()), strict=True))
    passed[TESTS] = passes(TESTS, CHECKS[TESTS])
    red = [name for name in CHECKS if not passed[name]]
    print(f"{'Not yet: ' + ', '.join(red) if red else 'All checks passed.'}", flush=True)
    return bool(red)


def passes(name: str, command: list[object]) -> bool:
    """Runs one check. pytest is heard as it goes; the others only when they have something to say."""
    started = time.monotonic()
    heard = name == TESTS
    done = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=None if heard else subprocess.PIPE,
        stderr=None if heard else subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    found = done.stdout if done.returncode and done.stdout else ""
    verdict = "found something" if done.returncode else "ok"
    print(f"{found}{name:14} {verdict:16} {time.monotonic() - started:6.1f} s\n", end="", flush=True)
    return done.returncode == 0
