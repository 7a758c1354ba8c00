"""Every check of `dev.py test`, one after another, each with its name and the time it took."""

from __future__ import annotations

import subprocess
import time

from tools.environment import PYTHON, ROOT, SCRIPTS, surroundings

CHECKS = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
    "mypy --strict": [PYTHON, "-m", "mypy", "--no-error-summary"],
    "lint-imports": [SCRIPTS / "lint-imports", "--no-logo"],
    "pytest": [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "-q"],
}


def run_all() -> int:
    """Runs every check even when one finds something; returns 0 only if none did."""
    red = [name for name, command in CHECKS.items() if not passes(name, command)]
    print(f"{'Not yet: ' + ', '.join(red) if red else 'All checks passed.'}", flush=True)
    return bool(red)


def passes(name: str, command: list[object]) -> bool:
    """Runs one check. pytest is heard as it goes; the others only when they have something to say."""
    started = time.monotonic()
    heard = name == "pytest"
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
    if done.returncode and done.stdout:
        print(done.stdout, end="")
    print(
        f"{name:14} {'found something' if done.returncode else 'ok':16} {time.monotonic() - started:6.1f} s", flush=True
    )
    return done.returncode == 0
