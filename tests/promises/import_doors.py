"""Every door through which a file comes into a vault, and whether anything of the vault changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from casedesk.cases.attached.examining import examined, taken_in
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.directory import take_in_providers
from casedesk.cases.verbs.questionnaires import bring_in
from casedesk.cases.verbs.refer import keep_provider
from casedesk.exchange.centre_key import published
from casedesk.exchange.content import Entry
from casedesk.exchange.provider_sheet import read
from casedesk.security.identity import Identity
from casedesk.store.access import Access
from casedesk.store.centre.own_key import OwnKey, make_own_key
from casedesk.store.database import DATABASE
from casedesk.text.dates import local
from casedesk.transfer.arriving import look_into
from casedesk.transfer.partners import confirm_key, take_key
from casedesk.transfer.sending import ABOUT
from casedesk.ui.directory.sheets import content_of
from casedesk.ui.questionnaires.files import taken_in as text_taken_in
from tests import factories as f
from tests.transfer.centres import do
from tests.vaults import Clock, opened

THEIRS = Identity.new(uuid4())
FIRST = Entry(ABOUT, UUID(int=1), {"kind": "survivor", "purpose": "She moves", "urgency": "week"})


@dataclass
class Door:
    """The vault whose doors are tried, a case in it, and a service whose key was confirmed."""

    access: Access
    clock: Clock
    case: Case
    partner: UUID
    mine: OwnKey
    folder: Path


@contextmanager
def doors_of(template: Path, place: Path) -> Iterator[Door]:
    """The vault, open, with a centre whose key was confirmed."""
    clock = Clock()
    shutil.copytree(template, place / "vault")
    (place / "stick").mkdir()
    key = place / "stick" / "theirs"
    key.write_bytes(published(THEIRS, centre="River House", training=False, at=f.NOON))
    with opened(place / "vault", clock=clock) as access:
        to = do(access, keep_provider, provider=f.provider(name="River House"))
        do(access, take_key, provider=to.id, path=key)
        do(access, confirm_key, provider=to.id, words=THEIRS.public.words())
        yield Door(access, clock, f.registered(access), to.id, do(access, make_own_key), place / "stick")


def package(door: Door, path: Path) -> object:
    return look_into(door.access, path)


def centre_key(door: Door, path: Path) -> object:
    return do(door.access, take_key, provider=door.partner, path=path)


def spreadsheet(door: Door, path: Path) -> object:
    lines = read(content_of(path), today=local(door.clock.at).date())
    return do(door.access, take_in_providers, chosen=[f.provider(name="x") for _line in lines])


def questionnaire(door: Door, path: Path) -> object:
    return do(door.access, bring_in, held=text_taken_in(path), file=path.name)


def attachment(door: Door, path: Path) -> object:
    paper = examined(taken_in(path))
    return do(door.access, add_attachment, case=door.case.id, kind=DocumentKind.PHOTO, paper=paper)


DOORS: tuple[Callable[[Door, Path], object], ...] = (package, centre_key, spreadsheet, questionnaire, attachment)
"""Every door through which a file comes in from outside."""


def state(door: Door) -> tuple[str, str]:
    """Every row of every table, and every byte of the database and of what waits to be written into it."""
    rows, bytes_ = hashlib.sha256(), hashlib.sha256()
    with door.access.reading() as db:
        tables = [name for (name,) in db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in sorted(tables):
            for row in db.exec_driver_sql(f'SELECT * FROM "{table}"'):
                rows.update(repr(tuple(row)).encode())
    for name in (DATABASE, f"{DATABASE}-wal"):
        path = door.access.folder / name
        bytes_.update(path.read_bytes() if path.exists() else b"")
    return rows.hexdigest(), bytes_.hexdigest()
