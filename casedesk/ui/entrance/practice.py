"""The practice file: an invented centre on every installation, to learn on and to show to whoever insists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Practice:
    """Where the practice file lies, how it is made, and whom it opens for: anybody may know."""

    folder: Path
    make: Callable[[Path, Progress], object]
    short_name: str
    passphrase: str
