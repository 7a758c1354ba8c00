"""Garbage is collected on the interface thread, and on no other."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from casedesk.ui.collecting import Collecting


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.self = self


def _many() -> None:
    made = [Ring() for _each in range(20_000)]
    del made


def test_a_background_thread_collects_nothing_and_the_interface_thread_does(qtbot: QtBot) -> None:
    parent = QObject()
    collecting = Collecting(parent)
    threads = set[int]()
    watch = Ring()
    gone = weakref.ref(watch, lambda dead: threads.add(threading.get_ident()))
    del watch
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(_many).result()
    assert gone() is not None
    while gone() is not None:
        collecting.look()
        _many()
    assert threads == {threading.get_ident()}
    assert not gc.isenabled()
    parent.deleteLater()
