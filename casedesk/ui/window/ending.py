"""The system asks the program to end (logging out, shutting down, Ctrl C): it keeps drafts and locks first."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal

ASKED_BY = (signal.SIGTERM, signal.SIGINT)


class Ending(QObject):
    """Ending(parent): `asked` when the process is told to end. Windows closes windows by itself.

    A signal is only a note in the interpreter while the toolkit waits for events, so a pipe wakes it.
    """

    asked = Signal()

    def listen(self) -> None:
        """Takes the place of ending at once."""
        if sys.platform == "win32":
            return
        heard, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        for one in ASKED_BY:
            signal.signal(one, lambda number, frame: None)
        self._notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._wake(heard))

    def _wake(self, heard: int) -> None:
        if set(os.read(heard, 64)) & set(ASKED_BY):
            self.asked.emit()
