"""A folder that appears whole or not at all: filled under another name beside, it takes its own at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from casedesk.security.errors import saving
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class FolderTaken(Mendable):
    """The folder for a new vault holds something already."""

    sentence = N_("This folder is not empty. Nothing was changed. Choose an empty folder, or a new name.")


@contextmanager
def appearing(folder: Path, *, makes_room: bool = False) -> Iterator[Path]:
    """The empty folder to fill inside the block; afterwards it is `folder`, or gone if anything was raised.

    `folder` is new or empty, or the block itself `makes_room`. Raises FolderTaken, FolderReadOnly, DiskFull.
    """
    if not makes_room and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken
    making = folder.with_name(f"{folder.name}.making-{uuid4().hex[:8]}")
    try:
        with saving():
            making.mkdir(parents=True, mode=0o700)
        yield making
        with saving():
            if folder.exists():
                folder.rmdir()
            making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
