"""A vault with very many cases, for measuring: real keys, real grants, real seals, only written in bulk.

`python -m benchmarks.big_vault FOLDER 100000` makes one. Everybody in it is put together from the invented names in
resources/training.
"""

from __future__ import annotations

import os
import random
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk, Step
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.paths import resources
from casedesk.security.grants import GrantKind, Terms, give
from casedesk.security.slots import LIGHT, Kdf
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.founding import Founder
from casedesk.store.tables import counters, grants
from casedesk.store.work import Work

PASSPHRASE = "seven calm rivers run home"
SHORT_NAME = "bopha"
BATCH = 5000
_ON_THE_WAY = (
    (Step.INTRODUCTION, NextStep.RECORD_CONSENT),
    (Step.ASSESSMENT, NextStep.CHECK_SAFETY),
    (Step.ASSESSMENT, NextStep.RECORD_INCIDENT),
    (Step.ASSESSMENT, NextStep.ASSESS_NEEDS),
    (Step.PLANNING, NextStep.WRITE_PLAN),
    (Step.ACTION, NextStep.REVIEW_PLAN),
    (Step.ACTION, NextStep.ASK_ANSWER),
    (Step.FOLLOW_UP, NextStep.FOLLOW_UP),
    (Step.CLOSURE, NextStep.REVIEW_CLOSURE),
)
_RISKS = (Risk.STANDARD, Risk.STANDARD, Risk.STANDARD, Risk.MEDIUM, Risk.MEDIUM, Risk.HIGH, None)


def build(folder: Path, *, cases: int, kdf: Kdf = LIGHT, seed: int = 1) -> None:
    """Makes the vault in a new folder; the founder `SHORT_NAME` holds the key of every case in it.

    Nine of ten cases are open and the founder's own. Takes about 0.6 ms a case, most of it for the two grants.
    """
    founder = Founder("Chan Bopha", SHORT_NAME, "ចាន់ បុប្ផា")
    vault.create(folder, centre="Measure", place="12", prefix="PP", founder=founder, passphrase=PASSPHRASE, kdf=kdf)
    access = vault.unlock(folder, SHORT_NAME, PASSPHRASE, bulk=True, check=False)
    try:
        chance = random.Random(seed)
        people = _people(chance)
        for begin in range(0, cases, BATCH):
            with Work(access) as work:
                numbers = range(begin + 1, min(begin + BATCH, cases) + 1)
                _add(work, [_case(chance, number, access.person.id) for number in numbers], people)
                work.commit()
        with access.engine.begin() as db:
            db.execute(sa.insert(counters), {"name": "case PP", "last": cases})
    finally:
        vault.lock(access)


def opened(folder: Path) -> Access:
    """The vault, unlocked for its founder; writing does not wait for the check of its pages."""
    return vault.unlock(folder, SHORT_NAME, PASSPHRASE, check=False)


def _add(work: Work, cases: Sequence[Case], people: Iterator[tuple[str, str]]) -> None:
    _grant(work, [case.id for case in cases])
    files = replace(work.files, key_version=lambda file: 1)  # each was granted just now, under its first key
    files.add(cases)
    named = [(case, *next(people)) for case in cases]
    files.add([Identity(case_id=case.id, khmer_name=khmer, latin_name=latin) for case, khmer, latin in named])
    files.add([_contact(case) for case in cases])


def _grant(work: Work, files: Sequence[UUID]) -> None:
    """What `work.new_file` does, for many files in one statement."""
    a, at, rows = work.access, work.now(), []
    for file in files:
        key = os.urandom(32)
        for to, kind in ((a.person.id, GrantKind.OWN), (a.supervisors, GrantKind.TEAM)):
            given = give(key, a.vault.id, file, 1, to, a.trust.sealing(to), a.me, Terms(kind, at))
            row = {"file": file, "key_version": 1, "recipient": to, "giver": a.me.id, "at": at, "until": None}
            signed = {"box": given.box, "signature": given.signature, "commitment": given.commitment}
            rows.append({**row, **signed, "kind": kind.value})
        a.ring.learn(file, 1, key)
    work.db.execute(sa.insert(grants), rows)


def _case(chance: random.Random, number: int, worker: UUID) -> Case:
    today = datetime.now().astimezone().date()
    begun = Case(
        id=uuid4(), number=f"PP-{number:04d}", kind=CaseKind.SURVIVOR, worker=worker,
        opened=today - timedelta(days=chance.randrange(1, 1000)), risk=chance.choice(_RISKS),
        district=f"12{chance.randrange(1, 15):02d}", last_contact=today - timedelta(days=chance.randrange(0, 40)),
    )  # fmt: skip
    if number % 10 == 0:
        ended = CaseStatus.CLOSED
        return replace(begun, status=ended, closed=today, step=Step.CLOSURE, next_step=NextStep.NOTHING)
    step, then = chance.choice(_ON_THE_WAY)
    due = None if step is Step.CLOSURE else today + timedelta(days=chance.randrange(-10, 60))
    return replace(begun, step=step, next_step=then, due=due)


def _contact(case: Case) -> SafeContact:
    number = int(case.number.rpartition("-")[2])
    phone = f"012 {number // 1000 % 1000:03d} {number % 1000:03d}"
    return SafeContact(case_id=case.id, reach_by=ReachBy.OWN_PHONE, number=phone, checked=case.opened)


def _people(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Names in Khmer and Latin letters, family name first, without end."""
    names = tomllib.loads(resources("training", "names.toml").read_text("utf-8"))
    while True:
        family, own = chance.choice(names["families"]), chance.choice(names["women"])
        yield f"{family[0]} {own[0]}", f"{family[1]} {own[1]}"


if __name__ == "__main__":
    build(Path(sys.argv[1]), cases=int(sys.argv[2]))
