"""Unlocking to Today painted, and the memory that takes, in processes of their own.

`python -m benchmarks.opening FOLDER` unlocks that vault in the real window, off the screen, and prints milliseconds and
memory as JSON; without a folder it shows a bare window and prints its memory.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.big_vault import PASSPHRASE, SHORT_NAME
from benchmarks.report import Measure, many

ROOT = Path(__file__).resolve().parents[1]
MORE_MS, MORE_MB = 250.0, 120.0
CASES = 2000
PATIENCE_S = 60.0


def measure(folder: Path, *, cases: int, runs: int) -> Iterator[Measure]:
    """The medians of several processes."""
    told = [_child(str(folder)) for _run in range(runs)]
    bare = [_child() for _run in range(runs)]
    derivation, painted = (statistics.median(one[name] for one in told) for name in ("derivation", "painted"))
    floor, memory = statistics.median(one["memory"] for one in bare), statistics.median(one["memory"] for one in told)
    yield Measure(
        f"unlock → Today painted, {many(cases)} cases", painted, derivation + MORE_MS,
        "derivation + 250 ms", derivation, "the Argon2id derivation alone", runs=runs,
    )  # fmt: skip
    yield Measure(
        f"memory with the vault of {many(cases)} cases open", memory, floor + MORE_MB, "+ 120 MB", floor,
        "bare PySide6 window", "MB", runs=runs,
    )  # fmt: skip


def _child(*arguments: str) -> dict[str, Any]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "benchmarks.opening", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def resident() -> float:
    """Memory of this process in the machine, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def bare_window() -> dict[str, float]:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1366, 698)
    window.show()
    app.processEvents()
    return {"memory": resident()}


def open_vault(folder: Path) -> dict[str, float]:
    """The real window: Unlock painted, everything loaded as while somebody types, then short name and passphrase."""
    import tempfile

    from PySide6.QtWidgets import QApplication

    from casedesk import app as root
    from casedesk.ui.looks.appearance import Appearance
    from casedesk.ui.settings import Settings

    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(Path(place) / "settings.toml")
        window = root.build(app, folder, settings=settings, appearance=Appearance(app))
        window.painted.connect(lambda: root._afterwards(window))
        window.resize(1366, 698)
        window.show()
        _until(app, lambda: not window._unpainted)
        window.background.wait(20_000)
        app.processEvents()
        derivation = _derivation(folder)
        began = time.perf_counter()
        window._unlock(SHORT_NAME, PASSPHRASE)
        _until(app, lambda: window.vault is not None)
        app.processEvents()
        window.grab()
        painted = (time.perf_counter() - began) * 1000
        _until(app, lambda: window.vault is not None and window.vault.desk.names.index is not None)
        memory = resident()
        window.close()
    return {"derivation": derivation, "painted": painted, "memory": memory}


def _derivation(folder: Path) -> float:
    """Milliseconds of what a passphrase costs alone: its slot found and derived."""
    from casedesk.security import keyfile
    from casedesk.security.slots import open_slot

    header = keyfile.read(folder).header
    began = time.perf_counter()
    open_slot(header, SHORT_NAME, PASSPHRASE)
    return (time.perf_counter() - began) * 1000


def _until(app: Any, ready: Any) -> None:
    last = time.monotonic() + PATIENCE_S
    while not ready():
        app.processEvents()
        if time.monotonic() > last:
            raise TimeoutError
        time.sleep(0.0005)


if __name__ == "__main__":
    found = open_vault(Path(sys.argv[1])) if len(sys.argv) > 1 else bare_window()
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)
