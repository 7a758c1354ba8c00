"""Brings a field before a person's eyes."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from casedesk.ui.forms.form_field import FormField
from casedesk.ui.looks.lettering import px


def show_field(field: FormField) -> None:
    """Puts the focus into it, and scrolls to it with some of what stands around it, once a problem has its room too."""
    field.focus()
    scroll = scroll_of(field)
    if scroll is not None and scroll.widget() is not None:
        scroll.ensureWidgetVisible(field, px(16), px(24))
        QTimer.singleShot(0, field, lambda: scroll.ensureWidgetVisible(field, px(16), px(24)))


def scroll_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area a widget lies in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
