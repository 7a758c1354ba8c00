"""One heading of a form and the fields under it: short ones two beside each other, the rest one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from casedesk.ui.forms.form_field import FormField
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.line import Line

Row = tuple[QWidget, ...]


class FormSection(QWidget):
    """FormSection(heading, fields): `arrange()` places the fields that are asked now.

    Placing changes where things stand, never the order in which Tab visits them.
    """

    def __init__(self, heading: str, fields: Sequence[FormField]) -> None:
        super().__init__()
        self._fields = list(fields)
        self._notes: dict[FormField, list[QWidget]] = {}
        self._heading = Line(heading, style=Style.HEADING)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, px(120))
        self._grid.addWidget(self._heading, 0, 0, 1, 2)
        self._heading.setVisible(bool(heading))
        for field in self._fields:
            field.setParent(self)
        self._rows: list[Row] = []
        self.arrange()

    def add_after(self, field: FormField, note: QWidget) -> None:
        """Puts a notice under one of its fields, over the whole line; does nothing for another section's field."""
        if field in self._fields:
            note.setParent(self)
            self._notes.setdefault(field, []).append(note)
            self.arrange()

    def arrange(self) -> None:
        """Places what is asked now; nothing moves if nothing has changed."""
        rows = list(self._wanted())
        asked = any(field.is_asked for field in self._fields)
        if self.parentWidget() is not None or not asked:  # shown by itself it would be a window for a moment
            self.setVisible(asked)
        if rows == self._rows:
            return
        for widget in (one for row in self._rows for one in row):
            self._grid.removeWidget(widget)
        for at, row in enumerate(rows, start=1):
            for column, widget in enumerate(row):
                whole = len(row) == 1 and not (isinstance(widget, FormField) and not widget.grows)
                self._grid.addWidget(widget, at, column, 1, 2 if whole else 1)
        self._rows = rows

    def _wanted(self) -> Iterator[Row]:
        """The lines from top to bottom: one widget, or two short ones."""
        beside: FormField | None = None
        for field in (one for one in self._fields if one.is_asked):
            short = field.narrow and field not in self._notes
            if beside is not None:
                yield (beside, field) if short else (beside,)
                if short:
                    beside = None
                    continue
            beside = field if short else None
            if not short:
                yield (field,)
                yield from ((note,) for note in self._notes.get(field, ()))
        if beside is not None:
            yield (beside,)
