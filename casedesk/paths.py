"""Where files live on this machine, and where the program's own data lies."""

from __future__ import annotations

import sys
from pathlib import Path


def resources(*parts: str) -> Path:
    """A file or folder under resources/, in a checkout, an installed wheel or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    for root in (Path(frozen) if frozen else None, here.parent, here):
        if root is not None and (root / "resources").is_dir():
            return root.joinpath("resources", *parts)
    raise FileNotFoundError("resources")


def settings_file() -> Path:
    """The window's own settings (language, theme, sizes): nothing from any vault."""
    from platformdirs import user_config_path

    return user_config_path("CaseDesk", appauthor=False) / "settings.toml"


def vaults() -> Path:
    """The folder in which a new vault is offered a place."""
    from platformdirs import user_data_path

    return user_data_path("CaseDesk", appauthor=False)
