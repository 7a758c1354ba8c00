"""Small disks: a file system in memory that can be filled to the brim and made read-only; needs to be root."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SIZE = 6 << 20
LAST = 4096
"""Bytes at a time when the last room is taken."""


@dataclass(frozen=True, slots=True)
class Disk:
    """One mounted disk of 3 MiB."""

    root: Path

    @property
    def _filler(self) -> Path:
        return self.root / "filler"

    def fill(self, *, leave: int = 0) -> None:
        """Takes all room but so many bytes."""
        with self._filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(LAST))
            except OSError:
                size = file.tell()
                file.truncate(max(0, size - leave))

    def free(self) -> None:
        """Gives the room back."""
        self._filler.unlink(missing_ok=True)

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Inside the block nothing on it can be written."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.root)], check=True)
        try:
            yield
        finally:
            subprocess.run(["mount", "-o", "remount,rw", str(self.root)], check=True)


@contextmanager
def disk(root: Path) -> Iterator[Disk | None]:
    """A disk of 6 MiB mounted on a new folder; None where we may not mount."""
    root.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        yield None
        return
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(root)], capture_output=True)
    if mounted.returncode:
        yield None
        return
    try:
        yield Disk(root)
    finally:
        subprocess.run(["umount", "--lazy", str(root)], check=True)
