"""Which palette the window wears, and one function that gives a colour to whatever paints."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from casedesk.ui.looks.palette import LIGHT, Role

_colours: dict[Role, QColor] = {}
_QT_ROLES = {
    QPalette.ColorRole.Window: Role.PAPER,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.PAPER,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.WindowText: Role.INK,
    QPalette.ColorRole.Text: Role.INK,
    QPalette.ColorRole.ButtonText: Role.INK,
    QPalette.ColorRole.BrightText: Role.INK2,
    QPalette.ColorRole.PlaceholderText: Role.INK3,
    QPalette.ColorRole.Highlight: Role.CHOSEN,
    QPalette.ColorRole.HighlightedText: Role.INK,
    QPalette.ColorRole.Link: Role.LINK,
    QPalette.ColorRole.LinkVisited: Role.LINK,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.LINE,
    QPalette.ColorRole.Mid: Role.EDGE,
    QPalette.ColorRole.Dark: Role.EDGE,
    QPalette.ColorRole.Shadow: Role.LINE,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE,
    QPalette.ColorRole.ToolTipText: Role.INK,
}
_OFF = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def colour(role: Role) -> QColor:
    """The colour of a role in the palette worn now; ask while painting, never keep it."""
    if not _colours:
        put_on(LIGHT)
    return _colours[role]


def is_dark() -> bool:
    """Whether the dark palette is worn."""
    return colour(Role.PAPER).lightness() < colour(Role.INK).lightness()


def qt_palette() -> QPalette:
    """The palette of the toolkit, made from ours."""
    palette = QPalette()
    for qt_role, role in _QT_ROLES.items():
        palette.setColor(qt_role, colour(role))
    for qt_role in _OFF:
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, colour(Role.DISABLED))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, colour(Role.DISABLED_BG))
    return palette


def put_on(palette: dict[Role, str]) -> None:
    """Changes the palette worn; whoever calls it gives the toolkit `qt_palette()` next."""
    _colours.clear()
    _colours.update({role: QColor(value) for role, value in palette.items()})
