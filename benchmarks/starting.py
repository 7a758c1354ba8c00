"""Process start to the unlock screen painted, beside a bare PySide6 window: real processes, in turns.

The bare window says one line of text: like any window of use it names `Qt` and loads a font. One with nothing in it
does neither, and is quicker by some 30 ms that no program of this toolkit can keep.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Measure

ROOT = Path(__file__).resolve().parents[1]
TELL = "import os, time; os.write(1, str(time.time()).encode()); os._exit(0)"
BARE = f"""
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)
def tell():
    {TELL}
app = QApplication(sys.argv)
window = Window("Good morning", alignment=Qt.AlignmentFlag.AlignCenter)
window.resize(1366, 698)
window.show()
app.exec()
"""
UNLOCK = f"""
import sys
from casedesk import __main__
def tell(window):
    {TELL}
import gc; gc.disable()
import casedesk.app
casedesk.app._afterwards = tell
__main__.main(["window", sys.argv[1]])
"""
"""The program itself; what it does after the first picture is replaced by telling the time."""
ALLOWED = 1.3


def measure(runs: int) -> Measure:
    """Medians of both, started in turns; both have their compiled files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        folder.mkdir()
        ours, bare = [], []
        for _run in range(runs + 1):
            bare.append(_started(BARE, folder))
            ours.append(_started(UNLOCK, folder))
    floor = statistics.median(bare[1:])
    return Measure(
        "process start → unlock screen painted", statistics.median(ours[1:]), ALLOWED * floor, f"{ALLOWED}×", floor,
        "bare PySide6 window with a line of text", runs=runs,
    )  # fmt: skip


def _started(code: str, folder: Path) -> float:
    """Milliseconds from starting the process to the turn after its first picture."""
    home = folder.parent
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"XDG_CONFIG_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=env, cwd=ROOT, capture_output=True, check=True, text=True
    )
    return (float(done.stdout) - began) * 1000
