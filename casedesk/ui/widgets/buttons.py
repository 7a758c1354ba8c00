"""Buttons as plain functions: their text is a verb with its object."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role

_Press = Callable[[], object] | None


def primary(text: str, press: _Press = None, *, icon: Icon | None = None, hint: str = "") -> QPushButton:
    """The one filled button of a screen. `hint` is a shortcut shown on the button, such as "Ctrl+N"."""
    made = _made(text, press, icon, Role.ON_ACCENT, hint)
    made.setProperty("primary", True)
    return made


def button(
    text: str,
    press: _Press = None,
    *,
    icon: Icon | None = None,
    hint: str = "",
    compact: bool = False,
    quiet: bool = False,
) -> QPushButton:
    """An outlined button; compact ones stand in rows, quiet ones have a faint border."""
    made = _made(text, press, icon, Role.INK, hint)
    made.setProperty("compact", compact)
    made.setProperty("quiet", quiet)
    if compact or quiet:
        made.setFont(typeface(Style.SMALL))
    return made


def link(text: str, press: _Press = None, *, icon: Icon | None = None, style: Style = Style.BODY) -> QPushButton:
    """A button that looks like a link."""
    made = _made(text, press, icon, Role.LINK, "")
    made.setProperty("link", True)
    made.setFont(typeface(style))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(icon: Icon, name: str, press: _Press = None, *, compact: bool = False) -> QPushButton:
    """A button with an icon alone (print, zoom, back, reveal): `name` is said aloud and is its tooltip."""
    made = _made("", press, icon, Role.INK, "")
    made.setProperty("compact", compact)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def explain(target: QPushButton, *, can: bool, why: str = "") -> None:
    """Switches a button on, or off with the reason in its tooltip."""
    target.setEnabled(can)
    target.setToolTip("" if can else why)
    target.setAccessibleDescription("" if can else why)


def shortcut_words(keys: str) -> str:
    """A shortcut as it is shown: Ctrl N for Ctrl+N, as this system writes it."""
    from PySide6.QtGui import QKeySequence  # Unlock shows no keys

    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("+", " ").replace("Return", "Enter")


def _made(text: str, press: _Press, icon: Icon | None, role: Role, hint: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    if icon is not None:
        made.setIcon(tinted(icon, role))
        made.setIconSize(QSize(px(16), px(16)))
    if hint:
        made.setProperty("shortcut_hint", shortcut_words(hint))
        made.setAccessibleDescription(shortcut_words(hint))
    if press is not None:
        made.clicked.connect(lambda: press())
    return made
