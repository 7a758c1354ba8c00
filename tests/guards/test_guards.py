"""Each guard lets good tests pass and catches the one that is noisy."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]

OFFENDERS = """
import logging, pathlib, threading, warnings
import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

kept = []

def test_quiet(tmp_path): (tmp_path / "own").write_text("fine")
@pytest.mark.logs
def test_announced_log(caplog): logging.getLogger("x").warning("said"); assert caplog.messages
def test_log(): logging.getLogger("x").warning("said")
def test_file(): pathlib.Path(ELSEWHERE, "stray").mkdir()
def test_warning(): warnings.warn("old")
def test_socket(): __import__("socket").socket()
def test_qt_warning(qapp): qWarning("careful")
def test_window(qapp): kept.append(QLabel("left")); kept[-1].show()
def test_timer(qapp): kept.append(QTimer()); kept[-1].start(10_000)
def test_pressed(qapp):
    button = QLabel("held")
    button.show()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    button.deleteLater()
def test_released(qapp): assert not QApplication.mouseButtons()
def test_thread():
    event = threading.Event()
    kept.append(event)
    threading.Thread(target=event.wait, daemon=True, name="idle").start()
"""


CONFTEST = """
import sys
sys.path.insert(0, ROOT)
pytest_plugins = ["tests.guards.files", "tests.guards.leftovers", "tests.guards.logs"]

def pytest_configure():
    from tests.guards import files
    files._temporary = (OWN,)
"""


def test_the_guards_catch_noise_and_nothing_else(
    pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stray = tmp_path_factory.mktemp("stray")
    pytester.makepyfile(test_noise=f"ELSEWHERE = {str(stray)!r}\n{OFFENDERS}")
    pytester.makeconftest(f"ROOT = {str(ROOT)!r}\nOWN = {str(pytester.path)!r}\n{CONFTEST}")
    pytester.makepyprojecttoml((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    said = pytester.runpytest_subprocess(
        "-p", "no:randomly", "-p", "no:cacheprovider", "--basetemp=kept", "-rA", "test_noise.py"
    )
    caught = {line.split("::")[1].split(" ")[0] for line in said.outlines if line.startswith(("FAILED", "ERROR"))}
    assert caught == {
        "test_log",
        "test_file",
        "test_warning",
        "test_socket",
        "test_qt_warning",
        "test_window",
        "test_timer",
        "test_pressed",
        "test_thread",
    }
