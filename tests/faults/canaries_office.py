"""The other half of the day of canaries: people, reasons, sheets, passphrases, backups, and trouble in every layer."""

from __future__ import annotations

import logging
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol
from uuid import UUID

import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.break_glass import break_glass
from casedesk.cases.verbs.register import register
from casedesk.cases.verbs.sharing import share, take_back
from casedesk.cases.verbs.take_journal_out import note_journal_export
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT, make_slot
from casedesk.store import emergency, own, people, vault
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.drafts import keep_draft
from casedesk.store.keeping.holding import hold
from casedesk.store.recovery import recovering
from casedesk.store.restoring.drilling import drill
from casedesk.store.staff import inviting
from casedesk.store.staff.certifying import found_team
from casedesk.store.staff.own_passphrase import change_passphrase
from casedesk.store.tables import people as people_table
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from casedesk.ui.faults import Faults
from tests import factories
from tests.vaults import Clock


class Letting(Protocol):
    """Lets a canary out."""

    words: list[str]

    def __call__(self, name: str) -> str: ...


def office(access: Access, cage: Letting, case: UUID, home: Path) -> None:
    """Everything an office does with words: people, reasons, sheets, a new passphrase, a backup and its proof."""
    asked = inviting.invite(
        access, name=cage("invited"), khmer_name=cage("invited km"), short_name=cage("invited short").lower(),
        roles=[Role.SOCIAL_WORKER], kdf=LIGHT,
    )  # fmt: skip
    cage.words.append(asked.words)
    colleague = people.enrol(access, name=cage("shared"), khmer_name="", roles=frozenset({Role.SOCIAL_WORKER})).id
    with Work(access) as work:
        share(work, case=case, to=colleague, why=cage("share reason"))
        hold(work, file=case, why=cage("hold reason"))
        note_journal_export(work, entries=7, for_whom=cage("inspection"))
        work.commit()
    with Work(access) as work:
        take_back(work, case=case, person=colleague)
        own.remember(work.db, access, "receipt", cage("remembered").encode())
        work.commit()
    made = recovering.new_sheets(access, holders=[access.person.id, access.person.id])
    cage.words += [word for paper in made.papers for word in (paper.code, "".join(paper.groups))]
    recovering.put_in_use(access, made)
    stick = home / "stick"
    stick.mkdir()
    back_up(access, stick)
    drill(access, stick)


def emergencies(access: Access, cage: Letting, come_in: Callable[[], Access]) -> Access:
    """A second team, and a case of the first opened from there in an emergency; the founder, in again afterwards."""
    with Work(access) as work:
        team = found_team(work, name=cage("team"))
        contact, safe = factories.first_contact(), factories.safe_contact()
        number = register(work, kind=CaseKind.SURVIVOR, contact=contact, safe=safe).number
        work.commit()
    fresh = people.enrol(access, name=cage("supervisor"), khmer_name="", roles=frozenset({Role.SUPERVISOR}), team=team)
    with access.engine.begin() as db:
        emergency.welcomed(db, access, fresh.id, fresh.public.sealing)
    short, passphrase = cage("other short").lower(), f"{cage('other passphrase')} and more words"
    slot = make_slot(
        vault=access.vault.id, identity=fresh, root=access.root, short_name=short, passphrase=passphrase,
        database_key=access.database_key, kdf=LIGHT,
    )  # fmt: skip
    vault.add_slot(access, slot)
    vault.lock(access)
    other = vault.unlock(access.folder, short, passphrase, clock=Clock())
    with Work(other) as work:
        break_glass(work, code=number, why=cage("emergency reason"))
        work.commit()
    vault.lock(other)
    return come_in()


def every_layer(access: Access, cage: Letting, case: UUID) -> None:
    """Trouble in the database, on the disk, in a thread and in the window, each with a canary in its values."""
    app, faults = QCoreApplication([]), Faults()
    faults.listen()
    with suppress(StoreFault), Work(access) as work:
        row = {"id": work.person, "name": cage("twice"), "khmer_name": "", "joined": work.now()}
        work.db.execute(sa.insert(people_table), row)
    try:
        with Work(access) as work:
            work.rows(sa.select(Case.__table__.c.id).where(Case.__table__.c.kind == cage("no such code")))
    except Exception:
        sys.excepthook(*sys.exc_info())
    with suppress(Mendable), full_disk(), Work(access) as work:
        keep_draft(work, form="identity", answers={"khmer_name": cage("full disk") * 2000}, file=case)
        work.commit()
    thread = threading.Thread(target=_bug, args=(cage("thread"),))
    thread.start()
    thread.join()
    try:
        _bug(cage("window"))
    except ValueError:
        sys.excepthook(*sys.exc_info())
    logging.getLogger("casedesk").debug("the end of the trouble")
    app.processEvents()


def _bug(word: str) -> None:
    raise ValueError(f"cannot show {word}")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow: as far as writing goes, the disk is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    logging.disable()  # its own file could not grow either
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def new_passphrase(access: Access, old: str, cage: Letting) -> None:
    """Another passphrase, after a wrong one and one that is too short."""
    for wrong in ("", cage("not the old one")):
        with suppress(Mendable):
            change_passphrase(access, old=wrong, new=f"{cage('new passphrase')} and words", kdf=LIGHT)
    change_passphrase(access, old=old, new=f"{cage('newer passphrase')} and words", kdf=LIGHT)
