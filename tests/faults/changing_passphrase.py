"""Changes a passphrase back and forth until it is killed, and looks each time whether one of the two opens.

`python -m tests.faults.changing_passphrase FOLDER ROUNDS SEED` unlocks the vault once. For each round it forks a child
that changes Dara's passphrase and acknowledges every change on a pipe, kills it with signal 9 at a random moment, and
opens her slot by the road the store takes. It prints one line of JSON: how often it killed, how many changes were
acknowledged, what was wrong.

Nothing is written while a passphrase is derived, and that takes nearly all of the time. In most rounds what a child
derives is known already, so that the kill falls on the writing; in the others it derives as the program does.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from casedesk.security import keyfile, slots
from casedesk.security.errors import WrongPassphrase
from casedesk.security.passphrase import normalise
from casedesk.security.slots import LIGHT, SALT_LENGTH, Kdf, opened_bundle, opened_key
from casedesk.store import database, vault
from casedesk.store.access import Access
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.staff.own_passphrase import change_passphrase
from casedesk.store.tables import vault as facts
from tests.guards.derivations import remembered
from tests.vaults import COLLEAGUE, PASSPHRASE

Salt = Callable[[int], bytes]
TWO = (PASSPHRASE, "green kettle under the old bridge")
AT_MOST = 3
"""So many changes may have been made when the kill comes: in the midst of a derivation, of a write, or between."""
DERIVING = 10
"""In one of so many rounds the child derives."""
SALTS = [bytes([nth]) * SALT_LENGTH for nth in range(4)]


def a_known(length: int) -> bytes:
    """A salt under which both passphrases were derived before."""
    return random.choice(SALTS)[:length]


def rounds(access: Access, number: int, seed: int) -> Iterator[tuple[int, list[str]]]:
    """For every kill: how many changes had been acknowledged, and what was not as it should be."""
    chance, now = random.Random(seed), 0
    for words, salt in itertools.product(TWO, SALTS):
        LIGHT.derive(normalise(words), salt)
    longest = dict[Salt, float]()
    for salts in (os.urandom, a_known):
        begun = time.monotonic()
        change(access, now, salts)
        now, longest[salts] = 1 - now, AT_MOST * (time.monotonic() - begun)
    for nth in range(number):
        access.engine.dispose()  # no open connection may be carried into the child
        salts = os.urandom if nth % DERIVING == 0 else a_known
        acknowledged = killed(access, now, chance.uniform(0, longest[salts]), salts)
        opens = [which for which in (0, 1) if opened(access, TWO[which])]
        told = acknowledged[-1] if acknowledged else now
        allowed = ([told], [1 - told])  # the change that was under way was done, or it was not
        yield len(acknowledged), [] if opens in allowed else [f"told {told}, opens {opens}"]
        now = opens[0] if opens else now


def killed(access: Access, now: int, after: float, salts: Salt) -> list[int]:
    """What a child acknowledged before it was killed."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # if the parent dies first
        change_without_end(access, now, writes, salts)
    os.close(writes)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads) as pipe:
        lines = pipe.read().split("\n")
    return [int(line) for line in lines[:-1]]  # a line without its end was not said


def change_without_end(access: Access, now: int, writes: int, salts: Salt) -> None:
    """Changes it again and again until it is killed."""
    while True:
        change(access, now, salts)
        now = 1 - now
        os.write(writes, f"{now}\n".encode())


def change(access: Access, now: int, salts: Salt) -> None:
    """From one of the two passphrases to the other."""
    with pytest.MonkeyPatch.context() as given:
        given.setattr(slots, "os", SimpleNamespace(urandom=salts))
        change_passphrase(access, old=TWO[now], new=TWO[1 - now], kdf=LIGHT)


def opened(access: Access, passphrase: str) -> bool:
    """Whether the newest key file lets Dara in with this passphrase, is genuine, and is not older than the vault."""
    found = keyfile.read(access.folder)
    slot = found.header.slot_of(access.me.id)
    assert slot is not None
    try:
        me, _root = opened_bundle(found.header.vault, slot, passphrase)
    except WrongPassphrase:
        return False
    key = opened_key(found.header.vault, me, slot.database_key)
    keyfile.check(found, key)
    made = database.engine(access.folder / DATABASE, raw_key(key, found.header.cipher_salt))
    try:
        with made.connect() as db:
            return found.header.generation >= (db.scalar(sa.select(facts.c.header_generation)) or 0)
    finally:
        made.dispose()


def main(folder: str, number: str, seed: str) -> None:
    """Plays the rounds and tells what came of them."""
    access = vault.unlock(Path(folder), COLLEAGUE, PASSPHRASE)
    assert access.soundness is not None
    access.soundness.wait()
    access.soundness.wait_for_all()
    kills, acknowledged, problems = 0, 0, list[str]()
    with pytest.MonkeyPatch.context() as given:
        given.setattr(Kdf, "derive", remembered)
        for heard, found in rounds(access, int(number), int(seed)):
            kills, acknowledged, problems = kills + 1, acknowledged + heard, problems + found
    access.engine.dispose()
    access.forget()
    sys.stdout.write(json.dumps({"kills": kills, "acknowledged": acknowledged, "problems": problems}))


if __name__ == "__main__":
    main(*sys.argv[1:])
