"""The private Python environment in .venv, always exactly what the lock files say."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.txt"
"""Fingerprints of the locks whose dependencies are in .venv."""


def check_python() -> None:
    """Ends with a sentence where this Python is one that CaseDesk was never tried on."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(
            f"CaseDesk needs Python 3.11, 3.12 or 3.13, and this is {sys.version.split()[0]}. "
            "Please start dev.py with one of these, for example: python3.12 dev.py run"
        )


def install(kind: str, packages: tuple[str, ...]) -> None:
    """Makes sure that system packages, .venv and translations are ready for `run` or `dev`."""
    debian.ensure(packages)
    if fingerprint(kind) not in _installed():
        _make(kind)
    if stale_catalogues():
        module("babel.messages.frontend", "--quiet", "compile", "-D", "casedesk", "-d", "resources/translations")


def fingerprint(kind: str) -> str:
    """What .venv must have been made from to serve `kind`: this Python and this lock."""
    return hashlib.sha256(sys.version.encode() + (LOCKS / f"{kind}.lock").read_bytes()).hexdigest()


def stale_catalogues() -> list[Path]:
    """Catalogues whose compiled form is missing or older than what the translators wrote."""
    written = (ROOT / "resources" / "translations").glob("*/LC_MESSAGES/*.po")
    return [po for po in written if not _newer(po.with_suffix(".mo"), po)]


def module(name: str, *arguments: str) -> int:
    """Runs a Python module inside .venv, from the project's folder; returns its exit status."""
    try:
        return subprocess.call([PYTHON, "-m", name, *arguments], cwd=ROOT, env=surroundings())
    except KeyboardInterrupt:
        return 130


def surroundings() -> dict[str, str]:
    """The environment of everything that is started: this one, with UTF-8 everywhere and .venv first."""
    path = os.pathsep.join((str(SCRIPTS), os.environ.get("PATH", "")))
    return {**os.environ, "PYTHONUTF8": "1", "PATH": path, "VIRTUAL_ENV": str(VENV)}


def lock(kind: str, *options: str) -> int:
    """Resolves the dependencies of pyproject.toml for every system and Python we support, with hashes."""
    every_system = ["--universal", "--python-version=3.11", "--generate-hashes"]
    this_machine_left_out = ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command=dev.py lock"]
    written = ["--quiet", f"--output-file=requirements/{kind}.lock"]
    return module("uv", "pip", "compile", "pyproject.toml", *every_system, *this_machine_left_out, *written, *options)


def _installed() -> list[str]:
    return STAMP.read_text().split() if STAMP.exists() and PYTHON.exists() else []


def _make(kind: str) -> None:
    print(f"Setting up .venv from requirements/{kind}.lock (once; needs the network)", flush=True)
    STAMP.unlink(missing_ok=True)
    requirements = str(LOCKS / f"{kind}.lock")
    pip = ["-qq", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary=:all:", "-r"]
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit("Python could not make its environment in .venv.")
    if module("pip", "install", *pip, requirements):
        sys.exit(
            "Not every library could be installed. Nothing else was changed; start again when the network is back."
        )
    covered = ("run", "dev") if kind == "dev" else ("run",)
    STAMP.write_text("\n".join(map(fingerprint, covered)) + "\n")


def _newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime
