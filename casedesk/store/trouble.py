"""Trouble with the vault's files, in sentences. The database's own texts are dropped: they print values."""

from __future__ import annotations

from casedesk.security.errors import DiskFull, FolderReadOnly
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class VaultMissing(Mendable):
    """There is no vault in the folder."""

    sentence = N_("There is no vault in this folder. Nothing was changed. Choose another folder, or make a new vault.")


class VaultDamaged(Mendable):
    """The database file does not open under its own key."""

    empty = N_("The vault’s file is empty. The key file was kept. Restore the newest backup.")
    sentence = N_(
        "The vault’s file is damaged or was put there from elsewhere. Nothing was changed. Restore the newest backup."
    )


class Foreign(Mendable):
    """The database belongs to another program."""

    sentence = N_("This file belongs to another program. Nothing was changed. Choose a CaseDesk vault.")


class Newer(Mendable):
    """The vault was written by a newer program."""

    sentence = N_("This vault was written by a newer CaseDesk. Nothing was changed. Open it with the newer program.")


class Busy(Mendable):
    """Somebody else is writing and does not finish."""

    sentence = N_("The vault is busy with another save. What you typed is kept. Try again in a moment.")


class AlreadyOpen(Mendable):
    """Another process on this machine has the vault open."""

    sentence = N_(
        "This vault is already open in another CaseDesk window on this computer. Nothing was changed. "
        "Go to that window, or close it first."
    )


class VaultLocked(Mendable):
    """The vault was locked while something was still under way."""

    sentence = N_("The vault is locked. What was typed is kept as a draft. Unlock it to go on.")


class JournalMismatch(Mendable):
    """The journal is not the one that was written, and no supervisor has acknowledged it yet."""

    sentence = N_(
        "The journal does not match what was written before. Nothing was changed, and what you typed is kept: for now "
        "this vault is for reading only. Ask a supervisor to look at it."
    )


class StoreFault(Exception):
    """A bug in our use of the database: the kind of trouble, without its text or values."""


_BY_CODE: dict[str, type[Mendable]] = {
    "SQLITE_FULL": DiskFull, "SQLITE_BUSY": Busy, "SQLITE_LOCKED": Busy, "SQLITE_READONLY": FolderReadOnly,
    "SQLITE_CANTOPEN": FolderReadOnly, "SQLITE_PERM": FolderReadOnly, "SQLITE_CORRUPT": VaultDamaged,
    "SQLITE_NOTADB": VaultDamaged, "SQLITE_IOERR": DiskFull,
}  # fmt: skip


def plainly(trouble: BaseException) -> Exception:
    """The trouble in a sentence if the reader can mend it, else its bare kind. Never its text."""
    if isinstance(trouble, Mendable):
        return trouble
    name = str(getattr(trouble, "sqlite_errorname", ""))
    for code, kind in _BY_CODE.items():
        if name.startswith(code):
            return kind()
    return StoreFault(f"{type(trouble).__name__} {name}".strip())
