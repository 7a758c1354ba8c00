"""What can stand between a person and a backup, each told in a sentence."""

from __future__ import annotations

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class BackupMissing(Mendable):
    """The folder holds no backup."""

    sentence = N_(
        "There is no backup in this folder. Nothing was changed. "
        "Choose a folder whose name begins with “Backup”, on the stick or disk."
    )


class BackupDamaged(Mendable):
    """A file of the backup is cut short, or its bytes are not the ones that were written."""

    sentence = N_(
        "This backup is damaged, or its files do not belong together. Nothing was changed. "
        "Take another backup, best from another stick or disk."
    )


class BackupForeign(Mendable):
    """The file was not written by CaseDesk."""

    sentence = N_("The files in this folder are no backup of CaseDesk. Nothing was changed. Choose another folder.")


class BackupNewer(Mendable):
    """The backup was made by a program that knows more than this one."""

    sentence = N_("This backup was made by a newer CaseDesk. Nothing was changed. Install the newer program first.")


class BackupTampered(Mendable):
    """The files are whole, yet nobody of this centre put them together in this way."""

    sentence = N_(
        "The files of this backup do not belong together, or were changed outside CaseDesk. Nothing was changed. "
        "Take another backup, and tell your supervisor."
    )


class BackupNotYours(Mendable):
    """The passphrase is right, yet the backup is not sealed to this person."""

    sentence = N_(
        "This backup is not sealed to you. Nothing was changed. "
        "A supervisor of the time it was made can open it, or two recovery sheets."
    )


class LedgerDamaged(Mendable):
    """The list of what was erased, which lies beside the backups, is not as it was written."""

    sentence = N_(
        "The file “{file}” beside this backup is damaged or was changed. Nothing was restored, since files that were "
        "erased would come back. Copy the file from another backup medium; or move it away to restore without it."
    )
