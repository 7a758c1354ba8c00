"""The table of all measures, each beside its floor, and the machine it was made on."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("PySide6-Essentials", "sqlcipher3", "SQLAlchemy", "cryptography", "reportlab")


@dataclass(frozen=True, slots=True)
class Measure:
    """One promise: what was measured, the floor it is held against, and what is allowed.

    `ours`, `floor` and `limit` are in `unit`; `limit` is worked out from the floor of the same run.
    """

    what: str
    ours: float
    limit: float
    allowed: str
    floor: float | None = None
    floor_is: str = ""
    unit: str = "ms"
    runs: int = 1

    @property
    def met(self) -> bool:
        """Whether the promise is kept."""
        return self.ours <= self.limit

    @property
    def ratio(self) -> str:
        """How many times the floor."""
        return f"{self.ours / self.floor:.2f}×" if self.floor else ""


def table(measures: Sequence[Measure]) -> str:
    """All measures as a Markdown table."""
    head = ("what", "floor", "floor measured", "ours", "ratio", "at most", "here", "kept")
    rows = [head, ("---",) * len(head), *(_row(one) for one in measures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(one: Measure) -> tuple[str, ...]:
    floor = _said(one.floor, one.unit) if one.floor is not None else "–"
    ours, limit = _said(one.ours, one.unit), _said(one.limit, one.unit)
    return one.what, one.floor_is or "–", floor, ours, one.ratio, one.allowed, limit, "yes" if one.met else "**no**"


def _said(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}" if value < 100 else f"{value:.0f} {unit}"


def many(number: int) -> str:
    """A number with its thousands apart: “100 000”."""
    return f"{number:,}".replace(",", " ")


def page(measures: Sequence[Measure], *, on: date) -> str:
    """The whole page: what it is, the table, the machine."""
    return f"""# Benchmarks

Written by `python3 dev.py bench` on {on:%d %B %Y}. Every measure stands beside a floor measured in the same run, so
that a slow or busy machine slows both. Each figure is a median unless it says otherwise; what has a floor is measured
in turns with it.

{table(measures)}

Machine: {machine()}.
"""


def machine() -> str:
    """Processor, cores, memory, system, disk, and the versions of what does the work."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {_memory()}{load}; {system}; {libraries}"


def _processor() -> str:
    return _from_proc("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> str:
    kib = _from_proc("/proc/meminfo", "MemTotal").split(" ")[0]
    return f"{int(kib) / 2**20:.0f} GiB" if kib.isdigit() else sys.platform


def _from_proc(path: str, name: str) -> str:
    lines = Path(path).read_text().splitlines() if Path(path).exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
