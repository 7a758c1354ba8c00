"""Long work elsewhere: one road there, one hop back, one road for trouble."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from tests.ui.window.test_lock import swept

GUESTS, STEPS = 2000, 20


class Full(Mendable):
    sentence = "The cup is full."


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_the_work_is_done_elsewhere_and_the_rest_here(parent: QObject, qtbot: QtBot) -> None:
    seen: list[int] = []
    Background(parent)(threading.get_ident, lambda there: seen.extend([there, threading.get_ident()]))
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen
    assert there != here == threading.get_ident()


def test_what_can_be_mended_is_told_here(parent: QObject, qtbot: QtBot) -> None:
    def work() -> None:
        raise Full

    told: list[str] = []
    Background(parent)(work, lambda done: told.append("done"), lambda trouble: told.append(trouble.said()))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The cup is full."]


def test_a_bug_goes_the_road_of_every_bug(parent: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[type[BaseException]] = []

    def caught(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        met.append(kind)

    def work() -> None:
        raise KeyError

    monkeypatch.setattr(sys, "excepthook", caught)
    Background(parent)(work, lambda done: None, lambda trouble: met.append(type(trouble)))
    qtbot.waitUntil(lambda: bool(met))
    assert met == [KeyError]


def test_one_thread_keeps_the_order(parent: QObject, qtbot: QtBot) -> None:
    doors, order = Background(parent, threads=1), list[int]()
    for number in range(20):
        doors(lambda number=number: number, order.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == [*range(20)]


def test_progress_is_told_and_cancelling_ends_the_work(parent: QObject, qtbot: QtBot) -> None:
    heard: list[tuple[int, int]] = []
    ended, go_on = threading.Event(), threading.Event()

    def work(advance: object) -> None:
        assert callable(advance)
        try:
            advance(1, 3)
            go_on.wait(10)
            advance(2, 3)
        finally:
            ended.set()

    results: list[object] = []
    task = Background(parent).with_progress(work, results.append, results.append)
    task.progressed.connect(lambda part, of: heard.append((part, of)))
    qtbot.waitUntil(lambda: bool(heard))
    task.cancel()
    go_on.set()
    assert ended.wait(10)
    assert Background(parent).wait()
    swept()
    assert heard == [(1, 3)]
    assert results == []


def test_nothing_arrives_for_whoever_is_gone(qtbot: QtBot, parent: QObject) -> None:
    pool, guest = Background(parent), QObject()
    arrived: list[object] = []
    go_on = threading.Event()
    pool.on_behalf_of(guest)(lambda: go_on.wait(10), arrived.append)
    guest.deleteLater()
    qtbot.waitSignal(guest.destroyed, timeout=100, raising=False)
    go_on.set()
    assert pool.wait()
    finished: list[object] = []
    pool(lambda: None, finished.append)
    qtbot.waitUntil(lambda: bool(finished))
    assert arrived == []


def test_a_thread_may_tell_while_whoever_asked_is_destroyed(parent: QObject) -> None:
    """Told through an object in the midst of its destruction, the program ended or stood still."""
    pool = Background(parent)

    def work(advance: Callable[[int, int], None]) -> None:
        for step in range(STEPS):
            advance(step, STEPS)

    heard: list[None] = []
    for times in range(GUESTS):
        guest = QObject()
        for _task in range(2):
            pool.on_behalf_of(guest).with_progress(work, heard.append).progressed.connect(lambda part, of: None)
        for _turn in range(times % STEPS):
            QCoreApplication.processEvents()
        shiboken6.delete(guest)
    assert pool.wait()
    assert len(heard) <= 2 * GUESTS
