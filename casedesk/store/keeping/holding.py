"""A hold: a file that must not be erased – a court asks for it, or its owner does – whatever the rules say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.roles import Permission
from casedesk.security.sealing import Address, key_version_of, seal, unseal
from casedesk.store import granting, people
from casedesk.store.fields import InField
from casedesk.store.office_tables import holds
from casedesk.store.work import Work, query, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class Held(Mendable):
    """A hold lies on the file."""

    sentence = N_("A hold lies on this file. It was not erased. Lift the hold first, if its reason is over.")


class WhyMissing(InField):
    """A hold without a reason."""

    sentence = N_("Say why the file must be kept.")


@dataclass(frozen=True, slots=True)
class Hold:
    """Since when a file must not be erased, by whose decision, and why. The reason is sealed under the file's key."""

    id: UUID
    at: datetime
    by: UUID
    name: str
    khmer_name: str
    why: str = field(repr=False)


@verb(Permission.HOLD_CASES)
def hold(work: Work, *, file: UUID, why: str) -> None:
    """Holds a file. A second hold adds its reason to the first. Raises WhyMissing, and NotGranted without the key."""
    if not why.strip():
        raise WhyMissing("why", WhyMissing.sentence)
    id, version = uuid4(), granting.key_version(work.db, file)
    sealed = seal({"why": why.strip()}, _address(work, file, id), version, work.access.ring.key(file, version))
    row = {"id": id, "file": file, "by": work.person, "at": work.now(), "sealed": sealed}
    work.db.execute(sa.insert(holds), row)
    _tell(work, "hold", file)


@verb(Permission.HOLD_CASES)
def lift_hold(work: Work, *, file: UUID) -> None:
    """Lifts every hold on a file. Raises NotGranted without its key."""
    work.access.ring.key(file, granting.key_version(work.db, file))
    live = sa.update(holds).where(holds.c.file == file, holds.c.lifted.is_(None))
    work.db.execute(live.values(lifted=work.now(), lifted_by=work.person))
    _tell(work, "lift hold", file)


@query(Permission.READ_CASES)
def holds_on(work: Work, *, file: UUID) -> list[Hold]:
    """The holds on a file, the oldest first. Raises NotGranted without its key."""
    names = people.names(work.db)
    found = work.rows(sa.select(holds).where(holds.c.file == file, holds.c.lifted.is_(None)).order_by(holds.c.at))
    return [Hold(row.id, row.at, row.by, *names[row.by], _why(work, row)) for row in found]


def held(db: sa.Connection, file: UUID) -> bool:
    """Whether a hold lies on the file: a coded fact, asked without its key."""
    return db.scalar(sa.select(holds.c.id).where(holds.c.file == file, holds.c.lifted.is_(None))) is not None


def _why(work: Work, row: Any) -> str:
    key = work.access.ring.key(row.file, key_version_of(row.sealed))
    return str(unseal(row.sealed, _address(work, row.file, row.id), key)["why"])


def _address(work: Work, file: UUID, row: UUID) -> Address:
    return Address(work.access.vault.id, file, holds.name, row)


def _tell(work: Work, action: str, file: UUID) -> None:
    work.journal(action, file)
    work.touched.add((holds.name, file))
