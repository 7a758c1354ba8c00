"""What every control of a form has in common, whatever kind of answer it takes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Control(QWidget):
    """One answer. A subclass builds its inner widgets and hands them to `_own`.

    `value()` is the answer, None for nothing, and raises Mendable for what cannot be read. `raw()` and `restore()`
    carry what stands there into a draft and back, readable or not. Only a person's hand emits `changed`.
    """

    changed = Signal()
    advised = Signal(str)
    """A sentence to show beside the field at once, though nothing has to be mended; empty when it no longer holds."""

    went_on = Signal()
    """The answer was given by a key that says all: the next question may follow."""

    pointed = Signal()
    """The answer was given with the pointer, and the focus is still here."""

    arranged = Signal()
    """Other widgets stand inside now: Tab does not know yet where."""

    narrow = False
    """Whether two of its kind fit beside each other."""
    grows = False
    """Whether it takes the whole line when nothing stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._inner: list[QWidget] = []

    def value(self) -> Any:
        """The answer. Raises Mendable."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows an answer without telling anyone."""
        raise NotImplementedError

    def raw(self) -> Any:
        """What stands there, as a JSON value."""
        raise NotImplementedError

    def restore(self, raw: Any) -> None:
        """Shows what `raw` gave. Raises ValueError or TypeError for what this control never wrote."""
        raise NotImplementedError

    def settle(self) -> None:
        """Called when the field is left: tidies what was typed."""

    def _own(self, main: QWidget, *others: QWidget) -> None:
        """Names the widgets that take the focus; the first speaks for the field."""
        self._inner = [main, *others]
        self.setFocusProxy(main)

    def _fill(self, main: QWidget) -> None:
        """One widget in the whole place."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(main)
        self._own(main)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The field's label: said with the widget that has the focus."""
        super().setAccessibleName(name)
        for at, widget in enumerate(self._inner):
            own = widget.accessibleName()
            widget.setAccessibleName(f"{name}: {own}" if at and own else name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        """Help or problem: said with the widget that has the focus."""
        super().setAccessibleDescription(description)
        for widget in self._inner:
            widget.setAccessibleDescription(description)

    def setProperty(self, name: str, value: object) -> bool:  # noqa: N802
        """A problem is drawn on the widgets inside."""
        for widget in self._inner:
            widget.setProperty(name, value)
            widget.update()
        return super().setProperty(name, value)
