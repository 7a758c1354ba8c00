"""Tab goes as one reads: through the regions of a page in their order, though some were filled later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def read_in_order(*regions: QWidget) -> None:
    """Puts what takes focus in the order of the regions; within each the order stays as it is.

    All regions stand in one window, and none within another.
    """
    chain = list(focus_chain(regions[0]))
    ordered = [one for region in regions for one in chain if one is region or region.isAncestorOf(one)]
    for before, after in pairwise(ordered):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def focus_chain(first: QWidget) -> Iterator[QWidget]:
    """Everything in the window that Tab reaches, hidden things too, beginning at a widget."""
    one: QWidget | None = first
    while one is not None:
        if one.focusPolicy().value & _TAB:  # as numbers: a page is ordered often, and has hundreds of widgets
            yield one
        one = one.nextInFocusChain()
        if one is first:
            return


def step(window: QWidget, *, forwards: bool) -> bool:
    """Passes the focus to the neighbour in the order of reading; False where there is none.

    Left alone, the toolkit also stops at what only hands its focus on to a control inside. That keeps its old place
    when the control is moved, so that Tab would turn in a circle within an editor and never come to its buttons.
    """
    neighbour = QWidget.nextInFocusChain if forwards else QWidget.previousInFocusChain
    begun = QApplication.focusWidget() or window
    one = neighbour(begun)
    while one is not None and one is not begun:
        if _is_reached(one) and one.isVisibleTo(window):
            one.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
            return True
        one = neighbour(one)
    return False


def _is_reached(widget: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and widget.isEnabled() and widget.focusProxy() is None
