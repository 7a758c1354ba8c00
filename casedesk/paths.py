"""Where the files that come with the program lie."""

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
