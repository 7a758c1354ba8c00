"""`python -m tests.faults.rotating FOLDER STEP` gives the database new keys until it is killed.

STEP is a number: after that step of one renewal it kills itself with signal 9. 0: it says “begun” after the first
renewal and goes on with one after the other, for the parent to kill it at any moment.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from casedesk.store import vault
from casedesk.store.leaving.rekeying import rekey
from tests.vaults import PASSPHRASE


def killed_at(step: int, part: int) -> None:
    """Ends this process as a power cut would, once it is there."""
    if part == step:
        os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, step: int) -> None:
    """Renews once, or without end."""
    access = vault.unlock(Path(folder), "bopha", PASSPHRASE, check=False)
    access.wait_until_sound()
    rekey(access, lambda part, of: killed_at(step, part))
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    while True:
        rekey(access)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
