"""Where this system wants what a program keeps for one person. The toolkit knows; nothing else is loaded for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def settings_file() -> Path:
    """The window's own settings (language, theme, sizes): nothing from any vault."""
    return _ours(QStandardPaths.StandardLocation.GenericConfigLocation) / "settings.toml"


def vaults() -> Path:
    """The folder in which a new vault is offered a place."""
    return _ours(QStandardPaths.StandardLocation.GenericDataLocation)


def _ours(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place)) / "CaseDesk"
