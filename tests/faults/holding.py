"""`python -m tests.faults.holding FOLDER [SHORT NAME]` opens the vault, says so, and holds it until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from casedesk.store import vault
from tests.vaults import PASSPHRASE

if __name__ == "__main__":
    access = vault.unlock(Path(sys.argv[1]), (sys.argv[2:] or ["bopha"])[0], PASSPHRASE)
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.read()
