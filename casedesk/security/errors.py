"""What can stand between a person and a file, each told in a sentence without any value."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def saving() -> Iterator[None]:
    """Turns the system's trouble with a disk into a sentence; trouble of another kind passes through.

    Raises FolderReadOnly, DiskFull or DiskUnsound.
    """
    try:
        yield
    except OSError as trouble:
        if trouble.errno in NO_ROOM:
            raise DiskFull from None  # the system's own text carries the path
        if trouble.errno in READ_ONLY:
            raise FolderReadOnly from None
        if trouble.errno == errno.EIO:
            raise DiskUnsound from None
        raise


class NotGranted(Mendable):
    """This person holds no key to that file. Carries nothing that tells which file it is."""

    sentence = N_("This file is not shared with you. Nothing was changed. Ask a supervisor if you need it.")

    def __init__(self) -> None:
        super().__init__()


class NotInRole(Mendable):
    """The person's roles do not hold the permission a verb asks for."""

    sentence = N_("This is not part of your work here. Nothing was changed. Ask a supervisor if it should be.")


class Damaged(Mendable):
    """Something sealed or signed does not open as what it claims to be: moved, edited, forged or torn.

    `what` is a technical word for the report ("grant", "sealed"); it is never shown in the sentence.
    """

    sentence = N_(
        "A part of the vault is not as it was written. It is kept as it is and not shown. "
        "Tell your supervisor, and look at the last backup."
    )

    def __init__(self, what: str = "") -> None:
        super().__init__()
        self.what = what


class WrongPassphrase(Mendable):
    """Nobody here by that name, or not with that passphrase: one sentence for both."""

    sentence = N_("That did not open. Check the short name, the passphrase and the keyboard.")


class TooLittleMemory(Mendable):
    """The machine cannot give the memory that one key derivation takes."""

    sentence = N_(
        "This computer has too little free memory to open the vault. Nothing was changed. "
        "Close other programs and try again."
    )


class KeyFileMissing(Mendable):
    """Neither generation of the key file is there."""

    sentence = N_(
        "There is no key file in this folder. Nothing was changed. "
        "Choose the folder that holds vault.keys, or restore a backup."
    )


class KeyFileDamaged(Mendable):
    """Neither generation of the key file can be read."""

    sentence = N_(
        "The key file of this vault is damaged, and so is its copy. Your records are kept, still locked. "
        "Restore the key file from a backup."
    )


class KeyFileForeign(Mendable):
    """The file was not written by CaseDesk."""

    sentence = N_(
        "The key file in this folder does not belong to CaseDesk. Nothing was changed. "
        "Choose another folder, or restore a backup."
    )


class KeyFileNewer(Mendable):
    """The file was written by a program that knows more than this one."""

    sentence = N_(
        "This vault was last used with a newer CaseDesk. Nothing was changed. Install the newer program first."
    )


class KeyFileTampered(Mendable):
    """The file is whole, yet nobody who holds the database key has written it; or it asks for unsafe work."""

    sentence = N_(
        "The key file of this vault was changed outside CaseDesk. The vault stays locked and your records are kept. "
        "Tell your supervisor, and restore the key file from a backup."
    )


class FolderReadOnly(Mendable):
    """The system does not let this person read or write there."""

    sentence = N_(
        "CaseDesk may not read and write in this folder. What was saved before is kept. "
        "Ask for permission there, or choose another folder."
    )


class DiskFull(Mendable):
    """No room, or no more room for this person."""

    sentence = N_("The disk is full. What was saved before is kept. Free some space, then save again.")


class DiskUnsound(Mendable):
    """The disk gave back other bytes than were written, or none."""

    sentence = N_(
        "The disk did not keep what was written. What was saved before is kept. "
        "Save to another disk, and have this one looked at."
    )
