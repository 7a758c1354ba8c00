"""PySide6 6.12 on Python 3.11 loses a reference to None with every call; the window outlives it."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = """
import {first}
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
for _ in range(60_000):
    window.update()
print("alive")
"""


def runs(first: str) -> subprocess.CompletedProcess[str]:
    script = CALLS.format(first=first)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_the_window_lives_longer_than_none_would() -> None:
    assert runs("casedesk.ui").stdout.strip() == "alive"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_the_cure_is_still_needed() -> None:
    """Once this fails, casedesk/ui/lasting_none.py can go."""
    assert runs("sys").returncode != 0
