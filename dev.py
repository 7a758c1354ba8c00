#!/usr/bin/env python3
"""Sets CaseDesk up, then runs, tests or measures it. Needs Python and nothing else."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable

from tools import checks, debian, environment
from tools.environment import ROOT, module

TRAINING = ROOT / "out" / "training"


def run(arguments: list[str]) -> int:
    """open the window on a training vault; with --headless or no display, play the main job into out/"""
    headless = "--headless" in arguments or no_display()
    environment.install("run", debian.VENV if headless else debian.VENV + debian.WINDOW)
    if headless:
        print("Without a window: the main job is played on a new vault in out/", flush=True)
        return module("casedesk", "play", "out")
    if not (TRAINING / "vault.keys").exists():
        print("Making a training vault in out/training (once)", flush=True)
        shutil.rmtree(TRAINING, ignore_errors=True)
        if trouble := module("casedesk", "training", str(TRAINING)):
            return trouble
    return module("casedesk", "window", str(TRAINING))


def test(arguments: list[str]) -> int:
    """run every check, or only the tests named"""
    environment.install("dev", debian.EVERYTHING)
    return module("pytest", *arguments) if arguments else checks.run_all()


def bench(arguments: list[str]) -> int:
    """measure speed, memory and growth, each beside its floor"""
    environment.install("dev", debian.EVERYTHING)
    return module("benchmarks", *arguments)


def faults(arguments: list[str]) -> int:
    """kill 1,000 times, fill the disk, random histories and walks, records by keys, an hour of hostile packages"""
    environment.install("dev", debian.EVERYTHING)
    os.environ.setdefault("CASEDESK_KILLS", "1000")
    os.environ.setdefault("CASEDESK_HISTORIES", "100")
    os.environ.setdefault("CASEDESK_WALKS", "100")
    os.environ.setdefault("CASEDESK_HOSTILE", "3600")
    walks = ("tests/cases/test_random_walk.py", "tests/stories/test_every_record_by_keyboard.py")
    hostile = "tests/exchange/test_hostile.py"
    return module("pytest", "tests/faults", "tests/promises", *walks, hostile, "-v", "--timeout=0", *arguments)


def screens(arguments: list[str]) -> int:
    """write a picture of every screen, light and dark, in every language, to out/screens"""
    environment.install("dev", debian.EVERYTHING)
    return module("tests.looks.screens", *(arguments or ["out/screens"]))


def tidy(arguments: list[str]) -> int:
    """put every source file into the one format"""
    environment.install("dev", debian.VENV)
    return module("ruff", "check", "--fix", *arguments) or module("ruff", "format", *arguments)


def translate(arguments: list[str]) -> int:
    """collect every marked sentence into the catalogues, list what is not translated yet, write the glossary anew"""
    environment.install("dev", debian.VENV)
    untranslated = module("tools.translations", *arguments)
    return module("tools.glossary") or untranslated


def lock(arguments: list[str]) -> int:
    """write the locked dependencies anew; --upgrade takes newer versions"""
    environment.install("dev", debian.VENV)
    return environment.lock("run", *arguments) or environment.lock("dev", "--group", "dev", *arguments)


def audit(arguments: list[str]) -> int:
    """ask the public list of known weaknesses about every locked library (needs the network)"""
    environment.install("dev", debian.VENV)
    return module("pip_audit", "--requirement=requirements/run.lock", "--require-hashes", "--disable-pip", *arguments)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "faults": faults,
    "screens": screens,
    "format": tidy,
    "translate": translate,
    "lock": lock,
    "audit": audit,
}


def no_display() -> bool:
    """Whether this is a Linux without a screen to draw on."""
    return sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Reads the command line and does what it says."""
    environment.check_python()
    told = "\n".join(f"  {name:10} {command.__doc__}" for name, command in COMMANDS.items())
    reader = argparse.ArgumentParser(
        prog="dev.py",
        description=__doc__,
        epilog=f"commands:\n{told}\n\nWhat follows the command is handed on to what it starts.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("command", choices=COMMANDS, metavar="command")
    reader.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = reader.parse_args()
    return COMMANDS[chosen.command](chosen.arguments)


if __name__ == "__main__":
    sys.exit(main())
