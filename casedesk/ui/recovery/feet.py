"""The buttons below a step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.beside import row_of

RING = 4
"""Pixels left free round a button at the edge of what scrolls, for the ring of the focus."""


def at_foot(*parts: QWidget) -> QHBoxLayout:
    """Buttons beside each other, from the left."""
    row = row_of(*parts, None, gap=12)
    row.setContentsMargins(px(RING), px(RING), 0, px(RING))
    return row
