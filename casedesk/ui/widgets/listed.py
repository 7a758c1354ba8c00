"""What stands in a list, whatever it is: how each item is called, and what is read aloud of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_ALOUD = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Listed(QAbstractListModel, Generic[T]):
    """Listed(name, aloud, parent): `name(item)` is what it is called, `aloud(item)` what is read aloud and in the tip.

    `items` is what is listed; `replace(items)` lists others.
    """

    def __init__(self, name: Callable[[T], str], aloud: Callable[[T], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._aloud = name, aloud
        self.items: Sequence[T] = ()

    def replace(self, items: Sequence[T]) -> None:
        """Others, or the same ones changed."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(self.items[index.row()])
        return self._aloud(self.items[index.row()]) if role in _ALOUD else None
