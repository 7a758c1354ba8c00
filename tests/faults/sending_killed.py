"""Sends a whole case and is killed in the midst of it: after so many blocks of the package, with kill -9.

python -m tests.faults.sending_killed VAULT REFERRAL MARK PATH BLOCKS
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from uuid import UUID

from casedesk.store import vault
from casedesk.transfer.sending import send
from tests.vaults import PASSPHRASE, Clock


def killed(folder: Path, referral: UUID, mark: str, path: Path, blocks: int) -> None:
    """Never returns."""
    left = blocks

    def told(_done: int, _of: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    access = vault.unlock(folder, "bopha", PASSPHRASE, clock=Clock())
    send(access, referral=referral, seen=mark, path=path, progress=told)


if __name__ == "__main__":
    killed(Path(sys.argv[1]), UUID(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), int(sys.argv[5]))
