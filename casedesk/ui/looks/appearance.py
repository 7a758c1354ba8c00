"""Dresses the application: style, palette, fonts, focus ring."""

from __future__ import annotations

import enum

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from casedesk.ui.looks import lettering, theme
from casedesk.ui.looks.focus import FocusRing
from casedesk.ui.looks.palette import DARK, LIGHT
from casedesk.ui.looks.style import HouseStyle


class Mode(enum.Enum):
    """What a person chose in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Appearance(app, *, mode=Mode.SYSTEM, size=100): the composition root makes one, before any widget.

    `mode` follows the system or holds one palette; `size` is 100, 115 or 130 per cent. Colours change at
    once; after a change of size or language the screens are rebuilt by whoever listens to `changed`.
    """

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: Mode = Mode.SYSTEM, size: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        QLoggingCategory.setFilterRules("qt.text.font.db.info=false")  # says that Noto Sans has no Khmer: known
        lettering.load_fonts()
        self._style = HouseStyle()
        app.setStyle(self._style)
        self._ring = FocusRing(app)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(mode=mode, size=size)

    @property
    def mode(self) -> Mode:
        """What was chosen."""
        return self._mode

    def choose(self, *, mode: Mode | None = None, size: int | None = None) -> None:
        """Puts on another palette or size; also to be called after the language changed."""
        self._mode = mode or self._mode
        if size is not None:
            lettering.set_size(size)
        theme.put_on(DARK if self._wants_dark() else LIGHT)
        self._app.setFont(lettering.typeface(lettering.Style.BODY))
        self._app.setPalette(theme.qt_palette())
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self.choose()
