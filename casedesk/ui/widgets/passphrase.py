"""A field for a passphrase: dots, an eye that shows the words, and what is known of Caps Lock."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role

LONGEST = 1000


class PassphraseEdit(QLineEdit):
    """PassphraseEdit(name, parent=None): `caps(bool)` tells whether Caps Lock is on, when that is known.

    `eye` is the button that shows the words.

    A field remembers what was typed even after it is emptied: destroy it after each attempt.
    """

    caps = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        self.eye = QToolButton(self)
        self.eye.setProperty("flat", True)
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.setIconSize(QSize(px(18), px(18)))
        self.eye.toggled.connect(self.reveal)
        self.setTextMargins(0, 0, px(34), 0)
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Shows the words, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.eye.setChecked(shown)
        self.eye.setIcon(tinted(Icon.HIDE if shown else Icon.SHOW, Role.INK2))
        said = _("Hide the passphrase") if shown else _("Show the passphrase")
        self.eye.setAccessibleName(said)
        self.eye.setToolTip(said)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        side = px(28)
        self.eye.setGeometry(self.width() - side - px(5), (self.height() - side) // 2, side, side)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if (known := _caps_lock()) is not None:
            self.caps.emit(known)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        known = _caps_lock() if event.key() == Qt.Key.Key_CapsLock else _told_by(event)
        super().keyPressEvent(event)
        if known is not None:
            self.caps.emit(known)


def _told_by(event: QKeyEvent) -> bool | None:
    """A letter with two cases tells it: large without Shift, or small with it."""
    letter = event.text()
    if len(letter) != 1 or letter.lower() == letter.upper():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != shift


def _caps_lock() -> bool | None:
    """The state of the key where the system tells it, else nothing."""
    if sys.platform != "win32":
        return None
    import ctypes

    return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
