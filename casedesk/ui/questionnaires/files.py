"""A questionnaire’s file as it comes in and goes out."""

from __future__ import annotations

from pathlib import Path

from casedesk.cases.questionnaires.reading import LARGEST
from casedesk.security.durable import write_whole
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class NotRead(Mendable):
    """The file could not be opened."""

    sentence = N_("The file could not be read. Nothing was kept. Check that it is still there, then choose it again.")


class NotWritten(Mendable):
    """The file could not be written."""

    sentence = N_("The file could not be saved there. Nothing is lost. Choose another folder.")


def taken_in(path: Path) -> bytes:
    """What a file holds; of one that is far too large no more than shows it. Raises NotRead."""
    try:
        if not path.is_file():
            raise NotRead  # a pipe would be waited for
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise NotRead from None


def put_out(path: Path, held: bytes) -> None:
    """Writes a file, whole or not at all. Raises NotWritten, FolderReadOnly, DiskFull or DiskUnsound."""
    try:
        write_whole(path, held)
    except OSError:
        raise NotWritten from None
