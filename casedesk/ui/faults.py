"""The one road of every bug: it is logged and told by kind, module and line, never with a value."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from casedesk.text.fault import where

log = logging.getLogger("casedesk")


class Faults(QObject):
    """Faults(parent): after `listen` every exception nobody caught, on any thread, is told by `met(where)` here."""

    met = Signal(str)
    _seen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen.connect(self.met, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Takes the place of the interpreter's own report, which prints values."""
        sys.excepthook = self._caught
        threading.excepthook = lambda seen: self._caught(seen.exc_type, seen.exc_value, seen.exc_traceback)
        sys.unraisablehook = lambda seen: self._caught(seen.exc_type, seen.exc_value, seen.exc_traceback)

    def _caught(self, kind: type[BaseException], trouble: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        told = where(kind, trace)
        log.error("%s", told)
        self._seen.emit(told)
