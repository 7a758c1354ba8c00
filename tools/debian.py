"""The system packages CaseDesk needs on Debian and its relatives."""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys

VENV = ("python3-venv",)
"""What `python3 -m venv` needs."""

WINDOW = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
"""What Qt loads to draw a window, on a screen or off it."""

TESTS = ("libharfbuzz-bin", "poppler-utils", "qpdf", "sqlite3", "strace", "xvfb")
"""Programs the tests judge our files with: other people's eyes on PDFs, the vault and the disk."""

EVERYTHING = VENV + WINDOW + TESTS


def ensure(packages: tuple[str, ...]) -> None:
    """Installs what is missing, where we may; else says what to type and ends.

    Does nothing on a system without apt: there the list of packages is only a hint (CONTRIBUTING.md).
    """
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return
    lacking = missing(packages)
    if not lacking:
        return
    rights = _rights()
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *lacking]
    if rights is None:
        sys.exit(f"Some system packages are missing. Please type:\n\n  sudo {shlex.join(install)}\n\nand start again.")
    print(f"Installing system packages: {' '.join(lacking)}", flush=True)
    for command in (["apt-get", "update"], install):
        _quietly([*rights, *command])


def missing(packages: tuple[str, ...]) -> list[str]:
    """Those of the packages that this system lacks."""
    asked = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\\n", *packages]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    here = {line.removesuffix(" installed") for line in said if line.endswith(" installed")}
    if importlib.util.find_spec("ensurepip"):
        here |= {*VENV}
    return [package for package in packages if package not in here]


def _rights() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    asked = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked and asked.returncode == 0 else None


def _quietly(command: list[str]) -> None:
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nThis did not work: {shlex.join(command)}")
