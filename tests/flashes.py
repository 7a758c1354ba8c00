"""Widgets that became windows of their own for a moment: they flash on the screen and take the focus away.

It happens when a widget is shown before it stands in another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from casedesk.ui.window.window import Window

_OWN = (Qt.WindowType.Widget, Qt.WindowType.Window)


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _stray(watched):
            said = getattr(watched, "text", lambda: "")()
            self.seen.append(f"{type(watched).__name__} {watched.objectName()} {said}".strip())
        return False


def _stray(widget: QWidget) -> bool:
    return widget.isWindow() and widget.windowType() in _OWN and not isinstance(widget, Window | QDialog)


@contextmanager
def flashes() -> Iterator[list[str]]:
    """Inside the block, each widget that is shown as a window though it is none; empty when all is well."""
    app, watch = QApplication.instance(), _Watch()
    assert app is not None
    app.installEventFilter(watch)
    try:
        yield watch.seen
    finally:
        app.removeEventFilter(watch)
