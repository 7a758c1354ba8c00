"""Where a play leaves its vault and papers, and what of an earlier play may be taken away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casedesk.security import keyfile
from casedesk.security.errors import WrongPassphrase, saving
from casedesk.store import vault
from casedesk.store.database import DATABASE
from casedesk.store.vault import LOCK
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable
from casedesk.training import PASSPHRASE

SHORT_NAME = "bopha"
_OF_A_VAULT = (keyfile.KEYS, keyfile.BACKUP, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK)


class NotOurs(Mendable):
    """Something lies where the play would leave its own."""

    sentence = N_("{name} in this folder is not from an earlier play. Nothing was changed. Choose another folder.")


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a play: its vault, its papers by language, and the listing of the journal."""

    folder: Path

    @property
    def vault(self) -> Path:
        """The vault's own folder."""
        return self.folder / "played-vault"

    @property
    def journal(self) -> Path:
        """The listing of the journal."""
        return self.folder / "journal.txt"

    def paper(self, language: str) -> Path:
        """The case summary in one language."""
        return self.folder / f"case-summary-{language}.pdf"

    def clear(self) -> None:
        """Takes away the vault of an earlier play, known by opening with its published passphrase; nothing else.

        Raises NotOurs for anything that a play did not make, and AlreadyOpen while somebody has the vault open.
        """
        if not self.vault.exists():
            for path in (self.journal, self.paper("en"), self.paper("km")):
                if path.exists():
                    raise NotOurs(name=path.name)
            return
        self._prove_ours()
        with saving():
            for name in _OF_A_VAULT:
                (self.vault / name).unlink(missing_ok=True)
            self.vault.rmdir()

    def _prove_ours(self) -> None:
        if not vault.is_vault(self.vault) or {path.name for path in self.vault.iterdir()} - {*_OF_A_VAULT}:
            raise NotOurs(name=self.vault.name)
        try:
            vault.lock(vault.unlock(self.vault, SHORT_NAME, PASSPHRASE, check=False))
        except WrongPassphrase:
            raise NotOurs(name=self.vault.name) from None
