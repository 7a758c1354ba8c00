"""One line of text in a type style and a role."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from casedesk.ui.looks.lettering import Style, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour


def ink(widget: QWidget, role: Role) -> None:
    """Gives the widget's text the colour of a role in the palette worn now."""
    if widget.palette().color(QPalette.ColorRole.WindowText) != colour(role):
        palette = QPalette(widget.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colour(role))
        widget.setPalette(palette)


class Line(QLabel):
    """Line(text="", *, style=Style.BODY, role=Role.INK, bold=None): a short text that never wraps.

    `setText` changes it, `set_role` its colour. For running text take Prose.
    """

    def __init__(
        self, text: str = "", *, style: Style = Style.BODY, role: Role = Role.INK, bold: bool | None = None
    ) -> None:
        super().__init__(text)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(typeface(style, bold=bold))
        ink(self, role)

    def set_role(self, role: Role) -> None:
        """Another colour for the same words."""
        self._role = role
        ink(self, role)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            ink(self, self._role)
