"""Keeping a slow button pressed, and letting go of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def hold(qtbot: QtBot, slow: QWidget, done: Callable[[], bool]) -> None:
    """Presses until something is done, and releases on its window: the button may be gone by then."""
    window = slow.window()
    QTest.mousePress(slow, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(done)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton)
