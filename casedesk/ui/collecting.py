"""Python's rings of garbage are collected on the interface thread alone.

The collector runs on whatever thread happens to make the object that fills its cup. On a background thread it would
destroy what is left of a page while the toolkit destroys the same page here, and the program would end at once.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000


class Collecting(QObject):
    """Collecting(parent): from now on garbage is collected here, when as much has come together as Python would wait
    for; nothing is collected by itself any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Collects the oldest generation that is due, and with it the younger ones."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in reversed(range(len(counts))):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
