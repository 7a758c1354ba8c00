"""A test leaves nothing behind: windows, running timers and threads disturb the next one and hide real leaks."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

T = TypeVar("T", bound=QObject)
YOUNG, OLD = 1, 2
PATIENCE_S = 2.0
"""How long a thread may take to end by itself."""


def open_windows() -> list[QObject]:
    """Widgets without a parent."""
    return [one for one in _alive(QWidget) if one.parentWidget() is None]


def running_timers() -> list[QObject]:
    return [one for one in _alive(QTimer) if one.isActive()]


def running_threads() -> list[object]:
    """Python's threads and Qt's, without the ones Python only heard of."""
    ours: list[object] = [one for one in threading.enumerate() if not isinstance(one, threading._DummyThread)]
    return ours + [one for one in _alive(QThread) if one.isRunning() and one is not QThread.currentThread()]


def settle() -> None:
    """Lets everything end that is about to end."""
    QThreadPool.globalInstance().waitForDone(int(PATIENCE_S * 1000))
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def _alive(kind: type[T]) -> list[T]:
    return [one for one in shiboken6.getAllValidWrappers() if isinstance(one, kind)]


def _left(before: list[object]) -> list[object]:
    return [one for one in [*open_windows(), *running_timers(), *running_threads()] if one not in before]


@pytest.fixture(autouse=True)
def nothing_pressed() -> Iterator[None]:
    """No mouse button stays down: pages do not scroll under a pressed pointer, in no later test either."""
    yield
    if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
        return
    pointer = QWidget()
    pointer.show()
    QTest.mouseRelease(pointer, Qt.MouseButton.LeftButton)
    pointer.deleteLater()
    settle()
    pytest.fail("a mouse button was left pressed", pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    before: list[object] = [*open_windows(), *running_timers(), *running_threads()]
    yield
    if not _left(before):
        return
    for thread in threading.enumerate():
        if thread not in before and not isinstance(thread, threading._DummyThread):
            thread.join(PATIENCE_S)
    settle()
    for generation in (YOUNG, OLD):  # what a test made is young; going through all there is takes as long as a test
        if _left(before):
            gc.collect(generation)
    if left := _left(before):
        pytest.fail(f"left behind: {', '.join(map(_named, left))}", pytrace=False)


def _named(one: object) -> str:
    return f"{type(one).__name__} {one.objectName() if isinstance(one, QObject) else getattr(one, 'name', '')}".strip()
