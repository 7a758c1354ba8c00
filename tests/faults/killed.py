"""Kills a process in mid-commit again and again, and looks each time at what lies in the vault.

`python -m tests.faults.killed FOLDER ROUNDS SEED` unlocks the vault once. For each round it forks a child that saves
through the verbs and acknowledges every commit on a pipe, kills it with signal 9 at a random moment, opens the database
anew and compares. It prints one line of JSON: how often it killed, how many commits were acknowledged, what was wrong.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.attached.examining import Examined
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.codes.review import DocumentKind, Media
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.security.chain import verify_chain
from casedesk.store import journal, vault
from casedesk.store.access import Access
from casedesk.store.attachments import PIECE, place_of, read_pieces
from casedesk.store.drafts import keep_draft, my_drafts
from casedesk.store.tables import pieces
from casedesk.store.work import Work
from tests import factories
from tests.vaults import PASSPHRASE

LONGEST_S = 0.04
"""From the first acknowledged commit to the kill: some more commits."""
EARLY = 0.2
"""Share of the children killed at any moment after the fork, while they open the file and its log."""
STORY = "what she told " * 40


def rounds(access: Access, number: int, seed: int) -> Iterator[tuple[int, list[str]]]:
    """For every kill: how many commits had been acknowledged, and what was not as it should be."""
    chance = random.Random(seed)
    with Work(access) as work:
        whole = register(
            work, kind=CaseKind.SURVIVOR, contact=factories.first_contact(), safe=factories.safe_contact()
        ).id
        work.commit()
    for nth in range(number):
        access.engine.dispose()  # no open connection may be carried into the child
        early = chance.random() < EARLY
        acknowledged = killed(access, whole, nth, chance.uniform(0, LONGEST_S), early=early)
        yield len(acknowledged), [*missing(access, whole, acknowledged), *half_written(access), *half_attached(access)]


def killed(access: Access, whole: UUID, nth: int, after: float, *, early: bool) -> list[str]:
    """What a child acknowledged before it was killed: `after` seconds from its first word, or from its beginning."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # if the parent dies first
        save_without_end(access, whole, nth, writes)
    os.close(writes)
    first = "" if early else os.read(reads, 4096).decode()
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads) as pipe:
        lines = (first + pipe.read()).split("\n")
    return lines[:-1]  # a line without its end was not said


def save_without_end(access: Access, whole: UUID, nth: int, writes: int) -> None:
    """Saves until it is killed: an entry, a case with its identity in one transaction, a photo in pieces, a draft."""
    step = 0
    while True:
        step += 1
        words = f"{nth}.{step}"
        with Work(access) as work:
            record(work, entry=factories.follow_up(whole, progress=f"{words} {STORY}"))
            work.commit()
        os.write(writes, f"entry {words}\n".encode())
        with Work(access) as work:
            contact, safe = factories.first_contact(reason=STORY), factories.safe_contact()
            case = register(work, kind=CaseKind.SURVIVOR, contact=contact, safe=safe)
            record(work, entry=factories.identity(case.id))
            work.commit()
        os.write(writes, f"case {case.number}\n".encode())
        with Work(access) as work:
            photo = Examined(Media.JPEG, os.urandom(PIECE + 9), words)
            added = add_attachment(work, case=whole, kind=DocumentKind.PHOTO, paper=photo)
            work.commit()
        os.write(writes, f"photo {added.id}\n".encode())
        with Work(access) as work:
            id = keep_draft(work, form="identity", answers={"words": words})
            work.commit()
        os.write(writes, f"draft {id}\n".encode())


def missing(access: Access, whole: UUID, acknowledged: list[str]) -> list[str]:
    """What was acknowledged and is not there."""
    with Work(access, reading=True) as work:
        entries = {(one.progress or "").split()[0] for one in work.find(FollowUp, FollowUp.case_id == whole)}
        cases = {one.number for one in work.find(Case)}
        drafts = {str(one.id) for one in my_drafts(work)}
        photos = {str(one.id) for one in work.find(Attachment)}
    said = {"entry": entries, "case": cases, "photo": photos, "draft": drafts}
    there = {f"{kind} {one}" for kind, found in said.items() for one in found}
    return [f"lost: {one}" for one in acknowledged if one not in there]


def half_attached(access: Access) -> list[str]:
    """Photos that do not open whole, and pieces of none."""
    with Work(access, reading=True) as work:
        photos = {one.id: one for one in work.find(Attachment)}
        owners = {row.attachment for row in work.rows(sa.select(pieces.c.attachment))}
        found = ["pieces of no photo"] * (owners != photos.keys())
        for one in photos.values():
            at = place_of(access.vault.id, one.case_id, one.id)
            whole = read_pieces(work.db, at, bytes.fromhex(one.content_key))
            found += ["half a photo"] * (len(whole) != one.size)
    return found


def half_written(access: Access) -> list[str]:
    """Cases without what belongs to their first transaction, and a journal whose chain does not hold."""
    with Work(access, reading=True) as work:
        cases = {one.id for one in work.find(Case)}
        parts = {kind.__name__: {one.owner for one in work.find(kind)} for kind in (FirstContact, SafeContact)}
        parts["Identity"] = {one.owner for one in work.find(Identity)}
        entries = list(journal.entries(work.db))
    verdict = verify_chain(entries, access.trust.signing_keys)
    found = [f"half a case: {name}" for name, owners in parts.items() if len(cases ^ owners) > (name == "Identity")]
    written = sum(entry.action == "register" for entry in entries)
    found += ["a case without its journal entry"] * (written != len(cases))
    return found + ([f"journal: {verdict.problem} at {verdict.at_seq}"] if verdict.problem else [])


def main(folder: str, number: str, seed: str) -> None:
    """Plays the rounds and tells what came of them."""
    access = vault.unlock(Path(folder), "bopha", PASSPHRASE)
    access.wait_until_sound()
    kills, acknowledged, problems = 0, 0, list[str]()
    for heard, found in rounds(access, int(number), int(seed)):
        kills, acknowledged, problems = kills + 1, acknowledged + heard, problems + found
    vault.lock(access)
    sys.stdout.write(json.dumps({"kills": kills, "acknowledged": acknowledged, "problems": problems}))


if __name__ == "__main__":
    main(*sys.argv[1:])
